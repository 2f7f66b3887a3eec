import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '#tests/support/running-portal.ts';
import { serverEnvironment, serverFlags } from '../../src/cli/bootstrap/process-settings.mjs';

export interface Measured {
  readonly port: number;
  readonly pid: number;
  readonly startedMs: number;
  readonly stop: () => Promise<void>;
}

/** The portal as an operator runs it behind one proxy, its log in a file, until `/` answers. */
export async function measuredPortal(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const port = await freePort();
  const log = openSync(path.join(dataDir, 'bench.log'), 'a');
  const from = performance.now();
  const child = spawn(process.execPath, [...serverFlags, 'src/server/main.ts'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TZ: 'UTC',
      NODE_ENV: 'production',
      ...serverEnvironment(process.cwd()),
      PORT: String(port),
      DATA_DIR: dataDir,
      TRUSTED_PROXY_HOPS: '1',
      WORKER: 'off',
      ...env,
    },
    stdio: ['ignore', log, log],
  });
  return await answering(child, port, from, '/');
}

/** The yardsticks beside it. */
export async function measuredYardsticks(args: readonly string[]): Promise<Measured> {
  const port = await freePort();
  const from = performance.now();
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'yardsticks.mjs'), ...args, '--port', String(port)],
    { stdio: 'inherit' },
  );
  return await answering(child, port, from, '/bytes');
}

async function answering(child: ChildProcess, port: number, from: number, target: string): Promise<Measured> {
  const until = from + 120_000;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`a measured process ended with ${child.exitCode}`);
    const ok = await fetch(`http://localhost:${port}${target}`).then(
      async (answer) => (await answer.arrayBuffer()).byteLength > 0 && answer.ok,
      () => false,
    );
    if (ok) {
      return {
        port,
        pid: child.pid ?? 0,
        startedMs: Math.round(performance.now() - from),
        stop: async () => {
          const ended = child.exitCode === null ? once(child, 'exit') : null;
          child.kill('SIGTERM');
          await ended;
        },
      };
    }
    await delay(10);
  }
  child.kill('SIGKILL');
  throw new Error('a measured process did not answer within two minutes');
}
