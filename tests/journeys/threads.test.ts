import { describe, expect, test } from 'vitest';
import { createPost } from '~/modules/threads/create-post.server';
import { translatorFor } from '~/platform/i18n/translators.server';
import { expectAccessible } from '../support/accessible';
import type { Visit, VisitOptions } from '../support/browser';
import { makeClub, makePerson, makeThread, type SignedInPerson, type TestClub } from '../support/club';
import { openJourney } from '../support/journey';
import { newEmail } from '../support/people';

let club: TestClub;
let bob: SignedInPerson;
const { come } = openJourney(async () => {
  club = await makeClub('dogs');
  bob = await makePerson('Bob', club);
});

async function signUp(name: string, options: VisitOptions): Promise<Visit> {
  const opened = await come(`/join?then=/clubs/${club.slug}`, options);
  const { page } = opened;
  await page.locator('input[name=name]').fill(name);
  await page.locator('input[name=email]').fill(newEmail());
  await page.locator('input[name=password]').fill('quiet meadow at dawn');
  await page
    .locator('main form[method=post] button[type=submit], main form[method=post] button:not([type])')
    .last()
    .click();
  await page.waitForURL((url) => !url.pathname.startsWith('/join'));
  return opened;
}

async function joinClub({ page }: Visit): Promise<void> {
  await page.goto(`/clubs/${club.slug}`);
  await page.locator(`main a[href$="/clubs/${club.slug}/join"]`).first().click();
  await page.locator('main form:has(input[name=intent][value=join]) button').last().click();
  await page.waitForURL((url) => url.pathname === `/clubs/${club.slug}`);
}

