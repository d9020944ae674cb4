import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { changeProposalSettings } from '~/modules/proposals/change-settings.server';
import { db } from '~/platform/db/client.server';
import { translatorFor } from '~/platform/i18n/translators.server';
import type { VisitOptions } from '../support/browser';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../support/club';
import { openJourney } from '../support/journey';

let club: TestClub;
let ann: SignedInPerson;
let ben: SignedInPerson;
let cat: SignedInPerson;
let mod: SignedInPerson;

const { come } = openJourney(async () => {
  club = await makeClub('coffee');
  ann = await makePerson('Ann', club);
  ben = await makePerson('Ben', club);
  cat = await makePerson('Cat', club);
  mod = await makePerson('Mali', club);
  await giveRole(mod, 'moderator', club);
  const admin = await makePerson('Admin', undefined, { portalRoles: ['admin'] });
  const rules = { threshold: 2, gatheringDays: 30, answerDays: 14, mergeUndoHours: 72 };
  await changeProposalSettings(admin.actor, { ...rules, slug: club.slug });
});

const form = (page: Page, intent: string) =>
  page.locator(`main form:has(input[name=intent][value^="${intent}"])`).first();
const press = (page: Page, intent: string) =>
  form(page, intent).locator('button:not([type=button])').last().click();
const says = (page: Page, words: string) => page.getByText(words).first().waitFor();

const options: VisitOptions = { language: 'vi', javaScript: false };
const t = translatorFor('vi');
const enter = async (person: SignedInPerson, path: string) =>
  (await come(path, { ...options, session: person.secret })).page;

test('without JavaScript three members shape a proposal with an amendment and a question, and the brand answers', async () => {
  const title = 'A box of twelve';
  const hers = await enter(ann, `/clubs/${club.slug}/proposals/new`);
  await hers.locator('main input[name=title]').fill(title);
  await hers.locator('main textarea[name=body]').fill('A box of twelve.\n\nRoasted light.');
  await hers.locator('main button[name=status][value=published]').click();
  await says(hers, t('proposals:done.published'));
  const { id } = await db.proposal.findFirstOrThrow({ where: { title } });
  const path = `/clubs/${club.slug}/proposals/${id}`;

  const his = await enter(ben, `${path}/amend`);
  const text = his.locator('main textarea[name=body]');
  await text.fill((await text.inputValue()).replace('light', 'dark'));
  await his.locator('main input[name=note]').fill('Stronger');
  await his.locator('main form:has(textarea[name=body]) button:not([type=button])').last().click();
  await says(his, t('proposals:done.amended'));

  await hers.goto(path);
  await press(hers, 'accept-');
  await says(hers, t('proposals:done.accepted'));
  await says(hers, 'Roasted dark.');
  await hers.goto(`${path}/history`);
  await hers.locator('main ins', { hasText: 'dark' }).waitFor();

  await hers.goto(`${path}/question`);
  await hers.locator('main input[name=question]').fill('Which size?');
  await hers.locator('main input[name=kind][value=ranked]').check();
  await hers.locator('main textarea[name=options]').fill('Small\nMiddle\nLarge');
  await hers.locator('main input[name=day]').fill('2099-12-31');
  await hers.locator('main form:has(textarea[name=options]) button:not([type=button])').last().click();
  await says(hers, t('proposals:done.asked'));

  const third = await enter(cat, path);
  const vote = form(third, 'vote-');
  await vote.locator('select').nth(1).selectOption('1');
  await vote.locator('select').nth(0).selectOption('2');
  await press(third, 'vote-');
  await says(third, t('proposals:done.voted'));
  await press(third, 'support');
  await says(third, t('proposals:done.supported'));

  await his.goto(path);
  await press(his, 'support');
  await says(his, t('proposals:done.supported'));
  await says(his, t('proposals:states.evaluating'));

  const brand = await enter(mod, `${path}/respond`);
  await brand.locator('main input[name=verdict][value=accepted]').check();
  await brand.locator('main textarea[name=reason]').fill('We found a roaster.');
  await brand.locator('main input[name=amount]').fill('12.000,50');
  await brand.locator('main form:has(textarea[name=reason]) button:not([type=button])').last().click();
  await says(brand, t('proposals:done.answered'));
  // A page from before is not told what became of it: it says why it may no more, though the button is gone by now.
  await press(his, 'take-back');
  await says(his, t('errors:proposal_closed'));
  const reader = (await come(path, options)).page;
  await says(reader, 'We found a roaster.');
  await says(reader, t('proposals:states.accepted'));
  await reader.goto(`/clubs/${club.slug}/proposals?list=answered`);
  await says(reader, title);
  expect(await db.proposalVersion.count({ where: { proposalId: id } })).toBe(2);
});
