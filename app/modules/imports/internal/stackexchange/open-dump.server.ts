import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { ImportError } from '../../import-error';
import { type DumpRow, readRows } from './read-rows.server';

export const dumpFiles = ['users', 'tags', 'votes', 'posts', 'comments', 'postlinks', 'badges'] as const;
export type DumpFile = (typeof dumpFiles)[number];

const names: Record<DumpFile, string> = {
  users: 'Users.xml',
  tags: 'Tags.xml',
  votes: 'Votes.xml',
  posts: 'Posts.xml',
  comments: 'Comments.xml',
  postlinks: 'PostLinks.xml',
  badges: 'Badges.xml',
};

export interface Dump {
  /** Tells the site apart from others and stays the same for its later dumps. */
  fingerprint: string;
  /** Bytes; 0 for a file that is not there. */
  sizes: Record<DumpFile, number>;
  missing: string[];
  rows(file: DumpFile, onBytes: (bytes: number) => void): AsyncGenerator<DumpRow[]>;
}

async function findFiles(directory: string): Promise<Map<string, string>> {
  const entries = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTDIR')
      throw new ImportError(
        `${directory} is a file: give the folder that holds Users.xml, Posts.xml and the others.`,
      );
    if (error.code === 'ENOENT') throw new ImportError(`There is no folder ${directory}.`);
    throw new ImportError(`The folder ${directory} cannot be read (${error.code}).`);
  });
  return new Map(entries.map((entry) => [entry.toLowerCase(), path.join(directory, entry)]));
}

async function sizeOf(file: string | undefined): Promise<number> {
  if (!file) return 0;
  const found = await stat(file);
  if (!found.isFile()) throw new ImportError(`${file} is not a file.`);
  return found.size;
}

async function firstRow(rows: AsyncGenerator<DumpRow[]>): Promise<DumpRow> {
  for await (const [row] of rows) if (row) return row;
  return {};
}

/** The first account and the first post of a site are as old as the site, and stay in each of its dumps. */
async function fingerprintOf(dump: Pick<Dump, 'rows'>): Promise<string> {
  const quiet = () => undefined;
  const [user, post] = [await firstRow(dump.rows('users', quiet)), await firstRow(dump.rows('posts', quiet))];
  const parts = [user.Id, user.CreationDate, post.Id, post.CreationDate];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** A Stack Exchange dump, unpacked into one folder. @throws ImportError when it is none */
export async function openDump(directory: string): Promise<Dump> {
  const found = await findFiles(directory);
  const files = Object.fromEntries(
    dumpFiles.map((file) => [file, found.get(names[file].toLowerCase())]),
  ) as Record<DumpFile, string | undefined>;
  const needed = (['users', 'posts'] as const).filter((file) => !files[file]).map((file) => names[file]);
  if (needed.length > 0) {
    const packed = [...found.keys()].some((name) => name.endsWith('.7z'));
    const hint = packed ? ' Unpack the .7z archive first.' : ' Is it an unpacked Stack Exchange dump?';
    throw new ImportError(`${needed.join(' and ')} cannot be found in ${directory}.${hint}`);
  }
  const sizes = {} as Record<DumpFile, number>;
  for (const file of dumpFiles) sizes[file] = await sizeOf(files[file]);
  const rows: Dump['rows'] = async function* (name, onBytes) {
    const file = files[name];
    if (file) yield* readRows({ file, root: name, onBytes });
  };
  return {
    fingerprint: await fingerprintOf({ rows }),
    sizes,
    missing: dumpFiles.filter((file) => !files[file]).map((file) => names[file]),
    rows,
  };
}
