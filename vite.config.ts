import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import type { GetManualChunk, GetModuleInfo } from 'rollup';
import { defineConfig } from 'vite';
import remixConfig from './remix.config.js';

const frames = [/\/app\/root\.tsx$/, /\/app\/entry\.client\.tsx$/];

/** All that these files import, however deep; not what they import when it is used. */
function importedBy(files: Iterable<string>, info: GetModuleInfo): Set<string> {
  const seen = new Set<string>(files);
  for (const id of seen) for (const imported of info(id)?.importedIds ?? []) seen.add(imported);
  return seen;
}

/**
 * What every page loads comes in two files, our own and the libraries', instead of fifty: on the way to a phone each file waits
 * for its turn, and each is named in every page.
 */
function chunksOfTheFrame(): GetManualChunk {
  let frame: Set<string> | undefined;
  return (id, { getModuleIds, getModuleInfo }) => {
    frame ??= importedBy(
      [...getModuleIds()].filter((module) => frames.some((file) => file.test(module))),
      getModuleInfo,
    );
    if (!frame.has(id) || id.includes('?')) return undefined;
    return id.includes('/node_modules/') && !id.includes('/lucide-react/') ? 'libraries' : 'frame';
  };
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [remix(remixConfig), tailwindcss()],
  resolve: { alias: { '~': fileURLToPath(new URL('./app', import.meta.url)) } },
  server: { hmr: { port: 24678 } },
  build: {
    target: 'es2022',
    cssMinify: 'lightningcss',
    rollupOptions: isSsrBuild ? {} : { output: { manualChunks: chunksOfTheFrame() } },
  },
  // Bundled, only the icons and primitives in use stay in memory: all of them take 45 MB.
  ssr: { noExternal: ['lucide-react', /^@?radix-ui/] },
}));
