import { parentPort, workerData } from 'node:worker_threads';
import { readExport } from './read-export.ts';

/** Reads one export and ends; started by the reader with limits of memory and time. */
if (workerData instanceof Uint8Array) parentPort?.postMessage(readExport(Buffer.from(workerData)));
