import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from './running-portal.ts';

const run = promisify(execFile);
const NOBODY = 65534;
const root = '/usr/lib/postgresql';

/** The folder of an installed server with its dump tools; null where none is installed. */
export async function debianPostgresFolder(): Promise<string | null> {
  for (const version of (await namesIn(root)).toSorted().reverse()) {
    const folder = path.join(root, version, 'bin');
    const tools = await namesIn(folder);
    if (['initdb', 'postgres', 'pg_dump', 'pg_restore'].every((tool) => tools.includes(tool))) return folder;
  }
  return null;
}

/** A server of the machine's own PostgreSQL with an empty cluster, for what the embedded one lacks. */
export async function startDebianPostgres(bin: string): Promise<{
  readonly url: string;
  readonly stop: () => Promise<void>;
}> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ppid-debian-postgres-'));
  const asRoot = process.getuid?.() === 0;
  const account = asRoot ? { uid: NOBODY, gid: NOBODY } : {};
  if (asRoot) await chown(folder, NOBODY, NOBODY);
  const data = path.join(folder, 'data');
  await run(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    {
      ...account,
      cwd: folder,
    },
  );
  const port = await freePort();
  const server = spawn(
    path.join(bin, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-F',
    ],
    { ...account, cwd: folder, stdio: 'ignore' },
  );
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  for (let attempt = 0; !(await accepts(url)); attempt += 1) {
    if (attempt > 100) throw new Error('the PostgreSQL server did not start');
    await delay(100);
  }
  return {
    url,
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return await readdir(folder).catch(() => []);
}

async function accepts(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
