import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadMasterKeys } from '#adapters/system/master-keys.ts';

/** The portal as `npm start` runs it, worker included, over the pages built in `dist`. */
export interface RunningPortal {
  readonly baseUrl: string;
  readonly dataDir: string;
  /** Where its rows are. */
  readonly databaseUrl: string;
  /** The first administrator's link; null when there is one already. */
  readonly setupLink: string | null;
  readonly pid: number;
  /** Everything printed so far. */
  readonly output: () => string;
  /** Asks the process to stop and returns its exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

export interface PortalOptions {
  /** An existing database; without it a new SQLite file in a folder of its own. */
  readonly databaseUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Keep this folder for another start; without it a new one is removed at the end. */
  readonly dataDir?: string;
}

/** Portals of this process by their address, for steps that know only the page. */
const databases = new Map<string, string>();

/** Where the rows of the portal behind an address are. */
export function databaseOf(url: string): string {
  const found = databases.get(new URL(url).origin);
  if (found === undefined) throw new Error(`no portal of this test runs at ${url}`);
  return found;
}

/** Starts the portal on a free loopback port and waits until it answers. Throws with its output if it does not. */
export async function startPortal(options: PortalOptions = {}): Promise<RunningPortal> {
  const port = await freePort();
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'ppid-portal-')));
  // A database that comes migrated is not new, and a portal makes no keys for one that may hold sealed data.
  if (options.databaseUrl) await loadMasterKeys(path.join(dataDir, 'secret.key'), async () => true);
  const baseUrl = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['src/server/main.ts'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TZ: 'UTC',
      PORT: String(port),
      BASE_URL: baseUrl,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      output += text;
    });
  }
  await ready(child, baseUrl, () => output);
  const databaseUrl = options.databaseUrl ?? options.env?.DATABASE_URL ?? `file:${dataDir}/ppid.sqlite`;
  databases.set(baseUrl, databaseUrl);
  return {
    baseUrl,
    dataDir,
    databaseUrl,
    setupLink: /https?:\/\/\S+\/petugas\/siapkan\/\S+/.exec(output)?.[0] ?? null,
    pid: child.pid ?? 0,
    output: () => output,
    stop: async (signal = 'SIGTERM') => {
      const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
      child.kill(signal);
      if (ended) await ended;
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

async function ready(child: ChildProcess, baseUrl: string, output: () => string): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the portal ended before it answered:\n${output()}`);
    const settled = output().includes('Portal berjalan') && (await answers(baseUrl));
    if (settled) {
      // The set-up link is printed right after the listener opens.
      await new Promise((resolve) => setTimeout(resolve, 150));
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`the portal did not answer within a minute:\n${output()}`);
}

async function answers(baseUrl: string): Promise<boolean> {
  try {
    return (await fetch(`${baseUrl}/siap`)).ok;
  } catch {
    return false;
  }
}

/** A loopback port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
