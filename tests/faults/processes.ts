import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** Kills a process that this run started, and those it started, as a power failure or the kernel would. */
export async function killTree(pid: number): Promise<void> {
  for (const child of await childrenOf(pid)) await killTree(child);
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean).map(Number);
}

export const someTime = (fromMs: number, toMs: number): Promise<void> => delay(randomInt(fromMs, toMs));

export type Helper = {
  readonly child: ChildProcess;
  /** Lines printed so far. */
  readonly lines: () => readonly string[];
  readonly errors: () => string;
  readonly ended: Promise<number | null>;
  /** Waits for a line that starts so. */
  readonly says: (start: string, timeoutMs?: number) => Promise<string>;
};

/** Starts a Node program of this project and collects what it prints. */
export function startHelper(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Helper {
  const child = spawn(process.execPath, [file, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [text, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  // A line that was cut by the kill was not said.
  const lines = () => text.split('\n').slice(0, -1);
  return {
    child,
    lines,
    errors: () => errors,
    ended: once(child, 'close').then(([code]) => code),
    says: async (start, timeoutMs = 60_000) => {
      for (let waited = 0; waited < timeoutMs; waited += 20) {
        const found = lines().find((line) => line.startsWith(start));
        if (found !== undefined) return found;
        if (child.exitCode !== null) break;
        await delay(20);
      }
      throw new Error(`${file} did not say "${start}": ${errors}`);
    },
  };
}
