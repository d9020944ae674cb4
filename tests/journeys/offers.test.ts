import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { db } from '~/platform/db/client.server';
import { translatorFor } from '~/platform/i18n/translators.server';
import { expectAccessible } from '../support/accessible';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../support/club';
import { type Journey, openJourney } from '../support/journey';
import { makeOffer } from '../support/offers';

let club: TestClub;
let brand: SignedInPerson;
let ann: SignedInPerson;
let bob: SignedInPerson;

const journey: Journey = openJourney(async () => {
  club = await makeClub('coffee');
  brand = await makePerson('Brand', club);
  await giveRole(brand, 'moderator', club);
  [ann, bob] = [await makePerson('Ann', club), await makePerson('Bob', club)];
});

const patience = { timeout: 15_000 };

test('without JavaScript a pledge is made, its withdrawal shown, and confirmed', async () => {
  const options = [{ name: 'One', channel: 'shop', price: 12_000, ladder: [{ from: 3, price: 10_000 }] }];
  const other = await makeOffer(brand.actor, club, { title: 'Filters', options });
  const path = `/clubs/${club.slug}/offers/${other.id}`;
  const { page } = await journey.come(path, { language: 'en', session: ann.secret, javaScript: false });
  await page.getByLabel('At most').fill('3');
  await page.getByRole('button', { name: 'Pledge', exact: true }).click();
  expect(await page.getByText('Your pledge is held').count()).toBe(1);
  // Fewer that make it dearer for everybody are shown first, as leaving is.
  await page.getByLabel('At most').fill('2');
  await page.getByRole('button', { name: 'Change it', exact: true }).click();
  expect(await page.getByText('If you change it to 1 to 2').count()).toBe(1);
  await page.getByRole('button', { name: 'Yes, change it' }).click();
  expect(await page.getByText('Your pledge: 1 to 2').count()).toBe(1);
  await page.getByRole('button', { name: 'Withdraw it', exact: true }).click();
  expect(await page.getByText('If you withdraw').count()).toBe(1);
  await page.getByRole('button', { name: 'Yes, withdraw it' }).click();
  expect(await page.getByText('Your pledge is withdrawn').count()).toBe(1);
});

test('an open offer is asked about and bettered while members watch, and the brand ends it early', async () => {
  const [th, en] = [translatorFor('th'), translatorFor('en')];
  const title = 'A tray for two cups';
  const words = {
    title,
    body: 'Of oak.',
    threshold: 4,
    options: [{ name: 'One tray', channel: 'shop', price: 45_000 }],
  };
  const { id } = await makeOffer(brand.actor, club, words);
  const path = `/clubs/${club.slug}/offers/${id}`;
  const says = (page: Page, text: string) => page.getByText(text).first().waitFor(patience);
  const send = (page: Page, field: string) =>
    page.locator(`main form:has([name="${field}"]) button:not([type=button])`).last().click();
  const onPhone = { language: 'th', screen: 'phone', session: bob.secret } as const;
  const { page: phone } = await journey.come(`/clubs/${club.slug}`, onPhone);
  await phone.getByRole('link', { name: title }).first().click();
  await says(phone, th('offers:story.opened'));

  const { page: desk } = await journey.come(`${path}/question`, { language: 'en', session: brand.secret });
  const field = (name: string) => desk.locator(`main [name="${name}"]`);
  await field('question').fill('Handles?');
  await field('options').fill('Rope\nBrass');
  await field('day').fill('2099-12-01');
  await expectAccessible(desk);
  await send(desk, 'question');
  await says(desk, en('offers:done.asked'));
  await phone.getByRole('radio', { name: 'Brass' }).check();
  await phone.locator('main form:has([name="choices"]) button').last().click();
  await says(phone, th('offers:done.voted'));
  await phone.getByLabel(th('offers:pledge.min')).fill('3');
  await phone.getByLabel(th('offers:pledge.max')).fill('5');
  await phone.getByRole('button', { name: th('offers:pledge.make'), exact: true }).click();
  await says(phone, th('offers:done.pledged'));

  await desk.goto(`${path}/edit`);
  await field('threshold').fill('9');
  await send(desk, 'threshold');
  await desk.locator('main [name="threshold"][aria-invalid="true"]').waitFor(patience);
  await field('threshold').fill('3');
  await field('body').fill('Of oak, with handles.');
  await expectAccessible(desk);
  await send(desk, 'threshold');
  await says(desk, en('offers:done.saved'));
  await says(phone, th('offers:story.wordsChanged'));
  await desk.goto(`${path}/history`);
  await desk.locator('main ins', { hasText: 'handles' }).waitFor(patience);
  await expectAccessible(desk);

  await desk.goto(`${path}/workshop?view=prices`);
  await desk.getByLabel(en('offers:steer.closeReason')).fill('The oak is here already.');
  await desk.getByRole('button', { name: en('offers:steer.close') }).click();
  await says(desk, en('offers:done.closed'));
  await says(phone, 'The oak is here already.');
  await db.offer.update({ where: { id }, data: { deadline: new Date() } });
  await desk.goto(path);
  await says(phone, th('offers:story.funded', { quantity: '5', count: 1 }));
  await expectAccessible(phone);
});
