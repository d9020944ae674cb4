import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { momentAt, wallTime } from '~/platform/i18n/zoned-time';
import { requireAdmin } from '~/platform/require-member';
import { csvValue } from '~/platform/text/csv';
import { readPointSettings } from './point-settings.server';

/** What the program has done; each is a sum of entries. `adjusted`: given by hand, less what was taken back. */
export interface ProgramSums {
  issued: number;
  redeemed: number;
  expired: number;
  breakage: number;
  adjusted: number;
}

export interface MonthFigures extends ProgramSums {
  /** YYYY-MM-01 */
  from: string;
  activeMembers: number;
  /** What was redeemed, in satang for each active member; null where nobody was. */
  costSatang: number | null;
}

/** Months since it was earned from which on a part of what is owed is counted. */
export const ageBounds = [0, 3, 6, 12, 24] as const;

export interface PointFigures {
  totals: ProgramSums;
  /** What members have: to spend, on the way and set aside. The same as what was given less what is gone. */
  owed: number;
  /** Share of what has ended that ended unspent; null while nothing has. */
  unspentShare: number | null;
  pointSatang: number;
  months: MonthFigures[];
  byAge: { fromMonths: (typeof ageBounds)[number]; points: number }[];
  byFunder: { funderId: string | null; name: string | null; points: number }[];
}

const shownMonths = 12;

interface KindRow {
  month: string;
  kind: string;
  sum: bigint;
}

/** Accounts stand from the program's side: what it gives is below zero there. */
function sumsOf(rows: readonly Pick<KindRow, 'kind' | 'sum'>[]): ProgramSums {
  const of = (kind: string) =>
    rows.reduce((sum, row) => (row.kind === kind ? sum + Number(row.sum) : sum), 0);
  // A zero that is turned around is another zero.
  const turned = (value: number) => (value === 0 ? 0 : -value);
  return {
    issued: turned(of('issued')),
    redeemed: of('redeemed'),
    expired: of('expired'),
    breakage: of('breakage'),
    adjusted: turned(of('adjustment')),
  };
}

function readMonths(since: Date, timeZone: string): Promise<KindRow[]> {
  return db.$queryRaw`
    SELECT to_char(t."at" AT TIME ZONE ${timeZone}, 'YYYY-MM-01') AS "month", a."kind"::text, sum(n."amount")::bigint AS "sum"
    FROM "PointTransfer" t JOIN "PointEntry" n ON n."transferId" = t."id" JOIN "PointAccount" a ON a."id" = n."accountId"
    WHERE t."at" >= ${since}::timestamptz AND a."walletId" IS NULL GROUP BY 1, 2`;
}

/** Who earned, spent, wrote or bought something in each month. */
async function readActive(since: Date, timeZone: string): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ month: string; members: bigint }[]>`
    SELECT "month", count(*) AS "members" FROM (
      SELECT to_char(t."at" AT TIME ZONE ${timeZone}, 'YYYY-MM-01') AS "month", w."memberId" FROM "PointTransfer" t
        JOIN "PointWallet" w ON w."id" = t."walletId" WHERE t."at" >= ${since}::timestamptz AND t."kind" IN ('earn', 'redeem', 'settle')
      UNION
      SELECT to_char(p."createdAt" AT TIME ZONE ${timeZone}, 'YYYY-MM-01'), p."authorId" FROM "Post" p
        WHERE p."createdAt" >= ${since}::timestamptz AND p."authorId" IS NOT NULL
      UNION
      SELECT to_char(b."at" AT TIME ZONE ${timeZone}, 'YYYY-MM-01'), b."memberId" FROM "Purchase" b WHERE b."at" >= ${since}::timestamptz) a
    GROUP BY 1`;
  return new Map(rows.map(({ month, members }) => [month, Number(members)]));
}

