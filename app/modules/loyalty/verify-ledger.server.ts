import { createHash } from 'node:crypto';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { LongWork } from '~/platform/progress';
import { transferText } from './transfer-text';

export interface LedgerViolation {
  /** What must hold. */
  rule: string;
  /** Of what it does not: `transfer:<id>`, `account:<id>`, `lot:<id>`, `wallet:<id>`. */
  subject: string;
  detail: string;
}

export interface LedgerReport {
  transfers: number;
  entries: number;
  violations: LedgerViolation[];
}

const batch = 5_000;
const mostNamed = 200;

interface ChainRow {
  id: string;
  walletId: string;
  number: number;
  kind: string;
  points: bigint;
  actorId: string | null;
  ruleId: string | null;
  reversesId: string | null;
  holdId: string | null;
  cause: string;
  reason: string;
  at: Date;
  hash: string;
  previousHash: string;
  entries: { accountId: string; lotId: string | null; amount: number }[];
}

function readBatch(after: { walletId: string; number: number } | undefined): Promise<ChainRow[]> {
  const from = after
    ? Prisma.sql`WHERE (t."walletId", t."number") > (${after.walletId}::uuid, ${after.number})`
    : Prisma.empty;
  return db.$queryRaw<ChainRow[]>`
    SELECT t."id", t."walletId", t."number", t."kind"::text, t."points", t."actorId", t."ruleId", t."reversesId", t."holdId", t."cause",
      t."reason", t."at", t."hash", t."previousHash", coalesce(e."entries", '[]') AS "entries"
    FROM (SELECT * FROM "PointTransfer" t ${from} ORDER BY t."walletId", t."number" LIMIT ${batch}) t
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('accountId', n."accountId", 'lotId', n."lotId", 'amount', n."amount") ORDER BY n."position") AS "entries"
      FROM "PointEntry" n WHERE n."transferId" = t."id") e ON true
    ORDER BY t."walletId", t."number"`;
}

/** What one transfer breaks, beside the one before it in its wallet. */
function checkTransfer(row: ChainRow, previous: ChainRow | undefined): LedgerViolation[] {
  const subject = `transfer:${row.id}`;
  const found: LedgerViolation[] = [];
  const add = (rule: string, detail: string) => void found.push({ rule, subject, detail });
  const sum = row.entries.reduce((all, { amount }) => all + amount, 0);
  if (sum !== 0) add('entries sum to zero', `they sum to ${sum}`);
  if (row.entries.length < 2) add('a transfer has at least two entries', `it has ${row.entries.length}`);
  const inWallet = previous?.walletId === row.walletId ? previous : undefined;
  const expected = (inWallet?.number ?? 0) + 1;
  if (row.number !== expected) add('numbers have no gap', `${row.number} instead of ${expected}`);
  if (row.previousHash !== (inWallet?.hash ?? ''))
    add('the chain is whole', 'it names another hash before it');
  const text = transferText({ ...row, points: Number(row.points), at: row.at.toISOString() });
  if (createHash('sha256').update(text).digest('hex') !== row.hash)
    add('a transfer is as it was written', 'its hash is another one');
  return found;
}

