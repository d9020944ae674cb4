import type { Tx } from '../db/transact.server';
import { searchForms } from './search-forms';

/** What makes one thing findable. `id` is the id of the club, thread, post, membership or guide. */
export interface SearchEntryInput {
  id: string;
  type: 'club' | 'thread' | 'post' | 'person' | 'guide' | 'event';
  clubId: string;
  threadId?: string;
  number?: number;
  audience?: 'everyone' | 'professionals' | 'experts';
  /** Who asked: may find what is for the asker and experts. */
  askerId?: string | null;
  /** Counts more than the text. A post's is its thread's, which is found by itself. */
  title: string;
  /** Plain text. */
  body: string;
  at: Date;
}

/** Writes or rewrites an entry of the search index, in the transaction of the change. */
export async function putSearchEntry(tx: Tx, entry: SearchEntryInput): Promise<void> {
  const { folded, titleTokens, tokens } = searchForms(entry.type === 'post' ? '' : entry.title, entry.body);
  await tx.$executeRaw`
    INSERT INTO "SearchEntry" ("id", "type", "clubId", "threadId", "number", "audience", "askerId", "title", "body", "folded", "tokens", "at")
    VALUES (${entry.id}::uuid, ${entry.type}::"SearchType", ${entry.clubId}::uuid, ${entry.threadId ?? null}::uuid,
      ${entry.number ?? null}::int, ${entry.audience ?? 'everyone'}::"Audience", ${entry.askerId ?? null}::uuid,
      ${entry.title}, ${entry.body}, ${folded}, setweight(to_tsvector('simple', ${titleTokens}), 'A') || to_tsvector('simple', ${tokens}), ${entry.at})
    ON CONFLICT ("id") DO UPDATE SET "audience" = EXCLUDED."audience", "askerId" = EXCLUDED."askerId", "title" = EXCLUDED."title",
      "body" = EXCLUDED."body", "folded" = EXCLUDED."folded", "tokens" = EXCLUDED."tokens", "at" = EXCLUDED."at"`;
}

/** Takes things out of the index. */
export async function removeSearchEntries(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM "SearchEntry" WHERE "id" = ANY (${[...ids]}::uuid[])`;
}
