import { type ChildProcess, spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable, type Writable } from 'node:stream';
import { headerOf, type Verdict, verdictOf } from './inspection-protocol.ts';

const entry = path.join(import.meta.dirname, 'inspection-child.ts');
const project = path.join(import.meta.dirname, '../../..');
const START_MS = 10_000;
const WATCH_EVERY_MS = 50;
const END_MS = 2_000;

export type InspectionLimits = {
  /** From the first byte to the verdict. */
  readonly fileMs: number;
  readonly heapMegabytes: number;
  /** Of the whole process, where the system tells it. */
  readonly residentBytes: number;
};

export type ProcessEnd =
  /** Over its time or memory, ended by us. */
  | { readonly kind: 'over_limit'; readonly code: 'TIME' | 'MEMORY' }
  /** Ended by itself or by somebody else. */
  | { readonly kind: 'died'; readonly signal: string };

export type InspectionProcess = {
  readonly pid: number;
  readonly alive: () => boolean;
  /** One file at a time. What the source throws is thrown. */
  readonly look: (
    kind: number,
    byteSize: number,
    bytes: AsyncIterable<Uint8Array>,
  ) => Promise<Verdict | ProcessEnd>;
  /** Closes its channel and waits; kills it when it does not end. */
  readonly end: () => Promise<void>;
};

/**
 * What the process may do: load its own code and packages. The folder of the project as a whole stays closed, since
 * by default the data folder with its key lies in it.
 */
export function confinement(): readonly string[] {
  const code = ['src', 'package.json', 'node_modules'].map((name) => realpathSync(path.join(project, name)));
  return [
    '--disable-warning=SecurityWarning',
    '--permission',
    '--allow-addons',
    '--allow-worker',
    ...code.map((place) => `--allow-fs-read=${place}`),
  ];
}

/**
 * Starts the process that opens files: no secrets in its environment, no right to write files or start
 * processes, reading of its code only. Null when it does not start.
 */
export async function startInspectionProcess(limits: InspectionLimits): Promise<InspectionProcess | null> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${limits.heapMegabytes}`, ...confinement(), entry],
    {
      env: { MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' },
      cwd: project,
      stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    },
  );
  const [input, , , answers] = child.stdio;
  const { pid } = child;
  child.on('error', () => {});
  if (pid === undefined || input === null || !(answers instanceof Readable)) return null;
  input.on('error', () => {});
  const lines = createInterface({ input: answers });
  let heard: (verdict: Verdict | ProcessEnd) => void = () => {};
  let ended: ProcessEnd | null = null;
  lines.on('line', (line) => {
    const verdict = verdictOf(line);
    if (verdict === null) child.kill('SIGKILL');
    else heard(verdict);
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      ended ??= { kind: 'died', signal: signal ?? String(code) };
      heard(ended);
      resolve();
    });
  });
  const kill = (end: ProcessEnd): void => {
    ended ??= end;
    child.kill('SIGKILL');
  };
  const answer = (ms: number): Promise<Verdict | ProcessEnd> =>
    new Promise((resolve) => {
      if (ended !== null) return resolve(ended);
      const late = setTimeout(() => kill({ kind: 'over_limit', code: 'TIME' }), ms);
      const watch = setInterval(() => void watchMemory(), WATCH_EVERY_MS);
      const watchMemory = async (): Promise<void> => {
        if ((await residentBytes(pid)) > limits.residentBytes) kill({ kind: 'over_limit', code: 'MEMORY' });
      };
      heard = (verdict) => {
        clearTimeout(late);
        clearInterval(watch);
        heard = () => {};
        resolve(verdict);
      };
    });
  const started = await answer(START_MS);
  if (started.kind !== 'ready') {
    kill({ kind: 'died', signal: 'START' });
    return null;
  }
  holdOpen(child, answers, false);
  return {
    pid,
    alive: () => ended === null,
    look: async (kind, byteSize, bytes) => {
      holdOpen(child, answers, true);
      const verdict = answer(limits.fileMs);
      try {
        input.write(headerOf(kind, byteSize));
        await pour(bytes, input, () => ended !== null);
        return await verdict;
      } catch (error) {
        kill({ kind: 'died', signal: 'SOURCE' });
        throw error;
      } finally {
        holdOpen(child, answers, false);
      }
    },
    end: async () => {
      if (ended !== null) return;
      ended = { kind: 'died', signal: 'END' };
      input.end();
      const late = setTimeout(() => child.kill('SIGKILL'), END_MS);
      child.ref();
      await gone;
      clearTimeout(late);
    },
  };
}

async function pour(bytes: AsyncIterable<Uint8Array>, input: Writable, ended: () => boolean): Promise<void> {
  for await (const chunk of bytes) {
    if (ended() || input.destroyed) return;
    if (input.write(chunk)) continue;
    await new Promise<void>((resolve) => {
      const on = (): void => {
        for (const event of ['drain', 'close', 'error'] as const) input.off(event, on);
        resolve();
      };
      for (const event of ['drain', 'close', 'error'] as const) input.once(event, on);
    });
  }
}

/** A process that waits for files keeps nobody from ending. */
function holdOpen(child: ChildProcess, answers: Readable, hold: boolean): void {
  for (const one of [child, child.stdin, answers]) {
    const handle: object | null = one;
    if (handle === null) continue;
    const change = hold ? 'ref' : 'unref';
    if (change in handle) Reflect.apply(Reflect.get(handle, change), handle, []);
  }
}

async function residentBytes(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return Number(text.split(' ')[1] ?? 0) * 4096;
}
