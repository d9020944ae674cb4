import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { createClub } from '~/modules/clubs/create-club.server';
import { createClubInput } from '~/modules/clubs/schema';
import { suspendMember } from '~/modules/clubs/suspend-member.server';
import { system } from '~/platform/actor';
import { translatorFor } from '~/platform/i18n/translators.server';
import { expectAccessible } from '../support/accessible';
import type { VisitOptions } from '../support/browser';
import { enterClub, giveRole, makePerson, type SignedInPerson, type TestClub } from '../support/club';
import { openJourney } from '../support/journey';
import { newEmail } from '../support/people';

let dogs: TestClub;
let bob: SignedInPerson;
let moderator: SignedInPerson;

const question = {
  key: 'why',
  required: true,
  label: { th: 'อยากมาคุยเรื่องอะไร', vi: 'Vì sao?', en: 'What brings you?' },
};
const dog = {
  key: 'my-dog',
  label: { th: 'หมาของฉัน', vi: 'Chó của tôi', en: 'My dog' },
  fields: [
    { key: 'name', kind: 'text', required: true, label: { th: 'ชื่อหมา', vi: 'Tên chó', en: 'Dog’s name' } },
    { key: 'weight', kind: 'number', label: { th: 'น้ำหนัก', vi: 'Cân nặng', en: 'Weight' } },
  ],
};

async function newClub(slug: string, facts: object = {}): Promise<TestClub> {
  const { club } = await createClub(system, createClubInput.parse({ slug, name: slug, ...facts }));
  return { id: club.id, slug };
}

const { come } = openJourney(async () => {
  dogs = await newClub('dogs', { recordTypes: [dog], rules: 'Be **kind**.' });
  const homes = await newClub('homes', { joinMode: 'approval', joinQuestions: [question] });
  await newClub('coffee', { joinMode: 'code', joinCode: 'ESPRESSO-7' });
  bob = await makePerson('Bob', dogs);
  moderator = await makePerson('Mali', dogs);
  // Whom the brand has given a role is expected, and let in without questions.
  for (const club of [dogs, homes]) await giveRole(moderator, 'moderator', club);
  await enterClub(moderator, homes);
});

const send = (page: Page, intent: string) =>
  page
    .locator(`main form:has(input[name=intent][value="${intent}"]) button:not([type=button])`)
    .last()
    .click();

const isAt = (page: Page, pathname: string) => page.waitForURL((url) => url.pathname === pathname);
const says = (page: Page, words: string) => page.getByText(words).first().waitFor();

