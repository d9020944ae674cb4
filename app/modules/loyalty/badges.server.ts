import type { z } from 'zod';
import { membershipChanged } from '~/modules/clubs/facts';
import { type Actor, system } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Badge } from '~/platform/db/generated/client';
import { PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { defineJob } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { requireAdmin, requireMember } from '~/platform/require-member';
import { pointsEarned } from './facts';
import { badgeNotice } from './notices.server';
import { loyaltyPaths } from './paths';
import { readStreak } from './read-activity.server';
import type { badgeInput } from './schema';
import type { BadgeProgress, BadgeView } from './views';

type Fact = Badge['fact'];
type Counts = Record<Fact, number>;
const yearMs = 365.25 * 86_400_000;

function viewBadge({ id, name, description, icon, fact, threshold, status }: Badge): BadgeView {
  return {
    id,
    name: name as BadgeView['name'],
    description: description as BadgeView['description'],
    icon,
    fact,
    threshold,
    status,
  };
}

/** What there is to count of a member. */
async function countFacts(memberId: string, at: Date): Promise<Counts | null> {
  const member = await db.member.findUnique({
    where: { id: memberId },
    select: { createdAt: true, timeZone: true, status: true },
  });
  if (member?.status !== 'active') return null;
  const [[counts], streak] = await Promise.all([
    db.$queryRaw<Omit<Counts, 'streak_weeks' | 'member_years'>[]>`
      SELECT
        (SELECT count(*)::int FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId" AND t."acceptedPostId" = p."id"
          WHERE p."authorId" = ${memberId}::uuid AND p."status" = 'published' AND t."authorId" IS DISTINCT FROM p."authorId") AS "answers_accepted",
        (SELECT count(*)::int FROM "Post" p WHERE p."authorId" = ${memberId}::uuid AND p."status" = 'published') AS "posts",
        (SELECT count(*)::int FROM "Membership" m WHERE m."memberId" = ${memberId}::uuid AND m."status" = 'active') AS "clubs",
        (SELECT count(*)::int FROM "Purchase" b WHERE b."memberId" = ${memberId}::uuid AND b."returnedTotal" < b."total") AS "purchases",
        (SELECT count(*)::int FROM "Referral" f WHERE f."referrerId" = ${memberId}::uuid AND f."state" IN ('paid', 'over_limit')) AS "friends"`,
    readStreak(memberId, member.timeZone, at),
  ]);
  return {
    ...counts!,
    streak_weeks: streak.longest,
    member_years: Math.floor((at.getTime() - member.createdAt.getTime()) / yearMs),
  };
}

/**
 * A member has every badge whose rule they have reached; one they have they keep, also when the rule or the count changes. The portal
 * itself; tells the member. May be asked as often as one likes.
 */
export const awardBadges = defineCommand<{ memberId: string }, { awarded: string[] }>(
  'loyalty.award-badges',
  async ({ tx, input, at }) => {
    const { memberId } = input;
    const missing = await tx.badge.findMany({
      where: { status: 'active', holders: { none: { memberId } } },
      orderBy: { position: 'asc' },
    });
    const counts = missing.length > 0 ? await countFacts(memberId, at) : null;
    if (!counts) return { awarded: [] };
    const reached = missing.filter(({ fact, threshold }) => counts[fact] >= threshold);
    const awarded: Badge[] = [];
    for (const badge of reached) {
      const made = await tx.$executeRaw`
        INSERT INTO "MemberBadge" ("memberId", "badgeId", "at") VALUES (${memberId}::uuid, ${badge.id}::uuid, ${at}::timestamptz)
        ON CONFLICT DO NOTHING`;
      if (made === 1) awarded.push(badge);
    }
    await recordNotices(
      tx,
      awarded.map((badge) =>
        notice(badgeNotice, {
          memberId,
          subject: `badge:${badge.id}`,
          once: `badge:${badge.id}`,
          url: loyaltyPaths.badges(),
          data: { name: badge.name as BadgeView['name'] },
        }),
      ),
    );
    return { awarded: awarded.map(({ id }) => id) };
  },
);

export interface BadgesPage {
  badges: BadgeProgress[];
  streak: { weeks: number; longest: number; thisWeek: boolean; freezes: number };
}

/** The caller's badges and how far it is to the others, and their weeks in a row. @throws unauthenticated */
export async function getMyBadges(actor: Actor): Promise<BadgesPage> {
  const { memberId } = requireMember(actor);
  const at = now();
  const { timeZone } = await db.member.findUniqueOrThrow({
    where: { id: memberId },
    select: { timeZone: true },
  });
  const [rows, counts, streak] = await Promise.all([
    db.badge.findMany({
      where: { OR: [{ status: 'active' }, { holders: { some: { memberId } } }] },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      include: { holders: { where: { memberId }, select: { at: true } } },
    }),
    countFacts(memberId, at),
    readStreak(memberId, timeZone, at),
  ]);
  return {
    streak,
    badges: rows.map((row) => ({
      ...viewBadge(row),
      reachedAt: row.holders[0]?.at.toISOString() ?? null,
      count: Math.min(counts?.[row.fact] ?? 0, row.threshold),
    })),
  };
}

/** The badges that a member shows on their profile, the newest first. Whoever may see the profile. */
export async function listBadgesOf(memberId: string): Promise<BadgeView[]> {
  const rows = await db.memberBadge.findMany({
    where: { memberId },
    orderBy: [{ at: 'desc' }, { badgeId: 'asc' }],
    include: { badge: true },
    take: 50,
  });
  return rows.map(({ badge }) => viewBadge(badge));
}

/** All badges, with how many have each. Admins. @throws forbidden */
export async function listBadges(actor: Actor): Promise<(BadgeView & { holders: number })[]> {
  requireAdmin(actor);
  const rows = await db.badge.findMany({
    orderBy: [{ status: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    include: { _count: { select: { holders: true } } },
  });
  return rows.map((row) => ({ ...viewBadge(row), holders: row._count.holders }));
}

/** One badge as the brand edits it. Admins. @throws forbidden, not_found */
export async function getBadge(actor: Actor, id: string): Promise<BadgeView> {
  requireAdmin(actor);
  const row = isId(id) ? await db.badge.findUnique({ where: { id } }) : null;
  if (!row) throw new PortalError('not_found');
  return viewBadge(row);
}

/** There is a badge, or it is another than before; who has it keeps it. Admins may; recorded. @throws forbidden, not_found */
export const saveBadge = defineCommand<
  z.output<typeof badgeInput> & { badgeId?: string },
  { badge: BadgeView }
>('loyalty.save-badge', async ({ tx, actor, input, at }) => {
  requireAdmin(actor);
  const { badgeId, ...data } = input;
  if (badgeId && (!isId(badgeId) || (await tx.badge.count({ where: { id: badgeId } })) === 0))
    throw new PortalError('not_found');
  const row = badgeId
    ? await tx.badge.update({ where: { id: badgeId }, data })
    : await tx.badge.create({ data: { id: newId(), createdAt: at, position: 100, ...data } });
  await recordAct(tx, {
    actor,
    at,
    act: badgeId ? 'badge.changed' : 'badge.created',
    subject: `badge:${row.id}`,
    detail: { name: row.name, fact: row.fact, threshold: row.threshold, status: row.status },
  });
  return { badge: viewBadge(row) };
});

const onPointsEarned = defineJob<{ memberId: string }>({
  name: 'loyalty.badges-on-points',
  on: pointsEarned,
  run: async ({ memberId }) => void (await awardBadges(system, { memberId })),
});

const onMembership = defineJob<{ memberId: string; status: string }>({
  name: 'loyalty.badges-on-membership',
  on: membershipChanged,
  async run({ memberId, status }) {
    if (status === 'active') await awardBadges(system, { memberId });
  },
});

/** Who did something since the day before yesterday, or has a year more. Each night; what a night missed comes with the next act. */
export async function awardToTheActive(): Promise<void> {
  const at = now();
  const since = new Date(at.getTime() - 2 * 86_400_000);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT p."authorId" AS "id" FROM "Post" p WHERE p."createdAt" > ${since}::timestamptz AND p."authorId" IS NOT NULL
    UNION SELECT b."memberId" FROM "Purchase" b WHERE b."createdAt" > ${since}::timestamptz
    UNION SELECT f."referrerId" FROM "Referral" f WHERE f."endedAt" > ${since}::timestamptz
    UNION SELECT m."id" FROM "Member" m WHERE m."createdAt" < ${new Date(at.getTime() - 365 * 86_400_000)}::timestamptz
      AND to_char(m."createdAt" AT TIME ZONE 'UTC', 'MM-DD') IN (${since.toISOString().slice(5, 10)},
        ${new Date(at.getTime() - 86_400_000).toISOString().slice(5, 10)}, ${at.toISOString().slice(5, 10)})`;
  for (const { id } of rows) await awardBadges(system, { memberId: id });
}

const nightly = defineJob<object>({
  name: 'loyalty.badges-nightly',
  schedule: '10 18 * * *',
  run: awardToTheActive,
});

export const badgeJobs = [onPointsEarned, onMembership, nightly];
