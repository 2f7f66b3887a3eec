import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Heartbeat } from '#application/ports/heartbeat.ts';

/** A file in the data folder with the instant at which the worker last said that it lives. */
export function heartbeatFile(dataDir: string): Heartbeat {
  const file = path.join(path.resolve(dataDir), 'worker.heartbeat');
  return {
    beat: async (now) => {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(`${file}.draft`, `${now}\n`, { mode: 0o600 });
      await rename(`${file}.draft`, file);
    },
    last: async () => {
      const text = await readFile(file, 'utf8').catch(() => '');
      return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text.trim()) ? text.trim() : null;
    },
  };
}
