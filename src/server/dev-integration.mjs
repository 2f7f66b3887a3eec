/**
 * `npm run dev`: Vite's server gets what the host does for the pages: locals, files, health, worker. The guards
 * are left out; they are what production and the tests run.
 * @returns {import('astro').AstroIntegration}
 */
export function devHost() {
  return {
    name: 'ppid-dev-host',
    hooks: {
      'astro:server:setup': async ({ server }) => {
        const { openDevHost } = await import('./dev-host.ts');
        const dev = await openDevHost();
        server.middlewares.use(dev.handle);
        server.httpServer?.once('close', () => void dev.close());
      },
    },
  };
}
