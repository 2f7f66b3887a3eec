import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '#adapters/db/open-database.ts';
import { runProcess } from '#tests/runner/child.ts';
import { columnsOf } from './evidence.ts';
import { type Evidence, filesBelow, note } from './watch.ts';
import type { World } from './world.ts';

/** Makes a backup and restores it by the operator's commands; what lies in both, and what the commands print. */
export async function backedUpAndRestored(
  world: Pick<World, 'dataDir' | 'databaseUrl' | 'temporary'>,
  emptyDatabase: string | null,
): Promise<{ readonly archive: Evidence; readonly restored: Evidence }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ppid-canary-backup-'));
  const archive: Evidence = new Map();
  const restored: Evidence = new Map();
  const ppid = async (args: readonly string[]): Promise<string> => {
    const { code, output } = await runProcess(process.execPath, ['src/cli/main.ts', ...args], {
      DATA_DIR: world.dataDir,
      DATABASE_URL: world.databaseUrl,
      BACKUP_DIR: path.join(folder, 'backups'),
      TMPDIR: world.temporary,
      SMTP_URL: '',
      SECRET_KEY_FILE: '',
      LOG_LEVEL: 'debug',
    });
    assert.equal(code, 0, output);
    note(archive, 'output of commands', output);
    return output;
  };
  try {
    const key = /AGE-SECRET-KEY-1[0-9A-Z]{58}/.exec(await ppid(['backup', 'init', '--replace']))?.[0] ?? '';
    const keyFile = path.join(folder, 'kunci.txt');
    await writeFile(keyFile, `${key}\n`);
    const file = /\S+\.tar\.age/.exec(await ppid(['backup']))?.[0] ?? '';
    note(archive, 'backup', await readFile(file));
    await ppid(['verify', file, '--key', keyFile]);
    const to = path.join(folder, 'pulih');
    const database = emptyDatabase === null ? [] : ['--database', emptyDatabase];
    await ppid(['restore', file, '--key', keyFile, '--to', to, ...database]);
    const names = await filesBelow(to);
    for (const { file: name, bytes } of names) {
      note(restored, /\.sqlite/.test(name) ? 'database files' : 'restored files', bytes);
    }
    const sqlite = names.find((one) => one.file.endsWith('.sqlite'))?.file;
    const opened = openDatabase({ databaseUrl: emptyDatabase ?? `file:${sqlite}` });
    await columnsOf(opened.db, restored);
    await opened.close();
    return { archive, restored };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
