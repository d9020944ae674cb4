import { describe, expect, test } from 'vitest';
import { createPost } from '~/modules/threads/create-post.server';
import { expectAccessible } from '../support/accessible';
import { makeClub, makePerson, makeThread, type SignedInPerson } from '../support/club';
import { openJourney } from '../support/journey';

let ann: SignedInPerson;
let thai: SignedInPerson;
let mali: SignedInPerson;
let thread: string;
const journey = openJourney(async () => {
  const club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
  thai = await makePerson('สมหญิง', club, { locale: 'th' });
  mali = await makePerson('Mali', club);
  thread = await makeThread(ann, club);
});

const write = (who: SignedInPerson, threadId: string, body: string) =>
  createPost(who.actor, threadId, { body, audience: 'everyone' });

describe('Notices', () => {
  test('the bell counts live, the list follows, and reading the thread reads them', async () => {
    const { page } = await journey.come('/notices', { session: ann.secret });
    await page.getByText('Nothing new for you').waitFor();
    await write(mali, thread, 'I get up at five');
    const line = page.getByRole('link', { name: 'Mali answered your question' });
    await line.waitFor();
    expect(await page.locator('nav:visible .tabular-nums').first().textContent()).toContain('1');
    await write(mali, thread, 'and at six again');
    await page.getByText('Unread (1)').waitFor();
    await expectAccessible(page);
    await line.click();
    await page.waitForURL(/\/threads\/.*at=\d/);
    await page.getByText('I get up at five').waitFor();
    await page.locator('nav:visible .tabular-nums').waitFor({ state: 'detached' });
    await page.goto('/notices');
    await page.getByText('Mali answered your question').waitFor();
    expect(await page.getByText('Unread (0)').count()).toBe(1);
  });

  test('on the phone in Thai, all is read at one touch', async () => {
    await write(mali, thread, `@[สมหญิง](member:${thai.memberId}) ดูนี่สิ`);
    const { page } = await journey.come('/notices', {
      session: thai.secret,
      language: 'th',
      screen: 'phone',
    });
    await page.getByText('Mali พูดถึงคุณ').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'อ่านแล้วทั้งหมด' }).click();
    await page.getByText('ยังไม่ได้อ่าน (0)').waitFor();
  });

  test('without JavaScript a line is opened, and marked read by its button', async () => {
    const { page } = await journey.come('/', { session: ann.secret });
    await write(mali, thread, 'once more');
    await page.locator('nav:visible .tabular-nums').waitFor();
    const { page: plain } = await journey.come('/notices', { session: ann.secret, javaScript: false });
    await plain.getByRole('button', { name: /^Mark read: Mali/ }).click();
    expect(await plain.getByText('Unread (0)').count()).toBe(1);
    await plain
      .getByRole('link', { name: /Mali answered/ })
      .first()
      .click();
    expect(new URL(plain.url()).pathname).toContain(thread);
  });
});
