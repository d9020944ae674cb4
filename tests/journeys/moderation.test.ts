import { describe, expect, test } from 'vitest';
import { createPost } from '~/modules/threads/create-post.server';
import { translatorFor } from '~/platform/i18n/translators.server';
import { expectAccessible } from '../support/accessible';
import type { VisitOptions } from '../support/browser';
import {
  giveRole,
  makeClub,
  makePerson,
  makeThread,
  type SignedInPerson,
  type TestClub,
} from '../support/club';
import { openJourney } from '../support/journey';

let club: TestClub;
let ann: SignedInPerson;
let moderator: SignedInPerson;
let path: string;
let threadId: string;

const { come } = openJourney(async () => {
  club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
  moderator = await makePerson('Mali', club);
  await giveRole(moderator, 'moderator', club);
  threadId = await makeThread(ann, club);
  path = `/clubs/dogs/threads/${threadId}`;
});
describe.each<VisitOptions & { language: 'th' | 'en' }>([
  { language: 'th', screen: 'phone' },
  { language: 'en', screen: 'desktop', javaScript: false },
])('in $language on the $screen, JavaScript: $javaScript', (options) => {
  const t = translatorFor(options.language);
  const scripted = options.javaScript !== false;

  test('a reader reports a post; a moderator removes it, and readers see that it is gone', async () => {
    const rude = await makePerson('Rude', club);
    const words = `You are all fools, in ${options.language}`;
    const { post } = await createPost(rude.actor, threadId, {
      body: words,
      audience: 'everyone',
    });
    const reader = await come(`${path}/posts/${post.number}`, { ...options, session: ann.secret });
    if (scripted) await expectAccessible(reader.page);
    await reader.page.locator('input[name=reason][value=unkind]').check();
    await reader.page
      .locator('form:has(input[name=intent][value=flag]) button:not([type=button])')
      .last()
      .click();
    await reader.page.getByText(t('threads:flag.done')).waitFor();

    const open = await come(path, { ...options, session: ann.secret });
    await open.page.getByText(words).waitFor();
    const desk = await come(`${path}/posts/${post.number}`, { ...options, session: moderator.secret });
    await desk.page.getByRole('button', { name: t('threads:remove.confirm') }).click();
    await desk.page.waitForURL(/at=/);
    if (!scripted) await open.page.reload();
    await open.page.locator(`[data-number="${post.number}"]`, { hasNotText: words }).waitFor();
    if (scripted) await expectAccessible(open.page);
  });

  test('a moderator suspends with a reason; the member hears it, and it ends when it is lifted', async () => {
    const rude = await makePerson('Sompong', club);
    const { page } = await come(`/clubs/dogs/people/${rude.memberId}`, {
      ...options,
      session: moderator.secret,
    });
    await page.locator('summary', { hasText: t('clubs:person.more') }).click();
    const form = page.locator('form:has(input[name=intent][value=suspend])');
    await form.locator('button:not([type=button])').last().click();
    await page.locator('main').getByRole('alert').first().waitFor();
    if (scripted) await expectAccessible(page);
    await form.locator('input[name=days][value="3"]').check();
    await form.locator('textarea[name=reason]').fill('Shouting at people');
    await form.locator('button:not([type=button])').last().click();
    await page.waitForURL(/done=suspended/);
    await page.getByText('Shouting at people').first().waitFor();

    const theirs = await come(path, { ...options, session: rude.secret });
    expect(await theirs.page.locator('#reply textarea').count()).toBe(0);
    await page.goto('/moderation?club=dogs&view=suspended');
    const row = page.locator('main li', { hasText: 'Sompong' });
    await row.getByText('Shouting at people').waitFor();
    if (scripted) await expectAccessible(page);
    await row.getByRole('button', { name: t('clubs:person.lift') }).click();
    await page.getByText(t('clubs:person.lifted')).waitFor();
    await theirs.page.reload();
    await theirs.page.locator('#reply textarea').waitFor();
  });
});

test('the desk of moderators is closed to members', async () => {
  const { page } = await come('/moderation', { session: ann.secret });
  await page.getByText('This room is not open to you').waitFor();
});
