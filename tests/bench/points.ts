// How many spends a second the ledger takes over HTTP, 50 at once, on one account and on many, beside bare pg that takes one row lock,
// moves a balance and writes a row, and beside bare pg without one lock; how long `ledger verify` takes over BENCH_ENTRIES entries; and
// how long the page of a statement takes with 10,000 entries in it beside one with 20.
import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { Pool } from 'undici';
import { transferText } from '../../app/modules/loyalty/transfer-text.ts';
import {
  type BenchPortal,
  call,
  percentile,
  pinned,
  rounded,
  startBenchPortal,
} from './support/processes.ts';
import { openScene } from './support/scene.ts';

const spends = Number(process.env.BENCH_SPENDS ?? 1_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const entries = Number(process.env.BENCH_ENTRIES ?? 1_000_000);
const atOnce = 50;
const longStatement = 10_000;
const shortStatement = 20;
/** The most that an admin gives at once. */
const giftPoints = 100_000;

interface Rate {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/** Runs `work` so many times, so many at once; how many a second, and how long one takes. */
async function rate(times: number, work: (index: number) => Promise<unknown>): Promise<Rate> {
  let next = 0;
  const tookMs: number[] = [];
  const startedAt = performance.now();
  const run = async () => {
    while (next < times) {
      const begun = performance.now();
      await work(next++);
      tookMs.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, run));
  const perSecond = rounded(times / ((performance.now() - startedAt) / 1_000));
  return {
    perSecond,
    p50Ms: rounded(percentile(tookMs, 0.5)),
    p99Ms: rounded(percentile(tookMs, 0.99)),
  };
}

interface Spender {
  token: string;
  id: string;
}

/** Spends over HTTP by these members in turn, each with a key of its own; also what one takes of the server's processor. */
async function spendRate(portal: BenchPortal, rewardId: string, members: readonly Spender[]) {
  const pool = new Pool(portal.origin, { connections: atOnce });
  const before = portal.cpuSeconds();
  const measured = await rate(spends, async (index) => {
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path: `/api/v1/rewards/${rewardId}/redemptions`,
      headers: {
        authorization: `Bearer ${members[index % members.length]!.token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: '{}',
    });
    const answer = await body.text();
    if (statusCode !== 201) throw new Error(`A spend answers ${statusCode}: ${answer}`);
  });
  await pool.close();
  return { ...measured, cpuMs: rounded(((portal.cpuSeconds() - before) / spends) * 1_000, 2) };
}

async function bareRate(url: string, rows: number): Promise<Rate> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  await pool.query('CREATE TABLE IF NOT EXISTS bare_account (id int PRIMARY KEY, balance bigint NOT NULL)');
  await pool.query('CREATE TABLE IF NOT EXISTS bare_entry (id uuid PRIMARY KEY, account int, amount bigint)');
  await pool.query(
    'INSERT INTO bare_account SELECT n, 1000000 FROM generate_series(0, $1::int - 1) n ON CONFLICT DO NOTHING',
    [rows],
  );
  const result = await rate(spends, async (index) => {
    const client = await pool.connect();
    try {
      const id = index % rows;
      await client.query('BEGIN');
      await client.query('SELECT balance FROM bare_account WHERE id = $1 FOR UPDATE', [id]);
      await client.query('UPDATE bare_account SET balance = balance - 1 WHERE id = $1', [id]);
      await client.query('INSERT INTO bare_entry VALUES ($1, $2, -1)', [randomUUID(), id]);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  });
  await pool.end();
  return result;
}

interface Wallet {
  id: string;
  lastNumber: number;
  lastHash: string;
  lotId: string;
  available: string;
  redeemed: string;
}

const batch = 5_000;

/** Writes spends of one point each at the end of a wallet's chain, with their hashes, as the ledger itself would. */
async function fillWallet(client: pg.Client, wallet: Wallet, count: number): Promise<void> {
  let { lastNumber: number, lastHash: previousHash } = wallet;
  const at = new Date();
  for (let done = 0; done < count; done += batch) {
    const ids: string[] = [];
    const numbers: number[] = [];
    const hashes: string[] = [];
    const before: string[] = [];
    for (let index = done; index < Math.min(done + batch, count); index++) {
      const id = randomUUID();
      number++;
      const text = transferText({
        id,
        walletId: wallet.id,
        number,
        kind: 'redeem',
        points: 1,
        actorId: null,
        ruleId: null,
        reversesId: null,
        holdId: null,
        cause: `bench:${number}`,
        reason: '',
        at: at.toISOString(),
        entries: [
          { accountId: wallet.available, lotId: wallet.lotId, amount: -1 },
          { accountId: wallet.redeemed, lotId: null, amount: 1 },
        ],
        previousHash,
      });
      before.push(previousHash);
      previousHash = createHash('sha256').update(text).digest('hex');
      ids.push(id);
      numbers.push(number);
      hashes.push(previousHash);
    }
    await client.query(
      `INSERT INTO "PointTransfer" ("id", "walletId", "number", "kind", "points", "cause", "scope", "key", "inputHash", "previousHash", "hash", "at")
       SELECT t.id, $1, t.number, 'redeem', 1, 'bench:' || t.number, 'bench', t.id::text, '', t.before, t.hash, $2
       FROM unnest($3::uuid[], $4::int[], $5::text[], $6::text[]) t(id, number, before, hash)`,
      [wallet.id, at, ids, numbers, before, hashes],
    );
    await client.query(
      `INSERT INTO "PointEntry" ("transferId", "position", "accountId", "lotId", "amount")
       SELECT t, 1::smallint, $2::uuid, $3::uuid, -1 FROM unnest($1::uuid[]) t UNION ALL SELECT t, 2::smallint, $4::uuid, NULL::uuid, 1 FROM unnest($1::uuid[]) t`,
      [ids, wallet.available, wallet.lotId, wallet.redeemed],
    );
  }
  await client.query('UPDATE "PointWallet" SET "lastNumber" = $2, "lastHash" = $3 WHERE "id" = $1', [
    wallet.id,
    number,
    previousHash,
  ]);
  await client.query('UPDATE "PointAccount" SET "balance" = "balance" - $2 WHERE "id" = $1', [
    wallet.available,
    count,
  ]);
  await client.query('UPDATE "PointAccount" SET "balance" = "balance" + $2 WHERE "id" = $1', [
    wallet.redeemed,
    count,
  ]);
  await client.query('UPDATE "PointLot" SET "remaining" = "remaining" - $2 WHERE "id" = $1', [
    wallet.lotId,
    count,
  ]);
}

async function findWallet(client: pg.Client, memberId: string): Promise<Wallet> {
  const { rows } = await client.query<Wallet>(
    `SELECT w."id", w."lastNumber", w."lastHash", l."id" AS "lotId", a."id" AS "available", r."id" AS "redeemed" FROM "PointWallet" w
     JOIN "PointLot" l ON l."walletId" = w."id" AND l."points" = ${giftPoints} JOIN "PointAccount" a ON a."walletId" = w."id" AND a."kind" = 'available'
     JOIN "PointAccount" r ON r."walletId" IS NULL AND r."kind" = 'redeemed' AND r."shard" = w."shard" AND r."funderId" IS NULL
     WHERE w."memberId" = $1`,
    [memberId],
  );
  return rows[0]!;
}

async function timePage(portal: BenchPortal, token: string): Promise<{ p50Ms: number; p95Ms: number }> {
  const took: number[] = [];
  for (let round = 0; round < 60; round++) {
    const startedAt = performance.now();
    const answer = await fetch(`${portal.origin}/points`, { headers: { cookie: `chomrom=${token}` } });
    const html = await answer.text();
    if (answer.status !== 200 || !html.includes('</html>'))
      throw new Error(`/points answers ${answer.status}`);
    if (round >= 10) took.push(performance.now() - startedAt);
  }
  return { p50Ms: rounded(percentile(took, 0.5)), p95Ms: rounded(percentile(took, 0.95)) };
}

const portal = await startBenchPortal();
try {
  const scene = await openScene(portal, 22);
  const [admin, ...tokens] = scene.tokens;
  const members = await Promise.all(
    tokens.map(async (token) => {
      const { member } = await call<{ member: { id: string } }>(portal.origin, token, 'GET', '/me');
      return { token, id: member.id };
    }),
  );
  for (const { id } of members)
    await call(portal.origin, admin, 'POST', '/points/adjustments', {
      memberId: id,
      points: giftPoints,
      reason: 'A benchmark',
    });
  const { reward } = await call<{ reward: { id: string } }>(portal.origin, admin, 'POST', '/rewards', {
    name: 'A point',
    costPoints: 1,
  });
  const [one, short, ...many] = members as [Spender, Spender, ...Spender[]];
  for (const members of [many, [one]]) await spendRate(portal, reward.id, members);
  for (let round = 1; round <= rounds; round++) {
    const oneAccount = await spendRate(portal, reward.id, [one]);
    const bareOneRow = await bareRate(portal.databaseUrl, 1);
    const manyAccounts = await spendRate(portal, reward.id, many);
    const bareManyRows = await bareRate(portal.databaseUrl, many.length);
    process.stdout.write(
      `${JSON.stringify({ bench: `points: spends over HTTP, ${atOnce} at once`, pinned, round, oneAccount, bareOneRow, manyAccounts, bareManyRows })}\n`,
    );
  }

  const client = new pg.Client({ connectionString: portal.databaseUrl });
  // What went wrong is said by the statement that did; the connection is cut after it.
  client.on('error', () => undefined);
  await client.connect();
  // The ledger's own guards stand in the way of writing a million lines at once.
  await client.query("SET session_replication_role = 'replica'");
  const transfers = entries / 2;
  await fillWallet(client, await findWallet(client, short.id), shortStatement);
  for (const { id } of many)
    await fillWallet(client, await findWallet(client, id), Math.ceil(transfers / many.length));
  const own = await findWallet(client, one.id);
  await fillWallet(client, own, Math.max(0, longStatement / 2 - own.lastNumber));
  await client.query('ANALYZE');
  await client.end();
  const [few, lots] = [await timePage(portal, short.token), await timePage(portal, one.token)];
  process.stdout.write(
    `${JSON.stringify({ bench: 'points: page of a statement', few: { entries: shortStatement * 2, ...few }, many: { entries: longStatement, ...lots }, ratio: rounded(lots.p50Ms / few.p50Ms, 2) })}\n`,
  );
  const startedAt = performance.now();
  const report = await portal.chomrom('ledger', 'verify');
  const seconds = (performance.now() - startedAt) / 1_000;
  process.stdout.write(
    `${JSON.stringify({ bench: 'points: ledger verify', ok: report.ok, entries: report.entries, seconds: rounded(seconds), entriesPerSecond: Math.round(Number(report.entries) / seconds) })}\n`,
  );
} finally {
  await portal.stop();
}
