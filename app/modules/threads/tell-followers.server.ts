import { recheckNotices } from '~/modules/notices/settle-notices.server';
import { now } from '~/platform/clock.server';
import { Prisma } from '~/platform/db/sql.server';
import { transact, type Tx } from '~/platform/db/transact.server';
import { defineJob, enqueue } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { answerAccepted, postStatusChanged, postsWritten, threadStarted } from './facts';
import { acceptedNotice, postReasons } from './notices.server';
import { threadPaths } from './paths';
import { threadStream } from './streams';

/** What is older was brought by an import or a demo: it is nobody's news. */
const newsDays = 30;
/** How many posts of a thread are looked at in one go; one that got more meanwhile is looked at again. */
const postsAtOnce = 100;
/** Reasons, of as many members as they are of, that one transaction writes down. */
const reasonsAtOnce = 2_000;

interface Page {
  threadId: string;
  /** Posts after this number … */
  after: number;
  /** … up to this one. */
  upTo: number;
  /** Members are told in the order of their ids: those after this one are left. */
  afterMember: string | null;
}

/** Takes the posts of a thread that nobody was told of yet; the number moves on with what is recorded of them. */
async function takeNewPosts(tx: Tx, threadId: string): Promise<Page | undefined> {
  await tx.$executeRaw`INSERT INTO "ThreadTold" ("threadId", "number") SELECT "id", 0 FROM "Thread" WHERE "id" = ${threadId}::uuid
    ON CONFLICT DO NOTHING`;
  const [told] = await tx.$queryRaw<{ number: number }[]>`
    SELECT "number" FROM "ThreadTold" WHERE "threadId" = ${threadId}::uuid FOR UPDATE`;
  if (!told) return undefined;
  const since = new Date(now().getTime() - newsDays * 86_400_000);
  const [posts] = await tx.$queryRaw<{ first: number | null; last: number | null }[]>`
    SELECT min(n."number") AS "first", max(n."number") AS "last" FROM (SELECT p."number" FROM "Post" p
      WHERE p."threadId" = ${threadId}::uuid AND p."number" > ${told.number} AND p."createdAt" > ${since}
      ORDER BY p."number" LIMIT ${postsAtOnce}) n`;
  if (!posts?.last || !posts.first) return undefined;
  await tx.threadTold.update({ where: { threadId }, data: { number: posts.last } });
  return { threadId, after: posts.first - 1, upTo: posts.last, afterMember: null };
}

interface Reason {
  memberId: string;
  postId: string;
  number: number;
  authorId: string | null;
  clubId: string;
  slug: string;
  at: Date;
  /** An index of `postReasons`. */
  reason: number;
}

/** Who has which reason to hear of these posts, by members. What is for some only is judged when it is written down. */
const reasonsSql = ({ threadId, after, upTo, afterMember }: Page) => Prisma.sql`
  WITH post AS (
    SELECT p."id", p."number", p."createdAt", p."authorId", p."replyToId", p."audience", t."id" AS "threadId", t."clubId", t."kind", t."tags",
      t."authorId" AS "askerId", c."slug"::text
    FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId" JOIN "Club" c ON c."id" = t."clubId"
    WHERE p."threadId" = ${threadId}::uuid AND p."number" > ${after} AND p."number" <= ${upTo} AND p."status" = 'published'
  ), reason AS (
    SELECT m."memberId", p."id", 0 AS "reason" FROM post p JOIN "Mention" m ON m."postId" = p."id"
    UNION ALL
    SELECT o."authorId", p."id", 1 FROM post p JOIN "Post" o ON o."id" = p."replyToId" WHERE o."authorId" IS NOT NULL
    UNION ALL
    SELECT p."askerId", p."id", CASE p."kind" WHEN 'question' THEN 2 ELSE 3 END FROM post p WHERE p."askerId" IS NOT NULL AND p."number" > 1
    UNION ALL
    SELECT r."memberId", p."id", 4 FROM post p JOIN "ThreadReader" r ON r."threadId" = p."threadId" AND r."follow" = 'following'
    UNION ALL
    SELECT f."memberId", p."id", 5 FROM post p JOIN "PersonFollow" f ON f."clubId" = p."clubId" AND f."personId" = p."authorId"
    UNION ALL
    SELECT s."memberId", p."id", 6 FROM post p JOIN "Membership" s ON s."clubId" = p."clubId" AND s."status" = 'active'
      WHERE p."kind" = 'announcement' AND p."number" = 1
    UNION ALL
    SELECT f."memberId", p."id", 7 FROM post p JOIN "TagFollow" f ON f."clubId" = p."clubId" AND f."tag" = ANY (p."tags") WHERE p."number" = 1
  )
  SELECT r."memberId", p."id" AS "postId", p."number", p."authorId", p."clubId", p."slug", p."createdAt" AS "at", min(r."reason") AS "reason"
  FROM reason r JOIN post p ON p."id" = r."id"
  WHERE r."memberId" IS DISTINCT FROM p."authorId" AND (${afterMember}::uuid IS NULL OR r."memberId" > ${afterMember}::uuid)
  GROUP BY r."memberId", p."id", p."number", p."authorId", p."clubId", p."slug", p."createdAt", r."reason"
  ORDER BY r."memberId", p."number", r."reason" LIMIT ${reasonsAtOnce}`;

