import { listModeratedClubs } from '~/modules/clubs/list-moderated.server';
import { type Actor, memberIdOf } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { readValue } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { PortalError } from '~/platform/errors';
import { isoSql, reviewJson, withExcerpt } from './internal/review-sql.server';
import type { QueueFilter } from './queue-order';
import type { ListReviewsInput } from './schema';
import { moderationStream } from './streams';
import type { ReviewView } from './views';

export interface ReviewPage {
  items: ReviewView[];
  next: string | null;
  filter: QueueFilter;
  /** What waits in each club of the list. */
  waiting: Record<string, number>;
  /** Heads of the clubs' streams in the same snapshot: what to give to `watch`. */
  heads: Record<string, number>;
}

interface Row {
  items: { review: ReviewView; key: string }[] | null;
  waiting: Record<string, number> | null;
  heads: Record<string, number> | null;
}

/** How a list is sorted, as SQL on "Review" w: the order, the cursor's text, and what comes after a cursor. */
function orderOf({ state, sort }: ListReviewsInput, cursor: string | undefined) {
  if (state === 'decided') {
    const after = readCursor(cursor, ['time', 'id']);
    return {
      order: Prisma.sql`w."decidedAt" DESC, w."id" DESC`,
      key: isoSql(Prisma.sql`w."decidedAt"`),
      after: after
        ? Prisma.sql`AND (w."decidedAt", w."id") < (${after[0]}::timestamptz, ${after[1]}::uuid)`
        : Prisma.empty,
    };
  }
  const opened = isoSql(Prisma.sql`w."openedAt"`);
  if (sort === 'age') {
    const after = readCursor(cursor, ['time', 'id']);
    return {
      order: Prisma.sql`w."openedAt", w."id"`,
      key: opened,
      after: after
        ? Prisma.sql`AND (w."openedAt", w."id") > (${after[0]}::timestamptz, ${after[1]}::uuid)`
        : Prisma.empty,
    };
  }
  const after = readCursor(cursor, ['text', 'time', 'id']);
  const weight = Number(after?.[0]);
  return {
    order: Prisma.sql`w."weight" DESC, w."openedAt", w."id"`,
    key: Prisma.sql`w."weight" || ' ' || ${opened}`,
    after:
      after && Number.isFinite(weight)
        ? Prisma.sql`AND (-w."weight", w."openedAt", w."id") > (${-weight}, ${after[1]}::timestamptz, ${after[2]}::uuid)`
        : Prisma.empty,
  };
}

function filterSql({ state, kind, reason }: ListReviewsInput, claimedBy: string | undefined): Prisma.Sql {
  const mine = claimedBy
    ? Prisma.sql`AND w."claimedById" = ${claimedBy}::uuid AND w."claimedUntil" > ${now()}::timestamptz`
    : Prisma.empty;
  return Prisma.sql`w."state" = ${state}::"ReviewState" ${kind ? Prisma.sql`AND w."kind" = ${kind}::"ReviewKind"` : Prisma.empty}
    ${reason ? Prisma.sql`AND w."reasons" @> ARRAY[${reason}::"FlagReason"]` : Prisma.empty} ${mine}`;
}

/**
 * What waits for the actor in the clubs whose peace they keep, or in one of them: the heaviest first, or the oldest; or what was
 * decided, the latest first. List, counts and heads are of one snapshot. @throws unauthenticated, forbidden
 */
export async function listReviews(actor: Actor, input: ListReviewsInput): Promise<ReviewPage> {
  const clubs = await listModeratedClubs(actor);
  const chosen = input.club ? clubs.filter(({ slug }) => slug === input.club) : clubs;
  if (chosen.length === 0) throw new PortalError('forbidden');
  const clubIds = chosen.map(({ id }) => id);
  const allIds = clubs.map(({ id }) => id);
  const claimedBy = input.mine ? memberIdOf(actor) : undefined;
  const { order, key, after } = orderOf(input, input.cursor);
  const streams = allIds.map(moderationStream);
  const row = await readValue<Row>(Prisma.sql`
    WITH page AS (
      SELECT w."id", row_number() OVER (ORDER BY ${order}) AS "place" FROM "Review" w
      WHERE w."clubId" = ANY (${clubIds}::uuid[]) AND ${filterSql(input, claimedBy)} ${after}
      ORDER BY ${order} LIMIT ${input.limit + 1}
    )
    SELECT json_build_object(
      'items', (SELECT json_agg(json_build_object('review', ${reviewJson(now())}, 'key', ${key}) ORDER BY page."place")
        FROM page JOIN "Review" w ON w."id" = page."id" JOIN "Club" c ON c."id" = w."clubId"),
      'waiting', (SELECT json_object_agg(n."clubId", n."count") FROM (SELECT "clubId", count(*)::int AS "count" FROM "Review"
        WHERE "clubId" = ANY (${allIds}::uuid[]) AND "state" = 'open' GROUP BY "clubId") n),
      'heads', (SELECT json_object_agg("key", "head") FROM "Stream" WHERE "key" = ANY (${streams}::text[])))`);
  const items = row?.items ?? [];
  const shown = items.slice(0, input.limit);
  const last = shown.at(-1);
  const { state, sort, kind, reason } = input;
  return {
    items: shown.map(({ review }) => withExcerpt(review)),
    next: items.length > input.limit && last ? writeCursor([...last.key.split(' '), last.review.id]) : null,
    filter: { state, sort, kind, reason, claimedBy, clubIds },
    waiting: Object.fromEntries(allIds.map((id) => [id, row?.waiting?.[id] ?? 0])),
    heads: Object.fromEntries(streams.map((stream) => [stream, Number(row?.heads?.[stream] ?? 0)])),
  };
}
