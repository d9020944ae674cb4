import { db } from '~/platform/db/client.server';
import type { PointsView } from './views';

type WalletView = PointsView['funders'][number];

interface WalletRow {
  funderId: string | null;
  name: string | null;
  available: bigint;
  pending: bigint;
  held: bigint;
  lifetime: bigint;
  expiringPoints: bigint | null;
  expiringAt: Date | null;
}

/** What a member has of each funder, the brand's first. */
export async function listWallets(memberId: string, at: Date): Promise<WalletView[]> {
  const rows = await db.$queryRaw<WalletRow[]>`
    SELECT w."funderId", o."name"::text AS "name", b."available", b."pending", b."held",
      (SELECT coalesce(sum(t."points"), 0)::bigint FROM "PointTransfer" t WHERE t."walletId" = w."id" AND t."kind" = 'earn'
        AND NOT EXISTS (SELECT 1 FROM "PointTransfer" r WHERE r."reversesId" = t."id")) AS "lifetime",
      l.points AS "expiringPoints", l."expiresAt" AS "expiringAt"
    FROM "PointWallet" w LEFT JOIN "Organisation" o ON o."id" = w."funderId"
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(a."balance") FILTER (WHERE a."kind" = 'available'), 0)::bigint AS "available",
        coalesce(sum(a."balance") FILTER (WHERE a."kind" = 'pending'), 0)::bigint AS "pending",
        coalesce(sum(a."balance") FILTER (WHERE a."kind" = 'held'), 0)::bigint AS "held"
      FROM "PointAccount" a WHERE a."walletId" = w."id") b
    LEFT JOIN LATERAL (
      SELECT n."expiresAt", sum(n."remaining")::bigint AS points FROM "PointLot" n
      WHERE n."walletId" = w."id" AND n."state" = 'open' AND n."expiresAt" > ${at}::timestamptz
      GROUP BY n."expiresAt" ORDER BY n."expiresAt" LIMIT 1) l ON true
    WHERE w."memberId" = ${memberId}::uuid AND w."lastNumber" > 0
    ORDER BY w."funderId" IS NOT NULL, o."name"`;
  return rows.map(({ expiringPoints, expiringAt, ...row }) => ({
    funderId: row.funderId,
    name: row.name,
    available: Number(row.available),
    pending: Number(row.pending),
    held: Number(row.held),
    lifetime: Number(row.lifetime),
    expiring: expiringAt ? { points: Number(expiringPoints), at: expiringAt.toISOString() } : null,
  }));
}
