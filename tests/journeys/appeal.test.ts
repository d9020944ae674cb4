import { describe, expect, test } from 'vitest';
import { changeThread } from '~/modules/threads/change-thread.server';
import { createPost } from '~/modules/threads/create-post.server';
import { editPost } from '~/modules/threads/edit-post.server';
import { translatorFor } from '~/platform/i18n/translators.server';
import { expectAccessible } from '../support/accessible';
import type { VisitOptions } from '../support/browser';
import { enterClub, giveRole, makeClub, makePerson, makeThread, type SignedInPerson } from '../support/club';
import { openJourney } from '../support/journey';
import { joinedDaysAgo, makePeace, type PeaceScene } from '../support/moderation';

let scene: PeaceScene;
let threadId: string;
let path: string;

// With limits, as a portal that others reach has them.
const { come } = openJourney(
  async () => {
    scene = await makePeace('dogs');
    threadId = await makeThread(scene.ann, scene.club);
    path = `/clubs/dogs/threads/${threadId}`;
    const homes = await makeClub('homes');
    await enterClub(scene.mod, homes);
    await giveRole(scene.mod, 'moderator', homes);
  },
  { env: { RATE_LIMITS: 'on' } },
);

async function rude(name: string, words: string): Promise<{ author: SignedInPerson; number: number }> {
  const author = await makePerson(name, scene.club);
  await joinedDaysAgo(author, scene.club, 30);
  const { post } = await createPost(author.actor, threadId, { body: words, audience: 'everyone' });
  return { author, number: post.number };
}

describe.each<VisitOptions & { language: 'th' | 'en' }>([
  { language: 'th', screen: 'phone' },
  { language: 'en', screen: 'desktop' },
  { language: 'en', screen: 'desktop', javaScript: false },
])('in $language on the $screen, JavaScript: $javaScript', (options) => {
  const t = translatorFor(options.language);
  const scripted = options.javaScript !== false;
  const byKeys = scripted && options.screen === 'desktop';

  test('a member reports, a moderator suspends, the member appeals, and a second moderator lifts it', async () => {
    const name = `Rude ${options.language} ${options.screen} ${scripted}`;
    const words = `You fools, says ${name}`;
    const { author, number } = await rude(name, words);

    const reader = await come(`${path}/posts/${number}`, { ...options, session: scene.ann.secret });
    await reader.page.locator('input[name=reason][value=unkind]').check();
    await reader.page.locator('form:has(input[value=flag]) button:not([type=button])').last().click();
    await reader.page.getByText(t('threads:flag.done')).waitFor();

    const desk = await come('/moderation', { ...options, session: scene.mod.secret });
    const row = desk.page.locator('[data-queue-item]', { hasText: name });
    await row.waitFor();
    if (byKeys) await desk.page.keyboard.press('j');
    else await row.click();
    await desk.page.locator('button[data-key=a]').waitFor();
    await desk.page.getByText(words).filter({ visible: true }).first().waitFor();
    if (scripted) await expectAccessible(desk.page);
    if (byKeys) {
      await desk.page.keyboard.press('c');
      await desk.page.getByText(t('moderation:claim.taken')).waitFor();
      await desk.page.keyboard.press('s');
    } else await desk.page.locator('summary[data-key=s]').click();
    const form = desk.page.locator('form:has(input[value=suspend])');
    await form.locator('input[name=days][value="7"]').check();
    await form.locator('textarea[name=reason]').fill('Shouting at people');
    await form.locator('button[name=act]').click();
    await desk.page.getByText(t('moderation:done.decided', { act: t('moderation:acts.suspend') })).waitFor();

    const theirs = await come(path, { ...options, session: author.secret });
    await theirs.page.getByRole('link', { name: t('threads:page.standing') }).click();
    await theirs.page.getByText('Shouting at people').first().waitFor();
    if (scripted) await expectAccessible(theirs.page);
    await theirs.page.locator('textarea[name=text]').fill(`I quoted my aunt, says ${name}`);
    await theirs.page.getByRole('button', { name: t('moderation:standing.appealSend') }).click();
    await theirs.page.getByText(t('moderation:standing.appealSent')).waitFor();

    const second = await come('/moderation?kind=appeal', { ...options, session: scene.second.secret });
    await second.page.locator('[data-queue-item]', { hasText: name }).click();
    await second.page.locator('textarea[name=reason]').fill('It was a quote');
    if (scripted) await expectAccessible(second.page);
    await second.page.locator('button[name=act][value=lift]').click();
    await second.page.getByText(t('moderation:done.decided', { act: t('moderation:acts.lift') })).waitFor();

    await theirs.page.goto('/clubs/dogs/standing');
    await theirs.page.getByText(t('moderation:standing.outcomes.lift')).waitFor();
    await theirs.page.goto(path);
    await theirs.page.locator('#reply textarea').waitFor();
  });
});