/** Records one page of members; a job takes the next. */
async function recordPage(tx: Tx, page: Page): Promise<void> {
  const reasons = await tx.$queryRaw<Reason[]>(reasonsSql(page));
  const last = reasons.at(-1)?.memberId;
  const isFull = reasons.length === reasonsAtOnce && reasons[0]!.memberId !== last;
  // The last member of a full page may have more reasons on the next.
  const complete = isFull ? reasons.filter(({ memberId }) => memberId !== last) : reasons;
  await recordNotices(
    tx,
    complete.map(({ memberId, postId, number, authorId, clubId, slug, at, reason }) =>
      notice(postReasons[reason]!, {
        memberId,
        actorId: authorId,
        subject: threadStream(page.threadId),
        once: `post:${postId}`,
        data: { postId },
        url: threadPaths.post(slug, page.threadId, number),
        clubId,
        number,
        at,
      }),
    ),
  );
  if (isFull) await enqueue(tx, tellPageQueue, { ...page, afterMember: complete.at(-1)!.memberId });
}

const tellPageQueue = { name: 'threads.tell-followers-page' };
export const tellPage = defineJob<Page>({
  ...tellPageQueue,
  run: (page) => transact((tx) => recordPage(tx, page)),
});

/** Whoever has a reason to hear of new posts of a thread is told of each once, however often this is run. */
export async function tellFollowers(threadId: string): Promise<void> {
  for (;;) {
    const page = await transact(async (tx) => {
      const taken = await takeNewPosts(tx, threadId);
      if (taken) await recordPage(tx, taken);
      return taken;
    });
    if (!page || page.upTo - page.after < postsAtOnce) return;
  }
}

export const tellOfPosts = defineJob<{ threadIds: string[] }>({
  name: 'threads.tell-followers',
  on: postsWritten,
  async run({ threadIds }) {
    for (const threadId of threadIds) await tellFollowers(threadId);
  },
});

export const tellOfThread = defineJob<{ threadId: string; clubId: string; kind: never; authorId: string }>({
  name: 'threads.tell-of-thread',
  on: threadStarted,
  run: ({ threadId }) => tellFollowers(threadId),
});

/** The author of an answer hears that it was accepted. */
export const tellOfAcceptance = defineJob<{ threadId: string; postId: string | null; actorId: string }>({
  name: 'threads.tell-of-acceptance',
  on: answerAccepted,
  async run({ threadId, postId, actorId }) {
    if (postId === null) return;
    await transact(async (tx) => {
      const post = await tx.post.findUnique({
        where: { id: postId },
        select: {
          authorId: true,
          number: true,
          thread: { select: { clubId: true, club: { select: { slug: true } } } },
        },
      });
      if (!post?.authorId) return;
      const { clubId, club } = post.thread;
      await recordNotices(tx, [
        notice(acceptedNotice, {
          memberId: post.authorId,
          actorId,
          subject: threadStream(threadId),
          once: `accepted:${postId}`,
          data: { postId },
          url: threadPaths.post(club.slug, threadId, post.number),
          clubId,
        }),
      ]);
    });
  },
});

/** What was told of a post that is hidden or removed is taken back. */
export const untellOfPost = defineJob<{ threadId: string; postId: string; status: string }>({
  name: 'threads.untell-of-post',
  on: postStatusChanged,
  async run({ threadId, status }) {
    if (status !== 'published')
      await transact((tx) => recheckNotices(tx, { subject: threadStream(threadId) }));
  },
});

export const followerJobs = [tellPage, tellOfPosts, tellOfThread, tellOfAcceptance, untellOfPost];
