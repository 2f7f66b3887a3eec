import { Worker } from 'node:worker_threads';
import type { ArchiveReader } from '#application/ports/archive-reader.ts';
import type { Sp4nExportReader } from '#application/ports/sp4n-export-reader.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { ExportRefusal, ExportTable } from '#domain/sp4n/export-table.ts';
import { type UnpackedExport, unpackExport } from './read-export.ts';

const MEGABYTE = 1024 * 1024;
const defaults = { milliseconds: 20_000, heapMegabytes: 320, bytes: 10 * MEGABYTE };

export type ExportReaderLimits = typeof defaults;

/**
 * Reads one export after the other, each in a thread of its own that ends with it; `archives` opens workbooks by the
 * whole paths of their parts.
 */
export function sp4nExportReader(
  archives: ArchiveReader,
  limits: ExportReaderLimits = defaults,
): Sp4nExportReader {
  let last: Promise<unknown> = Promise.resolve();
  const read: Sp4nExportReader['read'] = async (source) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of source()) {
      size += chunk.length;
      if (size > limits.bytes) return err({ code: 'EXPORT_TOO_LARGE' });
      chunks.push(chunk);
    }
    const unpacked = await unpackExport(archives, Buffer.concat(chunks));
    if (typeof unpacked === 'string') return err({ code: unpacked });
    const said = await inThread(unpacked, limits);
    return typeof said === 'string' ? err({ code: said }) : ok(said);
  };
  return {
    read: (source) => {
      const next = last.then(() => read(source));
      last = next.catch(() => {});
      return next;
    },
  };
}

function inThread(
  unpacked: UnpackedExport,
  limits: ExportReaderLimits,
): Promise<ExportTable | ExportRefusal> {
  return new Promise((resolve) => {
    const thread = new Worker(new URL('./export-thread.ts', import.meta.url), {
      workerData: unpacked,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
      env: {},
    });
    const timer = setTimeout(() => end('EXPORT_TOO_LARGE'), limits.milliseconds);
    const end = (said: ExportTable | ExportRefusal): void => {
      clearTimeout(timer);
      resolve(said);
      void thread.terminate();
    };
    thread.once('message', end);
    thread.once('error', (error: NodeJS.ErrnoException) =>
      end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'EXPORT_TOO_LARGE' : 'EXPORT_BROKEN'),
    );
    thread.once('exit', () => end('EXPORT_BROKEN'));
  });
}
