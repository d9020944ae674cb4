// How many pledges on one offer, and claims of one quick offer, the portal takes in a second, beside bare pg that commits under one row
// lock; and how long it takes from a cancelled order that is offered anew to the screens of 1,000 members whom it concerns, each with an
// account of their own, a place within its radius and a topic that they follow: their club's page, and the bell that rings for them.
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

const screens = Number(process.env.BENCH_SCREENS ?? 1_000);
/** Who pledge and claim, the brand's admin among them. */
const buyers = 41;
const optionCount = 20;
const rounds = Number(process.env.BENCH_TIMES ?? 10);
/** A member is rung for by so many quick offers a day and by no more. */
const ringRounds = Math.min(3, rounds);
const topic = 'cups';
const bangkok = { lat: 13.75, lng: 100.5 };
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

/** Its deadline has come: members are told of an earlier end a day before, which a benchmark does not wait for. */
async function endNow({ databaseUrl, origin }: BenchPortal, { tokens }: Scene, { id }: Answer['offer']) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  await pool.query(`UPDATE "Offer" SET "deadline" = now() - interval '1 second' WHERE "id" = $1`, [id]);
  await pool.end();
  // Reading it settles it.
  await call(origin, tokens[0], 'GET', `/offers/${id}`);
}

async function timePledges(portal: BenchPortal, scene: Scene, offer: Answer['offer']) {
  return workOff(
    offer.options.flatMap(({ id }) =>
      scene.tokens.slice(0, buyers).map(
        (token) => () =>
          call(portal.origin, token, 'POST', `/offers/${offer.id}/pledges`, {
            optionId: id,
            min: 1,
            max: 3,
          }),
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
    // Near nobody: who is rung for is measured by itself.
    place: { lat: 0, lng: 0, radiusKm: 1 },
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
        call(portal.origin, tokens[index % buyers], 'POST', `/quick-offers/${quickOffer.id}/claims`, {
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

/** Each member's own screen: of the stream that `streamOf` names, in the order of the tokens. */
async function openScreens(
  origin: string,
  tokens: readonly string[],
  streamOf: (token: string) => Promise<string>,
): Promise<RawWatcher[]> {
  const watchers: RawWatcher[] = [];
  for (let from = 0; from < tokens.length; from += 25)
    watchers.push(
      ...(await Promise.all(
        tokens
          .slice(from, from + 25)
          .map(async (token) => openRawWatcher(origin, await streamOf(token), token)),
      )),
    );
  return watchers;
}

/** From the cancellation's request to the first update on each of the screens, over the rounds. */
async function timeScreens(
  { origin }: BenchPortal,
  { tokens }: Scene,
  offer: Answer['offer'],
  [from, to]: [number, number],
  streamOf: (token: string) => Promise<string>,
) {
  // Whoever cancels is told nothing new: the screens are those of the others.
  const watchers = await openScreens(origin, tokens.slice(buyers), streamOf);
  const delays: number[] = [];
  let lost = 0;
  for (let round = from; round < to; round++) {
    const token = tokens[1 + (round % (buyers - 1))];
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
    await call(origin, tokens[0], 'POST', `/offers/${offer.id}/options/${order.option.id}/reoffer`, {
      place: { ...bangkok, radiusKm: 10 },
      interests: [topic],
    });
    const deadline = performance.now() + 20_000;
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
    screens: watchers.length,
    rounds: to - from,
    p50Ms: rounded(percentile(delays, 0.5)),
    p99Ms: rounded(percentile(delays, 0.99)),
    slowestMs: rounded(Math.max(...delays)),
    lost,
  };
}

const portal = await startBenchPortal();
try {
  const scene = await openScene(portal, buyers + screens, async (token, slug) => {
    await call(portal.origin, token, 'PUT', '/me/place', bangkok);
    await call(portal.origin, token, 'PUT', `/clubs/${slug}/tags/${topic}/follow`);
  });
  const offer = await makeOffer(portal, scene, 100);
  const say = (name: string, facts: object) =>
    process.stdout.write(`${JSON.stringify({ bench: 'offers', name, pinned, ...facts })}\n`);
  say('pledges on one offer', await timePledges(portal, scene, offer));
  say('claims of one quick offer', await timeClaims(portal, scene));
  say('bare pg, one row lock', await timeBare(portal));
  await endNow(portal, scene, offer);
  const { club } = await call<{ club: { id: string } }>(
    portal.origin,
    scene.tokens[0],
    'GET',
    `/clubs/${scene.slug}`,
  );
  const ownBell = async (token: string) => {
    const { member } = await call<{ member: { id: string } }>(portal.origin, token, 'GET', '/me');
    return `member:${member.id}`;
  };
  say('cancellation to bells', await timeScreens(portal, scene, offer, [0, ringRounds], ownBell));
  const clubPage = () => Promise.resolve(`club:${club.id}`);
  say(
    'cancellation to screens of the club',
    await timeScreens(portal, scene, offer, [ringRounds, rounds], clubPage),
  );
} finally {
  await portal.stop();
}
