import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { Logger } from '#application/ports/logger.ts';

const entry = path.join(import.meta.dirname, '../jobs/main.ts');
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** A worker that lived so long starts again without a longer wait. */
const HEALTHY_MS = 60_000;

export type WorkerProcess = {
  readonly pid: () => number | undefined;
  /** Asks the worker to finish what it does and waits for it; it is killed when that takes too long. */
  readonly stop: (withinMs: number) => Promise<void>;
};

/** Runs the worker beside the web process and starts it again, ever more slowly, when it dies. */
export function startWorkerProcess(logger: Logger): WorkerProcess {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let waitMs = FIRST_WAIT_MS;
  let stopping = false;

  const start = (): void => {
    const startedAt = performance.now();
    const started = fork(entry, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child = started;
    started.once('error', () => {});
    started.once('exit', (code) => {
      child = undefined;
      if (stopping) return;
      waitMs =
        performance.now() - startedAt > HEALTHY_MS ? FIRST_WAIT_MS : Math.min(waitMs * 2, LONGEST_WAIT_MS);
      logger.warn('worker_ended', { code: String(code), ms: waitMs });
      timer = setTimeout(start, waitMs);
    });
  };
  start();

  return {
    pid: () => child?.pid,
    stop: (withinMs) => {
      stopping = true;
      clearTimeout(timer);
      const running = child;
      if (running === undefined) return Promise.resolve();
      return new Promise((resolve) => {
        const kill = setTimeout(() => running.kill('SIGKILL'), withinMs);
        running.once('exit', () => {
          clearTimeout(kill);
          resolve();
        });
        running.kill('SIGTERM');
      });
    },
  };
}
