import type { CommandContext } from '~/platform/command.server';
import type { Tx } from '~/platform/db/transact.server';
import { newId } from '~/platform/ids';
import { threadStream } from '../streams';
import { postBlanking } from './post-blanking';
import { readPostView } from './read-post-view.server';

type Context = Pick<CommandContext<unknown>, 'tx' | 'tell' | 'blank'>;

/** A post that goes from one thread to another, with its number in both. */
export interface Relocation {
  id: string;
  from: number;
  into: number;
  /** What it replies to in the thread where it goes. */
  replyToId: string | null;
}

async function leavePlaces(
  tx: Tx,
  fromId: string,
  posts: readonly Relocation[],
): Promise<Map<string, string>> {
  const places = new Map(posts.map(({ id }) => [id, newId()]));
  await tx.$executeRaw`
    INSERT INTO "Post" ("id", "threadId", "number", "body", "html", "status", "movedToId", "createdAt")
    SELECT g."place", ${fromId}::uuid, g."number", '', '', 'removed', p."id", p."createdAt"
    FROM unnest(${[...places.values()]}::uuid[], ${posts.map(({ id }) => id)}::uuid[], ${posts.map(({ from }) => from)}::int[])
      AS g("place", "id", "number") JOIN "Post" p ON p."id" = g."id"`;
  await tx.$executeRaw`
    UPDATE "Post" r SET "replyToId" = g."place" FROM unnest(${[...places.values()]}::uuid[], ${[...places.keys()]}::uuid[]) AS g("place", "id")
    WHERE r."replyToId" = g."id" AND r."threadId" = ${fromId}::uuid`;
  return places;
}

/**
 * Under the locks of both threads' streams: posts stand in the other thread, with all that hangs on them, and in their place a sign
 * that leads there. Where a sign led here before, the post takes its place back. Publishes `post.moved` in the thread they leave,
 * and, where `tellInto`, in the one they come to. The numbers in the other thread must be free, or places of these very posts.
 */
export async function relocatePosts(
  { tx, tell, blank }: Context,
  { fromId, intoId, tellInto }: { fromId: string; intoId: string; tellInto: boolean },
  posts: readonly Relocation[],
): Promise<void> {
  const ids = posts.map(({ id }) => id);
  // Replies to a place are replies to what comes back to it.
  await tx.$executeRaw`
    UPDATE "Post" r SET "replyToId" = place."movedToId" FROM "Post" place
    WHERE r."replyToId" = place."id" AND r."threadId" = ${intoId}::uuid AND place."movedToId" = ANY (${ids}::uuid[])`;
  await tx.$executeRaw`DELETE FROM "Post" WHERE "threadId" = ${intoId}::uuid AND "movedToId" = ANY (${ids}::uuid[])`;
  await tx.$executeRaw`
    UPDATE "Post" p SET "threadId" = ${intoId}::uuid, "number" = g."into", "replyToId" = g."replyToId"
    FROM unnest(${ids}::uuid[], ${posts.map(({ into }) => into)}::int[], ${posts.map(({ replyToId }) => replyToId)}::uuid[])
      AS g("id", "into", "replyToId") WHERE p."id" = g."id"`;
  const places = await leavePlaces(tx, fromId, posts);
  await tx.$executeRaw`
    UPDATE "SearchEntry" e SET "threadId" = t."id", "number" = p."number", "title" = t."title", "askerId" = t."authorId"
    FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId" WHERE e."id" = p."id" AND p."id" = ANY (${ids}::uuid[])`;
  for (const { id } of posts) {
    blank(threadStream(fromId), postBlanking(id));
    tell(threadStream(fromId), 'post.moved', { post: await readPostView(tx, places.get(id)!) });
    if (tellInto) tell(threadStream(intoId), 'post.moved', { post: await readPostView(tx, id) });
  }
}
