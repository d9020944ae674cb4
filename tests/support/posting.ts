import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { checkCounts } from '~/modules/imports/check-counts.server';
import type { SignedInPerson } from './club';
import type { TestDatabase } from './database';

export interface PostingOptions {
  /** Where the portal is at this moment. */
  origin(): string;
  author: SignedInPerson;
  threads: readonly string[];
  posters: number;
}

export interface Acknowledged {
  threadId: string;
  number: number;
  seq: number;
}

/** People who post without a pause; who gets no answer tries again with the same key, as the page does. */
export interface Posting {
  /** What was answered with 201, by the key, which is the post's text too. */
  acknowledged: Map<string, Acknowledged>;
  /** How often each status was answered. `0`: no answer came. */
  statuses: Map<number, number>;
  /** Refusals that did not say when to try again. */
  withoutRetryAfter: number;
  /** Lets everybody finish what they have begun. */
  finish(): Promise<void>;
}

const retryMs = 100;
const patienceMs = 5_000;

/** Starts them; they go on until `finish`. */
export function startPosting({ origin, author, threads, posters }: PostingOptions): Posting {
  let writing = true;
  const count = (status: number) => posting.statuses.set(status, (posting.statuses.get(status) ?? 0) + 1);
  const send = async (threadId: string, key: string): Promise<boolean> => {
    const answer = await fetch(`${origin()}/api/v1/threads/${threadId}/posts`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        authorization: `Bearer ${author.secret}`,
      },
      body: JSON.stringify({ body: key }),
      signal: AbortSignal.timeout(patienceMs),
    });
    const body = (await answer.json()) as { post: { number: number }; seq: number };
    count(answer.status);
    if (answer.status === 503 && !answer.headers.get('retry-after')) posting.withoutRetryAfter++;
    if (answer.status !== 201) return false;
    posting.acknowledged.set(key, { threadId, number: body.post.number, seq: body.seq });
    return true;
  };
  const write = async (threadId: string) => {
    while (writing) {
      const key = randomUUID();
      while (!(await send(threadId, key).catch(() => void count(0)))) await pause(retryMs);
    }
  };
  const all = Array.from({ length: posters }, (_, index) => write(threads[index % threads.length]!));
  const posting: Posting = {
    acknowledged: new Map(),
    statuses: new Map(),
    withoutRetryAfter: 0,
    async finish() {
      writing = false;
      await Promise.all(all);
    },
  };
  return posting;
}

interface Stored {
  threadId: string;
  body: string;
  number: number;
  seq: string;
}

/**
 * Everything acknowledged is there once, under the number and the seq that were answered; nothing else is; numbers and updates
 * have no gap; no key is claimed without its answer; and what must always hold between rows and counters holds.
 */
export async function expectWhole(
  { sql }: Pick<TestDatabase, 'sql'>,
  threads: readonly string[],
  { acknowledged }: Posting,
): Promise<void> {
  const stored = await sql<Stored>(
    `SELECT p."threadId", p."body", p."number", u."seq" FROM "Post" p
     LEFT JOIN "Update" u ON u."stream" = 'thread:' || p."threadId" AND u."data"->'post'->>'id' = p."id"::text
     WHERE p."threadId" = ANY ($1::uuid[]) AND p."number" > 1 ORDER BY p."threadId", p."number"`,
    [threads],
  );
  const found = stored.map(({ body, threadId, number, seq }) => [
    body,
    { threadId, number, seq: Number(seq) },
  ]);
  const byKey = (entries: unknown[][]) => entries.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  expect(byKey(found)).toEqual(byKey([...acknowledged]));
  for (const numbers of Map.groupBy(stored, ({ threadId }) => threadId).values())
    expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 2));
  const [keys] = await sql('SELECT count(*)::int AS "open" FROM "IdempotencyKey" WHERE "response" IS NULL');
  expect(keys).toEqual({ open: 0 });
  expect((await checkCounts()).filter(({ broken }) => broken > 0)).toEqual([]);
}
