import { parentPort, workerData } from 'node:worker_threads';
import { readExport } from './read-export.ts';

/** Reads one unpacked export and ends; started by the reader with limits of memory and time. */
if (parentPort !== null) parentPort.postMessage(readExport(workerData));
