import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';

/** A sentence that must hold, and a query that counts where it does not. */
const checks: Record<string, Prisma.Sql> = {
  'posts of each thread are numbered from 1 without a gap': Prisma.sql`
    SELECT count(*) FROM (
      SELECT p."threadId", count(*) AS posts, min(p."number") AS first, max(p."number") AS last FROM "Post" p GROUP BY p."threadId") n
    JOIN "Stream" s ON s."key" = 'thread:' || n."threadId"
    WHERE n.posts <> n.last OR n.first <> 1 OR s."number" <> n.last`,
  'each thread has a stream and a first post': Prisma.sql`
    SELECT count(*) FROM "Thread" t WHERE NOT EXISTS (SELECT 1 FROM "Stream" s WHERE s."key" = 'thread:' || t."id")
      OR NOT EXISTS (SELECT 1 FROM "Post" p WHERE p."threadId" = t."id" AND p."number" = 1)`,
  "threads' counters equal their posts for everyone": Prisma.sql`
    SELECT count(*) FROM "Thread" t LEFT JOIN (
      SELECT p."threadId", count(*) AS posts, max(p."number") AS last FROM "Post" p WHERE p."audience" = 'everyone' GROUP BY p."threadId") n
      ON n."threadId" = t."id"
    WHERE t."postCount" <> coalesce(n.posts, 0) OR t."lastNumber" <> coalesce(n.last, 0)`,
  'counters of restricted posts equal those posts': Prisma.sql`
    SELECT count(*) FROM "ThreadAudience" a FULL JOIN (
      SELECT p."threadId", p."audience", count(*) AS posts, max(p."number") AS last FROM "Post" p WHERE p."audience" <> 'everyone' GROUP BY 1, 2) n
      ON n."threadId" = a."threadId" AND n."audience" = a."audience"
    WHERE a."postCount" IS DISTINCT FROM n.posts OR a."lastNumber" IS DISTINCT FROM n.last`,
  "clubs' counters equal their active members and the threads in their lists": Prisma.sql`
    SELECT count(*) FROM "Club" c
    LEFT JOIN (SELECT "clubId", count(*) AS n FROM "Membership" WHERE "status" = 'active' GROUP BY 1) m ON m."clubId" = c."id"
    LEFT JOIN (SELECT "clubId", count(*) AS n FROM "Thread" WHERE "owner" IS NULL GROUP BY 1) t ON t."clubId" = c."id"
    WHERE c."memberCount" <> coalesce(m.n, 0) OR c."threadCount" <> coalesce(t.n, 0)`,
  'no update is numbered beyond the head of its stream': Prisma.sql`
    SELECT count(*) FROM (SELECT "stream", max("seq") AS last FROM "Update" GROUP BY 1) u
    LEFT JOIN "Stream" s ON s."key" = u."stream" WHERE s."head" IS NULL OR u.last > s."head"`,
  'published posts are found by search, and no others': Prisma.sql`
    SELECT count(*) FROM (SELECT "id" FROM "Post" WHERE "status" = 'published') p
    FULL JOIN (SELECT "id" FROM "SearchEntry" WHERE "type" = 'post') e ON e."id" = p."id" WHERE e."id" IS NULL OR p."id" IS NULL`,
  'threads are found by search, but those of events': Prisma.sql`
    SELECT count(*) FROM (SELECT "id" FROM "Thread" WHERE coalesce("owner", '') NOT LIKE 'event:%') t
    FULL JOIN (SELECT "id" FROM "SearchEntry" WHERE "type" = 'thread') e ON e."id" = t."id" WHERE e."id" IS NULL OR t."id" IS NULL`,
  'events that are announced are found by search at the time they begin, and no others': Prisma.sql`
    SELECT count(*) FROM (SELECT "id", "startsAt" FROM "ClubEvent" WHERE "status" NOT IN ('draft', 'cancelled') AND NOT "hidden") v
    FULL JOIN (SELECT "id", "at" FROM "SearchEntry" WHERE "type" = 'event') e ON e."id" = v."id" AND e."at" = v."startsAt"
    WHERE e."id" IS NULL OR v."id" IS NULL`,
  'each thread that something owns is the thread of its owner': Prisma.sql`
    SELECT count(*) FROM (SELECT "id", "owner" FROM "Thread" WHERE "owner" IS NOT NULL) t
    FULL JOIN (
      SELECT "threadId", 'proposal:' || "id" AS "owner" FROM "Proposal" WHERE "threadId" IS NOT NULL
      UNION ALL SELECT "threadId", 'offer:' || "id" FROM "Offer" WHERE "threadId" IS NOT NULL
      UNION ALL SELECT "threadId", 'event:' || "id" FROM "ClubEvent" WHERE "threadId" IS NOT NULL) o
    ON o."threadId" = t."id" AND o."owner" = t."owner" WHERE t."id" IS NULL OR o."threadId" IS NULL`,
  'active members are found by search, and no others': Prisma.sql`
    SELECT count(*) FROM (SELECT "id" FROM "Membership" WHERE "status" = 'active') m
    FULL JOIN (SELECT "id" FROM "SearchEntry" WHERE "type" = 'person') e ON e."id" = m."id" WHERE e."id" IS NULL OR m."id" IS NULL`,
  'counts of reactions equal the reactions and the imported votes': Prisma.sql`
    SELECT count(*) FROM "Post" p LEFT JOIN (SELECT "postId", count(*) AS n FROM "Reaction" GROUP BY 1) r ON r."postId" = p."id"
    WHERE (r.n IS NOT NULL OR p."reactions" <> '{}')
      AND (SELECT coalesce(sum(value::int), 0) FROM jsonb_each_text(p."reactions"))
        <> coalesce(r.n, 0) + (SELECT coalesce(sum(value::int), 0) FROM jsonb_each_text(coalesce(p."importedReactions", '{}')))`,
  'answers that are accepted and posts that are replied to stand in the same thread': Prisma.sql`
    SELECT (SELECT count(*) FROM "Thread" t JOIN "Post" p ON p."id" = t."acceptedPostId" WHERE p."threadId" <> t."id" OR p."number" = 1)
      + (SELECT count(*) FROM "Post" p JOIN "Post" r ON r."id" = p."replyToId" WHERE r."threadId" <> p."threadId" OR r."number" >= p."number")`,
  'nobody has read further than the last post': Prisma.sql`
    SELECT count(*) FROM "ThreadReader" r JOIN "Stream" s ON s."key" = 'thread:' || r."threadId" WHERE r."readNumber" > s."number"`,
};

export interface CountCheck {
  holds: string;
  /** How many break it. */
  broken: number;
}

/** Checks what must always hold between rows and counters, over the whole database. Reads all posts: minutes for millions. */
export async function checkCounts(): Promise<CountCheck[]> {
  const results: CountCheck[] = [];
  for (const [holds, query] of Object.entries(checks)) {
    const [row] = await db.$queryRaw<
      { count: bigint }[]
    >`SELECT coalesce(max(n), 0) AS "count" FROM (${query}) AS c(n)`;
    results.push({ holds, broken: Number(row!.count) });
  }
  return results;
}
