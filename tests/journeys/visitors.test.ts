import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { createClub } from '~/modules/clubs/create-club.server';
import { createClubInput } from '~/modules/clubs/schema';
import { createPost } from '~/modules/threads/create-post.server';
import { createThread } from '~/modules/threads/create-thread.server';
import { system } from '~/platform/actor';
import { translatorFor } from '~/platform/i18n/translators.server';
import { expectAccessible } from '../support/accessible';
import type { Visit, VisitOptions } from '../support/browser';
import { makeClub, makePerson, type SignedInPerson } from '../support/club';
import { openJourney } from '../support/journey';
import { newEmail } from '../support/people';

let bob: SignedInPerson;
let threadId: string;

const { come } = openJourney(async () => {
  const input = createClubInput.parse({
    slug: 'cho-cung',
    name: 'Hội yêu chó',
    description: 'Hỏi bác sĩ thú y, khoe ảnh cún',
    theme: { main: '#b45309' },
  });
  const { club } = await createClub(system, input);
  await makeClub('inner', 'members');
  bob = await makePerson('Bình', club);
  const thread = await createThread(bob.actor, {
    slug: club.slug,
    kind: 'question',
    title: 'Chó con bị tiêu chảy',
    body: 'Bé **ba tháng tuổi**, có nên nhịn ăn không?',
    tags: [],
  });
  threadId = thread.id;
  await createPost(bob.actor, threadId, { body: 'Cho bé uống nước từng chút một', audience: 'everyone' });
});

const main = (page: Page) => page.getByRole('main');

/** Nothing is wider than the screen: the page scrolls down, never aside. */
async function fits(page: Page): Promise<void> {
  const wider = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const reaching = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth,
    );
    return [`${scrollWidth}`, ...reaching.map((element) => element.outerHTML.slice(0, 160))];
  });
  expect(wider, page.url()).toEqual([]);
}

async function signUp(page: Page, name: string): Promise<void> {
  await page.waitForURL((url) => url.pathname === '/join');
  await page.locator('input[name=name]').fill(name);
  await page.locator('input[name=email]').fill(newEmail());
  await page.locator('input[name=password]').fill('quiet meadow at dawn');
  await page.locator('main form button:not([type=button])').last().click();
}

/** From the front page into the club: as somebody who has never been here. */
async function joinFromHome(options: VisitOptions, name: string): Promise<Visit> {
  const t = translatorFor(options.language ?? 'en');
  const visitor = await come('/', options);
  const { page } = visitor;
  await main(page).getByRole('heading', { level: 1 }).waitFor();
  await main(page).getByRole('link', { name: 'Hội yêu chó' }).first().click();
  await page.waitForURL('**/clubs/cho-cung');
  await main(page)
    .getByRole('link', { name: t('clubs:join.withAccount') })
    .click();
  await signUp(page, name);
  await page.waitForURL((url) => url.pathname === '/clubs/cho-cung/join');
  expect(await page.locator('input[name="persona.name"]').inputValue()).toBe(name);
  await page
    .locator('main form:has(input[name=intent][value=join]) button:not([type=button])')
    .last()
    .click();
  await page.getByText(t('clubs:join.welcome', { name })).waitFor();
  return visitor;
}

async function askFromHome(
  page: Page,
  language: 'th' | 'vi' | 'en',
  title: string,
  body: string,
  scripted = true,
): Promise<void> {
  const t = translatorFor(language);
  await main(page)
    .getByRole('link', { name: t('clubs:home.ask') })
    .first()
    .click();
  await page.waitForURL('**/clubs/cho-cung/ask');
  await page.locator('input[name=title]').fill(title);
  await page.locator('textarea[name=body]').fill(body);
  const send = main(page).getByRole('button', { name: t('threads:start.sendQuestion') });
  await send.click();
  // Without scripts answered questions are offered once, between typing and sending.
  if (!scripted && new URL(page.url()).searchParams.has('similar')) await send.click();
  await page.waitForURL(/\/threads\/[0-9a-f-]{36}/);
}

describe.each<VisitOptions & { language: 'th' | 'en' }>([
  { language: 'en', screen: 'desktop' },
  { language: 'th', screen: 'phone' },
])('in $language on the $screen', (options) => {
  test('a visitor reads, joins and asks within a minute', async () => {
    const began = Date.now();
    const { page } = await joinFromHome(options, 'Nam');
    await askFromHome(page, options.language, 'First question', 'Is this the right place?');
    await page.locator('[data-number="1"]', { hasText: 'right place' }).waitFor();
    expect(Date.now() - began).toBeLessThan(60_000);
  });

  test('every page that a visitor meets is accessible, and no wider than the screen', async () => {
    const { page } = await come('/', options);
    for (const path of [
      '/',
      '/clubs',
      '/clubs/cho-cung',
      '/clubs/cho-cung/threads',
      '/clubs/cho-cung/people',
      `/clubs/cho-cung/people/${bob.memberId}`,
      `/clubs/cho-cung/threads/${threadId}`,
      '/clubs/inner',
      '/join',
      '/sign-in',
      '/forgot-password',
    ]) {
      await page.goto(path);
      await fits(page);
      await expectAccessible(page);
    }
  });
});

test('what is said in a members’ club is not shown to visitors, only what the club is', async () => {
  const { page } = await come('/clubs/inner', { javaScript: false });
  await page.getByText('What is said here stays among members').waitFor();
  await page.goto('/clubs/inner/threads');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
});

describe('in Vietnamese', () => {
  const t = translatorFor('vi');

  test.each<VisitOptions>([
    { language: 'vi', screen: 'phone' },
    { language: 'vi', screen: 'desktop', javaScript: false },
  ])('somebody joins, searches without marks, asks, and is answered: %o', async (options) => {
    const scripted = options.javaScript !== false;
    const name = scripted ? 'Hương' : 'Thảo';
    const { page } = await joinFromHome(options, name);
    await fits(page);
    if (scripted) await expectAccessible(page);
    await page.goto('/search?q=tieu+chay');
    await main(page).locator('mark', { hasText: 'tiêu' }).first().waitFor();
    if (scripted) await expectAccessible(page);
    await main(page).getByRole('link', { name: 'Chó con bị tiêu chảy' }).first().click();
    await page.getByText('uống nước từng chút một').waitFor();

    await page.goto('/clubs/cho-cung');
    const title = `Cún nhà ${name} biếng ăn`;
    await askFromHome(page, 'vi', title, 'Bé bỏ ăn từ hôm qua, phải làm sao?', scripted);
    await fits(page);
    const path = new URL(page.url()).pathname;
    const other = await come(path, { ...options, session: bob.secret });
    await other.page.locator('#reply textarea[name=body]').fill('Bạn đo nhiệt độ cho bé nhé');
    await other.page
      .locator('#reply')
      .getByRole('button', { name: t('threads:composer.send') })
      .click();
    if (!scripted) await page.goto(path);
    await page.locator('[data-number="2"]', { hasText: 'đo nhiệt độ' }).waitFor();
    await fits(page);
    if (scripted) await expectAccessible(page);
    await page.goto(`${path}/posts/2`);
    await page.getByRole('button', { name: t('threads:post.accept') }).click();
    await page.getByText(t('threads:page.accepted')).first().waitFor();
  });
});
