import { mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { BackupRecipient } from '#application/ports/backup-store.ts';
import { isRecipient } from './age-encryption.ts';
import { syncPath, writeTextDurably } from './durable-text.ts';

/** The public key is not secret, but whoever can change it gets the next backups: hence checked at each use. */
export function recipientFile(dataDir: string): BackupRecipient {
  const file = path.join(path.resolve(dataDir), 'backup-recipient.txt');
  return {
    current: async () => {
      const text = await readFile(file, 'utf8').catch(() => null);
      if (text === null) return null;
      const recipient = text.trim();
      if (!(await isRecipient(recipient))) throw new BackupRecipientError(file);
      return recipient;
    },
    set: async (recipient) => {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await writeTextDurably(`${file}.draft`, `${recipient}\n`);
      await rename(`${file}.draft`, file);
      await syncPath(path.dirname(file));
    },
  };
}

/** The file of the public key holds something else; says what to do, in Indonesian. */
export class BackupRecipientError extends Error {
  override name = 'BackupRecipientError';
  constructor(file: string) {
    super(
      `Isi ${file} bukan kunci publik cadangan (age1…). Pasang lagi dengan: npm run ppid -- backup init --recipient age1…`,
    );
  }
}
