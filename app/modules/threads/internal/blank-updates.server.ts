import type { Tx } from '~/platform/db/transact.server';

/**
 * Takes a post's words out of the updates that told of it, so that catching up never replays what is gone. The update
 * that follows tells what stands there now.
 */
export async function blankUpdates(tx: Tx, stream: string, postId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Update" SET "data" = "data" || jsonb_build_object('post', ("data"->'post') || '{"body": "", "html": "", "preview": null, "poll": null}'::jsonb)
    WHERE "stream" = ${stream} AND "data"->'post'->>'id' = ${postId}`;
}
