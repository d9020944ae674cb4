import type { Tx } from '~/platform/db/transact.server';
import { searchForms } from './write-post.server';

/** Makes a published post findable by what it says now. */
export async function indexPost(tx: Tx, postId: string, text: string): Promise<void> {
  const { folded, tokens } = searchForms('', text);
  await tx.$executeRaw`
    INSERT INTO "SearchEntry" ("id", "type", "clubId", "threadId", "number", "audience", "askerId", "title", "body", "folded", "tokens", "at")
    SELECT p."id", 'post', t."clubId", t."id", p."number", p."audience", t."authorId", t."title", ${text}, ${folded}, to_tsvector('simple', ${tokens}), p."createdAt"
    FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId" WHERE p."id" = ${postId}::uuid
    ON CONFLICT ("id") DO UPDATE SET "title" = EXCLUDED."title", "body" = EXCLUDED."body", "folded" = EXCLUDED."folded", "tokens" = EXCLUDED."tokens"`;
}

export async function unindexPost(tx: Tx, postId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM "SearchEntry" WHERE "id" = ${postId}::uuid`;
}
