import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import type { GetManualChunk, GetModuleInfo } from 'rollup';
import { defineConfig } from 'vite';
import remixConfig from './remix.config.js';

const frames = [/\/app\/root\.tsx$/, /\/app\/entry\.client\.tsx$/];
/** The page that people open most: its icons come with the frame. */
const threads = [/\/app\/routes\/thread\.tsx$/];
const isIcon = (id: string) => id.includes('/lucide-react/');
/** The file through which all icons are imported; it stands for each that any page uses. */
const allIcons = /\/lucide-react\.mjs$/;

/** Names of icons and the modules that draw them. */
function readIcons(ids: readonly string[], info: GetModuleInfo): Map<string, string> {
  const all = ids.find((id) => allIcons.test(id));
  const exported = (all && info(all)?.code?.matchAll(/export \{([^}]*)\} from '\.(\/icons\/[^']+)'/g)) || [];
  return new Map(
    [...exported].flatMap(([, names, file]) =>
      names!
        .split(',')
        .map((name) => [name.replace('default as', '').trim(), all!.replace(allIcons, file!)] as const),
    ),
  );
}

/** All that these files import, however deep; not what they import when it is used. Of the icons those that are named. */
function importedBy(files: readonly RegExp[], ids: readonly string[], info: GetModuleInfo): Set<string> {
  const icons = readIcons(ids, info);
  const seen = new Set(ids.filter((id) => files.some((file) => file.test(id))));
  for (const id of seen) {
    const { importedIds = [], code } = info(id) ?? {};
    for (const imported of importedIds) if (!allIcons.test(imported)) seen.add(imported);
    for (const [, names] of code?.matchAll(/import\s*\{([^}]*)\}\s*from\s*["']lucide-react["']/g) ?? [])
      for (const name of names!.split(',')) seen.add(icons.get(name.trim().split(/\s/)[0]!) ?? id);
  }
  return seen;
}

/**
 * What every page loads comes in two files, our own and the libraries', instead of fifty: on the way to a phone each file waits
 * for its turn, and each is named in every page.
 */
function chunksOfTheFrame(): GetManualChunk {
  let frame: Set<string> | undefined;
  return (id, { getModuleIds, getModuleInfo }) => {
    if (!frame) {
      const ids = [...getModuleIds()];
      const ofThreads = [...importedBy(threads, ids, getModuleInfo)].filter(isIcon);
      frame = new Set([...importedBy(frames, ids, getModuleInfo), ...ofThreads]);
    }
    if (!frame.has(id) || id.endsWith('?url')) return undefined;
    // What the bundler adds (it begins with a zero) the libraries need before anything of ours runs.
    const ofLibraries = id.includes('/node_modules/') || id.startsWith('\0');
    return ofLibraries && !isIcon(id) ? 'libraries' : 'frame';
  };
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [remix(remixConfig), tailwindcss()],
  resolve: { alias: { '~': fileURLToPath(new URL('./app', import.meta.url)) } },
  server: { hmr: { port: 24678 } },
  build: {
    target: 'es2022',
    cssMinify: 'lightningcss',
    rollupOptions: isSsrBuild
      ? {}
      : { output: { manualChunks: chunksOfTheFrame(), onlyExplicitManualChunks: true } },
  },
  // Bundled, only the icons and primitives in use stay in memory: all of them take 45 MB.
  ssr: { noExternal: ['lucide-react', /^@?radix-ui/] },
}));
