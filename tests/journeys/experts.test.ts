import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { askOutcome } from '~/modules/experts/ask-outcomes.server';
import { noteAcceptance } from '~/modules/experts/note-acceptance.server';
import { createGuide } from '~/modules/guides/create-guide.server';
import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { createPost } from '~/modules/threads/create-post.server';
import { createThread } from '~/modules/threads/create-thread.server';
import { system } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { translatorFor } from '~/platform/i18n/translators.server';
import { expectAccessible } from '../support/accessible';
import type { VisitOptions } from '../support/browser';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../support/club';
import { openJourney } from '../support/journey';

let club: TestClub;
let ann: SignedInPerson;
let vet: SignedInPerson;
let admin: SignedInPerson;
let moderator: SignedInPerson;

const { come } = openJourney(async () => {
  club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
  vet = await makePerson('Dr Vet', club);
  moderator = await makePerson('Mali', club);
  admin = await makePerson('Admin', undefined, { portalRoles: ['admin'] });
  await giveRole(vet, 'expert', club);
  await giveRole(moderator, 'moderator', club);
});

const form = (page: Page, intent: string) =>
  page.locator(`main form:has(input[name=intent][value="${intent}"])`);
const send = (page: Page, intent: string) =>
  form(page, intent).locator('button:not([type=button])').last().click();
const says = (page: Page, words: string) => page.getByText(words).first().waitFor();

async function ask(title: string, body: string): Promise<string> {
  return (await createThread(ann.actor, { slug: club.slug, kind: 'question', title, body, tags: [] })).id;
}

async function answer(threadId: string, body: string, person = vet): Promise<string> {
  const { post } = await createPost(person.actor, threadId, { body, audience: 'everyone' });
  await acceptAnswer(ann.actor, { threadId, postId: post.id });
  return post.id;
}

