import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createPost } from '~/modules/threads/create-post.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { expectAccessible } from '../support/accessible';
import { openBrowser, type Visit, visit, type VisitOptions } from '../support/browser';
import {
  giveRole,
  makeClub,
  makePerson,
  makeThread,
  type SignedInPerson,
  type TestClub,
} from '../support/club';
import { awake } from '../support/journey';
import { useDatabaseOf } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';

let portal: TestPortal;
let release: () => Promise<void>;
let browser: Browser;
let club: TestClub;
let ann: SignedInPerson;
let mod: SignedInPerson;
const visits: Visit[] = [];

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal(), openBrowser()]);
  release = await useDatabaseOf(portal);
  club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
  mod = await makePerson('Mo', club);
  await giveRole(mod, 'moderator', club);
  await makePerson('สมหญิง ใจดี', club);
});
afterAll(async () => {
  await browser.close();
  await release();
  await portal.stop();
});
afterEach(async () => {
  const complaints = visits.flatMap((open) => open.complaints);
  await Promise.all(visits.splice(0).map((open) => open.close()));
  expect(complaints).toEqual([]);
});

async function come(person: SignedInPerson, options: VisitOptions = {}): Promise<Visit> {
  const opened = await visit(browser, portal.origin, { session: person.secret, ...options });
  visits.push(opened);
  return opened;
}

const pathOf = (id: string) => `/clubs/${club.slug}/threads/${id}`;

test('a name is completed by keys from the people of the club, and the member is named', async () => {
  const threadId = await makeThread(ann, club);
  const { page } = await come(ann);
  await page.goto(pathOf(threadId));
  const box = page.locator('#reply textarea[name=body]');
  await box.pressSequentially('Ask @สม');
  const list = page.getByRole('listbox');
  await list.getByRole('option', { name: 'สมหญิง ใจดี' }).waitFor();
  await expectAccessible(page);
  await box.press('Enter');
  await list.waitFor({ state: 'detached' });
  expect(await box.inputValue()).toBe('Ask @สมหญิง ใจดี ');
  await box.press('Control+Enter');
  await page.locator('a.mention', { hasText: 'สมหญิง ใจดี' }).waitFor();
});

test('on a phone a name is completed by touch, and Escape leaves what was typed alone', async () => {
  const threadId = await makeThread(ann, club);
  await createPost(mod.actor, threadId, { body: 'Hello', audience: 'everyone' });
  const { page } = await come(ann, { screen: 'phone' });
  await page.goto(pathOf(threadId));
  const box = page.locator('#reply textarea[name=body]');
  await box.pressSequentially('@');
  await page.getByRole('option', { name: 'Mo' }).tap();
  expect(await box.inputValue()).toBe('@Mo ');
  await box.pressSequentially('and @A');
  await page.getByRole('listbox').waitFor();
  await box.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  expect(await box.inputValue()).toBe('@Mo and @A');
});

test('a moderator merges a thread; who reads it is led on at once, and the merge can be taken back', async () => {
  const [from, into] = [await makeThread(ann, club), await makeThread(ann, club)];
  const reader = await come(ann);
  await reader.page.goto(pathOf(from));
  await reader.page.locator('#reply').waitFor();
  const { page } = await come(mod);
  await page.goto(pathOf(from));
  await page.getByRole('link', { name: 'Merge into another thread' }).click();
  await expectAccessible(page);
  await page.locator(`input[type=radio][value="${into}"]`).check();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByText('This thread was merged into another one.').waitFor();
  await reader.page.getByRole('link', { name: 'Go to where the talk goes on' }).click();
  await reader.page.waitForURL((url) => url.pathname === pathOf(into));
  await page.getByRole('button', { name: 'Take the merge back' }).click();
  await page.locator('#reply').waitFor();
});

test('a draft for few comes back addressed to the same few', async () => {
  const threadId = await makeThread(ann, club);
  const first = await come(mod);
  // Chosen before the page is awake, as on a slow line.
  const scripts = Promise.withResolvers<void>();
  await first.page.route('**/*.js', async (route) => {
    await scripts.promise;
    await route.continue();
  });
  await first.page.goto(pathOf(threadId), { waitUntil: 'commit' });
  await first.page.locator('#reply select[name=audience]').selectOption('professionals');
  scripts.resolve();
  await awake(first.page);
  const saved = first.page.waitForResponse(
    (answer) => answer.url().includes('/drafts/') && answer.request().method() === 'PUT',
  );
  await first.page.locator('#reply textarea[name=body]').fill('Between us');
  await saved;
  const again = await come(mod);
  await again.page.goto(pathOf(threadId));
  await expect
    .poll(() => again.page.locator('#reply select[name=audience]').inputValue())
    .toBe('professionals');
  await again.page.locator('#reply button[type=submit]').click();
  await again.page.getByText('Between us').first().waitFor();
  await expect
    .poll(async () => (await listPosts(mod.actor, threadId, { limit: 5 })).items.at(-1)?.audience)
    .toBe('professionals');
});
