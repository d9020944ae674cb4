import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { requireMember } from '~/platform/require-member';
import { readTiers } from './read-tiers.server';
import { decideTier } from './rules';
import type { PointsView, StatementLine } from './views';

const yearMs = 365 * 86_400_000;

interface Sums {
  available: bigint;
  pending: bigint;
  held: bigint;
  lifetime: bigint;
  earnedInYear: bigint;
  expiringPoints: bigint | null;
  expiringAt: Date | null;
}

/** What the caller has, over all funders, what ends next, and their tier by what they earned within a year. @throws unauthenticated */
export async function getMyPoints(actor: Actor): Promise<PointsView> {
  const { memberId } = requireMember(actor);
  const at = now();
  const [rows, tiers] = await Promise.all([
    db.$queryRaw<Sums[]>`
      WITH wallets AS (SELECT "id" FROM "PointWallet" WHERE "memberId" = ${memberId}::uuid),
      earned AS (
        SELECT t."points", t."at" FROM "PointTransfer" t JOIN wallets w ON w."id" = t."walletId"
        WHERE t."kind" = 'earn' AND NOT EXISTS (SELECT 1 FROM "PointTransfer" r WHERE r."reversesId" = t."id")),
      ending AS (
        SELECT l."expiresAt", sum(l."remaining") AS points FROM "PointLot" l JOIN wallets w ON w."id" = l."walletId"
        WHERE l."state" = 'open' AND l."expiresAt" > ${at}::timestamptz GROUP BY l."expiresAt" ORDER BY l."expiresAt" LIMIT 1)
      SELECT coalesce(sum(a."balance") FILTER (WHERE a."kind" = 'available'), 0)::bigint AS "available",
        coalesce(sum(a."balance") FILTER (WHERE a."kind" = 'pending'), 0)::bigint AS "pending",
        coalesce(sum(a."balance") FILTER (WHERE a."kind" = 'held'), 0)::bigint AS "held",
        (SELECT coalesce(sum("points"), 0)::bigint FROM earned) AS "lifetime",
        (SELECT coalesce(sum("points"), 0)::bigint FROM earned WHERE "at" > ${new Date(at.getTime() - yearMs)}::timestamptz) AS "earnedInYear",
        (SELECT points::bigint FROM ending) AS "expiringPoints", (SELECT "expiresAt" FROM ending) AS "expiringAt"
      FROM "PointAccount" a JOIN wallets w ON w."id" = a."walletId"`,
    readTiers(),
  ]);
  const sums = rows[0]!;
  const { tier, next } = decideTier(tiers, Number(sums.earnedInYear));
  return {
    available: Number(sums.available),
    pending: Number(sums.pending),
    held: Number(sums.held),
    lifetime: Number(sums.lifetime),
    expiring: sums.expiringAt
      ? { points: Number(sums.expiringPoints), at: sums.expiringAt.toISOString() }
      : null,
    tier: tier ?? null,
    nextTier: next ? { ...next.tier, missing: next.missing } : null,
  };
}

interface LineRow {
  id: string;
  number: number;
  kind: StatementLine['transfer']['kind'];
  points: bigint;
  cause: string;
  reason: string;
  ruleId: string | null;
  reversesId: string | null;
  at: Date;
  hash: string;
  previousHash: string;
  available: bigint;
  pending: bigint;
  held: bigint;
  expiresAt: Date | null;
  ruleName: StatementLine['ruleName'];
  threadPath: string | null;
  hashed: StatementLine['hashed'];
}

function viewLine(row: LineRow): StatementLine {
  const { available, pending, held, expiresAt, ruleName, threadPath, hashed, points, at, ...transfer } = row;
  return {
    transfer: { ...transfer, points: Number(points), at: at.toISOString() },
    hashed,
    available: Number(available),
    pending: Number(pending),
    held: Number(held),
    expiresAt: expiresAt?.toISOString() ?? null,
    ruleName,
    link: threadPath,
  };
}

/** The caller's statement, the newest first: each transfer with how it changed their balances, and why. @throws unauthenticated */
export async function listMyEntries(
  actor: Actor,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<{ items: StatementLine[]; next: string | null }> {
  const { memberId } = requireMember(actor);
  const after = readCursor(cursor, ['time', 'id']);
  const older = after
    ? Prisma.sql`AND (t."at", t."id") < (${new Date(after[0]!)}::timestamptz, ${after[1]}::uuid)`
    : Prisma.empty;
  const rows = await db.$queryRaw<LineRow[]>`
    WITH shown AS (
      SELECT t.* FROM "PointTransfer" t JOIN "PointWallet" w ON w."id" = t."walletId"
      WHERE w."memberId" = ${memberId}::uuid ${older} ORDER BY t."at" DESC, t."id" DESC LIMIT ${limit + 1})
    SELECT t."id", t."number", t."kind"::text, t."points", t."cause", t."reason", t."ruleId", t."reversesId", t."at", t."hash", t."previousHash",
      coalesce(e."available", 0)::bigint AS "available", coalesce(e."pending", 0)::bigint AS "pending", coalesce(e."held", 0)::bigint AS "held",
      e."expiresAt", jsonb_build_object('walletId', t."walletId", 'actorId', t."actorId", 'holdId', t."holdId", 'entries', e."entries") AS "hashed",
      r."name" AS "ruleName", '/clubs/' || c."slug" || '/threads/' || p."threadId" || '?at=' || p."number" AS "threadPath"
    FROM shown t
    LEFT JOIN LATERAL (
      SELECT sum(n."amount") FILTER (WHERE a."kind" = 'available') AS "available", sum(n."amount") FILTER (WHERE a."kind" = 'pending') AS "pending",
        sum(n."amount") FILTER (WHERE a."kind" = 'held') AS "held", min(l."expiresAt") AS "expiresAt",
        jsonb_agg(jsonb_build_object('accountId', n."accountId", 'lotId', n."lotId", 'amount', n."amount") ORDER BY n."position") AS "entries"
      FROM "PointEntry" n JOIN "PointAccount" a ON a."id" = n."accountId" LEFT JOIN "PointLot" l ON l."id" = n."lotId"
      WHERE n."transferId" = t."id") e ON true
    LEFT JOIN "EarningRule" r ON r."id" = t."ruleId"
    LEFT JOIN "Post" p ON p."id" = CASE WHEN t."cause" LIKE 'post:%' THEN substr(t."cause", 6)::uuid END
    LEFT JOIN "Thread" h ON h."id" = p."threadId" LEFT JOIN "Club" c ON c."id" = h."clubId"
    ORDER BY t."at" DESC, t."id" DESC`;
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(viewLine),
    next: last ? writeCursor([last.at.toISOString(), last.id]) : null,
  };
}
