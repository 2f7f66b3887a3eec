import node from '@astrojs/node';
import { defineConfig, passthroughImageService } from 'astro/config';
import { devHost } from './src/server/dev-integration.mjs';

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware', experimentalDisableStreaming: true }),
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  integrations: [devHost()],
  image: { service: passthroughImageService() },
  security: { checkOrigin: false },
  server: { port: Number(process.env.PORT ?? 4321) },
  session: false,
  trailingSlash: 'never',
  vite: {
    build: { assetsInlineLimit: 0 },
    server: { watch: { ignored: ['**/var/**'] } },
  },
});