describe.each<VisitOptions & { language: 'th' | 'en' }>([
  { language: 'en', screen: 'desktop' },
  { language: 'th', screen: 'phone', javaScript: false },
])('in $language on the $screen, JavaScript: $javaScript', (options) => {
  const t = translatorFor(options.language);
  const scripted = options.javaScript !== false;
  const accessible = (page: Page) => (scripted ? expectAccessible(page) : Promise.resolve());

  test('a credential is submitted with its document, verified, and stands on an answer with who pays', async () => {
    const expert = await makePerson(`Dr ${options.language}`, club);
    const { page } = await come(`/clubs/${club.slug}/membership`, { ...options, session: expert.secret });
    await page.getByText(t('clubs:membership.requestTitle')).click();
    const request = form(page, 'request-role');
    await request.locator('select[name=role]').selectOption('expert');
    await request.locator('input[name=field]').fill('Surgery, Nutrition');
    await request.locator('input[name=credential]').fill('DVM');
    await request.locator('input[name=number]').fill('8842');
    await request.locator('input[name=issuer]').fill('The council');
    await request.locator('input[name=validUntil]').fill('2099-12-31');
    const picture = await sharp({ create: { width: 80, height: 80, channels: 3, background: '#4a8' } })
      .png()
      .toBuffer();
    await request
      .locator('input[type=file]')
      .setInputFiles({ name: 'licence.png', mimeType: 'image/png', buffer: picture });
    await accessible(page);
    await send(page, 'request-role');
    await says(page, t('clubs:membership.requestPending'));
    const document = (await page
      .getByRole('link', { name: t('clubs:membership.roleDocumentShow') })
      .getAttribute('href'))!;

    // Only its holder and admins get the picture.
    const stranger = await come(`/clubs/${club.slug}`, { ...options, session: ann.secret });
    expect((await stranger.page.request.get(document)).status()).toBe(404);
    const studio = await come('/studio/roles', { ...options, session: admin.secret });
    expect((await studio.page.request.get(document)).headers()['cache-control']).toBe('no-store');
    const row = studio.page.locator('main li', { hasText: expert.name });
    await row.getByRole('link', { name: t('studio:roles.document') }).waitFor();
    await accessible(studio.page);
    await row.locator('summary').first().click();
    await row.locator('form:has(input[name=intent][value^=verify]) button').last().click();
    await says(studio.page, t('studio:roles.verifiedDone'));

    await page.goto(`/clubs/${club.slug}/membership`);
    const interest = form(page, 'declare-interest');
    await interest.locator('select[name=kind]').selectOption('clinic');
    await interest.locator('input[name=name]').fill('Happy Paws');
    await send(page, 'declare-interest');
    await says(page, t('experts:interests.added'));
    const threadId = await ask('Which food after surgery?', 'He may eat again tomorrow.');
    await answer(threadId, 'Small meals, five a day.', expert);
    const reader = await come(`/clubs/${club.slug}/threads/${threadId}`, { ...options, session: ann.secret });
    const post = reader.page.locator('#post-2');
    await post.getByText('Surgery, Nutrition').first().waitFor();
    await post.locator('summary').first().click();
    await post.getByText(/Happy Paws/).waitFor();
    await accessible(reader.page);
    await reader.page.goto(`/clubs/${club.slug}/people/${expert.memberId}`);
    await says(reader.page, '8842');
    await says(reader.page, t('experts:record.title'));
    await reader.page.locator('main li', { hasText: 'Happy Paws' }).first().waitFor();
    await reader.page.getByText('Small meals, five a day.').waitFor();
    await accessible(reader.page);
    await reader.page.goto(`/clubs/${club.slug}/people?role=expert`);
    await reader.page.getByRole('link', { name: 'Nutrition', exact: true }).first().click();
    await reader.page.getByText(expert.name).first().waitFor();
    await accessible(reader.page);
  });

  test('the asker is asked whether it helped, says no, and would like to ask again', async () => {
    const threadId = await ask('Still limping', 'He limps after walks.');
    await answer(threadId, 'Rest for a week.');
    await noteAcceptance(system, { threadId });
    await db.answerOutcome.update({ where: { threadId }, data: { dueAt: new Date(0) } });
    await askOutcome(system, { threadId });
    const path = `/clubs/${club.slug}/threads/${threadId}`;
    const other = await come(path, { ...options, session: vet.secret });
    expect(await other.page.locator('#outcome').count()).toBe(0);
    const { page } = await come(path, { ...options, session: ann.secret });
    await says(page, t('experts:outcome.title'));
    await send(page, 'outcome');
    await page.locator('#outcome').getByRole('alert').first().waitFor();
    await accessible(page);
    await page.locator('input[name=outcome][value=no]').check();
    await send(page, 'outcome');
    await says(page, t('experts:outcome.saidNo'));
    await accessible(page);
    await page.getByText(t('experts:outcome.change')).click();
    await page.getByLabel(t('experts:outcome.again')).check();
    await send(page, 'outcome');
    await says(page, t('experts:outcome.askedAgain'));
    await expect
      .poll(async () => (await db.thread.findUniqueOrThrow({ where: { id: threadId } })).acceptedPostId)
      .toBeNull();
    await page.goto(path);
    await says(page, t('experts:outcome.askedAgain'));
    expect(await page.getByText(t('experts:outcome.change')).count()).toBe(0);
    await accessible(page);
  });

  test('an answer becomes a guide, others suggest, the old answer leads to it, and it is to be looked at again', async () => {
    const threadId = await ask(`Brushing teeth ${options.language}`, 'How often do you brush teeth?');
    await answer(threadId, 'Every day, with a soft brush.');
    const { page } = await come(`/clubs/${club.slug}/threads/${threadId}/posts/2`, {
      ...options,
      session: vet.secret,
    });
    await page.getByRole('link', { name: t('experts:curate.open') }).click();
    await page.getByRole('heading', { name: t('experts:curate.guideTitle') }).waitFor();
    await accessible(page);
    await send(page, 'guide');
    await page.waitForURL(/\/guides\/[0-9a-f-]{36}\/edit$/);
    expect(await page.locator('textarea[name=body]').inputValue()).toContain(
      '> Every day, with a soft brush.',
    );
    await accessible(page);
    await page.locator('input[name=title]').fill(`Teeth ${options.language}`);
    await page
      .locator('main form')
      .last()
      .getByRole('button', { name: t('guides:form.save') })
      .click();
    await says(page, t('guides:done.saved'));
    await says(page, t('guides:draftNotice'));
    await send(page, 'published');
    await says(page, t('guides:done.published'));
    const address = new URL(page.url()).pathname;
    await accessible(page);

    const reader = await come(address, { ...options, session: ann.secret });
    await reader.page.getByText('Every day, with a soft brush.').first().waitFor();
    await reader.page.getByRole('link', { name: t('guides:suggest') }).click();
    await reader.page.waitForURL(/\/edit$/);
    await reader.page.locator('textarea[name=body]').fill('Every day, with a soft brush, from puppy age.');
    if (scripted) {
      // What is being written is there again on another device.
      await says(reader.page, t('threads:composer.draftSaved'));
      const again = await come(new URL(reader.page.url()).pathname, { ...options, session: ann.secret });
      expect(await again.page.locator('textarea[name=body]').inputValue()).toContain('from puppy age');
    }
    await reader.page.locator('input[name=note]').fill('Begin early');
    await reader.page.getByRole('button', { name: t('guides:form.suggest') }).click();
    await says(reader.page, t('guides:done.suggested'));
    await page.goto(address);
    await page.getByText('Begin early').waitFor();
    await accessible(page);
    await page.getByRole('button', { name: t('guides:suggestions.accept'), exact: true }).click();
    await says(page, t('guides:done.accepted'));
    await page.getByRole('link', { name: t('guides:history') }).click();
    await page.locator('ins', { hasText: 'puppy' }).first().waitFor();
    await says(page, 'Ann');
    await accessible(page);

    await page.goto(`/clubs/${club.slug}/threads/${threadId}/posts/2/answer`);
    await form(page, 'supersede').locator('input[name=by]').fill('/nowhere');
    await send(page, 'supersede');
    await page.locator('main').getByRole('alert').first().waitFor();
    await form(page, 'supersede').locator('input[name=by]').fill(address);
    await send(page, 'supersede');
    await says(page, t('experts:curate.done.superseded'));
    await form(page, 'review').locator('input[name=reviewBy]').fill('2099-01-01');
    await send(page, 'review');
    await says(page, t('experts:curate.done.review'));
    await page.goto(`/clubs/${club.slug}/guides/reviews`);
    await page.getByRole('link', { name: `Brushing teeth ${options.language}` }).waitFor();
    await accessible(page);
    await reader.page.goto(`/clubs/${club.slug}/threads/${threadId}`);
    await reader.page
      .locator('#post-2')
      .getByRole('link', { name: new RegExp(`Teeth ${options.language}`) })
      .click();
    await reader.page.waitForURL((url) => url.pathname === address);
    await reader.page.goto(`/clubs/${club.slug}/guides`);
    await reader.page.getByRole('link', { name: `Teeth ${options.language}` }).waitFor();
    await accessible(reader.page);
  });

  test('two edit a guide at once: the second is told, sees what changed, and loses nothing', async () => {
    const input = {
      title: 'Ticks',
      body: 'Pull slowly.',
      tags: [],
      sources: [],
      status: 'published' as const,
    };
    const { guideId } = await createGuide(vet.actor, { ...input, slug: club.slug });
    const path = `/clubs/${club.slug}/guides/${guideId}/edit`;
    const [one, two] = [
      await come(path, { ...options, session: vet.secret }),
      await come(path, { ...options, session: moderator.secret }),
    ];
    await one.page.locator('textarea[name=body]').fill('Pull slowly and straight.');
    await one.page.getByRole('button', { name: t('guides:form.save') }).click();
    await says(one.page, t('guides:done.saved'));
    await two.page.locator('textarea[name=body]').fill('Use a hook.');
    await two.page.getByRole('button', { name: t('guides:form.save') }).click();
    await says(two.page, t('guides:form.changed'));
    await two.page.locator('ins', { hasText: 'straight' }).waitFor();
    expect(await two.page.locator('textarea[name=body]').inputValue()).toBe('Use a hook.');
    await accessible(two.page);
    await two.page.getByRole('button', { name: t('guides:form.useNewest', { number: 2 }) }).click();
    await says(two.page, t('guides:done.saved'));
    await two.page.locator('article').getByText('Use a hook.').waitFor();
  });

  test('asking shows what was asked before, keeps what was typed, and still lets one ask', async () => {
    const title = `Hiccups in puppies ${options.language}`;
    const threadId = await ask(title, 'My puppy has hiccups every evening, is that normal?');
    await answer(threadId, 'Quite normal.');
    const asker = await makePerson('Nui', club);
    const { page } = await come(`/clubs/${club.slug}/ask`, { ...options, session: asker.secret });
    const mine = `Puppy with hiccups ${options.language}`;
    await page.locator('input[name=title]').pressSequentially(mine);
    await page.locator('textarea[name=body]').fill('Every evening. Is it bad?');
    if (!scripted) {
      await page.locator('main form').last().locator('button[type=submit]').click();
      await page.waitForURL(/similar=1/);
    }
    const similar = page.locator('#similar');
    await similar.getByText(title).waitFor();
    await similar.getByText(t('search:similar.answered')).first().waitFor();
    await accessible(page);
    if (scripted) await says(page, t('threads:composer.draftSaved'));
    await similar.getByRole('link', { name: `${t('search:similar.answers')}: ${title}` }).click();
    await page.waitForURL(new RegExp(threadId));
    await page.goto(`/clubs/${club.slug}/ask${scripted ? '' : '?similar=1'}`);
    expect(await page.locator('input[name=title]').inputValue()).toBe(mine);
    expect(await page.locator('textarea[name=body]').inputValue()).toBe('Every evening. Is it bad?');
    await page.locator('main form').last().locator('button[type=submit]').click();
    await page.waitForURL(
      (url) => /\/threads\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.includes(threadId),
    );
    await page.getByRole('heading', { name: mine }).waitFor();
  });
});
