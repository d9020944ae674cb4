import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { createOrganisation } from '~/modules/clubs/change-organisation.server';
import { system } from '~/platform/actor';
import { translatorFor } from '~/platform/i18n/translators.server';
import { expectAccessible } from '../support/accessible';
import type { VisitOptions } from '../support/browser';
import { makeClub, makePerson, type SignedInPerson } from '../support/club';
import { openJourney } from '../support/journey';

let admin: SignedInPerson;
let organisationId: string;

const { come } = openJourney(async () => {
  await makeClub('dogs');
  admin = await makePerson('Mali', undefined, { portalRoles: ['admin'] });
  const { organisation } = await createOrganisation(system, { name: 'Northern Roasters', kind: 'supplier' });
  organisationId = organisation.id;
});

const form = (page: Page, intent: string) =>
  page.locator(`main form:has(input[name=intent][value="${intent}"])`);
const send = (page: Page, intent: string) =>
  form(page, intent).locator('button:not([type=button])').last().click();
const isDone = (page: Page, word: string) => page.waitForURL((url) => url.searchParams.get('done') === word);

/** Of a sample's button: its ground, as the reader sees it. */
const ground = (page: Page, mode: 'light' | 'dark') =>
  page
    .locator(`main figure [data-colours=${mode}] span.bg-accent`)
    .evaluate((button) => getComputedStyle(button).backgroundColor);

describe.each<VisitOptions & { language: 'th' | 'en'; slug: string }>([
  { language: 'en', screen: 'desktop', slug: 'tea' },
  { language: 'th', screen: 'phone', slug: 'cats', javaScript: false },
])('in $language on the $screen, JavaScript: $javaScript', ({ slug, ...options }) => {
  const t = translatorFor(options.language);
  const scripted = options.javaScript !== false;

  test('an admin makes a club; colours that nobody could read are corrected, in light and dark, and told', async () => {
    const { page } = await come('/studio/clubs/new', { ...options, session: admin.secret });
    await page.locator('input[name=name]').fill('Tea people');
    await page.locator('input[name=slug]').fill('Not an Address!');
    await send(page, 'save');
    await page.locator('main').getByRole('alert').first().waitFor();
    expect(await page.locator('input[name=name]').inputValue()).toBe('Tea people');
    await page.locator('input[name=slug]').fill(slug);
    await page.locator('input[name=themeOwn]').check();
    await page.locator('input[name="theme.main"]').fill('#15803d');
    if (scripted) {
      await expect.poll(() => ground(page, 'light')).toBe('rgb(21, 128, 61)');
      const [light, dark] = [await ground(page, 'light'), await ground(page, 'dark')];
      await page.locator('input[name="theme.main"]').fill('#ffff66');
      await expect.poll(() => ground(page, 'light')).not.toBe(light);
      expect(await ground(page, 'light')).not.toBe('rgb(255, 255, 102)');
      expect(await ground(page, 'dark')).not.toBe(dark);
      await page.getByText('#ffff66').first().waitFor();
      await expectAccessible(page);
    } else await page.locator('input[name="theme.main"]').fill('#ffff66');
    await send(page, 'save');
    await isDone(page, 'made');
    await page.getByText(t('studio:club.made')).waitFor();
    await page.getByText('#ffff66').first().waitFor();
    await page.goto(`/clubs/${slug}`);
    await page.getByRole('heading', { level: 1, name: 'Tea people' }).waitFor();
    if (scripted) await expectAccessible(page);
  });

  test('editing again keeps what others saved meanwhile from being lost unseen', async () => {
    const mine = await come(`/studio/clubs/${slug}`, { ...options, session: admin.secret });
    const theirs = await come(`/studio/clubs/${slug}`, { ...options, session: admin.secret });
    await theirs.page.locator('textarea[name=description]').fill('Green, black, white');
    await send(theirs.page, 'save');
    await isDone(theirs.page, 'saved');
    await mine.page.locator('textarea[name=description]').fill('Only green');
    await send(mine.page, 'save');
    await mine.page.getByText(t('studio:club.changedMeanwhile')).waitFor();
    expect(await mine.page.locator('textarea[name=description]').inputValue()).toBe('Only green');
    if (scripted) await expectAccessible(mine.page);
  });

  test('a role is given for an organisation, stands beside the name, and in the audit log', async () => {
    const nok = await makePerson('Nok', { id: '', slug });
    const { page } = await come(`/studio/members/${nok.memberId}`, { ...options, session: admin.secret });
    await form(page, 'grant').locator('select[name=role]').selectOption('supplier');
    await form(page, 'grant').locator('select[name=club]').selectOption(slug);
    await send(page, 'grant');
    await page.locator('main').getByRole('alert').first().waitFor();
    if (scripted) await expectAccessible(page);
    expect(await form(page, 'grant').locator('select[name=role]').inputValue()).toBe('supplier');
    await form(page, 'grant').locator('select[name=organisationId]').selectOption(organisationId);
    await send(page, 'grant');
    await isDone(page, 'granted');
    await page.getByText('Northern Roasters').first().waitFor();
    await page.goto(`/clubs/${slug}/people/${nok.memberId}`);
    await page.getByText('Northern Roasters').first().waitFor();
    await page.getByText(t('ui:roles.supplier'), { exact: true }).first().waitFor();

    await page.goto(`/studio/audit?club=${slug}`);
    for (const act of ['role_granted', 'club_edited', 'club_created'] as const)
      await page
        .getByText(t(`studio:audit.acts.${act}`))
        .first()
        .waitFor();
    if (scripted) await expectAccessible(page);
  });

  test('topics that an admin makes are there for members, in their language', async () => {
    const { page } = await come(`/studio/clubs/${slug}/tags`, { ...options, session: admin.secret });
    const words = { th: 'ชาเขียว', vi: 'Trà xanh', en: 'Green tea' };
    for (const [language, label] of Object.entries(words))
      await page.locator(`input[name$="label.${language}"]`).first().fill(label);
    await page.locator('main form button.bg-accent, main form button:not([type=button])').last().click();
    await page.waitForURL(/done=/);
    const nok = await makePerson('Nin', { id: '', slug });
    const member = await come(`/clubs/${slug}/ask`, { ...options, session: nok.secret });
    await member.page.getByText(words[options.language]).first().waitFor();
  });
});

test.each(['desktop', 'phone'] as const)('axe finds nothing in the studio, on the %s', async (screen) => {
  const { page } = await come('/studio', { screen, session: admin.secret, language: 'th' });
  for (const part of [
    '',
    '/organisations',
    '/members',
    '/roles',
    '/mail',
    '/clubs/dogs',
    '/clubs/dogs/records/new',
  ]) {
    await page.goto(`/studio${part}`);
    await expectAccessible(page);
  }
});

test('the studio is closed to members', async () => {
  const nok = await makePerson('Nok');
  const { page } = await come('/studio', { session: nok.secret });
  await page.getByText('This room is not open to you').waitFor();
});
