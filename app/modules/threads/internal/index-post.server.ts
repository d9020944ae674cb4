import type { Tx } from '~/platform/db/transact.server';
import { removeSearchEntries } from '~/platform/text/search-entry.server';
import { searchForms } from '~/platform/text/search-forms';

interface IndexedPost {
  id: string;
  threadId: string;
  number: number;
}

/** Makes a published post findable by what it says now; what opens a thread makes the thread findable too. */
export async function indexPost(tx: Tx, post: IndexedPost, text: string): Promise<void> {
  const { folded, tokens } = searchForms('', text);
  await tx.$executeRaw`
    INSERT INTO "SearchEntry" ("id", "type", "clubId", "threadId", "number", "audience", "askerId", "title", "body", "folded", "tokens", "at")
    SELECT p."id", 'post', t."clubId", t."id", p."number", p."audience", t."authorId", t."title", ${text}, ${folded}, to_tsvector('simple', ${tokens}), p."createdAt"
    FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId" WHERE p."id" = ${post.id}::uuid
    ON CONFLICT ("id") DO UPDATE SET "title" = EXCLUDED."title", "body" = EXCLUDED."body", "folded" = EXCLUDED."folded", "tokens" = EXCLUDED."tokens"`;
  if (post.number === 1) await reindexThread(tx, post.threadId, { opening: text });
}

/** Nobody finds the post any more, nor its thread by its words. */
export async function unindexPost(tx: Tx, post: IndexedPost): Promise<void> {
  await removeSearchEntries(tx, [post.id]);
  if (post.number === 1) await reindexThread(tx, post.threadId, { opening: '' });
}

/** By which title a thread is found, and its posts are shown when they are; empty: by none. */
export async function nameInSearch(tx: Tx, threadId: string, title: string): Promise<void> {
  await reindexThread(tx, threadId, { title });
  await tx.$executeRaw`UPDATE "SearchEntry" SET "title" = ${title} WHERE "threadId" = ${threadId}::uuid AND "type" = 'post'`;
}

/** A thread is found by its title and by what its first post says, so that words of both find it together. */
export async function reindexThread(
  tx: Tx,
  threadId: string,
  change: { title?: string; opening?: string },
): Promise<void> {
  const [entry] = await tx.$queryRaw<{ title: string; body: string }[]>`
    SELECT "title", "body" FROM "SearchEntry" WHERE "id" = ${threadId}::uuid FOR UPDATE`;
  if (!entry) return;
  const { title = entry.title, opening = entry.body } = change;
  const { folded, titleTokens, tokens } = searchForms(title, opening);
  await tx.$executeRaw`
    UPDATE "SearchEntry" SET "title" = ${title}, "body" = ${opening}, "folded" = ${folded},
      "tokens" = setweight(to_tsvector('simple', ${titleTokens}), 'A') || to_tsvector('simple', ${tokens})
    WHERE "id" = ${threadId}::uuid`;
}
