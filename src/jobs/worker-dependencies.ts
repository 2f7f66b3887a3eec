import type { WorkerDependencies } from '#application/worker-dependencies.ts';
import type { Container } from '#container';

/** A container's parts as work after the commit takes them; the letters' compiler is loaded with the first letter. */
export function workerDependencies(container: Container): WorkerDependencies {
  return {
    ...container.deps,
    outboxQueue: container.outboxQueue,
    erasedTraces: container.erasedTraces,
    backups: container.backups,
    auditAnchors: container.auditAnchors,
    noticeComposer: container.noticeComposer,
    textExtractor: container.textExtractor,
    whatsapp: container.whatsapp,
    mailer: container.mailer,
    letterRenderer: {
      render: async (data) => (await container.letterRenderer()).render(data),
    },
  };
}
