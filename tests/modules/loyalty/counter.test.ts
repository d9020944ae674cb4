import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { adjustPoints } from '~/modules/loyalty/adjust-points.server';
import { enterPurchaseFile, previewPurchaseFile } from '~/modules/loyalty/enter-purchase-file.server';
import { getMyPoints } from '~/modules/loyalty/get-my-points.server';
import { getPurchase, listPurchases } from '~/modules/loyalty/list-purchases.server';
import { changePointSettings } from '~/modules/loyalty/point-settings.server';
import { newRuleInput } from '~/modules/loyalty/rule-schema';
import { createRule } from '~/modules/loyalty/steer-rules.server';
import { system } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { isPortalError } from '~/platform/errors';
import { parseInput } from '~/platform/input';
import { useDatabase } from '../../support/database';
import { makeMember, type TestPerson } from '../../support/people';
import { brokenInLedger } from '../../support/points';

let database: Awaited<ReturnType<typeof useDatabase>>;
let agent: TestPerson;
let ann: TestPerson;

beforeAll(async () => {
  database = await useDatabase();
  agent = await makeMember({ password: null, portalRoles: ['agent'] });
  ann = await makeMember({ password: null });
});
afterAll(() => database.release());
afterEach(async () => {
  freezeClock(undefined);
  expect(await brokenInLedger()).toEqual([]);
});

describe('A file of purchases', () => {
  const file = () =>
    [
      'email;reference;date;sku;name;quantity;amount;currency',
      `${ann.email};F-1;2026-11-20;K-12;Kibble;2;2,000;THB`,
      `${ann.email};F-1;2026-11-20;TOY;Rope;1;500;THB`,
      `${ann.email};F-2;2026-11-21;K-12;Kibble;1;1000;THB`,
      `nobody@chomrom.example;F-3;2026-11-21;K-12;Kibble;1;1000;THB`,
      `${ann.email};F-4;last week;K-12;Kibble;1;1000;THB`,
      `${ann.email};F-5;2026-11-21;K-12;Kibble;1;1000;THB`,
    ].join('\n');

  test('is looked at first: what is shown is what then happens, with its caps, and nothing is written by looking', async () => {
    const terms = { trigger: 'purchase', points: 60, capPoints: 130, currency: 'THB', position: 200 };
    const name = { th: 'โบนัส', vi: 'Thưởng', en: 'Bonus' };
    await createRule(system, parseInput(newRuleInput, { name, ...terms }));
    const said = await previewPurchaseFile(agent.actor, file(), 'Asia/Bangkok');
    expect(await db.purchase.count()).toBe(0);
    expect(said.map(({ rows, outcome }) => [rows, outcome])).toEqual([
      [[2, 3], 'new'],
      [[4], 'new'],
      [[5], 'refused'],
      [[6], 'refused'],
      [[7], 'new'],
    ]);
    expect(said[2]!.problems).toEqual([{ field: 'email', code: 'not_found' }]);
    expect(said[3]!.problems).toEqual([{ field: 'date', code: 'invalid_date' }]);
    expect(await enterPurchaseFile(agent.actor, file(), 'Asia/Bangkok')).toEqual(said);
    // A point for 25 baht of 4,500, and 130 of the bonus.
    expect((await getMyPoints(ann.actor)).available).toBe(180 + 130);
    const again = await enterPurchaseFile(agent.actor, file(), 'Asia/Bangkok');
    expect(again.map(({ outcome }) => outcome)).toEqual(['there', 'there', 'refused', 'refused', 'there']);
    const found = await listPurchases(agent.actor, { q: 'F-1', limit: 10 });
    expect(found.items).toMatchObject([{ reference: 'F-1', total: 250_000 }]);
    const { moves } = await getPurchase(agent.actor, found.items[0]!.id);
    expect(moves.map(({ points }) => points).toSorted((a, b) => a - b)).toEqual([60, 100]);
  });

  test('that is none is refused', async () => {
    await expect(previewPurchaseFile(agent.actor, 'hello', 'Asia/Bangkok')).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('Points given by hand', () => {
  const give = (actor: TestPerson, points: number, member = ann) =>
    adjustPoints(actor.actor, { memberId: member.memberId, points, reason: 'Thank you' });

  test('keep to what a role may, at once and in a day, however many windows are open', async () => {
    await changePointSettings(system, { agentMost: 100, agentDaily: 250, adminMost: 1_000, pointSatang: 25 });
    const admin = await makeMember({ password: null, portalRoles: ['admin'] });
    await expect(give(agent, 101)).rejects.toMatchObject({ code: 'invalid' });
    await expect(give(admin, 1_001)).rejects.toMatchObject({ code: 'invalid' });
    await give(admin, 1_000);
    const members = await Promise.all(Array.from({ length: 10 }, () => makeMember({ password: null })));
    const runs = await Promise.allSettled(members.map((member) => give(agent, 50, member)));
    const refused = runs.flatMap((run) => (run.status === 'rejected' ? [run.reason as unknown] : []));
    expect(refused.map((error) => isPortalError(error) && error.code)).toEqual(
      Array(5).fill('limit_reached'),
    );
    freezeClock(new Date(Date.now() + 86_400_000));
    await give(agent, 100);
  });

  test('are never one’s own, and no member’s to give', async () => {
    await expect(give(agent, 5, agent)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(give(ann, 5, agent)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
