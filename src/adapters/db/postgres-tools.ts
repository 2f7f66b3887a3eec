import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';

/** The newest `pg_dump` or `pg_restore` that serves a server of this major version; null when there is none. */
export async function postgresTool(name: 'pg_dump' | 'pg_restore', major: number): Promise<string | null> {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const installed = await readdir(DEBIAN).catch(() => []);
  const candidates = [...folders, ...installed.map((version) => path.join(DEBIAN, version, 'bin'))];
  let best: { readonly tool: string; readonly major: number } | null = null;
  for (const folder of candidates) {
    const tool = path.join(folder, name);
    const version = await run(tool, ['--version']).then(
      ({ stdout }) => Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1] ?? 0),
      () => 0,
    );
    if (version >= major && version > (best?.major ?? 0)) best = { tool, major: version };
  }
  return best?.tool ?? null;
}

/** Runs a tool against a database; the password goes by the environment, where other accounts do not see it. */
export async function runPostgresTool(
  tool: string,
  args: readonly string[],
  databaseUrl: string,
): Promise<void> {
  const address = new URL(databaseUrl);
  const sslMode = address.searchParams.get('sslmode');
  await run(tool, [...args], {
    maxBuffer: 64 * 1024 * 1024,
    env: {
      PATH: process.env.PATH,
      LC_ALL: 'C',
      PGHOST: address.searchParams.get('host') ?? decodeURIComponent(address.hostname),
      PGPORT: address.port || '5432',
      PGUSER: decodeURIComponent(address.username),
      PGPASSWORD: decodeURIComponent(address.password),
      PGDATABASE: decodeURIComponent(address.pathname.slice(1)),
      ...(sslMode === null ? {} : { PGSSLMODE: sslMode }),
    },
  });
}
