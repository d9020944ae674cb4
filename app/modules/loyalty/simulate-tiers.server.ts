import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import { requireAdmin } from '~/platform/require-member';
import { readPlanInForce, readTierValues } from './read-tiers.server';
import { countedFrom, decideStanding, type TierTerms } from './tiers';

export interface TierChange {
  memberId: string;
  name: string;
  fromKey: string;
  toKey: string;
  /** What counts for the plan. */
  value: number;
}

export interface TierSimulation {
  members: number;
  /** How many would go from one tier to another; those who stay among them. */
  flows: { fromKey: string; toKey: string; count: number }[];
  up: number;
  down: number;
}

const batch = 2_000;

interface Row {
  memberId: string;
  name: string;
  timeZone: string;
  tierKey: string;
}

function readBatch(after: string | undefined, take: number): Promise<Row[]> {
  const beyond = after ? Prisma.sql`AND t."memberId" > ${after}::uuid` : Prisma.empty;
  return db.$queryRaw<Row[]>`
    SELECT t."memberId", m."name", m."timeZone", t."tierKey" FROM "MemberTier" t JOIN "Member" m ON m."id" = t."memberId"
    WHERE m."status" <> 'erased' ${beyond} ORDER BY t."memberId" LIMIT ${take}`;
}

/** What each of these members would have by a plan, were it in force by now and every grace over. */
async function judge(rows: readonly Row[], plan: TierTerms): Promise<TierChange[]> {
  const at = now();
  const valueOf = new Map<string, number>();
  for (const [timeZone, group] of Map.groupBy(rows, (row) => row.timeZone)) {
    const from = countedFrom(plan, at, timeZone);
    const ids = group.map(({ memberId }) => memberId);
    const values = await readTierValues(db as unknown as Tx, ids, plan, { from, to: at });
    for (const [memberId, value] of values) valueOf.set(memberId, value);
  }
  const terms = { ...plan, graceDays: 0 };
  return rows.map(({ memberId, name, timeZone, tierKey }) => {
    const value = valueOf.get(memberId) ?? 0;
    const standing = { tierKey, graceUntil: null };
    const { tierKey: toKey } = decideStanding(terms, standing, value, at, { clock: true, timeZone });
    return { memberId, name, fromKey: tierKey, toKey, value };
  });
}

/** 1 up, -1 down, 0 neither. By the places in the plan; a tier that the plan does not have is placed by its threshold of before. */
export function directionOf(
  change: Pick<TierChange, 'fromKey' | 'toKey'>,
  before: Pick<TierTerms, 'tiers'>,
  after: Pick<TierTerms, 'tiers'>,
): -1 | 0 | 1 {
  if (change.fromKey === change.toKey) return 0;
  const place = (key: string) => {
    const known = after.tiers.findIndex((tier) => tier.key === key);
    if (known >= 0) return known;
    const old = before.tiers.findIndex((tier) => tier.key === key);
    // Between those of the plan: as high as it was, in its share of all tiers.
    return before.tiers.length < 2 ? 0 : (old / (before.tiers.length - 1)) * (after.tiers.length - 1);
  };
  const step = place(change.toKey) - place(change.fromKey);
  return step > 0 ? 1 : step < 0 ? -1 : 0;
}

/** Every member in turn, judged by a plan; nobody's tier changes. */
export async function* judgeAll(plan: TierTerms): AsyncGenerator<TierChange[]> {
  let after: string | undefined;
  for (;;) {
    const rows = await readBatch(after, batch);
    if (rows.length > 0) yield await judge(rows, plan);
    if (rows.length < batch) return;
    after = rows.at(-1)!.memberId;
  }
}

/** Who would move, were a plan in force: how many from where to where. Reads all members; writes nothing. Admins. */
export async function simulateTiers(actor: Actor, plan: TierTerms): Promise<TierSimulation> {
  requireAdmin(actor);
  const before = await readPlanInForce(now());
  const flows = new Map<string, number>();
  const result: TierSimulation = { members: 0, flows: [], up: 0, down: 0 };
  for await (const changes of judgeAll(plan))
    for (const change of changes) {
      const flow = `${change.fromKey} ${change.toKey}`;
      flows.set(flow, (flows.get(flow) ?? 0) + 1);
      const direction = directionOf(change, before, plan);
      result.members++;
      if (direction > 0) result.up++;
      if (direction < 0) result.down++;
    }
  result.flows = [...flows].map(([flow, count]) => {
    const [fromKey, toKey] = flow.split(' ') as [string, string];
    return { fromKey, toKey, count };
  });
  return result;
}

/** Those who would move, in pages. Admins. */
export async function listTierChanges(
  actor: Actor,
  plan: TierTerms,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<{ items: TierChange[]; next: string | null }> {
  requireAdmin(actor);
  let after = readCursor(cursor, ['id'])?.[0];
  const items: TierChange[] = [];
  for (;;) {
    const rows = await readBatch(after, batch);
    for (const change of rows.length === 0 ? [] : await judge(rows, plan)) {
      if (change.fromKey === change.toKey) continue;
      if (items.length === limit) return { items, next: writeCursor([items.at(-1)!.memberId]) };
      items.push(change);
    }
    if (rows.length < batch) return { items, next: null };
    after = rows.at(-1)!.memberId;
  }
}