describe.each<VisitOptions & { language: 'th' | 'en' }>([
  { language: 'en', screen: 'desktop' },
  { language: 'th', screen: 'phone', javaScript: false },
])('in $language on the $screen, JavaScript: $javaScript', (options) => {
  const t = translatorFor(options.language);
  const scripted = options.javaScript !== false;
  const accessible = (page: Page) => (scripted ? expectAccessible(page) : Promise.resolve());

  test('somebody asks to come in, a moderator reads the answers and lets them in, and they see it', async () => {
    const nok = await makePerson('Nok');
    const { page } = await come('/clubs/homes/join', { ...options, session: nok.secret });
    await send(page, 'join');
    await page.locator('main').getByRole('alert').first().waitFor();
    expect(await page.locator('textarea').getAttribute('aria-invalid')).toBe('true');
    await accessible(page);
    await page.locator('textarea').fill('The roof leaks');
    await send(page, 'join');
    await isAt(page, '/clubs/homes');
    await says(page, t('clubs:join.pendingTitle'));
    await accessible(page);

    const desk = await come('/moderation?club=homes&view=pending', { ...options, session: moderator.secret });
    const card = desk.page.locator('main li', { hasText: 'Nok' });
    await card.getByText('The roof leaks').waitFor();
    await card.getByText(question.label[options.language]).waitFor();
    await accessible(desk.page);
    await card.getByRole('button', { name: t('clubs:moderation.approve') }).click();
    await says(desk.page, t('clubs:moderation.approved'));
    if (!scripted) await page.reload();
    await page
      .getByRole('main')
      .getByRole('link', { name: t('clubs:home.ask') })
      .waitFor();
    expect(await page.getByText(t('clubs:join.pendingTitle')).count()).toBe(0);
  });

  test('who is declined may ask again', async () => {
    const nok = await makePerson('Nui');
    const { page } = await come('/clubs/homes/join', { ...options, session: nok.secret });
    await page.locator('textarea').fill('Hello');
    await send(page, 'join');
    await says(page, t('clubs:join.pendingTitle'));
    const desk = await come('/moderation?club=homes&view=pending', { ...options, session: moderator.secret });
    const card = desk.page.locator('main li', { hasText: 'Nui' });
    await card.locator('input[name=reason]').fill('No house yet');
    await card.getByRole('button', { name: t('clubs:moderation.decline') }).click();
    await says(desk.page, t('clubs:moderation.declined'));
    await page.goto('/clubs/homes/join');
    await page.locator('textarea').waitFor();
  });

  test('a code lets in, whatever its capitals; a wrong one says so and is kept', async () => {
    const nok = await makePerson('Noi');
    const { page } = await come('/clubs/coffee/join', { ...options, session: nok.secret });
    await page.locator('input[name=code]').fill('latte');
    await send(page, 'join');
    await says(page, t('errors:wrong_code'));
    expect(await page.locator('input[name=code]').inputValue()).toBe('latte');
    await page.locator('input[name=code]').fill('espresso-7');
    await send(page, 'join');
    await isAt(page, '/clubs/coffee');
    await says(page, t('clubs:join.welcome', { name: 'Noi' }));
  });

  test('a member is known in the club by a name, words and a picture of their own', async () => {
    const nok = await makePerson('Nok', dogs);
    const { page } = await come('/clubs/dogs/membership', { ...options, session: nok.secret });
    const picture = await sharp({ create: { width: 80, height: 80, channels: 3, background: '#4a8' } })
      .png()
      .toBuffer();
    await page.locator('input[name=name]').fill('Momo’s human');
    await page.locator('textarea[name=bio]').fill('Two corgis, one sofa');
    await page
      .locator('input[name=picture]')
      .setInputFiles({ name: 'us.png', mimeType: 'image/png', buffer: picture });
    await accessible(page);
    await send(page, 'persona');
    await says(page, t('clubs:membership.saved'));
    await page.goto(`/clubs/dogs/people/${nok.memberId}`);
    await page.getByRole('heading', { level: 1, name: 'Momo’s human' }).waitFor();
    await says(page, 'Two corgis, one sofa');
    await page.locator('main img[src*="/uploads/"]').first().waitFor();
    await accessible(page);
  });

  test('“my dog” is private until it is shared, and again once it is taken back', async () => {
    const nok = await makePerson('Nok', dogs);
    const { page } = await come('/clubs/dogs/records/new/my-dog', { ...options, session: nok.secret });
    await page.locator('input[name="values.name"]').fill('Momo');
    await page.locator('input[name="values.weight"]').fill('heavy');
    await send(page, 'save');
    await page.locator('main').getByRole('alert').first().waitFor();
    expect(await page.locator('input[name="values.name"]').inputValue()).toBe('Momo');
    await page.locator('input[name="values.weight"]').fill('12.5');
    await send(page, 'save');
    await isAt(page, '/clubs/dogs/membership');
    await says(page, t('clubs:records.private'));

    const other = await come(`/clubs/dogs/people/${nok.memberId}`, { ...options, session: bob.secret });
    const seen = async () => {
      await other.page.reload();
      return other.page.getByRole('heading', { name: 'Momo' }).count();
    };
    expect(await seen()).toBe(0);
    await page.getByRole('button', { name: t('clubs:records.share') }).click();
    await says(page, t('clubs:records.sharedDone'));
    expect(await seen()).toBe(1);
    await page.getByRole('button', { name: t('clubs:records.takeBack') }).click();
    await says(page, t('clubs:records.privateDone'));
    expect(await seen()).toBe(0);
  });

  test('a link lets in as many as it was made for, and says who invites', async () => {
    const { page } = await come('/clubs/dogs/invitations', { ...options, session: bob.secret });
    await page.locator('input[name=maxUses]').fill('1');
    await send(page, 'create');
    await says(page, t('clubs:invitations.created'));
    await accessible(page);
    const address = new URL(await page.locator('main input[readonly]').first().inputValue());

    const friend = await come(address.pathname, options);
    await friend.page.getByRole('heading', { name: t('clubs:invite.title', { name: 'Bob' }) }).waitFor();
    await accessible(friend.page);
    await friend.page
      .getByRole('main')
      .getByRole('link', { name: t('clubs:join.withAccount') })
      .click();
    await isAt(friend.page, '/join');
    await friend.page.locator('input[name=name]').fill('Friend');
    await friend.page.locator('input[name=email]').fill(newEmail());
    await friend.page.locator('input[name=password]').fill('quiet meadow at dawn');
    await friend.page.locator('main form button:not([type=button])').last().click();
    await isAt(friend.page, address.pathname);
    await send(friend.page, 'join');
    await isAt(friend.page, '/clubs/dogs');

    const late = await come(address.pathname, options);
    await says(late.page, t('clubs:invite.expired'));
    await accessible(late.page);
    await page.reload();
    await says(page, t('clubs:invitations.usedUp'));
  });

  test('a link that was switched off lets nobody in', async () => {
    const maker = await makePerson('Maker', dogs);
    const { page } = await come('/clubs/dogs/invitations', { ...options, session: maker.secret });
    await send(page, 'create');
    await says(page, t('clubs:invitations.created'));
    const address = new URL(await page.locator('main input[readonly]').first().inputValue());
    await send(page, 'revoke');
    await says(page, t('clubs:invitations.revokeDone'));
    await page.goto(address.pathname);
    const visitor = await come(address.pathname, options);
    await says(visitor.page, t('clubs:invite.expired'));
  });

  test('whoever is suspended reads why and until when, and writes nothing', async () => {
    const nok = await makePerson('Nok', dogs);
    const { page } = await come('/clubs/dogs', { ...options, session: nok.secret });
    const until = new Date(Date.now() + 3 * 86_400_000);
    await suspendMember(moderator.actor, {
      slug: 'dogs',
      memberId: nok.memberId,
      until,
      reason: 'Shouting at people',
    });
    if (!scripted) await page.reload();
    await says(page, t('clubs:join.suspendedReason', { reason: 'Shouting at people' }));
    expect(
      await page
        .getByRole('main')
        .getByRole('link', { name: t('clubs:home.ask') })
        .count(),
    ).toBe(0);
    await accessible(page);
    await page.goto('/clubs/dogs/ask');
    expect(await page.locator('textarea[name=body]').count()).toBe(0);
  });

  test('a member leaves, and the door stays open', async () => {
    const nok = await makePerson('Nok');
    await enterClub(nok, dogs);
    const { page } = await come('/clubs/dogs/membership', { ...options, session: nok.secret });
    await page.locator('summary', { hasText: t('clubs:membership.leave') }).click();
    await accessible(page);
    await send(page, 'leave');
    await isAt(page, '/clubs/dogs');
    await page
      .getByRole('main')
      .getByRole('link', { name: t('clubs:join.button') })
      .first()
      .waitFor();
  });
});