test('what one moderator decides by a key leaves the other’s list at once, and is undone by a key', async () => {
  const { number } = await rude('Keyed', 'Away with this');
  const reader = await come(`${path}/posts/${number}`, { session: scene.ann.secret });
  await reader.page.locator('input[name=reason][value=spam]').check();
  await reader.page.locator('form:has(input[value=flag]) button:not([type=button])').last().click();
  await reader.page.getByText('Thank you').waitFor();
  const other = await come('/moderation', { session: scene.second.secret });
  await other.page.locator('[data-queue-item]', { hasText: 'Keyed' }).waitFor();
  const { page } = await come('/moderation', { session: scene.mod.secret });
  await page.locator('[data-queue-item]', { hasText: 'Keyed' }).click();
  await page.locator('button[data-key=r]').waitFor();
  await page.keyboard.press('r');
  await page.getByText('Decided: Removed.').waitFor();
  await other.page.locator('[data-queue-item]', { hasText: 'Keyed' }).waitFor({ state: 'detached' });
  await page.keyboard.press('u');
  await page.getByText('Taken back. It waits again.').waitFor();
  await other.page.locator('[data-queue-item]', { hasText: 'Keyed' }).waitFor();
});

test('a moderator splits posts off; who follows an old address comes to where they are', async () => {
  const { number } = await rude('Aside', 'Something else entirely');
  const { page } = await come(`${path}/tools`, { session: scene.mod.secret });
  await expectAccessible(page);
  await page.locator('input[name=title]').fill('Something else');
  await page.locator(`input[name="posts[]"][value="${number}"]`).check();
  await page.getByRole('button', { name: 'Split', exact: true }).click();
  await page.getByText('The posts stand here now.').waitFor();
  const reader = await come(`${path}?at=${number}`, { session: scene.ann.secret });
  await reader.page.getByText('Something else entirely').waitFor();
  expect(new URL(reader.page.url()).pathname).not.toBe(path);
  await page.getByRole('button', { name: /Undo/ }).first().click();
  await page.getByText('Taken back.').waitFor();
  const again = await come(`${path}?at=${number}`, { session: scene.ann.secret });
  await again.page.getByText('Something else entirely').waitFor();
  expect(new URL(again.page.url()).pathname).toBe(path);
});

test('a newcomer is told what the first day allows before writing, and how long slow mode lasts', async () => {
  const newcomer = await makePerson('Newcomer', scene.club, { locale: 'vi' });
  const own = await makeThread(scene.ann, scene.club);
  await changeThread(scene.mod.actor, { threadId: own, slowModeSeconds: 60 });
  const options = { session: newcomer.secret, language: 'vi', screen: 'phone' } as const;
  const t = translatorFor('vi');
  const { page } = await come(`/clubs/dogs/threads/${own}`, options);
  await page.getByText(t('threads:pace.replies', { left: 10, limit: 10 })).waitFor();
  await expectAccessible(page);
  await page.locator('#reply textarea').fill('Chào cả nhà');
  await page.locator('#reply button[type=submit]').click();
  await page.getByText(t('threads:pace.replies', { left: 9, limit: 10 })).waitFor();
  await page.getByRole('timer').getByText(/\d+/).waitFor();
  await expectAccessible(page);
  // Too early: what was written is kept, with the reason.
  await page.locator('#reply textarea').fill('Còn nữa');
  await page.locator('#reply button[type=submit]').click();
  await page.getByText('Còn nữa').first().waitFor();
  await page
    .locator('main')
    .getByText(/chế độ chậm/i)
    .last()
    .waitFor();
  await page.goto('/clubs/dogs/ask');
  await page.getByText(t('threads:pace.threads', { left: 3, limit: 3 })).waitFor();
});

test('a moderator moves a thread and brings an earlier version back; who reads it is taken along', async () => {
  const moved = await makeThread(scene.ann, scene.club);
  const { post } = await createPost(scene.ann.actor, moved, {
    body: 'The first words',
    audience: 'everyone',
  });
  await editPost(scene.ann.actor, { postId: post.id, body: 'Other words' });
  const reader = await come(`/clubs/dogs/threads/${moved}`, { session: scene.ann.secret, screen: 'phone' });
  const { page } = await come(`/clubs/dogs/threads/${moved}/posts/2/history`, { session: scene.mod.secret });
  await page.getByRole('button', { name: 'Bring version 1 back' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/history'));
  await reader.page.locator('#post-2').getByText('The first words').waitFor();
  await page.goto(`/clubs/dogs/threads/${moved}/tools`);
  const form = page.locator('form:has(input[name=intent][value=move])');
  await form.locator('select').selectOption({ label: 'homes' });
  await form.locator('textarea[name=reason], input[name=reason]').fill('Fits better there');
  await form.getByRole('button', { name: 'Move', exact: true }).click();
  await page.waitForURL(/\/clubs\/homes\//);
  await reader.page.waitForURL((url) => url.pathname === `/clubs/homes/threads/${moved}`);
  await reader.page.getByText('The first words').waitFor();
  await page.getByRole('button', { name: /Undo/ }).first().click();
  await reader.page.waitForURL((url) => url.pathname === `/clubs/dogs/threads/${moved}`);
});
