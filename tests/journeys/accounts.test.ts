import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { translatorFor } from '~/platform/i18n/translators.server';
import { expectAccessible } from '../support/accessible';
import type { VisitOptions } from '../support/browser';
import { makePerson, type SignedInPerson } from '../support/club';
import { openJourney } from '../support/journey';
import { keptMails } from '../support/mail';
import { makeMember, newEmail } from '../support/people';

const password = 'quiet meadow at dawn';

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).first().click();
}

const part = (page: Page, intent: string) =>
  page.locator(`main form:has(input[name=intent][value="${intent}"])`);

/** Sends a part of the settings and waits for the page that says it is done. */
async function save(page: Page, intent: string, done: string): Promise<void> {
  await part(page, intent).locator('button:not([type=button])').last().click();
  await page.waitForURL((url) => url.searchParams.get('done') === done);
}

describe('an account', () => {
  let nok: SignedInPerson;
  const journey = openJourney(async () => {
    nok = await makePerson('Nok');
  });
  const { come } = journey;

  async function mailedLink(to: string, path: string): Promise<string> {
    const links = async () =>
      (await keptMails(journey.portal.dataDir, to))
        .flatMap(({ link }) => link ?? [])
        .filter((link) => link.pathname === path);
    await expect.poll(async () => (await links()).length, { timeout: 20_000 }).toBeGreaterThan(0);
    const { pathname, search } = (await links()).at(-1)!;
    return pathname + search;
  }

  describe.each<VisitOptions & { language: 'th' | 'vi' | 'en' }>([
    { language: 'en', screen: 'desktop' },
    { language: 'th', screen: 'phone' },
    { language: 'vi', screen: 'phone', javaScript: false },
  ])('in $language on the $screen, JavaScript: $javaScript', (options) => {
    const t = translatorFor(options.language);
    const scripted = options.javaScript !== false;

    test('is made, confirmed by the mailed link, left, and got back after the password was forgotten', async () => {
      const email = newEmail();
      const { page } = await come('/join', options);
      await page.locator('input[name=name]').fill('Nam Fon');
      await page.locator('input[name=email]').fill('nobody at home');
      await page.locator('input[name=password]').fill('short');
      await press(page, t('accounts:join.button'));
      await page.locator('main').getByRole('alert').first().waitFor();
      expect(await page.locator('input[name=name]').inputValue()).toBe('Nam Fon');
      expect(await page.locator('input[name=email]').inputValue()).toBe('nobody at home');
      expect(await page.locator('input[name=password]').getAttribute('aria-invalid')).toBe('true');
      if (scripted) await expectAccessible(page);

      await page.locator('input[name=email]').fill(email);
      await page.locator('input[name=password]').fill(password);
      await press(page, t('accounts:join.button'));
      await page.waitForURL('**/clubs');
      await page.goto(await mailedLink(email, '/confirm-email'));
      await press(page, t('accounts:confirm.button'));
      await page.getByText(t('accounts:settings.emailDone')).waitFor();

      await page.locator('header summary').click();
      await page.getByRole('button', { name: t('ui:signOut') }).click();
      await page.getByText(t('accounts:signIn.doneSignedOut')).waitFor();
      await page.getByRole('link', { name: t('accounts:signIn.forgot') }).click();
      await page.waitForURL('**/forgot-password');
      await page.locator('input[name=email]').fill(email);
      await press(page, t('accounts:forgot.button'));
      await page.getByText(t('accounts:forgot.sentTitle')).waitFor();
      await page.goto(await mailedLink(email, '/reset-password'));
      await page.locator('input[name=password]').fill('another meadow at dusk');
      await press(page, t('accounts:reset.button'));
      await page.getByText(t('accounts:signIn.doneReset')).waitFor();
      await page.locator('input[name=email]').fill(email);
      await page.locator('input[name=password]').fill(password);
      await press(page, t('accounts:signIn.button'));
      await page.getByText(t('errors:wrong_credentials')).first().waitFor();
      expect(await page.locator('input[name=email]').inputValue()).toBe(email);
      await page.locator('input[name=password]').fill('another meadow at dusk');
      await press(page, t('accounts:signIn.button'));
      await page.waitForURL((url) => url.pathname === '/');
      await page.getByRole('heading', { level: 1, name: 'Nam Fon' }).waitFor();
    });
  });

  test.each<VisitOptions>([{ screen: 'desktop' }, { screen: 'phone', javaScript: false }])(
    'has a name, a picture, a language and a time zone that are kept: %o',
    async (options) => {
      const ann = await makePerson('Ann');
      const { page } = await come('/settings', { ...options, session: ann.secret });
      const picture = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#c84' } })
        .png()
        .toBuffer();
      await part(page, 'profile').locator('input[name=name]').fill('Annabel');
      await part(page, 'profile')
        .locator('input[name=picture]')
        .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: picture });
      await save(page, 'profile', 'saved');
      await page.locator('main img[src*="/uploads/"]').first().waitFor();
      if (options.javaScript !== false) await expectAccessible(page);

      await part(page, 'profile')
        .locator('input[name=picture]')
        .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') });
      await part(page, 'profile').locator('button:not([type=button])').last().click();
      await page.getByText('This is not a picture that can be shown').first().waitFor();
      expect(await part(page, 'profile').locator('input[name=name]').inputValue()).toBe('Annabel');

      await page.goto('/settings');
      await part(page, 'language').locator('select[name=timeZone]').selectOption('America/Lima');
      await part(page, 'language').locator('select[name=locale]').selectOption('vi');
      await save(page, 'language', 'saved');
      await page.getByRole('heading', { level: 1, name: 'Cài đặt' }).waitFor();
      expect(await page.locator('html').getAttribute('data-time-zone')).toBe('America/Lima');
      expect(await page.locator('html').getAttribute('lang')).toBe('vi');
    },
  );

  test('shows where it is signed in, and what is ended there is ended at once', async () => {
    const member = await makeMember({ name: 'Dao' });
    const signIn = async (options: VisitOptions) => {
      const { page } = await come('/sign-in?then=/settings', options);
      await page.locator('input[name=email]').fill(member.email);
      await page.locator('input[name=password]').fill(member.password);
      await press(page, 'Sign in');
      await page.waitForURL((url) => url.pathname === '/settings');
      return page;
    };
    const [laptop, phone] = [await signIn({}), await signIn({ screen: 'phone' })];
    await laptop.reload();
    const ends = laptop.getByRole('button', { name: /^End the session/ });
    await expect.poll(() => ends.count()).toBe(1);
    await ends.click();
    await laptop.getByText('The session is over.').waitFor();
    expect(await ends.count()).toBe(0);
    await phone.goto('/settings');
    await phone.waitForURL('**/sign-in?then=*');
    await expectAccessible(phone);
  });

  test('opens only the pages of the portal after signing in', async () => {
    const { page } = await come('/sign-in?then=//elsewhere.example', { session: nok.secret });
    expect(new URL(page.url()).origin).toBe(journey.portal.origin);
  });
});

describe('limits', () => {
  const { come } = openJourney(async () => undefined, { env: { RATE_LIMITS: 'on' } });

  test('tell when to try again, and keep what was typed', async () => {
    const member = await makeMember({ name: 'Somsri' });
    const { page } = await come('/sign-in', { language: 'th', screen: 'phone' });
    const t = translatorFor('th');
    const told = page.getByText(/อีก.*\d/).first();
    for (let attempt = 0; attempt < 8 && (await told.count()) === 0; attempt++) {
      await page.locator('input[name=email]').fill(member.email);
      await page.locator('input[name=password]').fill(`wrong ${attempt}`);
      const answered = page.waitForResponse((response) => response.request().method() === 'POST');
      await press(page, t('accounts:signIn.button'));
      await answered;
      await page.locator('main').getByRole('alert').first().waitFor();
    }
    await told.waitFor();
    expect(await page.locator('input[name=email]').inputValue()).toBe(member.email);
    await expectAccessible(page);
  });
});
