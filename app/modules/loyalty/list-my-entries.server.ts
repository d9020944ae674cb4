import type { Actor } from '~/platform/actor';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { loyaltyPaths } from './paths';
import type { StatementLine } from './views';

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
  funder: StatementLine['funder'];
  about: string | null;
  lots: { lotId: string; amount: number; expiresAt: string | null }[] | null;
}

/** Where a cause leads: a post to its thread, a voucher to itself; the rest has no page of its own. */
function linkOf({ cause, threadPath }: Pick<LineRow, 'cause' | 'threadPath'>): string | null {
  if (threadPath) return threadPath;
  const [kind, id = ''] = cause.split(':') as [string, string?];
  if (kind === 'redemption') return loyaltyPaths.voucher(id);
  if (kind === 'surprise') return loyaltyPaths.surprise(id);
  return kind === 'referral' ? loyaltyPaths.friends() : null;
}

function viewLine(row: LineRow): StatementLine {
  const { available, pending, held, expiresAt, ruleName, threadPath, hashed, points, at } = row;
  const { funder, about, lots, ...transfer } = row;
  const { id, number, kind, cause, reason, ruleId, reversesId, hash, previousHash } = transfer;
  return {
    transfer: {
      id,
      number,
      kind,
      points: Number(points),
      cause,
      reason,
      ruleId,
      reversesId,
      at: at.toISOString(),
      hash,
      previousHash,
    },
    hashed,
    available: Number(available),
    pending: Number(pending),
    held: Number(held),
    expiresAt: expiresAt?.toISOString() ?? null,
    ruleName,
    link: linkOf({ cause, threadPath }),
    funder,
    about,
    lots: (lots ?? []).map((lot) => ({
      ...lot,
      expiresAt: lot.expiresAt === null ? null : new Date(lot.expiresAt).toISOString(),
    })),
  };
}

/** The id in a cause of a kind; null for other kinds. */
const idIn = (kind: string) =>
  Prisma.sql`CASE WHEN t."cause" LIKE ${`${kind}:%`} THEN substr(t."cause", ${kind.length + 2})::uuid END`;

/**
 * The caller's statement, the newest first: each transfer with how it changed their balances, which lots, and why; of one funder alone
 * where one is named (`brand`: the brand). A page costs the same however long the statement is. @throws unauthenticated
 */
export async function listMyEntries(
  actor: Actor,
  { cursor, limit, funder }: { cursor?: string; limit: number; funder?: string },
): Promise<{ items: StatementLine[]; next: string | null }> {
  const { memberId } = requireMember(actor);
  const after = readCursor(cursor, ['time', 'id']);
  const older = after
    ? Prisma.sql`AND (t."at", t."id") < (${new Date(after[0]!)}::timestamptz, ${after[1]}::uuid)`
    : Prisma.empty;
  const funderId = funder !== undefined && isId(funder) ? funder : null;
  const own =
    funder === undefined ? Prisma.empty : Prisma.sql`AND w."funderId" IS NOT DISTINCT FROM ${funderId}::uuid`;
  // Of each wallet its own newest lines, by its index; of these the newest of all.
  const rows = await db.$queryRaw<LineRow[]>`
    WITH shown AS (
      SELECT t.*, w."funderId" FROM "PointWallet" w CROSS JOIN LATERAL (
        SELECT t.* FROM "PointTransfer" t WHERE t."walletId" = w."id" ${older} ORDER BY t."at" DESC, t."id" DESC LIMIT ${limit + 1}) t
      WHERE w."memberId" = ${memberId}::uuid ${own} ORDER BY t."at" DESC, t."id" DESC LIMIT ${limit + 1})
    SELECT t."id", t."number", t."kind"::text, t."points", t."cause", t."reason", t."ruleId", t."reversesId", t."at", t."hash", t."previousHash",
      coalesce(e."available", 0)::bigint AS "available", coalesce(e."pending", 0)::bigint AS "pending", coalesce(e."held", 0)::bigint AS "held",
      e."expiresAt", jsonb_build_object('walletId', t."walletId", 'actorId', t."actorId", 'holdId', t."holdId", 'entries', e."entries") AS "hashed",
      e."lots", r."name" AS "ruleName", '/clubs/' || c."slug" || '/threads/' || p."threadId" || '?at=' || p."number" AS "threadPath",
      CASE WHEN o."id" IS NOT NULL THEN jsonb_build_object('id', o."id", 'name', o."name") END AS "funder",
      coalesce(g."name", b."reference", k."name", h."title") AS "about"
    FROM shown t
    LEFT JOIN LATERAL (
      SELECT sum(n."amount") FILTER (WHERE a."kind" = 'available') AS "available", sum(n."amount") FILTER (WHERE a."kind" = 'pending') AS "pending",
        sum(n."amount") FILTER (WHERE a."kind" = 'held') AS "held", min(l."expiresAt") AS "expiresAt",
        jsonb_agg(jsonb_build_object('accountId', n."accountId", 'lotId', n."lotId", 'amount', n."amount") ORDER BY n."position") AS "entries",
        jsonb_agg(jsonb_build_object('lotId', l."id", 'amount', n."amount", 'expiresAt', l."expiresAt") ORDER BY n."position")
          FILTER (WHERE l."id" IS NOT NULL) AS "lots"
      FROM "PointEntry" n JOIN "PointAccount" a ON a."id" = n."accountId" LEFT JOIN "PointLot" l ON l."id" = n."lotId"
      WHERE n."transferId" = t."id") e ON true
    LEFT JOIN "EarningRule" r ON r."id" = t."ruleId"
    LEFT JOIN "Organisation" o ON o."id" = t."funderId"
    LEFT JOIN "Post" p ON p."id" = ${idIn('post')}
    LEFT JOIN "Thread" h ON h."id" = p."threadId" LEFT JOIN "Club" c ON c."id" = h."clubId"
    LEFT JOIN "Redemption" d ON d."id" = ${idIn('redemption')} LEFT JOIN "Reward" g ON g."id" = d."rewardId"
    LEFT JOIN "Purchase" b ON b."id" = ${idIn('purchase')}
    LEFT JOIN "Club" k ON k."id" = ${idIn('club')}
    ORDER BY t."at" DESC, t."id" DESC`;
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(viewLine),
    next: last ? writeCursor([last.at.toISOString(), last.id]) : null,
  };
}
