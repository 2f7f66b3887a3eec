import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export type Attached = {
  /** Lets the calls work again; how many were made to fail. */
  readonly detach: () => Promise<number>;
};

/** Makes system calls of a running process fail, counted for each of its threads from now on. */
export async function failingCalls(
  pid: number,
  fault: { readonly calls: string; readonly error: string; readonly when: string },
): Promise<Attached> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'ppid-strace-'));
  const log = path.join(scratch, 'calls.txt');
  const tracer = spawn(
    'strace',
    [
      '-f',
      '-o',
      log,
      '-p',
      String(pid),
      '-e',
      `trace=${fault.calls}`,
      '-e',
      `inject=${fault.calls}:error=${fault.error}:when=${fault.when}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(tracer, 'exit');
  let said = '';
  tracer.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  for (let waited = 0; waited < 10_000 && !/attached/.test(said); waited += 20) await delay(20);
  if (!/attached/.test(said)) throw new Error(`strace did not attach: ${said}`);
  return {
    detach: async () => {
      tracer.kill('SIGINT');
      await ended;
      const lines = (await readFile(log, 'utf8')).split('\n');
      await rm(scratch, { recursive: true, force: true });
      return lines.filter((line) => line.includes('(INJECTED)')).length;
    },
  };
}
