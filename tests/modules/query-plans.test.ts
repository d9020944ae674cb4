import { afterAll, beforeAll, expect, test } from 'vitest';
import { getClubFrame } from '~/modules/clubs/get-club-frame.server';
import { getClubHome } from '~/modules/clubs/get-club-home.server';
import { getPerson } from '~/modules/clubs/get-person.server';
import { listClubs } from '~/modules/clubs/list-clubs.server';
import { listMyClubs } from '~/modules/clubs/list-my-clubs.server';
import { listPeople } from '~/modules/clubs/list-people.server';
import { listPeopleInput } from '~/modules/clubs/schema';
import { type LoadReport, seedLoad } from '~/modules/imports/seed-load.server';
import { askOutcomesJob } from '~/modules/experts/ask-outcomes.server';
import { listExpertAnswers, listRecords } from '~/modules/experts/get-expert.server';
import { listInterests } from '~/modules/experts/list-interests.server';
import { listReviews } from '~/modules/experts/list-reviews.server';
import { remindReviewsJob } from '~/modules/experts/remind-reviews.server';
import { listGuides } from '~/modules/guides/list-guides.server';
import { listGuidesInput } from '~/modules/guides/schema';
import { listOffers } from '~/modules/offers/list-offers.server';
import { listOffersInput } from '~/modules/offers/schema';
import { listProposals } from '~/modules/proposals/list-proposals.server';
import { listProposalsInput } from '~/modules/proposals/schema';
import { findSimilarQuestions } from '~/modules/search/find-similar.server';
import { search } from '~/modules/search/search.server';
import { readSearchInput, searchInput } from '~/modules/search/schema';
import { listBookmarks } from '~/modules/threads/bookmark-post.server';
import { getThread } from '~/modules/threads/get-thread.server';
import { listActivity } from '~/modules/threads/list-activity.server';
import { getUnread } from '~/modules/notices/settle-notices.server';
import { listNotices } from '~/modules/notices/list-notices.server';
import { listFeed } from '~/modules/threads/list-feed.server';
import { listFollows } from '~/modules/threads/list-follows.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { listThreads } from '~/modules/threads/list-threads.server';
import { openThread } from '~/modules/threads/open-thread.server';
import { listThreadsInput } from '~/modules/threads/schema';
import { type Actor, visitor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { createSession, readSession } from '~/platform/session/sessions.server';
import { modules } from '~/registry.server';
import { useDatabase } from '../support/database';
import { statementsOf, wholeTablesRead } from '../support/query-plans';
import { quietWork } from '../support/quiet-work';

/** Rows come with members, threads and posts: reading all of one of these takes longer the more there are. */
const growing = [
  ...[
    'Member',
    'Membership',
    'Session',
    'Thread',
    'ThreadReader',
    'Post',
    'Reaction',
    'Stream',
    'SearchEntry',
  ],
  ...[
    'Mention',
    'Bookmark',
    'Block',
    'Draft',
    'ThreadLink',
    'ThreadAudience',
    'Poll',
    'PollVote',
    'LinkPreview',
    'Notice',
    'NoticeItem',
    'TagFollow',
    'PersonFollow',
  ],
  ...['Proposal', 'ProposalAuthor', 'ProposalSupport', 'ProposalAmendment'],
  ...['Offer', 'OfferOption', 'OfferStage'],
  ...['AnswerOutcome', 'AnswerReview', 'ExpertRecord', 'ExpertInterest', 'Guide', 'GuideAuthor'],
];

let database: Awaited<ReturnType<typeof useDatabase>>;
let report: LoadReport;
let reader: Actor;
let threadId: string;
let guideId: string;
let slug: string;
let secret: string;

/** What the load has none of, in numbers that make an index worth its while. */
async function fillTheRest(): Promise<void> {
  await database.sql(`INSERT INTO "Mention" ("postId", "memberId", "at") SELECT p."id", p."authorId", p."createdAt"
    FROM "Post" p WHERE p."authorId" IS NOT NULL`);
  await database.sql(`INSERT INTO "Bookmark" ("memberId", "postId", "createdAt") SELECT p."authorId", p."id", p."createdAt" FROM "Post" p
    WHERE p."authorId" IS NOT NULL`);
  await database.sql(`INSERT INTO "Draft" ("memberId", "place", "content", "updatedAt")
    SELECT m."id", 'thread:' || t."id", '{"body":"x"}', now() FROM "Member" m CROSS JOIN (SELECT "id" FROM "Thread" LIMIT 3) t`);
  await database.sql(`INSERT INTO "Session" ("id", "memberId", "expiresAt", "absoluteExpiresAt")
    SELECT md5(m."id"::text), m."id", now() + '1 day', now() + '1 day' FROM "Member" m`);
  await database.sql(`INSERT INTO "Block" ("memberId", "blockedId") SELECT a."id", b."id"
    FROM "Member" a CROSS JOIN (SELECT "id" FROM "Member" ORDER BY "id" LIMIT 2) b WHERE a."id" <> b."id"`);
  await database.sql(`INSERT INTO "ThreadLink" ("fromId", "toId", "kind") SELECT "id", "next", 'duplicate'
    FROM (SELECT "id", lead("id") OVER (ORDER BY "id") AS "next" FROM "Thread") t WHERE "next" IS NOT NULL`);
  await database.sql(`INSERT INTO "ThreadAudience" ("threadId", "audience", "lastPostAt")
    SELECT "id", 'experts', now() FROM "Thread"`);
  await database.sql(`INSERT INTO "Poll" ("id", "postId", "question", "kind", "options")
    SELECT gen_random_uuid(), p."id", 'Which?', 'single', '[{"key":"a","label":"A"}]' FROM "Post" p WHERE p."number" <= 5`);
  await database.sql(`INSERT INTO "PollVote" ("pollId", "memberId", "choices") SELECT q."id", p."authorId", '{a}'
    FROM "Poll" q JOIN "Post" p ON p."id" = q."postId" WHERE p."authorId" IS NOT NULL`);
  await database.sql(`INSERT INTO "LinkPreview" ("url", "status") SELECT 'https://example.com/' || n, 'ready'
    FROM generate_series(1, 3000) n`);
  await database.sql(`INSERT INTO "ClubTag" ("clubId", "key", "label") SELECT c."id", 'topic-' || n, '{"th":"x","vi":"x","en":"x"}'
    FROM (SELECT "id" FROM "Club" LIMIT 1) c CROSS JOIN generate_series(1, 2) n`);
  await database.sql(`INSERT INTO "TagFollow" ("memberId", "clubId", "tag", "createdAt")
    SELECT m."id", g."clubId", g."key", now() FROM "Member" m CROSS JOIN (SELECT * FROM "ClubTag" WHERE "key" LIKE 'topic-%') g`);
  await database.sql(`INSERT INTO "PersonFollow" ("memberId", "clubId", "personId", "createdAt")
    SELECT m."id", c."id", p."id", now() FROM "Member" m CROSS JOIN (SELECT "id" FROM "Club" LIMIT 1) c
    CROSS JOIN (SELECT "id" FROM "Member" ORDER BY "id" LIMIT 2) p WHERE m."id" <> p."id"`);
  await database.sql(`INSERT INTO "Notice" ("id", "memberId", "kind", "subject", "url", "itemCount", "latestAt", "createdAt", "readAt")
    SELECT gen_random_uuid(), m."id", 'threads.mine', 'thread:' || n, '/', 1, now(), now(), CASE WHEN n > 2 THEN now() END
    FROM "Member" m CROSS JOIN generate_series(1, 5) n`);
  await database.sql(`INSERT INTO "NoticeItem" ("memberId", "once", "noticeId", "data", "url", "at")
    SELECT n."memberId", n."subject", n."id", json_build_object('postId', p."id"), '/', now() FROM "Notice" n
    CROSS JOIN (SELECT "id" FROM "Post" LIMIT 1) p`);
  await database.sql(`INSERT INTO "AnswerOutcome" ("threadId", "clubId", "postId", "askerId", "expertId", "acceptedAt", "dueAt")
    SELECT t."id", t."clubId", p."id", t."authorId", p."authorId", now(), now() + '1 day' FROM "Thread" t
    JOIN "Post" p ON p."threadId" = t."id" AND p."number" = 2 WHERE t."authorId" IS NOT NULL`);
  await database.sql(`INSERT INTO "AnswerReview" ("postId", "clubId", "reviewBy", "setById", "setAt")
    SELECT o."postId", o."clubId", now() + '1 day', o."askerId", now() FROM "AnswerOutcome" o`);
  await database.sql(`INSERT INTO "ExpertRecord" ("clubId", "memberId", "countedAt")
    SELECT s."clubId", s."memberId", now() FROM "Membership" s`);
  await database.sql(`INSERT INTO "ExpertInterest" ("id", "clubId", "memberId", "kind", "name", "since")
    SELECT gen_random_uuid(), s."clubId", s."memberId", 'clinic', 'Paws', now() FROM "Membership" s`);
  await database.sql(`INSERT INTO "Guide" ("id", "clubId", "state", "title", "body", "html", "tags", "createdAt", "updatedAt", "publishedAt", "reviewBy")
    SELECT gen_random_uuid(), c."id", 'published', 'Guide ' || n, 'Text', 'Text', '{}', now(), now(), now(), now() + n * interval '1 minute'
    FROM "Club" c CROSS JOIN generate_series(1, 2000) n`);
  await database.sql(`INSERT INTO "GuideAuthor" ("guideId", "memberId", "since")
    SELECT g."id", m."id", now() FROM "Guide" g CROSS JOIN (SELECT "id" FROM "Member" LIMIT 1) m`);
  await database.sql(`INSERT INTO "Proposal" ("id", "clubId", "state", "title", "body", "html", "tags", "firstAuthorId", "heat", "threshold",
      "deadline", "publishedAt", "settledAt", "createdAt", "updatedAt")
    SELECT gen_random_uuid(), c."id", (ARRAY['gathering', 'evaluating', 'accepted', 'drafting'])[n % 4 + 1]::"ProposalState", 'Wish ' || n, 'x', 'x',
      '{}', m.ids[n % 500 + 1], n, 10, now() + '9 days', CASE WHEN n % 4 < 3 THEN now() - n * interval '1 minute' END,
      CASE WHEN n % 4 = 2 THEN now() END, now(), now() - n * interval '1 minute'
    FROM "Club" c CROSS JOIN generate_series(1, 2000) n
    CROSS JOIN (SELECT ARRAY(SELECT "id" FROM "Member" ORDER BY "id" LIMIT 500) AS ids) m`);
  await database.sql(`INSERT INTO "ProposalAuthor" ("proposalId", "memberId", "state", "since")
    SELECT p."id", p."firstAuthorId", 'accepted', now() FROM "Proposal" p`);
  await database.sql(`INSERT INTO "ProposalSupport" ("proposalId", "memberId", "at")
    SELECT p."id", p."firstAuthorId", now() FROM "Proposal" p`);
  await database.sql(`INSERT INTO "ProposalAmendment" ("id", "proposalId", "memberId", "baseVersion", "title", "body", "note", "createdAt")
    SELECT gen_random_uuid(), p."id", p."firstAuthorId", 1, 'x', 'x', '', now() FROM "Proposal" p`);
  await database.sql(`INSERT INTO "Offer" ("id", "clubId", "title", "body", "html", "state", "currency", "threshold", "deadline", "createdAt", "openedAt")
    SELECT gen_random_uuid(), c."id", 'Offer ' || n, 'x', 'x', (ARRAY['open', 'costing', 'fulfilled'])[n % 3 + 1]::"OfferState", 'THB', 5,
      now() + '9 days', now() - n * interval '1 minute', now() FROM "Club" c CROSS JOIN generate_series(1, 1500) n`);
  await database.sql(`INSERT INTO "OfferOption" ("id", "offerId", "position", "name", "channel", "price")
    SELECT gen_random_uuid(), o."id", 1, 'One', 'shop', 100 FROM "Offer" o`);
  await database.sql(`INSERT INTO "OfferStage" ("offerId", "position", "name", "plannedAt")
    SELECT o."id", 1, 'Firing', now() FROM "Offer" o`);
  await database.sql('ANALYZE');
}

beforeAll(async () => {
  database = await useDatabase();
  report = await seedLoad({ members: 4_000, threads: 12_000, posts: 45_000 }, quietWork());
  await fillTheRest();
  slug = report.clubs[0]!;
  threadId = report.longThread.split('/').at(-1)!;
  guideId = (await db.guide.findFirstOrThrow({ where: { club: { slug } } })).id;
  const member = await db.member.findFirstOrThrow({
    where: { email: report.email.replace('load-1@', 'load-2@') },
  });
  reader = { kind: 'member', memberId: member.id, name: member.name, portalRoles: [] };
  ({ secret } = await db.$transaction((tx) => createSession(tx, { memberId: member.id, kind: 'browser' })));
}, 180_000);
afterAll(() => database.release());

const threads = (input: object) => listThreads(reader, slug, listThreadsInput.parse(input));
const proposals = (input: object) => listProposals(reader, slug, listProposalsInput.parse(input));
const found = (input: object) => search(reader, readSearchInput(searchInput.parse(input)));

const questions: Record<string, () => Promise<unknown>> = {
  'who is signed in': () => readSession(secret),
  'the clubs of a member': () => listMyClubs(reader),
  'what stands around each page of a club': () => getClubFrame(reader, slug),
  'a thread’s page': () => openThread(reader, slug, threadId, {}),
  'a thread’s page for a visitor': () => openThread(visitor, slug, threadId, {}),
  'a thread around post 5,000': () => openThread(reader, slug, threadId, { at: 5_000 }),
  'a thread before post 9,000': () => openThread(reader, slug, threadId, { before: 9_000 }),
  'a thread at a date': () => openThread(reader, slug, threadId, { date: '2026-01-01' }),
  'a thread and how much of it is unread': () => getThread(reader, threadId),
  'posts after number 9,000': () => listPosts(reader, threadId, { after: 9_000, limit: 40 }),
  'posts before number 9,000': () => listPosts(reader, threadId, { before: 9_000, limit: 40 }),
  'posts around number 5,000': () => listPosts(reader, threadId, { around: 5_000, limit: 40 }),
  'threads by activity': () => threads({}),
  'threads of one kind': () => threads({ kind: 'question' }),
  'newest threads': () => threads({ sort: 'new' }),
  'threads with most replies': () => threads({ sort: 'replies' }),
  'questions without an answer': () => threads({ sort: 'unanswered' }),
  'threads for a visitor': () => listThreads(visitor, slug, listThreadsInput.parse({})),
  'where something is happening': () => listActivity(reader, { limit: 12 }),
  'where something is happening, for a visitor': () => listActivity(visitor, { limit: 12 }),
  'a club’s home': () => getClubHome(reader, slug),
  'the directory of clubs': () => listClubs(reader, { limit: 30 }),
  'people of a club': () => listPeople(reader, { slug, ...listPeopleInput.parse({}) }),
  'one person of a club': () => getPerson(reader, slug, (reader as { memberId: string }).memberId),
  'the start page of a member': () => listFeed(reader, { limit: 20 }),
  'what a member follows': () => listFollows(reader),
  'how many notices are unread': () => getUnread((reader as { memberId: string }).memberId),
  notices: () => listNotices(reader, { locale: 'th', timeZone: 'Asia/Bangkok' }, { limit: 40 }),
  bookmarks: () => listBookmarks(reader),
  'search in Thai': () => found({ q: 'ประตู' }),
  'search in Vietnamese without marks': () => found({ q: 'ca phe' }),
  'search in English, in one club': () => found({ q: 'coffee', club: slug }),
  'questions like one that is being written': () =>
    findSimilarQuestions(reader, {
      slug,
      title: 'Which coffee grinder for the balcony?',
      body: 'ประตู ca phe',
      limit: 5,
    }),
  'an expert’s answers': () =>
    listExpertAnswers(visitor, slug, (reader as { memberId: string }).memberId, {
      order: 'helpful',
      limit: 10,
    }),
  'figures of experts': () => listRecords(visitor, slug, [(reader as { memberId: string }).memberId]),
  'who pays an expert': () => listInterests(visitor, slug, (reader as { memberId: string }).memberId),
  'guides of a club': () => listGuides(visitor, slug, listGuidesInput.parse({})),
  'what is to be looked at again': () => listReviews({ kind: 'system' }, slug, { limit: 30 }),
  'outcomes to ask for': () => askOutcomesJob.run({}),
  'reviews to remind of': () => remindReviewsJob.run({}),
  'hot proposals': () => proposals({}),
  'new proposals with a topic and words': () => proposals({ list: 'new', tag: 'roofs', q: 'wish' }),
  'answered proposals': () => proposals({ list: 'answered' }),
  'proposals of one’s own': () => proposals({ list: 'mine' }),
  'proposals for a visitor': () => listProposals(visitor, slug, listProposalsInput.parse({})),
  'open offers': () => listOffers(reader, slug, listOffersInput.parse({ state: 'open' })),
  'all offers of a club': () => listOffers(reader, slug, listOffersInput.parse({})),
  'search for people': () => found({ q: 'minh', type: 'person' }),
};

test.each(Object.entries(questions))('%s: no table that grows is read as a whole', async (_name, ask) => {
  const statements = await statementsOf(ask);
  expect(statements.length).toBeGreaterThan(0);
  const whole = await wholeTablesRead(database.url, statements);
  expect(whole.filter((line) => growing.includes(line.split(' ')[0]!))).toEqual([]);
});

test.each(modules.flatMap(({ publicPages = [] }) => publicPages.map((page) => [page.path, page] as const)))(
  'the version of %s: no table that grows is read as a whole',
  async (_path, page) => {
    const statements = await statementsOf(() => page.version({ slug, id: threadId, guideId }));
    expect(statements.length).toBe(1);
    const whole = await wholeTablesRead(database.url, statements);
    expect(whole.filter((line) => growing.includes(line.split(' ')[0]!))).toEqual([]);
  },
);

test('the tables that grow have enough rows for this to mean something', async () => {
  const counts = await Promise.all(
    growing.map(async (table) => {
      const [row] = await database.sql<{ rows: number }>(`SELECT count(*)::int AS rows FROM "${table}"`);
      return [table, row!.rows] as const;
    }),
  );
  expect(counts.filter(([, rows]) => rows < 1_500)).toEqual([]);
});
