import { describe, expect, test } from 'vitest';
import { createPost } from '~/modules/threads/create-post.server';
import { createThread } from '~/modules/threads/create-thread.server';
import { expectAccessible } from '../support/accessible';
import { makeClub, makePerson } from '../support/club';
import { openJourney } from '../support/journey';

let threadId: string;
const patience = { timeout: 10_000 };

const { come } = openJourney(async () => {
  const club = await makeClub('dogs');
  const nok = await makePerson('Nok', club);
  const thread = await createThread(nok.actor, {
    slug: club.slug,
    kind: 'question',
    title: 'โกลเด้นท้องเสียตั้งแต่เมื่อคืน',
    body: 'ควรงดข้าวไหมคะ',
    tags: [],
  });
  threadId = thread.id;
  for (const body of ['ให้จิบน้ำบ่อย ๆ ก่อนค่ะ ถ้าท้องเสียเกินสองวันพาไปหาหมอ', 'หายแล้วค่ะ ไม่ท้องเสียแล้ว'])
    await createPost(nok.actor, threadId, { body, audience: 'everyone' });
});

describe('while somebody types in the header', () => {
  test('what is found is suggested, chosen by keys alone, and told to screen readers', async () => {
    const { page } = await come('/clubs/dogs', { language: 'th' });
    const field = page.locator('header input[name=q]');
    // Until the page is awake, the keys are the browser's.
    const focused = async () => {
      await page.keyboard.press('Control+k');
      return field.evaluate((input) => input === document.activeElement);
    };
    await expect.poll(focused, patience).toBe(true);
    await page.keyboard.type('ท้องเสีย');
    const options = page.getByRole('option');
    await expect.poll(() => options.count(), patience).toBe(3);
    expect(await field.getAttribute('role')).toBe('combobox');
    await expect.poll(() => field.getAttribute('aria-expanded'), patience).toBe('true');
    await expectAccessible(page);
    await page.keyboard.press('ArrowUp');
    expect(await options.last().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await options.first().getAttribute('id'));
    expect(await options.first().locator('mark').first().textContent()).toBe('ท้องเสีย');
    await page.keyboard.press('Escape');
    await expect.poll(() => options.count(), patience).toBe(0);
    expect(await field.inputValue()).toBe('ท้องเสีย');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/threads/${threadId}`));
  });

  test('the Enter key sends what was typed, and the field keeps it with its focus', async () => {
    const { page } = await come('/');
    const field = page.locator('header input[name=q]');
    await field.fill('โกลเด้น');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=/);
    await page.getByRole('heading', { level: 1, name: 'Results for “โกลเด้น”' }).waitFor();
    expect(await field.inputValue()).toBe('โกลเด้น');
    expect(await page.getByRole('option').count()).toBe(0);
    await expectAccessible(page);
  });

  test('only what was typed last is suggested, however late an older answer comes', async () => {
    const { page } = await come('/');
    const held = Promise.withResolvers<void>();
    await page.route('**/api/v1/search?q=go*', async (route) => {
      await held.promise;
      await route.continue().catch(() => undefined);
    });
    const field = page.locator('header input[name=q]');
    const asked = page.waitForRequest('**/api/v1/search?q=go*');
    await field.pressSequentially('go', { delay: 20 });
    const older = await asked;
    await field.fill('nok');
    await page.getByRole('option', { name: /Nok/ }).first().waitFor();
    held.resolve();
    // Answered or given up; then the page has had time to draw what it would make of it.
    await older.response();
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    expect(await page.getByRole('option').first().textContent()).toContain('Nok');
  });

  test('keys of an input method choose nothing', async () => {
    const { page } = await come('/');
    const field = page.locator('header input[name=q]');
    await field.pressSequentially('nok');
    await page.getByRole('option').first().waitFor();
    await field.dispatchEvent('keydown', { key: 'ArrowDown', isComposing: true });
    expect(await field.getAttribute('aria-activedescendant')).toBeNull();
  });
});

describe('on the phone', () => {
  test('the search has the screen for itself, and leaves it when something is chosen', async () => {
    const { page } = await come('/clubs/dogs', { language: 'th', screen: 'phone' });
    await page.locator('header').getByRole('link', { name: 'ค้นหา' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('combobox').fill('ท้องเสีย');
    await sheet.getByRole('option').first().waitFor();
    await expectAccessible(page);
    await sheet.getByRole('option').first().click();
    await page.waitForURL(new RegExp(`/threads/${threadId}`));
    await expect.poll(() => sheet.count(), patience).toBe(0);
  });

  test('the page of results has a field of its own', async () => {
    const { page } = await come('/search', { language: 'vi', screen: 'phone', colours: 'dark' });
    await page.getByRole('main').getByRole('searchbox').fill('ท้องเสีย');
    await page.keyboard.press('Enter');
    await page.locator('mark').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Thành viên' }).last().click();
    await page.getByText(/Không tìm thấy gì/).waitFor();
    await expectAccessible(page);
  });
});

test('without JavaScript the field in the header leads to the results and from there to the post', async () => {
  const { page } = await come('/clubs/dogs', { javaScript: false });
  await page.locator('header input[name=q]').fill('จิบน้ำ');
  await page.keyboard.press('Enter');
  await page
    .getByRole('main')
    .getByRole('link', { name: /โกลเด้น/ })
    .click();
  expect(page.url()).toContain(`/threads/${threadId}?at=2`);
});
