import { describe, expect, test } from 'vitest';
import { createPost } from '~/modules/threads/create-post.server';
import { expectAccessible } from '../support/accessible';
import type { Visit } from '../support/browser';
import { makeClub, makePerson, makeThread, type SignedInPerson } from '../support/club';
import { openJourney } from '../support/journey';

let ann: SignedInPerson;
const journey = openJourney(async () => {
  const club = await makeClub('dogs');
  await makeClub('coffee');
  ann = await makePerson('Ann', club);
  const bob = await makePerson('Bob', club);
  const thread = await makeThread(ann, club);
  await createPost(bob.actor, thread, { body: 'Before it gets hot', audience: 'everyone' });
});
const { come } = journey;

const html = (of: Visit) => of.page.locator('html');

describe.each([true, false])('with JavaScript: %s', (javaScript) => {
  test('a visitor changes the language, and the page stays', async () => {
    const open = await come('/clubs?from=here', { javaScript });
    await expect.poll(() => html(open).getAttribute('lang')).toBe('en');
    await open.page.locator('header summary', { hasText: 'Language and colours' }).click();
    await open.page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await expect.poll(() => html(open).getAttribute('lang')).toBe('vi');
    expect(open.page.url()).toBe(`${journey.portal.origin}/clubs?from=here`);
    expect(await open.page.getByRole('link', { name: 'Đăng nhập' }).isVisible()).toBe(true);
  });

  test('a member’s choice of language goes with them to another browser', async () => {
    const first = await come('/', { javaScript, session: ann.secret });
    await first.page.locator('header summary', { hasText: 'Menu of Ann' }).click();
    await first.page.getByRole('button', { name: 'ไทย' }).click();
    await expect.poll(() => html(first).getAttribute('lang')).toBe('th');
    const second = await come('/', { javaScript, session: ann.secret });
    expect(await html(second).getAttribute('lang')).toBe('th');
    await second.page.locator('header summary', { hasText: 'เมนูของ Ann' }).click();
    await second.page.getByRole('button', { name: 'English' }).click();
    await expect.poll(() => html(second).getAttribute('lang')).toBe('en');
  });

  test('dark is dark, whatever the device prefers', async () => {
    const open = await come('/', { javaScript });
    const ground = () => html(open).evaluate((root) => getComputedStyle(root).backgroundColor);
    const light = await ground();
    await open.page.locator('header summary', { hasText: 'Language and colours' }).click();
    await open.page.getByRole('button', { name: 'Dark' }).click();
    await expect.poll(() => html(open).getAttribute('data-colours')).toBe('dark');
    expect(await ground()).not.toBe(light);
  });

  test('a form that is refused says what is wrong, in the same words at the field, and keeps what was typed', async () => {
    const open = await come('/join', { javaScript });
    await open.page.getByLabel('E-mail').fill('not an address');
    await open.page.locator('main form button[type=submit], main form button:not([type])').last().click();
    const summary = open.page.locator('main').getByRole('alert').first();
    await summary.waitFor();
    expect(await open.page.getByLabel('E-mail').inputValue()).toBe('not an address');
    const words = 'This does not look like an e-mail address.';
    expect(await summary.textContent()).toContain(words);
    expect(await open.page.getByLabel('E-mail').getAttribute('aria-invalid')).toBe('true');
    const described = await open.page.getByLabel('E-mail').getAttribute('aria-describedby');
    const texts = await Promise.all(
      described!.split(' ').map((id) => open.page.locator(`[id="${id}"]`).textContent()),
    );
    expect(texts.join(' ')).toContain(words);
    if (!javaScript) return;
    expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
    await summary.getByRole('link', { name: /e-mail address/ }).click();
    expect(await open.page.getByLabel('E-mail').evaluate((box) => box === document.activeElement)).toBe(true);
  });

  test('an address that is nobody’s answers 404, with a way home', async () => {
    const open = await come('/nowhere', { javaScript });
    expect(await open.page.getByRole('heading', { level: 1 }).textContent()).toBe('Nothing lives here');
    expect(await open.page.title()).toContain('Nothing lives here');
    await open.page.getByRole('link', { name: 'To the start page' }).click();
    await open.page.waitForURL(`${journey.portal.origin}/`);
  });
});

test('the keyboard reaches the content first, opens and leaves menus, and finds the search', async () => {
  const { page } = await come('/');
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Skip to content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  const menu = page.locator('header summary');
  await menu.focus();
  await page.keyboard.press('Enter');
  expect(await page.getByRole('button', { name: 'ไทย' }).isVisible()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('button', { name: 'ไทย' }).isVisible()).toBe(false);
  expect(await menu.evaluate((summary) => summary === document.activeElement)).toBe(true);
  await page.keyboard.press('Control+k');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q');
});

test('a new page begins at its content', async () => {
  const { page } = await come('/');
  await page.locator('header').getByRole('link', { name: 'Clubs' }).click();
  await page.waitForURL('**/clubs');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
});

test('without a connection the page stays, and a form keeps what was typed', async () => {
  const { page, context } = await come('/join');
  await page.getByLabel('E-mail').fill('ann@example.com');
  await context.setOffline(true);
  await page
    .locator('main form')
    .first()
    .evaluate((form: HTMLFormElement) => form.requestSubmit());
  await page.getByText('What you typed is still here').waitFor();
  await page.locator('header').getByRole('link', { name: 'Clubs' }).click();
  await page.locator('.rise').getByText('The portal cannot be reached').waitFor();
  expect(new URL(page.url()).pathname).toBe('/join');
  expect(await page.getByLabel('E-mail').inputValue()).toBe('ann@example.com');
  await context.setOffline(false);
});

test.each(['desktop', 'phone'] as const)(
  'axe finds nothing on the frame’s pages, on the %s',
  async (screen) => {
    const visitor = await come('/', { screen });
    for (const path of ['/', '/ask', '/nowhere']) {
      await visitor.page.goto(path);
      await expectAccessible(visitor.page);
      await visitor.page.locator('header summary').click();
      await expectAccessible(visitor.page, 'header:has(summary)');
    }
    const member = await come('/', { screen, session: ann.secret, language: 'th' });
    for (const path of ['/', '/notices']) {
      await member.page.goto(path);
      await expectAccessible(member.page);
      await member.page.locator('header summary').click();
      await expectAccessible(member.page, 'header:has(summary)');
    }
  },
);
