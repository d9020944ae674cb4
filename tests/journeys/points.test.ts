import { describe, expect, test } from 'vitest';
import { createPost } from '~/modules/threads/create-post.server';
import { createReward } from '~/modules/loyalty/steer-rewards.server';
import { createRewardInput } from '~/modules/loyalty/schema';
import { system } from '~/platform/actor';
import { parseInput } from '~/platform/input';
import { expectAccessible } from '../support/accessible';
import { makeClub, makePerson, makeThread, type SignedInPerson, type TestClub } from '../support/club';
import { api } from '../support/api';
import { type Journey, openJourney } from '../support/journey';

let club: TestClub;
let asker: SignedInPerson;
let nok: SignedInPerson;
let agent: SignedInPerson;
const patience = { timeout: 15_000 };

const journey: Journey = openJourney(async () => {
  club = await makeClub('dogs');
  asker = await makePerson('Asker', club);
  nok = await makePerson('Nok', club);
  agent = await makePerson('Till', undefined, { portalRoles: ['agent'] });
  await createReward(
    system,
    parseInput(createRewardInput, { name: 'ถุงผ้า', costPoints: 20, stock: 9, voucherDays: 30 }),
  );
  await createReward(system, parseInput(createRewardInput, { name: 'ค้างคืน', costPoints: 9_000 }));
});

const come: Journey['come'] = (path, options) => journey.come(path, options);

/** A question that Nok has answered; what it answers is accepted by the asker. */
async function answered() {
  const threadId = await makeThread(asker, club);
  const { post } = await createPost(nok.actor, threadId, {
    body: 'At six, by the pond',
    audience: 'everyone',
  });
  const accept = () =>
    api(journey.portal, { token: asker.secret }).put(`/threads/${threadId}/accepted-answer`, {
      postId: post.id,
    });
  return { path: `/clubs/dogs/threads/${threadId}`, accept };
}

const words = {
  th: {
    came: 'ได้รับ +50 แต้ม',
    take: 'แลกเลย',
    qr: 'คิวอาร์โค้ดของคูปองนี้',
    back: 'คืนคูปอง',
    again: 'คืนแล้ว',
    at: 'รับคูปองนี้',
    used: /^ใช้แล้วเมื่อ/,
    check: 'ตรวจรายการของฉัน',
    whole: 'ตรวจแล้ว',
  },
  en: {
    came: '+50 points for you',
    take: 'Take it',
    qr: 'QR code of this voucher',
    back: 'Give back',
    again: 'Given back',
    at: 'Take it now',
    used: /^Used on/,
    check: 'Check my statement',
    whole: 'Checked',
  },
};

describe.each([
  { language: 'th', screen: 'phone' },
  { language: 'en', screen: 'desktop' },
] as const)('somebody whose answer is accepted: %o', ({ language, screen }) => {
  test('sees the points arrive, takes a reward, gives it back, has another used at the till, and checks their statement', async () => {
    const say = words[language];
    const { path, accept } = await answered();
    const { page } = await come(path, { language, screen, session: nok.secret });
    await page.getByText('At six, by the pond').first().waitFor(patience);
    await accept();
    // Seen, and said to a screen reader.
    await page.getByText(say.came).first().waitFor(patience);
    expect(await page.getByRole('status').filter({ hasText: say.came }).count()).toBeGreaterThan(0);

    const take = async () => {
      await page.goto(new URL('/rewards', page.url()).href);
      await page.getByRole('button', { name: say.take }).first().click();
      await page.getByRole('img', { name: say.qr }).waitFor(patience);
    };
    await take();
    await expectAccessible(page);
    await page.getByRole('button', { name: say.back }).click();
    await page.getByText(say.again).first().waitFor(patience);

    await take();
    const code = await page.locator('p.select-all').innerText();
    const till = await come(`/support/till?code=${code.trim().split('\n').at(-1)}`, {
      language,
      screen: 'phone',
      session: agent.secret,
    });
    await expectAccessible(till.page);
    await till.page.getByRole('button', { name: say.at }).click();
    // The member's own page hears of it.
    await page.getByText(say.used).first().waitFor(patience);

    await page.goto(new URL('/points', page.url()).href);
    await page.getByRole('button', { name: say.check }).click();
    await page.getByText(say.whole).waitFor(patience);
    await expectAccessible(page);
    for (const place of ['friends', 'badges', 'surprises']) {
      await page.goto(new URL(`/points/${place}`, page.url()).href);
      await expectAccessible(page);
    }
  });
});

test('without JavaScript a reward is had and given back too', async () => {
  const { page } = await come('/rewards', { language: 'en', session: nok.secret, javaScript: false });
  await page.getByRole('button', { name: 'Take it' }).first().click();
  expect(await page.getByText('It is yours').count()).toBe(1);
  expect(await page.getByRole('img', { name: 'QR code of this voucher' }).count()).toBe(1);
  await page.getByRole('button', { name: 'Give back' }).click();
  expect(await page.getByText('Given back').count()).toBeGreaterThan(0);
});
