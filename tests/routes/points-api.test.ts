import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkStatement } from '~/modules/loyalty/check-statement';
import { api, type ApiClient } from '../support/api';
import { makeClub, makePerson, type SignedInPerson } from '../support/club';
import { useDatabaseOf } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';

let portal: TestPortal;
let release: () => Promise<void>;
let ann: SignedInPerson;
let member: ApiClient;
let admin: ApiClient;
let agent: ApiClient;

beforeAll(async () => {
  portal = await startPortal();
  release = await useDatabaseOf(portal);
  const club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
  member = api(portal, { token: ann.secret });
  admin = api(portal, { token: (await makePerson('Ada', undefined, { portalRoles: ['admin'] })).secret });
  agent = api(portal, { token: (await makePerson('Gus', undefined, { portalRoles: ['agent'] })).secret });
});
afterAll(async () => {
  await release();
  await portal.stop();
});

const bought = (reference: string, total = 250_000) => ({
  member: { email: ann.email },
  reference,
  at: '2026-11-20T10:00:00+07:00',
  lines: [{ sku: 'K-12', name: 'Kibble', quantity: 5, amount: total }],
  total,
  currency: 'THB',
});

test('a purchase earns points, once for its reference, and its return takes them back', async () => {
  const first = await agent.post('/purchases', bought('T-1'));
  expect(first.status).toBe(201);
  expect(first.body.transfer).toMatchObject({ kind: 'earn', points: 100 });
  expect((await agent.post('/purchases', bought('T-1'))).body.purchase.id).toBe(first.body.purchase.id);
  expect((await agent.post('/purchases', bought('T-1', 1))).body.code).toBe('conflict');
  expect((await member.get('/me/points')).body).toMatchObject({ available: 100, pending: 0, lifetime: 100 });
  const part = await agent.post(`/purchases/${first.body.purchase.id}/returns`, {
    lines: [{ sku: 'K-12', quantity: 2 }],
  });
  expect(part.status).toBe(201);
  expect((await member.get('/me/points')).body.available).toBe(60);
});

test('a reward is had, used at the till once, or given back; every refusal has its name', async () => {
  const make = async (facts: object) =>
    (await admin.post('/rewards', { name: 'A mug', costPoints: 20, ...facts })).body.reward.id as string;
  const mug = await make({ stock: 2, perMember: 1 });
  const redeem = (id: string) => member.post(`/rewards/${id}/redemptions`, {});
  const had = await redeem(mug);
  expect(had.status).toBe(201);
  expect(had.body.redemption).toMatchObject({ status: 'issued', costPoints: 20 });
  expect((await redeem(mug)).body.code).toBe('limit_reached');
  expect((await redeem(await make({ costPoints: 9_999 }))).body.code).toBe('not_enough_points');
  expect((await redeem(await make({ stock: 0 }))).body.code).toBe('out_of_stock');
  const later = new Date(Date.now() + 86_400_000).toISOString();
  expect((await redeem(await make({ startsAt: later }))).body.code).toBe('not_open');
  const { items } = (await member.get('/rewards')).body as {
    items: { id: string; hindrance: string | null }[];
  };
  expect(items.find(({ id }) => id === mug)?.hindrance).toBe('limit_reached');
  const code = String(had.body.redemption.code).toLowerCase().replaceAll('-', '');
  expect((await agent.post(`/redemptions/${code}/use`, {})).body.redemption.status).toBe('used');
  expect((await agent.post(`/redemptions/${code}/use`, {})).body.code).toBe('conflict');
  const other = await redeem(await make({}));
  const back = await member.post(`/redemptions/${other.body.redemption.id}/cancellation`, {});
  expect(back.body.redemption.status).toBe('cancelled');
  expect((await member.get('/me/points')).body.available).toBe(40);
});

test('an adjustment has its reason and is undone once', async () => {
  const given = await admin.post('/points/adjustments', {
    memberId: ann.memberId,
    points: 7,
    reason: 'A kind letter',
  });
  expect(given.status).toBe(201);
  const path = `/points/transfers/${given.body.transfer.id}/reversal`;
  expect((await admin.post(path, { reason: 'A slip' })).status).toBe(201);
  expect((await admin.post(path, {})).body.code).toBe('conflict');
});

test('a member works out their whole statement anew, and finds what somebody changed in it', async () => {
  const items = [];
  for (let cursor = ''; ;) {
    const { body } = await member.get(`/me/points/entries?limit=2&cursor=${cursor}`);
    items.push(...body.items);
    if (body.next === null) break;
    cursor = body.next;
  }
  expect(await checkStatement(items)).toEqual({ whole: true, count: items.length });
  const changed = items.map((line, at) =>
    at === 1 ? { ...line, transfer: { ...line.transfer, points: line.transfer.points + 1 } } : line,
  );
  expect(await checkStatement(changed)).toEqual({ whole: false, number: items[1].transfer.number });
  expect((await checkStatement(items.slice(0, -1))).whole).toBe(false);
});
