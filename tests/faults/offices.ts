import { createSmtpMailer } from '#adapters/mail/smtp-mailer.ts';
import { loadMasterKeys } from '#adapters/system/master-keys.ts';
import type { WorkerDependencies } from '#application/worker-dependencies.ts';
import { readConfig } from '#config';
import { type Container, createContainer, startUp } from '#container';
import { runOutboxOnce } from '#jobs/outbox-loop.ts';
import { runMessage } from '#jobs/registry.ts';
import { workerDependencies } from '#jobs/worker-dependencies.ts';

export type Settings = Readonly<Record<string, string>>;

/** Opens a portal's data folder in this process, brought up to date. */
export async function openOffice(dataDir: string, env: Settings = {}): Promise<Container> {
  const config = readConfig({ LOG_LEVEL: 'silent', ...env, DATA_DIR: dataDir });
  await loadMasterKeys(config.secretKeyFile, async () => true);
  const container = await createContainer(config, { process: 'cli' });
  await startUp(container);
  return container;
}

/** The worker's side of an office, mail by a server that may be unwell. */
export function workerOf(container: Container, smtpUrl: string): WorkerDependencies {
  return {
    ...workerDependencies(container),
    mailer: createSmtpMailer({ url: smtpUrl, from: 'PPID <ppid@contoh.go.id>', timeoutMs: 1_500 }),
  };
}

/** Runs rounds until nothing is due. */
export async function settleOutbox(worker: WorkerDependencies): Promise<void> {
  for (let round = 0; round < 100_000; round += 1) {
    if ((await runOutboxOnce(worker, runMessage)) === 0) return;
  }
  throw new Error('the outbox does not come to rest');
}
