import type { Tx } from '../db/transact.server';

/** What is taken out of a stream's earlier updates. */
export interface Blanking {
  /** Where in `data` the thing stands, as in `['post']` or `['post', 'replyTo']`. */
  path: readonly string[];
  /** The `id` there. */
  id: string;
  /** What is written over its fields: `{ html: '', body: '' }`. */
  with: Record<string, unknown>;
}

/**
 * Blanks a thing in all earlier updates of its stream, so that catch-up never replays what was hidden, removed, edited or
 * taken from an audience. Takes part in the change's transaction; commands say it by `context.blank`, which also makes
 * the nodes forget. @returns how many updates changed
 */
export async function blankUpdates(tx: Tx, stream: string, blanking: Blanking): Promise<number> {
  const { path, id } = blanking;
  return tx.$executeRaw`
    UPDATE "Update" SET "data" = jsonb_set("data", ${path}::text[], ("data" #> ${path}::text[]) || ${JSON.stringify(blanking.with)}::jsonb)
    WHERE "stream" = ${stream} AND "data" #>> ${[...path, 'id']}::text[] = ${id}`;
}

/** Takes the row locks of several streams in sorted order, before anything in them is touched. */
export async function lockStreams(tx: Tx, streams: readonly string[]): Promise<void> {
  const sorted = [...new Set(streams)].sort();
  await tx.$queryRaw`SELECT 1 FROM "Stream" WHERE "key" = ANY (${sorted}::text[]) ORDER BY "key" COLLATE "C" FOR UPDATE`;
}
