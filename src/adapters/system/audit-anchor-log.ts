import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AuditAnchorLog } from '#application/ports/audit-anchor-log.ts';
import { readAnchorLine, writeAnchorLine } from '#domain/audit/history-anchor.ts';

/** `audit-anchors.log` in the data folder: one line a day, only ever added to, fsynced. */
export function auditAnchorLog(dataDir: string): AuditAnchorLog {
  const file = path.join(dataDir, 'audit-anchors.log');
  const content = () =>
    readFile(file, 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
      throw error;
    });
  return {
    read: async () => {
      const texts = (await content()).split('\n').filter((line) => line !== '');
      const lines = texts.map(readAnchorLine).filter((line) => line !== null);
      return { lines, damaged: texts.length - lines.length };
    },
    append: async (line) => {
      // A line that a power cut left half-written is closed first, so that it spoils no other.
      const cut = (await content()).at(-1) ?? '\n';
      const handle = await open(file, 'a', 0o600);
      try {
        await handle.writeFile(`${cut === '\n' ? '' : '\n'}${writeAnchorLine(line)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      const folder = await open(dataDir, 'r');
      await folder.sync().finally(() => folder.close());
    },
  };
}
