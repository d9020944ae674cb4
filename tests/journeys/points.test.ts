import { describe, expect, test, vi } from 'vitest';
import { createPost } from '~/modules/threads/create-post.server';
import { createReward } from '~/modules/loyalty/steer-rewards.server';
import { createRewardInput } from '~/modules/loyalty/schema';
import { system } from '~/platform/actor';
import { parseInput } from '~/platform/input';
import { expectAccessible } from '../support/accessible';
import { makeClub, makePerson, makeThread, type SignedInPerson } from '../support/club';
import { api } from '../support/api';
import { type Journey, openJourney } from '../support/journey';

let nok: SignedInPerson;
const patience = { timeout: 15_000 };

const journey: Journey = openJourney(async () => {
  const club = await makeClub('dogs');
  const asker = await makePerson('Asker', club);
  nok = await makePerson('Nok', club);
  const threadId = await makeThread(asker, club);
  const { post } = await createPost(nok.actor, threadId, {
    body: 'At six, by the pond',
    audience: 'everyone',
  });
  const call = (secret: string) => api(journey.portal, { token: secret });
  await call(asker.secret).put(`/threads/${threadId}/accepted-answer`, { postId: post.id });
  // What an accepted answer earns comes by a job of the portal.
  const available = async () => (await call(nok.secret).get('/me/points')).body.available as number;
  await vi.waitUntil(async () => (await available()) === 50, patience);
  await createReward(system, parseInput(createRewardInput, { name: 'ถุงผ้า', costPoints: 20, stock: 3 }));
  await createReward(system, parseInput(createRewardInput, { name: 'ค้างคืน', costPoints: 9_000 }));
});

const come: Journey['come'] = (path, options) => journey.come(path, options);

const words = {
  th: {
    take: 'แลกเลย',
    mine: 'แสดงหน้านี้ที่จุดชำระเงิน',
    back: 'คืนคูปอง',
    again: 'คืนแล้ว',
    check: 'ตรวจรายการของฉัน',
    whole: 'ตรวจแล้ว',
  },
  en: {
    take: 'Take it',
    mine: 'Show this at the till',
    back: 'Give back',
    again: 'Given back',
    check: 'Check my statement',
    whole: 'Checked',
  },
};

describe.each([
  { language: 'th', screen: 'phone' },
  { language: 'en', screen: 'desktop' },
] as const)('somebody whose answer was accepted: %o', ({ language, screen }) => {
  test('takes a reward, gives it back, and checks their statement', async () => {
    const say = words[language];
    const { page } = await come('/rewards', { language, screen, session: nok.secret });
    await page.getByRole('button', { name: say.take }).first().click();
    await page.getByRole('heading', { name: say.mine }).waitFor(patience);
    await expectAccessible(page);
    await page.getByRole('button', { name: say.back }).first().click();
    await page.getByText(say.again).first().waitFor(patience);
    await page.goto(new URL('/points', page.url()).href);
    await page.getByRole('button', { name: say.check }).click();
    await page.getByText(say.whole).waitFor(patience);
    await expectAccessible(page);
  });
});

test('without JavaScript a reward is had and given back too', async () => {
  const { page } = await come('/rewards', { language: 'en', session: nok.secret, javaScript: false });
  await page.getByRole('button', { name: 'Take it' }).first().click();
  expect(await page.getByText('It is yours').count()).toBe(1);
  await page.getByRole('button', { name: 'Give back' }).click();
  expect(await page.getByText('Given back').count()).toBeGreaterThan(0);
});
