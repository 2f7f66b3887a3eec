import { setTimeout as delay } from 'node:timers/promises';
import type { JobOutcome } from '#application/notification/job-outcome.ts';
import type { LeasedMessage } from '#application/ports/outbox-repository.ts';
import type { WorkerDependencies } from '#application/worker-dependencies.ts';
import { Temporal } from '#domain/shared/temporal.ts';

export type RunMessage = (deps: WorkerDependencies, message: LeasedMessage) => Promise<JobOutcome>;

const POLL_MS = 1_000;
const AT_ONCE = 4;
/** Longer than the slowest message: three silences of a mail server. */
const LEASE_SECONDS = 180;

/** Takes one round of due messages and runs them; returns how many there were. None while writing is stopped. */
export async function runOutboxOnce(deps: WorkerDependencies, run: RunMessage): Promise<number> {
  if (deps.durability.stoppedSince() !== null) return 0;
  const messages = await deps.outboxQueue.lease(deps.clock.now(), LEASE_SECONDS, AT_ONCE);
  await Promise.all(messages.map((message) => runAndSettle(deps, run, message)));
  return messages.length;
}

/** Runs rounds until told to stop; a round that was begun is finished. */
export async function runOutbox(deps: WorkerDependencies, run: RunMessage, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const count = await runOutboxOnce(deps, run).catch((error: unknown) => {
      deps.logger.error('outbox_round_failed', { error: nameOf(error) });
      return 0;
    });
    if (count < AT_ONCE) await delay(POLL_MS, undefined, { signal: stop }).catch(() => {});
  }
}

async function runAndSettle(
  deps: WorkerDependencies,
  run: RunMessage,
  message: LeasedMessage,
): Promise<void> {
  const { logger, outboxQueue, clock } = deps;
  const facts = { topic: message.topic, jobId: message.id, attempts: message.attempts };
  try {
    const outcome = await run(deps, message).catch((error: unknown): JobOutcome => {
      logger.error('job_threw', { ...facts, error: nameOf(error) });
      return { kind: 'again', code: 'UNEXPECTED_ERROR' };
    });
    const now = clock.now();
    switch (outcome.kind) {
      case 'done':
        await outboxQueue.complete(message.id, message.leaseToken, now);
        logger.info('job_done', facts);
        return;
      case 'wait': {
        const until = Temporal.Instant.from(now)
          .add({ minutes: outcome.minutes })
          .toString({ smallestUnit: 'millisecond' });
        await outboxQueue.postpone(message.id, message.leaseToken, until, outcome.code);
        return;
      }
      case 'again':
      case 'impossible':
        await outboxQueue.fail(
          message.id,
          message.leaseToken,
          now,
          outcome.code,
          outcome.kind === 'impossible',
        );
        logger.warn('job_failed', { ...facts, code: outcome.code });
    }
  } catch (error) {
    // The lease lapses and the message comes again.
    logger.error('job_not_settled', { ...facts, error: nameOf(error) });
  }
}

/** Class and code only: messages of errors can hold data. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}
