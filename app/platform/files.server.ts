import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';

import { env } from './env.server.ts';

// Files that members' content refers to (pictures). Written once under a generated name, never changed, so that a name
// may be cached for ever. The interface asks for no more than an object store can do.

export type StoredFile = { stream: Readable; bytes: number };

export type FileStore = {
  /** Keeps `data` under `name`; when it returns the file is whole and on disk. Replaces a file of that name. */
  put(name: string, data: Uint8Array): Promise<void>;
  /** The file, or null when there is none. The caller reads the stream to its end or destroys it. */
  open(name: string): Promise<StoredFile | null>;
  /** Whether there was such a file. */
  remove(name: string): Promise<boolean>;
  /** Every name that is kept, in no order. */
  names(): AsyncIterable<string>;
};

// Generated names only; nothing that could leave the folder or be taken for another kind of file.
const NAME = /^[a-z0-9][a-z0-9-]{2,99}(?:\.[a-z0-9]{1,8})?$/;
const INCOMING = 'incoming';

function checkName(name: string): void {
  if (!NAME.test(name))
    throw new TypeError(`not a name of a stored file: ${JSON.stringify(name.slice(0, 120))}`);
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

/** Files under `folder`, spread over 65,536 folders by a hash of their names: names that begin with a time would pile up. */
export function createDiskFileStore(folder: string): FileStore {
  const placeOf = (name: string): string => {
    checkName(name);
    const spread = createHash('sha256').update(name).digest('hex');
    return path.join(folder, spread.slice(0, 2), spread.slice(2, 4), name);
  };
  return {
    async put(name, data) {
      const place = placeOf(name);
      const incoming = path.join(folder, INCOMING, randomUUID());
      await mkdir(path.dirname(incoming), { recursive: true });
      await mkdir(path.dirname(place), { recursive: true });
      try {
        await writeThrough(incoming, data);
        // A rename within one file system happens whole or not at all, whatever is killed meanwhile.
        await rename(incoming, place);
      } catch (error) {
        await rm(incoming, { force: true });
        throw error;
      }
    },
    async open(name) {
      const place = placeOf(name);
      const handle = await open(place, 'r').catch((error: unknown) => {
        if (isMissing(error)) return null;
        throw error;
      });
      if (!handle) return null;
      const { size } = await handle.stat();
      return { stream: handle.createReadStream(), bytes: size };
    },
    async remove(name) {
      const place = placeOf(name);
      const there = await stat(place).catch((error: unknown) => {
        if (isMissing(error)) return null;
        throw error;
      });
      await rm(place, { force: true });
      return there !== null;
    },
    async *names() {
      for (const first of await foldersIn(folder)) {
        if (first === INCOMING) continue;
        for (const second of await foldersIn(path.join(folder, first))) {
          const entries = await readdir(path.join(folder, first, second), { withFileTypes: true });
          for (const entry of entries) if (entry.isFile() && NAME.test(entry.name)) yield entry.name;
        }
      }
    },
  };
}

async function foldersIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function writeThrough(place: string, data: Uint8Array): Promise<void> {
  const handle = await open(place, 'wx', 0o640);
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

let store: FileStore | undefined;

/** The store of this portal: `DATA_DIR/files`. */
export function fileStore(): FileStore {
  store ??= createDiskFileStore(path.join(env().DATA_DIR, 'files'));
  return store;
}
