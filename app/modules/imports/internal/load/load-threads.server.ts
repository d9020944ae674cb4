import type pg from 'pg';
import { copyRows, type CopyValue } from '~/platform/db/bulk.server';
import { newIdAt } from '~/platform/ids';
import type { Locale } from '~/platform/i18n/locale';
import { stopIfAsked } from '../../import-error';
import {
  copyPosts,
  copySearchEntries,
  copyStreams,
  copyThreads,
  likesJson,
  type PostRow,
  type SearchRow,
  type ThreadRow,
} from '../thread-rows.server';
import type { Chance } from './chance';
import type { LoadClub } from './load-members.server';
import type { PlannedThread } from './plan';
import { makePool, makeText, makeTitle, type Sentence } from './text';

const locales: readonly Locale[] = ['th', 'vi', 'en'];
const chunk = 10_000;
const dayMs = 86_400_000;
const oldestDays = 360;
const [replies, liked, answered] = [0.3, 0.12, 0.5];

interface Context {
  clubs: readonly LoadClub[];
  now: Date;
  chance: Chance;
  pools: Record<Locale, Sentence[]>;
}

class Rows {
  readonly threads: ThreadRow[] = [];
  readonly posts: PostRow[] = [];
  readonly found: SearchRow[] = [];
  readonly readers: CopyValue[][] = [];
  readonly reactions: CopyValue[][] = [];
}

function likesOf(rows: Rows, postId: string, at: Date, { memberIds }: LoadClub, chance: Chance): number {
  if (chance.next() >= liked) return 0;
  const members = new Set(Array.from({ length: 1 + chance.below(3) }, () => chance.pick(memberIds)));
  for (const memberId of members) rows.reactions.push([postId, memberId, 'like', at]);
  return members.size;
}

/** Answers the text of the first post, by which the thread is found too. */
function addPosts(rows: Rows, thread: ThreadRow, club: LoadClub, locale: Locale, context: Context): string {
  const { chance, now, pools } = context;
  const from = thread.createdAt.getTime();
  const step = (now.getTime() - from) / (thread.postCount + 1);
  const ids: string[] = [];
  let opening = '';
  const read = new Map<string, number>();
  for (let number = 1; number <= thread.postCount; number++) {
    // Threads die down: what is left of a step after the post is for nobody to write in.
    const at = new Date(from + Math.floor(step * (number - 1 + (number > 1 ? chance.next() * 0.9 : 0))));
    const authorId =
      number === 1 ? thread.authorId! : club.memberIds[chance.lowBelow(club.memberIds.length)]!;
    const { body, html, text, forms } = makeText(pools[locale], chance);
    const id = newIdAt(at);
    const replyToId =
      number > 1 && chance.next() < replies ? ids[Math.max(0, ids.length - 1 - chance.below(6))]! : null;
    const likes = likesOf(rows, id, at, club, chance);
    if (number === 1) opening = text;
    ids.push(id);
    read.set(authorId, number);
    rows.posts.push({
      ...{ id, threadId: thread.id, number, authorId, body, html, language: locale, replyToId },
      ...{ reactions: likesJson(likes), importedReactions: null, editedAt: null, createdAt: at },
    });
    rows.found.push({
      ...{ id, type: 'post', clubId: club.id, threadId: thread.id, number, askerId: thread.authorId },
      ...{ title: thread.title, body: text, forms, at },
    });
    thread.lastPostAt = at;
  }
  for (const [memberId, number] of read) rows.readers.push([memberId, thread.id, number, thread.lastPostAt]);
  if (thread.kind === 'question' && ids.length > 1 && chance.next() < answered)
    thread.acceptedPostId = ids[1 + chance.below(Math.min(4, ids.length - 1))]!;
  return opening;
}

function addThread(rows: Rows, planned: PlannedThread, context: Context): void {
  const { clubs, now, chance } = context;
  const club = clubs[planned.club]!;
  const locale = chance.pick(locales);
  const createdAt = new Date(now.getTime() - Math.floor((0.02 + chance.next() ** 1.5) * oldestDays * dayMs));
  const thread: ThreadRow = {
    id: newIdAt(createdAt),
    clubId: club.id,
    kind: chance.next() < 0.5 ? 'question' : 'talk',
    status: 'open',
    title: makeTitle(locale, chance),
    tags: [],
    authorId: club.memberIds[chance.lowBelow(club.memberIds.length)]!,
    language: locale,
    acceptedPostId: null,
    postCount: planned.posts,
    lastPostAt: createdAt,
    createdAt,
  };
  rows.threads.push(thread);
  const opening = addPosts(rows, thread, club, locale, context);
  rows.found.push({
    ...{
      id: thread.id,
      type: 'thread',
      clubId: club.id,
      threadId: thread.id,
      number: null,
      askerId: thread.authorId,
    },
    ...{ title: thread.title, body: opening, at: createdAt },
  });
}

async function write(client: pg.Client, rows: Rows): Promise<void> {
  await copyThreads(client, rows.threads);
  await copyStreams(client, rows.threads);
  await copyPosts(client, rows.posts);
  await copySearchEntries(client, rows.found);
  await copyRows(client, '"ThreadReader"', ['memberId', 'threadId', 'readNumber', 'updatedAt'], rows.readers);
  await copyRows(client, '"Reaction"', ['postId', 'memberId', 'name', 'at'], rows.reactions);
}

/** Threads with their posts, some thousand posts at a time. Answers the threads' ids, in the order of the plan. */
export async function loadThreads(
  client: pg.Client,
  plan: readonly PlannedThread[],
  options: { clubs: readonly LoadClub[]; now: Date; chance: Chance; signal: AbortSignal },
  onDone: (posts: number) => void,
): Promise<string[]> {
  const { chance, signal } = options;
  const pools = { th: makePool('th', chance), vi: makePool('vi', chance), en: makePool('en', chance) };
  const ids: string[] = [];
  let rows = new Rows();
  let done = 0;
  for (const [index, planned] of plan.entries()) {
    addThread(rows, planned, { ...options, pools });
    if (rows.posts.length < chunk && index < plan.length - 1) continue;
    stopIfAsked(signal);
    await write(client, rows);
    done += rows.posts.length;
    ids.push(...rows.threads.map(({ id }) => id));
    rows = new Rows();
    onDone(done);
  }
  return ids;
}
