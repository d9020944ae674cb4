import { type Actor, memberIdOf } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db, queryRows } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { type DeskClub, listDeskClubs } from './list-desk.server';
import type { StatisticsInput } from './schema';

/** One week or month, in the zone of the first club. A rate is null where there is nothing to divide. */
export interface StatisticsPeriod {
  /** Its first day, YYYY-MM-DD. */
  from: string;
  asked: number;
  answers: number;
  /** Working seconds from question to first answer. */
  medianSeconds: number | null;
  /** First answers in time, of all whose clock has ended. */
  hit: number;
  missed: number;
  accepted: number;
  /** Askers who said later that an accepted answer helped. */
  helped: number;
}

export interface ExpertRow {
  memberId: string;
  name: string;
  answers: number;
  medianSeconds: number | null;
  hit: number;
  missed: number;
  accepted: number;
  /** Askers who said later that an accepted answer helped. */
  helped: number;
}

export interface DeskStatistics {
  clubs: { slug: string; name: string; moderates: boolean }[];
  periods: StatisticsPeriod[];
  /** Per expert over the whole time shown; for moderators. */
  experts: ExpertRow[];
  of: 'me' | 'club';
}

const periodsShown = 12;

interface Scope {
  clubIds: string[];
  memberId: string | null;
  unit: 'week' | 'month';
  since: Date;
}

function startOf(unit: 'week' | 'month', at: Date): Date {
  const day = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));
  if (unit === 'month')
    return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - periodsShown + 1, 1));
  const monday = day.getTime() - ((day.getUTCDay() + 6) % 7) * 86_400_000;
  return new Date(monday - (periodsShown - 1) * 7 * 86_400_000);
}

const median = Prisma.sql`percentile_cont(0.5) WITHIN GROUP (ORDER BY q."firstAnswerSeconds")::int`;
const ended = (state: 'hit' | 'missed') =>
  Prisma.sql`count(*) FILTER (WHERE k."state" = ${state}::"QuestionClockState")::int`;

async function readPeriods({ clubIds, memberId, unit, since }: Scope): Promise<StatisticsPeriod[]> {
  const bucket = (column: Prisma.Sql) => Prisma.sql`date_trunc(${unit}, ${column} AT TIME ZONE 'UTC')`;
  const mine = (column: Prisma.Sql) =>
    memberId === null ? Prisma.sql`true` : Prisma.sql`${column} = ${memberId}::uuid`;
  return queryRows<StatisticsPeriod>(
    db,
    Prisma.sql`
    WITH period AS (SELECT generate_series(${since}::timestamptz AT TIME ZONE 'UTC', ${now()}::timestamptz AT TIME ZONE 'UTC',
        ${`1 ${unit}`}::interval) AS "from"),
    answered AS (SELECT ${bucket(Prisma.sql`q."firstAnswerAt"`)} AS "from", count(*)::int AS "answers", ${median} AS "medianSeconds",
        ${ended('hit')} AS "hit", ${ended('missed')} AS "missed"
      FROM "Question" q JOIN "QuestionClock" k ON k."threadId" = q."threadId" AND k."kind" = 'first_answer'
      WHERE q."clubId" = ANY (${clubIds}::uuid[]) AND q."firstAnswerAt" >= ${since} AND ${mine(Prisma.sql`q."firstAnswerById"`)}
      GROUP BY 1),
    accepted AS (SELECT ${bucket(Prisma.sql`q."resolvedAt"`)} AS "from", count(*)::int AS "accepted" FROM "Question" q
      WHERE q."clubId" = ANY (${clubIds}::uuid[]) AND q."resolvedAt" >= ${since} AND ${mine(Prisma.sql`q."resolvedById"`)} GROUP BY 1),
    helped AS (SELECT ${bucket(Prisma.sql`o."givenAt"`)} AS "from", count(*)::int AS "helped" FROM "AnswerOutcome" o
      WHERE o."clubId" = ANY (${clubIds}::uuid[]) AND o."givenAt" >= ${since} AND o."outcome" = 'yes' AND ${mine(Prisma.sql`o."expertId"`)}
      GROUP BY 1),
    asked AS (SELECT ${bucket(Prisma.sql`q."createdAt"`)} AS "from", count(*)::int AS "asked" FROM "Question" q
      WHERE q."clubId" = ANY (${clubIds}::uuid[]) AND q."createdAt" >= ${since} GROUP BY 1)
    SELECT to_char(p."from", 'YYYY-MM-DD') AS "from", coalesce(k."asked", 0) AS "asked", coalesce(a."answers", 0) AS "answers",
      a."medianSeconds", coalesce(a."hit", 0) AS "hit", coalesce(a."missed", 0) AS "missed", coalesce(c."accepted", 0) AS "accepted",
      coalesce(h."helped", 0) AS "helped"
    FROM period p LEFT JOIN answered a USING ("from") LEFT JOIN accepted c USING ("from") LEFT JOIN helped h USING ("from") LEFT JOIN asked k USING ("from")
    ORDER BY p."from"`,
  );
}

