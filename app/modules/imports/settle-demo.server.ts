import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { createPost } from '~/modules/threads/create-post.server';
import type { MemberActor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { isPortalError } from '~/platform/errors';
import { defineJob } from '~/platform/jobs/jobs.server';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const domain = '@demo.chomrom.example';

/** When the demo was played to its end: its id is a UUID of version 7, which begins with that moment. Null in other portals. */
async function playedAt(): Promise<number | null> {
  const key = { source: 'demo', kind: 'run', externalId: 'done' };
  const run = await db.importedItem.findUnique({ where: { source_kind_externalId: key } });
  return run && parseInt(run.id.replaceAll('-', '').slice(0, 12), 16);
}

const actorFor = (member: { id: string; name: string }): MemberActor => ({
  kind: 'member',
  memberId: member.id,
  name: member.name,
  portalRoles: [],
});

/** What somebody else did meanwhile stays: then there is nothing to settle. */
async function unlessRefused(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!isPortalError(error)) throw error;
    return false;
  }
}

interface Waiting {
  threadId: string;
  askerId: string;
  asker: string;
  postId: string;
}

/** Questions of the demo's people with an expert's answer, where nobody has written for three days. */
async function listAnswered(at: Date): Promise<Waiting[]> {
  return db.$queryRaw<Waiting[]>`
    SELECT t."id" AS "threadId", m."id" AS "askerId", m."name" AS "asker", p."id" AS "postId"
    FROM "Question" q JOIN "Thread" t ON t."id" = q."threadId" JOIN "Member" m ON m."id" = t."authorId"
    JOIN LATERAL (SELECT p."id" FROM "Post" p WHERE p."threadId" = t."id" AND p."number" > 1 AND p."status" = 'published'
      AND p."audience" = 'everyone' AND p."authorId" <> t."authorId" AND p."badge"->'roles' ?| ARRAY['expert', 'moderator']
      ORDER BY p."number" DESC LIMIT 1) p ON true
    WHERE q."state" IN ('open', 'waiting') AND q."firstAnswerAt" IS NOT NULL AND t."status" = 'open' AND t."acceptedPostId" IS NULL
      AND t."lastPostAt" < ${new Date(at.getTime() - 3 * dayMs)} AND m."email" LIKE ${`%${domain}`}`;
}

/** Questions that the demo leaves open for visitors are answered by its people, if nobody else has done it by then. */
async function answerLater(at: Date): Promise<number> {
  const { demo } = await import('../../../prisma/demo/index.ts');
  const names = new Map(demo.members.map(({ key, name }) => [key, name]));
  let settled = 0;
  for (const { title, later } of demo.threads) {
    if (!later) continue;
    const thread = await db.thread.findFirst({
      where: {
        ...{ title, kind: 'question', status: 'open', acceptedPostId: null },
        createdAt: { lte: new Date(at.getTime() - later.minutesAfter * minuteMs) },
        author: { email: { endsWith: domain } },
        question: { firstAnswerAt: null, state: { in: ['open', 'waiting'] } },
      },
      select: { id: true, author: { select: { id: true, name: true } } },
    });
    const author =
      thread &&
      (await db.member.findFirst({ where: { name: names.get(later.author), email: { endsWith: domain } } }));
    if (!thread?.author || !author) continue;
    const asker = actorFor(thread.author);
    const done = await unlessRefused(async () => {
      const { post } = await createPost(actorFor(author), thread.id, {
        body: later.body,
        audience: 'everyone',
      });
      await acceptAnswer(asker, { threadId: thread.id, postId: post.id });
    });
    if (done) settled++;
  }
  return settled;
}

/**
 * In a portal that shows the demo: its questions do not stay overdue for ever. Those that it leaves open are answered by its own people
 * some hours later, and what was answered days ago is accepted. What visitors ask or answer stays theirs. Answers how many were settled.
 */
export async function settleDemo(at: Date): Promise<number> {
  const played = await playedAt();
  if (played === null) return 0;
  let settled = await answerLater(at);
  if (at.getTime() - played < dayMs) return settled;
  for (const { threadId, askerId, asker, postId } of await listAnswered(at)) {
    const actor = actorFor({ id: askerId, name: asker });
    if (await unlessRefused(() => acceptAnswer(actor, { threadId, postId }))) settled++;
  }
  return settled;
}

export const settleDemoJob = defineJob({
  name: 'imports.settle-demo',
  schedule: '*/10 * * * *',
  retryLimit: 0,
  async run() {
    await settleDemo(now());
  },
});
