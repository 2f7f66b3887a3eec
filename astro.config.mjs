import node from '@astrojs/node';
import { defineConfig, passthroughImageService } from 'astro/config';

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware', experimentalDisableStreaming: true }),
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  image: { service: passthroughImageService() },
  security: { checkOrigin: false },
  session: false,
  trailingSlash: 'never',
  vite: {
    build: { assetsInlineLimit: 0 },
    server: { watch: { ignored: ['**/var/**'] } },
  },
});
