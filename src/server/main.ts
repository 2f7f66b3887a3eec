import { ensureSetupLink } from '#application/officer/ensure-setup-link.ts';
import { type Config, readConfig } from '#config';
import { createContainer, startUp } from '#container';
import { errorPlaces } from '#domain/shared/error-places.ts';
import { isLoopbackHost } from '#server/guards/own-addresses.ts';
import { createHost } from '#server/host.ts';
import { clientFolder, loadPages } from '#server/load-pages.ts';
import { reportFailedStart } from '#server/operator-error.ts';
import { loadStaticFiles } from '#server/static-files.ts';
import { createWebhook } from '#server/webhook.ts';
import { startWorkerProcess, type WorkerProcess } from '#server/worker-process.ts';

const WORKER_STOP_MS = 10_000;
const SECOND_SIGNAL_MS = 1_000;

/** The web process: database brought up to date, listener open, worker beside it, until asked to stop. */
async function main(): Promise<void> {
  const config = readConfig();
  const [pages, staticFiles, container] = await Promise.all([
    loadPages(),
    loadStaticFiles(clientFolder),
    createContainer(config, { process: 'web' }),
  ]);
  const { deps } = container;
  container.resumeWrites();
  const { copy } = await startUp(container);
  if (copy !== null) process.stdout.write(`Salinan basis data sebelum pembaruan: ${copy}\n`);
  const host = createHost({
    baseUrl: config.baseUrl,
    trustedProxyHops: config.trustedProxyHops,
    deps,
    pages,
    staticFiles,
    publicVersion: container.publicVersion,
    webhook: config.whatsapp === null ? null : createWebhook(deps, config.whatsapp),
  });
  let worker: WorkerProcess | null = null;
  let stoppingSince: number | null = null;
  const stop = async (): Promise<void> => {
    if (stoppingSince !== null) {
      // A terminal, npm and a supervisor may each pass on the same signal; only a later one means "now".
      if (performance.now() - stoppingSince > SECOND_SIGNAL_MS) process.exit(130);
      return;
    }
    stoppingSince = performance.now();
    process.stdout.write('Menyelesaikan permintaan yang sedang berjalan …\n');
    const [clean] = await Promise.all([host.drain(), worker?.stop(WORKER_STOP_MS)]);
    if (!clean) deps.logger.warn('requests_cut');
    await container.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  process.on('uncaughtException', (error) => {
    // State may be broken: say so and let the supervisor start a new process.
    deps.logger.error('uncaught_exception', { error: [error.name, ...errorPlaces(error)].join(' ') });
    process.exit(70);
  });

  await host.listen(config.port, config.host);
  process.stdout.write(`Portal berjalan di ${config.baseUrl}\n`);
  const hint = addressHint(config);
  if (hint !== null) process.stdout.write(`${hint}\n`);
  const setupLink = await ensureSetupLink(deps);
  if (setupLink !== null) {
    process.stdout.write(
      `\nBelum ada administrator. Buka tautan ini untuk membuatnya (sekali pakai):\n${setupLink}\n\n`,
    );
  }
  if (config.worker === 'on' && stoppingSince === null) worker = startWorkerProcess(deps.logger);
}

/** Two settings that look right on the first day and lock people out, or leave them unprotected, on the second. */
function addressHint(config: Config): string | null {
  const local = isLoopbackHost(new URL(config.baseUrl).host);
  if (local && !isLoopbackHost(config.host)) {
    return 'Perhatian: BASE_URL masih alamat mesin ini sendiri. Isi dengan alamat resmi situs, agar dapat dibuka dari luar.';
  }
  if (!local && config.baseUrl.startsWith('http:')) {
    return 'Perhatian: BASE_URL memakai http. Pakai https, agar sandi dan data pemohon tidak dapat dibaca di jalan.';
  }
  return null;
}

try {
  await main();
} catch (error) {
  reportFailedStart(error);
  process.exit(1);
}