/** Rules between rows, each as a query for what breaks it. */
const rules: Record<string, Prisma.Sql> = {
  'a balance equals its entries': Prisma.sql`
    SELECT 'account:' || a."id" AS "subject", a."balance" || ' instead of ' || coalesce(e.sum, 0) AS "detail" FROM "PointAccount" a
    LEFT JOIN (SELECT "accountId", sum("amount") AS sum FROM "PointEntry" GROUP BY 1) e ON e."accountId" = a."id"
    WHERE a."balance" <> coalesce(e.sum, 0)`,
  'a member is never below zero': Prisma.sql`
    SELECT 'account:' || a."id" AS "subject", a."balance"::text AS "detail" FROM "PointAccount" a WHERE a."walletId" IS NOT NULL AND a."balance" < 0`,
  'what is left of a lot equals its entries': Prisma.sql`
    SELECT 'lot:' || l."id" AS "subject", l."remaining" || ' instead of ' || coalesce(e.sum, 0) AS "detail" FROM "PointLot" l
    LEFT JOIN (SELECT n."lotId", sum(n."amount") AS sum, coalesce(sum(n."amount") FILTER (WHERE a."kind" = 'held'), 0) AS held
      FROM "PointEntry" n JOIN "PointAccount" a ON a."id" = n."accountId" GROUP BY 1) e ON e."lotId" = l."id"
    WHERE l."remaining" <> coalesce(e.sum, 0) OR l."held" <> coalesce(e.held, 0) OR l."remaining" < 0 OR l."remaining" > l."points"`,
  'a member has what is left of their lots': Prisma.sql`
    SELECT 'wallet:' || w."id" AS "subject", a.sum || ' instead of ' || coalesce(l.sum, 0) AS "detail" FROM "PointWallet" w
    JOIN (SELECT "walletId", sum("balance") AS sum FROM "PointAccount" WHERE "walletId" IS NOT NULL GROUP BY 1) a ON a."walletId" = w."id"
    LEFT JOIN (SELECT "walletId", sum("remaining") AS sum FROM "PointLot" GROUP BY 1) l ON l."walletId" = w."id"
    WHERE a.sum <> coalesce(l.sum, 0)`,
  'a wallet names its last transfer': Prisma.sql`
    SELECT 'wallet:' || w."id" AS "subject", 'it ends with another one' AS "detail" FROM "PointWallet" w
    LEFT JOIN LATERAL (SELECT t."number", t."hash" FROM "PointTransfer" t WHERE t."walletId" = w."id" ORDER BY t."number" DESC LIMIT 1) t ON true
    WHERE w."lastNumber" <> coalesce(t."number", 0) OR w."lastHash" <> coalesce(t."hash", '')`,
  'a voucher costs what was taken for it': Prisma.sql`
    SELECT 'redemption:' || r."id" AS "subject", r."costPoints" || ' instead of ' || t."points" AS "detail" FROM "Redemption" r
    JOIN "PointTransfer" t ON t."id" = r."transferId" WHERE t."kind" <> 'redeem' OR t."points" <> r."costPoints"
      OR (r."status" = 'cancelled') <> EXISTS (SELECT 1 FROM "PointTransfer" v WHERE v."reversesId" = t."id")`,
  'an entry belongs to its wallet, or to the program': Prisma.sql`
    SELECT 'transfer:' || t."id" AS "subject", 'it moves an account of another wallet' AS "detail" FROM "PointEntry" e
    JOIN "PointTransfer" t ON t."id" = e."transferId" JOIN "PointAccount" a ON a."id" = e."accountId"
    WHERE a."walletId" IS NOT NULL AND a."walletId" <> t."walletId"`,
};

/**
 * Checks the whole ledger, in a stream: every transfer's sum, place and hash, and that balances, lots and vouchers follow from entries.
 * Names the first 200 of what is broken. Reads everything: a minute for some millions.
 */
export async function verifyLedger({ progress, signal }: LongWork): Promise<LedgerReport> {
  const total = await db.pointTransfer.count();
  const report: LedgerReport = { transfers: 0, entries: 0, violations: [] };
  const name = (found: readonly LedgerViolation[]) =>
    report.violations.push(...found.slice(0, mostNamed - report.violations.length));
  const bar = progress.bar('Reading transfers', total);
  let previous: ChainRow | undefined;
  for (;;) {
    const rows = await readBatch(previous);
    for (const row of rows) {
      name(checkTransfer(row, previous));
      previous = row;
      report.transfers++;
      report.entries += row.entries.length;
    }
    bar.reach(report.transfers);
    if (rows.length < batch) break;
    signal?.throwIfAborted();
  }
  bar.end();
  const checking = progress.bar('Checking balances', Object.keys(rules).length);
  for (const [at, [rule, sql]] of Object.entries(rules).entries()) {
    const broken = await db.$queryRaw<{ subject: string; detail: string }[]>(
      Prisma.sql`${sql} LIMIT ${mostNamed}`,
    );
    name(broken.map((found) => ({ rule, ...found })));
    checking.reach(at + 1);
  }
  checking.end();
  return report;
}
