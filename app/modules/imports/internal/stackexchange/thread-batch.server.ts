import { env } from '~/platform/env.server';
import { newIdAt } from '~/platform/ids';
import { detectLanguage } from '~/platform/text/language';
import { renderMarkdown, type RenderedPost } from '~/platform/text/markdown.server';
import { add } from '../../report';
import {
  type ImportedRow,
  likesJson,
  type PostRow,
  type SearchRow,
  type ThreadRow,
} from '../thread-rows.server';
import { bodyOf, type Entry, titleOf } from './entry';
import type { Run } from './run.server';
import { tagKey, tagNames } from './tag-keys';

/** What an earlier run made. */
export interface KnownThread {
  id: string;
  title: string;
  authorId: string | null;
  /** Of its last post. */
  number: number;
}

interface Open {
  thread: KnownThread;
  row: ThreadRow | undefined;
  /** Of the dump, if the question names one. */
  accepted: string | null;
  grown: Grown | undefined;
}

interface Grown {
  id: string;
  posts: number;
  lastNumber: number;
  lastPostAt: Date;
}

const longestTitle = 200;
const longestBody = 20_000;
const kinds = { question: 'questions', answer: 'answers', comment: 'comments' } as const;

/** Rows made of entries, which come thread by thread, in the order of their numbers. */
export class ThreadBatch {
  readonly threads: ThreadRow[] = [];
  readonly posts: PostRow[] = [];
  readonly found: SearchRow[] = [];
  readonly imported: ImportedRow[] = [];
  readonly grown: Grown[] = [];
  readonly kinds: Record<string, number> = {};
  readonly notes: Record<string, number> = {};
  likes = 0;

  readonly #run: Run;
  readonly #known: ReadonlyMap<string, KnownThread>;
  /** Number of a post in the dump → id here. */
  readonly #ids = new Map<string, string>();
  #open: Open | undefined;
  #openExternal: string | undefined;

  constructor(run: Run, known: ReadonlyMap<string, KnownThread>) {
    this.#run = run;
    this.#known = known;
  }

  add(entry: Entry): void {
    const id = newIdAt(entry.createdAt);
    const body = bodyOf(entry);
    // Names after an @ stay words: nobody is called by what was written elsewhere.
    const text = renderMarkdown(body, {
      origin: env().ORIGIN,
      uploads: new Map(),
      resolveMember: () => null,
    });
    const open = this.#threadOf(entry, text);
    const number = ++open.thread.number;
    this.#addPost(entry, id, number, body, text);
    this.#count(entry, id, body);
    if (open.row) this.#grow(open.row, entry, id, open);
    else if (open.grown) {
      open.grown.posts++;
      open.grown.lastNumber = number;
      if (entry.createdAt > open.grown.lastPostAt) open.grown.lastPostAt = entry.createdAt;
    }
  }

  #threadOf(entry: Entry, text: RenderedPost): Open {
    if (this.#open && this.#openExternal === entry.thread) return this.#open;
    this.#openExternal = entry.thread;
    const known = entry.threadId ? this.#known.get(entry.threadId) : undefined;
    this.#open = known ? this.#continue(known, entry) : this.#start(entry, text);
    return this.#open;
  }

  #continue(thread: KnownThread, { createdAt }: Entry): Open {
    const grown = { id: thread.id, posts: 0, lastNumber: thread.number, lastPostAt: createdAt };
    this.grown.push(grown);
    return { thread, row: undefined, accepted: null, grown };
  }

  #start(entry: Entry, text: RenderedPost): Open {
    const { club, sources } = this.#run;
    const { authorId, createdAt } = entry;
    const id = newIdAt(createdAt);
    const title = titleOf(entry, text.text);
    if (title.length > longestTitle) add(this.notes, `titles have more than ${longestTitle} characters`);
    const row: ThreadRow = {
      id,
      clubId: club.id,
      kind: 'question',
      status: entry.closed ? 'locked' : 'open',
      title,
      tags: tagNames(entry.tags ?? '').map(tagKey),
      authorId,
      language: detectLanguage(`${title}\n${text.text}`),
      acceptedPostId: null,
      postCount: 0,
      lastPostAt: createdAt,
      createdAt,
    };
    this.threads.push(row);
    this.imported.push({ source: sources.content, kind: 'thread', externalId: entry.external, id });
    this.found.push({
      ...{
        id,
        type: 'thread',
        clubId: club.id,
        threadId: id,
        number: null,
        askerId: authorId,
        title,
        body: text.text,
        at: createdAt,
      },
    });
    return { thread: { id, title, authorId, number: 0 }, row, accepted: entry.accepted, grown: undefined };
  }

  #grow(row: ThreadRow, entry: Entry, id: string, open: Open): void {
    row.postCount++;
    if (entry.createdAt > row.lastPostAt) row.lastPostAt = entry.createdAt;
    if (entry.kind === 'answer' && entry.external === open.accepted) row.acceptedPostId = id;
  }

  #addPost(entry: Entry, id: string, number: number, body: string, text: RenderedPost): void {
    const { thread } = this.#open!;
    const { authorId, createdAt, editedAt } = entry;
    const replyToId = entry.reply ? (this.#ids.get(entry.reply) ?? entry.replyToId) : null;
    const { html } = text;
    const language = detectLanguage(text.text);
    const likes = entry.likes ?? 0;
    this.posts.push({
      ...{
        id,
        threadId: thread.id,
        number,
        authorId,
        body,
        html,
        language,
        replyToId,
        editedAt,
        createdAt,
      },
      ...{ reactions: likesJson(likes), importedReactions: likes > 0 ? likesJson(likes) : null },
    });
    this.found.push({
      ...{
        id,
        type: 'post',
        clubId: this.#run.club.id,
        threadId: thread.id,
        number,
        askerId: thread.authorId,
      },
      ...{ title: thread.title, body: text.text, at: createdAt },
    });
  }

  #count(entry: Entry, id: string, body: string): void {
    const { kind, external } = entry;
    const likes = entry.likes ?? 0;
    this.imported.push({
      source: this.#run.sources.content,
      kind: kind === 'comment' ? 'comment' : 'post',
      externalId: external,
      id,
    });
    this.kinds[kinds[kind]] = (this.kinds[kinds[kind]] ?? 0) + 1;
    if (kind === 'comment') add(this.notes, 'votes on comments were kept as likes', likes);
    else {
      this.#ids.set(external, id);
      this.likes += likes;
    }
    if (!entry.authorId) add(this.notes, 'posts and comments have no author in the dump');
    if (body === '') add(this.notes, 'posts have no words');
    if (body.length > longestBody)
      add(this.notes, `posts are longer than ${longestBody.toLocaleString('en')} characters`);
  }
}
