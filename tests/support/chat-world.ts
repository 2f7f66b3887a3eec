import assert from 'node:assert/strict';
import type { WorkerDependencies } from '#application/worker-dependencies.ts';
import { runOutboxOnce } from '#jobs/outbox-loop.ts';
import { runMessage } from '#jobs/registry.ts';
import { workerDependencies } from '#jobs/worker-dependencies.ts';
import { createWebhook } from '#server/webhook.ts';
import { startTestHost } from '#tests/integration/host/stub-host.ts';
import type { DialectContext } from './each-dialect.ts';
import { type GraphStub, signatureOf, startGraphStub } from './graph-stub.ts';
import { createTestOffice, type TestOffice } from './test-office.ts';

/** A portal with the Cloud API switched on, behind its real host, and the provider's stub. */
export interface ChatWorld {
  readonly office: TestOffice;
  readonly graph: GraphStub;
  readonly worker: WorkerDependencies;
  readonly port: number;
  /** Delivers a body; signed as the provider does unless another signature is given. */
  readonly post: (body: string, signature?: string | null, type?: string) => Promise<number>;
  /** Runs the worker until nothing is due, with seconds passing for what waits. */
  readonly work: () => Promise<void>;
  /** The same while time stands still. */
  readonly workNow: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function createChatWorld(context: DialectContext): Promise<ChatWorld> {
  const graph = await startGraphStub();
  const office = await createTestOffice(context, { env: graph.env });
  const { whatsapp } = office.container.config;
  assert.ok(whatsapp !== null);
  const host = await startTestHost({
    deps: office.deps,
    webhook: createWebhook(office.deps, whatsapp),
    limits: { requestsAtOncePerAddress: 4_000 },
  });
  const worker = workerDependencies(office.container);
  return {
    office,
    graph,
    worker,
    port: host.port,
    post: async (body, signature = signatureOf(body), type = 'application/json') => {
      const answer = await fetch(`http://localhost:${host.port}/webhook/whatsapp`, {
        method: 'POST',
        headers: {
          'Content-Type': type,
          ...(signature !== null && { 'X-Hub-Signature-256': signature }),
        },
        body,
      });
      await answer.arrayBuffer();
      return answer.status;
    },
    workNow: async () => {
      while ((await runOutboxOnce(worker, runMessage)) > 0);
    },
    work: async () => {
      for (let quiet = 0; quiet < 2; ) {
        const ran = await runOutboxOnce(worker, runMessage);
        if (ran > 0) {
          quiet = 0;
          continue;
        }
        quiet += 1;
        office.clock.advance({ seconds: 3 });
      }
    },
    close: async () => {
      await host.close();
      await graph.close();
    },
  };
}
