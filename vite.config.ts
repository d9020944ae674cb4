import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import remixConfig from './remix.config.js';

export default defineConfig({
  plugins: [remix(remixConfig), tailwindcss()],
  resolve: { alias: { '~': fileURLToPath(new URL('./app', import.meta.url)) } },
  server: { hmr: { port: 24678 } },
  build: { target: 'es2022', cssMinify: 'lightningcss' },
  // Bundled, only the icons and primitives in use stay in memory: all of them take 45 MB.
  ssr: { noExternal: ['lucide-react', /^@?radix-ui/] },
});
