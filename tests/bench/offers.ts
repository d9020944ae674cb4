// How many pledges on one offer, and claims of one quick offer, the portal takes in a second, beside bare pg that commits under one row
// lock; and how long it takes from a cancelled order that is offered anew to 1,000 screens of members of the club.
import pg from 'pg';
import {
  type BenchPortal,
  call,
  percentile,
  pinned,
  rounded,
  startBenchPortal,
} from './support/processes.ts';
import { openRawWatcher, type RawWatcher } from './support/raw-watcher.ts';
import { openScene, type Scene } from './support/scene.ts';

const members = Number(process.env.BENCH_MEMBERS ?? 40);
const optionCount = 20;
const screens = Number(process.env.BENCH_SCREENS ?? 1_000);
const rounds = Number(process.env.BENCH_TIMES ?? 10);
const atOnce = 20;
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** Works off a list, so many at once; answers how long each took and how many went in a second. */
async function workOff(works: readonly (() => Promise<unknown>)[]) {
  const took: number[] = [];
  const left = [...works];
  const begun = performance.now();
  const worker = async () => {
    for (let work = left.pop(); work; work = left.pop()) {
      const at = performance.now();
      await work();
      took.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - begun) / 1000;
  return {
    count: took.length,
    perSecond: rounded(took.length / seconds),
    p50Ms: rounded(percentile(took, 0.5)),
    p99Ms: rounded(percentile(took, 0.99)),
  };
}

interface Answer {
  offer: { id: string; options: { id: string }[] };
}

async function makeOffer({ origin }: BenchPortal, { slug, tokens }: Scene, threshold: number) {
  const options = Array.from({ length: optionCount }, (_, index) => ({
    ...{ name: `Option ${index}`, channel: 'shop', price: 10_000, lotSize: 2 },
    ladder: [{ from: 20, price: 9_000 }],
  }));
  const body = {
    title: 'Cups',
    body: 'Together',
    currency: 'THB',
    threshold,
    deadline: inHours(48),
    options,
  };
  const { offer } = await call<Answer>(origin, tokens[0], 'POST', `/clubs/${slug}/offers`, body);
  return offer;
}

async function timePledges(portal: BenchPortal, scene: Scene, offer: Answer['offer']) {
  return workOff(
    offer.options.flatMap(({ id }) =>
      scene.tokens.map(
        (token) => () =>
          call(portal.origin, token, 'POST', `/offers/${offer.id}/pledges`, { optionId: id, min: 1, max: 3 }),
      ),
    ),
  );
}

async function timeClaims(portal: BenchPortal, { slug, tokens }: Scene) {
  const quick = {
    title: 'Left over',
    quantity: 1_000,
    price: 10_000,
    discountPercent: 20,
    until: inHours(2),
  };
  const { quickOffer } = await call<{ quickOffer: { id: string } }>(
    portal.origin,
    tokens[0],
    'POST',
    `/clubs/${slug}/quick-offers`,
    quick,
  );
  return workOff(
    Array.from(
      { length: 1_000 },
      (_, index) => () =>
        call(portal.origin, tokens[index % tokens.length], 'POST', `/quick-offers/${quickOffer.id}/claims`, {
          quantity: 1,
        }),
    ),
  );
}

/** The same number of commits under one row's lock, each with the row of a claim. */
async function timeBare({ databaseUrl }: BenchPortal) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: atOnce });
  await pool.query('CREATE TABLE "BareStock" ("id" int PRIMARY KEY, "left" int)');
  await pool.query('CREATE TABLE "BareClaim" ("id" serial PRIMARY KEY, "at" timestamptz DEFAULT now())');
  await pool.query('INSERT INTO "BareStock" VALUES (1, 100000)');
  const answer = await workOff(
    Array.from(
      { length: 1_000 },
      () => () =>
        pool.query(
          'WITH t AS (UPDATE "BareStock" SET "left" = "left" - 1 WHERE "id" = 1 AND "left" > 0 RETURNING 1) INSERT INTO "BareClaim" SELECT FROM t',
        ),
    ),
  );
  await pool.end();
  return answer;
}

/** From the cancellation's request to each of the screens, over all rounds. */
async function timeScreens(portal: BenchPortal, scene: Scene, offer: Answer['offer']) {
  const { origin } = portal;
  const { slug, tokens } = scene;
  await call(origin, tokens[0], 'POST', `/offers/${offer.id}/closing`, { reason: 'A benchmark' });
  const { club } = await call<{ club: { id: string } }>(origin, tokens[0], 'GET', `/clubs/${slug}`);
  const watchers: RawWatcher[] = [];
  while (watchers.length < screens)
    watchers.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(25, screens - watchers.length) }, (_, index) =>
          openRawWatcher(origin, `club:${club.id}`, tokens[(watchers.length + index) % tokens.length]),
        ),
      )),
    );
  const delays: number[] = [];
  let lost = 0;
  for (let round = 0; round < rounds; round++) {
    const token = tokens[1 + (round % (tokens.length - 1))];
    const { items } = await call<{ items: { id: string; state: string; option: { id: string } }[] }>(
      origin,
      token,
      'GET',
      '/me/orders?limit=50',
    );
    const order = items.find(({ state }) => state === 'placed')!;
    const before = watchers.map(({ seen }) => seen.length);
    const at = performance.now();
    await call(origin, token, 'POST', `/orders/${order.id}/changes`, { attribute: 'cancel', value: true });
    await call(origin, tokens[0], 'POST', `/offers/${offer.id}/options/${order.option.id}/reoffer`, {});
    const deadline = performance.now() + 5_000;
    while (performance.now() < deadline && watchers.some(({ seen }, index) => seen.length === before[index]))
      await new Promise((resolve) => setTimeout(resolve, 5));
    for (const [index, { seen }] of watchers.entries()) {
      const first = seen[before[index]!];
      if (first) delays.push(first.at - at);
      else lost += 1;
    }
  }
  for (const watcher of watchers) watcher.close();
  return {
    screens,
    rounds,
    p50Ms: rounded(percentile(delays, 0.5)),
    p99Ms: rounded(percentile(delays, 0.99)),
    slowestMs: rounded(Math.max(...delays)),
    lost,
  };
}

const portal = await startBenchPortal();
try {
  const scene = await openScene(portal, members);
  const offer = await makeOffer(portal, scene, 100);
  const say = (name: string, facts: object) =>
    process.stdout.write(`${JSON.stringify({ bench: 'offers', name, pinned, ...facts })}\n`);
  say('pledges on one offer', await timePledges(portal, scene, offer));
  say('claims of one quick offer', await timeClaims(portal, scene));
  say('bare pg, one row lock', await timeBare(portal));
  say('cancellation to screens', await timeScreens(portal, scene, offer));
} finally {
  await portal.stop();
}