async function readExperts({ clubIds, since }: Scope): Promise<ExpertRow[]> {
  return queryRows<ExpertRow>(
    db,
    Prisma.sql`
    WITH answered AS (SELECT q."firstAnswerById" AS "memberId", count(*)::int AS "answers", ${median} AS "medianSeconds",
        ${ended('hit')} AS "hit", ${ended('missed')} AS "missed"
      FROM "Question" q JOIN "QuestionClock" k ON k."threadId" = q."threadId" AND k."kind" = 'first_answer'
      WHERE q."clubId" = ANY (${clubIds}::uuid[]) AND q."firstAnswerAt" >= ${since} AND q."firstAnswerById" IS NOT NULL GROUP BY 1),
    accepted AS (SELECT q."resolvedById" AS "memberId", count(*)::int AS "accepted" FROM "Question" q
      WHERE q."clubId" = ANY (${clubIds}::uuid[]) AND q."resolvedAt" >= ${since} AND q."resolvedById" IS NOT NULL GROUP BY 1)
    SELECT a."memberId", coalesce((SELECT s."personaName" FROM "Membership" s WHERE s."memberId" = a."memberId"
        AND s."clubId" = ANY (${clubIds}::uuid[]) LIMIT 1), m."name") AS "name",
      a."answers", a."medianSeconds", a."hit", a."missed", coalesce(c."accepted", 0) AS "accepted",
      (SELECT count(*)::int FROM "AnswerOutcome" o WHERE o."expertId" = a."memberId" AND o."clubId" = ANY (${clubIds}::uuid[])
        AND o."givenAt" >= ${since} AND o."outcome" = 'yes') AS "helped"
    FROM answered a JOIN "Member" m ON m."id" = a."memberId" LEFT JOIN accepted c ON c."memberId" = a."memberId"
    ORDER BY a."answers" DESC, a."memberId" LIMIT 100`,
  );
}

/**
 * How a desk has done, by weeks or months: one's own figures, or a club's, which are its moderators'.
 * @throws unauthenticated, forbidden
 */
export async function getStatistics(actor: Actor, input: StatisticsInput): Promise<DeskStatistics> {
  requireMember(actor);
  const all = await listDeskClubs(actor);
  if (all.length === 0) throw new PortalError('forbidden');
  const clubs = input.club === undefined ? all : all.filter(({ slug }) => slug === input.club);
  const counted: DeskClub[] = input.of === 'club' ? clubs.filter(({ moderates }) => moderates) : clubs;
  if (counted.length === 0) throw new PortalError('forbidden');
  const scope: Scope = {
    clubIds: counted.map(({ id }) => id),
    memberId: input.of === 'me' ? memberIdOf(actor)! : null,
    unit: input.by,
    since: startOf(input.by, now()),
  };
  return {
    clubs: all.map(({ slug, name, moderates }) => ({ slug, name, moderates })),
    periods: await readPeriods(scope),
    experts: input.of === 'club' ? await readExperts(scope) : [],
    of: input.of,
  };
}