async function readAges(at: Date): Promise<PointFigures['byAge']> {
  const rows = await db.$queryRaw<{ bound: number; points: bigint }[]>`
    SELECT max(b."months") AS "bound", l."points" FROM (
      SELECT l."id", l."remaining"::bigint AS "points", l."createdAt" FROM "PointLot" l WHERE l."remaining" > 0) l
    CROSS JOIN unnest(${[...ageBounds]}::int[]) b("months")
    WHERE l."createdAt" <= ${at}::timestamptz - make_interval(months => b."months") OR b."months" = 0
    GROUP BY l."id", l."points"`;
  return ageBounds.map((fromMonths) => ({
    fromMonths,
    points: rows.reduce((sum, { bound, points }) => (bound === fromMonths ? sum + Number(points) : sum), 0),
  }));
}

function readOwed() {
  return db.$queryRaw<{ funderId: string | null; name: string | null; points: bigint }[]>`
    SELECT w."funderId", o."name"::text AS "name", sum(a."balance")::bigint AS "points" FROM "PointAccount" a
    JOIN "PointWallet" w ON w."id" = a."walletId" LEFT JOIN "Organisation" o ON o."id" = w."funderId"
    GROUP BY 1, 2 ORDER BY 2 NULLS FIRST, 1`;
}

/** The brand's figures of points, months of a zone's calendar. Admins. @throws unauthenticated, forbidden */
export async function getPointFigures(actor: Actor, timeZone: string): Promise<PointFigures> {
  requireAdmin(actor);
  const at = now();
  const wall = wallTime(at, timeZone);
  const starts = Array.from({ length: shownMonths }, (_, index) =>
    momentAt({ year: wall.year, month: wall.month - shownMonths + 1 + index, day: 1 }, 0, timeZone),
  );
  const [kinds, monthRows, active, byAge, owedRows, { pointSatang }] = await Promise.all([
    db.$queryRaw<KindRow[]>`
      SELECT a."kind"::text, sum(a."balance")::bigint AS "sum" FROM "PointAccount" a WHERE a."walletId" IS NULL GROUP BY 1`,
    readMonths(starts[0]!, timeZone),
    readActive(starts[0]!, timeZone),
    readAges(at),
    readOwed(),
    readPointSettings(),
  ]);
  const months = starts.map((start): MonthFigures => {
    const { year, month } = wallTime(start, timeZone);
    const from = `${year}-${String(month).padStart(2, '0')}-01`;
    const sums = sumsOf(monthRows.filter((row) => row.month === from));
    const activeMembers = active.get(from) ?? 0;
    const costSatang = activeMembers === 0 ? null : Math.round((sums.redeemed * pointSatang) / activeMembers);
    return { ...sums, from, activeMembers, costSatang };
  });
  const totals = sumsOf(kinds);
  const gone = totals.expired + totals.breakage + totals.redeemed;
  const byFunder = owedRows.map((row) => ({ ...row, points: Number(row.points) }));
  return {
    totals,
    owed: byFunder.reduce((sum, { points }) => sum + points, 0),
    unspentShare: gone === 0 ? null : (totals.expired + totals.breakage) / gone,
    pointSatang,
    months,
    byAge,
    byFunder,
  };
}

const columns = [
  'month',
  'issued',
  'redeemed',
  'expired',
  'breakage',
  'adjusted',
  'active_members',
  'cost_satang_per_active_member',
] as const;

/** The same as CSV: months, then what is owed by age and by funder. Admins. */
export async function exportPointFigures(actor: Actor, timeZone: string): Promise<string> {
  const figures = await getPointFigures(actor, timeZone);
  const lines: (string | number | null)[][] = [
    [...columns],
    ...figures.months.map((month) => [
      month.from.slice(0, 7),
      month.issued,
      month.redeemed,
      month.expired,
      month.breakage,
      month.adjusted,
      month.activeMembers,
      month.costSatang,
    ]),
    [],
    ['owed_from_months', 'points'],
    ...figures.byAge.map(({ fromMonths, points }) => [fromMonths, points]),
    [],
    ['funder', 'points'],
    ...figures.byFunder.map(({ name, points }) => [name ?? 'brand', points]),
  ];
  return `\uFEFF${lines.map((line) => line.map((value) => csvValue(value ?? '')).join(',')).join('\r\n')}\r\n`;
}
