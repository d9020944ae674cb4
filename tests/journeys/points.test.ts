import type { Page } from 'playwright-core';
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
let admin: SignedInPerson;
const patience = { timeout: 15_000 };

const journey: Journey = openJourney(async () => {
  club = await makeClub('dogs');
  asker = await makePerson('Asker', club);
  nok = await makePerson('Nok', club);
  agent = await makePerson('Till', undefined, { portalRoles: ['agent'] });
  admin = await makePerson('Mali', undefined, { portalRoles: ['admin'] });
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

const to = (page: Page, path: string) => page.goto(new URL(path, page.url()).href);
const isDone = (page: Page, word: string) => page.waitForURL((url) => url.searchParams.get('done') === word);

/** Writes fields and sends the form by keys alone. */
async function type(page: Page, fields: Record<string, string>, button: string): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`main [name="${name}"]`).first();
    await field.focus();
    if ((await field.evaluate(({ tagName }) => tagName)) === 'SELECT') await field.selectOption(value);
    else {
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(value);
    }
  }
  await page.locator('main').getByRole('button', { name: button, exact: true }).last().focus();
  await page.keyboard.press('Enter');
}

const named = (name: string) => ({ 'name.th': name, 'name.vi': name, 'name.en': name });

test('the brand makes a rule, edits it and tries it out, sees who would move by other levels, makes a reward and a badge, by keys alone', async () => {
  const { page } = await come('/studio/points/rules/new', { session: admin.secret });
  const rule = {
    ...named('Double day'),
    trigger: 'purchase',
    points: '10',
    perAmount: '100',
    currency: 'THB',
  };
  await type(page, { ...rule, points: '' }, 'Start the rule');
  await page.locator('main').getByRole('alert').first().waitFor(patience);
  await expectAccessible(page);
  await type(page, { points: '10' }, 'Start the rule');
  await isDone(page, 'made');
  await page
    .getByRole('link', { name: /Double day/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/rules\/[0-9a-f-]{36}/);
  await type(page, { points: '20' }, 'Save as a new version');
  await isDone(page, 'changed');
  await expectAccessible(page);

  await to(page, '/studio/points/try');
  await type(page, { member: nok.email, amount: '1000' }, 'Try it');
  // Twenty for each hundred, and the portal's own one for each 25.
  await page.getByText('Nok would have 240 points.').waitFor(patience);
  await expectAccessible(page);

  await to(page, '/studio/points/tiers');
  await expectAccessible(page);
  await type(page, { 'tiers.1.fromPoints': '1' }, 'See who would move');
  await page.waitForURL(/simulator/);
  await page.getByRole('rowheader', { name: 'Nok' }).first().waitFor(patience);
  await expectAccessible(page);

  await to(page, '/studio/rewards/new');
  await expectAccessible(page);
  await type(page, { name: 'Beans', costPoints: '40', stock: '3' }, 'Save');
  await isDone(page, 'made');
  await to(page, '/studio/points/badges/new');
  await expectAccessible(page);
  const words = { 'description.th': 'One', 'description.vi': 'One', 'description.en': 'One' };
  await type(page, { ...named('First bag'), ...words, fact: 'purchases', threshold: '1' }, 'Save');
  await isDone(page, 'made');
  await expectAccessible(page);
  for (const path of ['gifts', 'figures', 'settings']) {
    await to(page, `/studio/points/${path}`);
    await expectAccessible(page);
  }
});

test('an agent enters purchases by form and by file; the member reaches a level, and a return takes points back before their eyes', async () => {
  const bee = await makePerson('Bee', club);
  const member = await come('/points', { session: bee.secret, screen: 'phone', language: 'th' });
  await member.page.getByText('เพื่อน', { exact: true }).first().waitFor(patience);

  const { page } = await come('/support/purchases/new', { session: agent.secret });
  await expectAccessible(page);
  const bag = { 'lines.0.sku': 'KIB', 'lines.0.name': 'Kibble', 'lines.0.amount': '60000' };
  await type(page, { member: bee.email, reference: 'R-1', ...bag }, 'Enter it');
  await isDone(page, 'entered');
  await expectAccessible(page);
  await member.page
    .getByText(/^ได้รับ \+/)
    .first()
    .waitFor(patience);
  await expect
    .poll(async () => {
      await member.page.reload();
      return member.page.locator('h2:has-text("ระดับของคุณ") + p').innerText();
    }, patience)
    .toBe('แฟนตัวยง');

  await page
    .getByRole('navigation', { name: 'At the counter' })
    .getByRole('link', { name: 'Purchases' })
    .click();
  await to(page, '/support/purchases/file');
  const rows = `email,reference,date,sku,name,quantity,amount,currency\n${bee.email},R-2,2026-11-01,BED,Bed,1,500,THB\n${bee.email},R-1,x,BED,Bed,1,500,THB`;
  await page.locator('input[type=file]').setInputFiles({
    name: 'till.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows),
  });
  await page.getByRole('button', { name: 'Look at what it would do' }).press('Enter');
  await page.getByRole('button', { name: 'Enter 1 purchases' }).waitFor(patience);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Enter 1 purchases' }).press('Enter');
  await page.getByText('What was done').waitFor(patience);

  await to(page, '/support/members?q=Bee');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Bee' }).press('Enter');
  await page.getByText('Points of Bee').first().waitFor(patience);
  await expectAccessible(page);
  await type(page, { points: '25', reason: 'Helped at the fair' }, 'Write it down');
  await isDone(page, 'adjusted');
  await member.page.goto('/points');
  await member.page.getByText('Helped at the fair').first().waitFor(patience);

  await to(page, '/support/purchases?q=R-1');
  await page.getByRole('link', { name: 'Bee' }).first().press('Enter');
  await page.getByRole('button', { name: 'Take it back' }).press('Enter');
  await isDone(page, 'returned');
  await member.page.goto('/points');
  await member.page
    .getByText(/^-2,400$/)
    .first()
    .waitFor(patience);
  await expectAccessible(member.page);
});

test('without JavaScript an agent enters a purchase and takes it back, an admin makes a rule and a badge, a member says their birthday', async () => {
  const plain = { javaScript: false } as const;
  const { page } = await come('/support/purchases/new', { ...plain, session: agent.secret });
  await page.locator('[name=member]').fill(nok.email);
  await page.locator('[name=reference]').fill('P-1');
  await page.locator('[name=total]').fill('2500');
  await page.getByRole('button', { name: 'Enter it' }).click();
  await isDone(page, 'entered');
  await page.getByRole('button', { name: 'Take it back' }).click();
  await isDone(page, 'returned');

  const studio = await come('/studio/points/badges/new', { ...plain, session: admin.secret });
  await studio.page.getByRole('button', { name: 'Save' }).click();
  for (const word of ['name', 'description'])
    for (const language of ['th', 'vi', 'en'])
      await studio.page.locator(`[name="${word}.${language}"]`).fill('Plain');
  await studio.page.locator('[name=threshold]').fill('3');
  await studio.page.getByRole('button', { name: 'Save' }).click();
  await isDone(studio.page, 'made');

  const own = await come('/settings', { ...plain, session: nok.secret });
  await own.page.locator('[name=day]').selectOption('30');
  await own.page.locator('[name=month]').selectOption('2');
  const save = own.page.locator('form:has([name=month])').getByRole('button');
  await save.click();
  await own.page.getByRole('alert').first().waitFor(patience);
  await own.page.locator('[name=day]').selectOption('29');
  await save.click();
  await isDone(own.page, 'saved');
  expect(await own.page.locator('[name=day]').inputValue()).toBe('29');
});
