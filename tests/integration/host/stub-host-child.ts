import { startTestHost } from './stub-host.ts';

/** The host in a process of its own, for what only a process can show: that it lives on, and how it ends. */
const { host, port } = await startTestHost({ limits: { headersMs: 1_500, drainMs: 5_000 } });
process.on('SIGTERM', async () => {
  const clean = await host.drain();
  process.exit(clean ? 0 : 3);
});
process.send?.({ port });