async function ask({ page }: Visit, title: string): Promise<string> {
  await page.goto(`/clubs/${club.slug}/ask`);
  await page.locator('input[name=title]').fill(title);
  await page.locator('textarea[name=body]').fill('It eats **everything**. What now?');
  const send = page.locator('main form').last().locator('button[type=submit]');
  await send.click();
  await page.waitForURL(/\/threads\/[0-9a-f-]{36}|similar=1/);
  // Without scripts, what was asked before is shown once on the way.
  if (page.url().includes('similar=1')) await send.click();
  await page.waitForURL(/\/threads\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

async function write({ page }: Visit, text: string): Promise<void> {
  await page.locator('#reply textarea[name=body]').fill(text);
  await page.locator('#reply button[type=submit]').click();
}

describe.each([
  ['en', 'desktop'],
  ['th', 'phone'],
] as const)('in %s on a %s', (language, screen) => {
  const t = translatorFor(language);

  test('a visitor joins a club and asks; a member answers; both see each other at once', async () => {
    const ann = await signUp('Ann', { language, screen });
    await joinClub(ann);
    const path = await ask(ann, `A question in ${language}`);
    const other = await come(path, { language, screen, session: bob.secret });
    await other.page.getByText('It eats').waitFor();
    await ann.page.locator('[data-presence]', { hasText: 'Bob' }).waitFor();

    await other.page.locator('#reply textarea[name=body]').pressSequentially('Try', { delay: 20 });
    await ann.page.getByText(t('threads:page.typingOne', { name: 'Bob' })).waitFor();
    await write(other, 'Try another food, slowly');
    await ann.page.getByText('Try another food, slowly').waitFor();
    await write(ann, 'Thank you, I will');
    await other.page.getByText('Thank you, I will').waitFor();
    for (const { page } of [ann, other]) {
      const posts = page.locator('[data-number]');
      // One's own reply has its number once it is answered, maybe after others have seen it.
      const numbers = () =>
        posts.evaluateAll((all) => all.map((post) => (post as HTMLElement).dataset.number));
      await expect.poll(numbers).toEqual(['1', '2', '3']);
      await expectAccessible(page);
    }
  });

  test('what is written without a connection is kept, sent once, and in order', async () => {
    const threadId = await makeThread(bob, club);
    const ann = await makePerson('Ann', club);
    const path = `/clubs/${club.slug}/threads/${threadId}`;
    const [mine, other] = [
      await come(path, { language, screen, session: ann.secret }),
      await come(path, { session: bob.secret }),
    ];
    await other.page.locator('[data-presence]', { hasText: 'Ann' }).waitFor();
    await mine.context.setOffline(true);
    await write(mine, 'First, from the tunnel');
    await write(mine, 'Second, from the tunnel');
    await mine.page.locator('[data-outgoing=waiting]').first().waitFor();
    await write(other, 'Meanwhile outside');
    await other.page.locator('[data-number="2"]', { hasText: 'Meanwhile outside' }).waitFor();
    await mine.context.setOffline(false);
    for (const { page } of [mine, other]) {
      await page.locator('[data-number="4"]').waitFor({ timeout: 30_000 });
      const texts = await page.locator('[data-number] .written').allInnerTexts();
      expect(texts.slice(1)).toEqual([
        'Meanwhile outside',
        'First, from the tunnel',
        'Second, from the tunnel',
      ]);
    }
    expect(await mine.page.locator('[data-outgoing]').count()).toBe(0);
  });

  test('the page does not move under a reader: a count leads to what is new', async () => {
    const threadId = await makeThread(bob, club);
    for (let index = 0; index < 15; index++)
      await createPost(bob.actor, threadId, {
        body: `A longer reply ${index}\n\n- one\n- two\n- three`,
        audience: 'everyone',
      });
    const ann = await makePerson('Ann', club);
    const { page } = await come(`/clubs/${club.slug}/threads/${threadId}`, {
      language,
      screen,
      session: ann.secret,
    });
    await page.locator('[data-presence], [data-number="1"]').first().waitFor();
    await page.locator('[data-number="5"]').scrollIntoViewIfNeeded();
    const place = () =>
      page.locator('[data-number="5"]').evaluate((post) => Math.round(post.getBoundingClientRect().top));
    const before = await place();
    await createPost(bob.actor, threadId, { body: 'News', audience: 'everyone' });
    const button = page.getByRole('button', { name: t('threads:page.newReplies', { count: 1 }) });
    await button.waitFor();
    expect(await place()).toBe(before);
    await button.click();
    await page.getByText('News').waitFor();
    await expect
      .poll(() => page.getByText('News').evaluate((post) => post.getBoundingClientRect().top < innerHeight))
      .toBe(true);
  });

  test('a draft survives a closed tab', async () => {
    const threadId = await makeThread(bob, club);
    const ann = await makePerson('Ann', club);
    const first = await come(`/clubs/${club.slug}/threads/${threadId}`, {
      language,
      screen,
      session: ann.secret,
    });
    const kept = first.page.waitForResponse(
      (response) => response.url().includes('/me/drafts/') && response.ok(),
    );
    await first.page.locator('#reply textarea[name=body]').fill('Half a thought');
    await kept;
    await first.page.close();
    const second = await come(`/clubs/${club.slug}/threads/${threadId}`, {
      session: ann.secret,
      screen: 'phone',
    });
    await expect
      .poll(() => second.page.locator('#reply textarea[name=body]').inputValue())
      .toBe('Half a thought');
  });

  test('without JavaScript both see each other’s posts as they open the page; the asker accepts and thanks', async () => {
    const options = { language, screen, javaScript: false } as const;
    const ann = await signUp('Anna', options);
    await joinClub(ann);
    const path = await ask(ann, `Asked without scripts, in ${language}`);
    const other = await come(path, { ...options, session: bob.secret });
    await other.page.getByText('It eats').waitFor();
    await write(other, 'An answer from outside');
    await other.page.locator('[data-number="2"]', { hasText: 'An answer from outside' }).waitFor();
    await ann.page.goto(path);
    await write(ann, 'Thank you, I will');
    await ann.page.locator('[data-number="3"]', { hasText: 'Thank you, I will' }).waitFor();
    await other.page.goto(path);
    for (const { page } of [ann, other]) {
      const posts = page.locator('[data-number]');
      // One's own reply has its number once it is answered, maybe after others have seen it.
      const numbers = () =>
        posts.evaluateAll((all) => all.map((post) => (post as HTMLElement).dataset.number));
      await expect.poll(numbers).toEqual(['1', '2', '3']);
    }
    await ann.page.goto(`${path}/posts/2`);
    await ann.page.getByRole('button', { name: t('threads:post.accept') }).click();
    await ann.page.getByText(t('threads:page.accepted')).first().waitFor();
    await ann.page.goto(`${path}/posts/2`);
    await ann.page.getByRole('button', { name: t('threads:reactions.thanks') }).click();
    await ann.page.waitForURL(/at=2/);
    const said = t('threads:reactions.by', { name: t('threads:reactions.thanks'), count: 1 });
    expect(await ann.page.locator('[data-number="2"]').getByText(said).count()).toBe(1);
  });
});
