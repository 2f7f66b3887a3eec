import type { Logger } from '#application/ports/logger.ts';
import type { Mailer } from '#application/ports/mailer.ts';
import type { WorkerDependencies } from '#application/worker-dependencies.ts';
import type { Container } from '#container';
import { runOutboxOnce } from '#jobs/outbox-loop.ts';
import { runMessage } from '#jobs/registry.ts';
import { workerDependencies } from '#jobs/worker-dependencies.ts';
import { demoMailDomain } from './officers.ts';
import { deadMailDomain } from './requests/schedule-request.ts';

/** A worker whose mails go nowhere: the story says that they were sent. */
export type DemoWorker = {
  readonly deps: WorkerDependencies;
  /** Does all that is due; throws where something failed that the story did not ask for. */
  readonly catchUp: () => Promise<void>;
};

const fullMailbox = `petugas2@${demoMailDomain}`;

/** Refuses what goes to dead addresses, and on the last day what goes to an officer whose mailbox is full. */
function mailerOf(isLastDay: () => boolean): Mailer {
  return {
    send: async ({ to }) =>
      to.endsWith(deadMailDomain) || (isLastDay() && to === fullMailbox)
        ? { kind: 'refused', permanent: true, reasonCode: 'recipient_refused', detail: '550' }
        : { kind: 'sent', response: '250' },
  };
}

export function demoWorker(container: Container, isLastDay: () => boolean): DemoWorker {
  const faults: string[] = [];
  const logger: Logger = {
    info: () => {},
    warn: (event, fields) => {
      if (event === 'job_failed') faults.push(`${event} ${fields?.topic ?? ''} ${fields?.code ?? ''}`);
    },
    error: (event, fields) => faults.push(`${event} ${fields?.topic ?? ''} ${fields?.error ?? ''}`),
  };
  const deps = {
    ...workerDependencies(container),
    facts: { ...container.deps.facts, mailChannel: true },
    logger,
    mailer: mailerOf(isLastDay),
  };
  return {
    deps,
    catchUp: async () => {
      while ((await runOutboxOnce(deps, runMessage)) > 0);
      if (faults.length > 0) throw new Error(`work after the commit failed: ${faults.join(', ')}`);
    },
  };
}
