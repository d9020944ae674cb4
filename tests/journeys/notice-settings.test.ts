import { describe, expect, test } from 'vitest';
import { getChoices } from '~/modules/notices/get-choices.server';
import { deliverQueue } from '~/modules/notices/internal/delivery-queue';
import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { enqueue } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { mineNotice } from '~/modules/threads/notices.server';
import { expectAccessible } from '../support/accessible';
import { makeClub, makePerson, makeThread, type SignedInPerson, type TestClub } from '../support/club';
import { openJourney } from '../support/journey';
import { keptMails, readMail } from '../support/mail';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

let club: TestClub;
let ann: SignedInPerson;
let mali: SignedInPerson;
const journey = openJourney(async () => {
  club = await makeClub('dogs');
  await db.clubTag.create({
    data: { clubId: club.id, key: 'walks', label: { th: 'เดินเล่น', vi: 'Đi dạo', en: 'Walks' } },
  });
  ann = await makePerson('Ann', club);
  mali = await makePerson('Mali', club);
});

const choicesOf = (person: SignedInPerson) => getChoices(person.actor, 'en');
const modesOfMine = async (person: SignedInPerson) =>
  (await choicesOf(person)).kinds.find(({ name }) => name === 'threads.mine')!.modes;

describe('Choosing what one hears', () => {
  test.each([
    ['on the desktop', { screen: 'desktop' as const }],
    ['on the phone, without JavaScript', { screen: 'phone' as const, javaScript: false }],
  ])('%s: a preset, then one by one, then the hours', async (_, options) => {
    const person = await makePerson('Chooser', club);
    const { page } = await journey.come('/settings/notices', { session: person.secret, ...options });
    await page.getByRole('button', { name: 'Choose: Calm' }).click();
    await page.getByText('Saved. It counts from now on.').waitFor();
    expect((await choicesOf(person)).preset).toBe('calm');
    await page.getByLabel('New posts in threads I started: E-mail').selectOption('on');
    await page.getByLabel('New posts in threads I started: Portal').uncheck();
    await page.getByRole('group', { name: 'Talk with me' }).waitFor();
    await page.locator('form:has(select[name^="mode:"]) button').last().click();
    await page.getByText('Saved. It counts from now on.').waitFor();
    await expect.poll(() => modesOfMine(person)).toMatchObject({ inApp: 'off', email: 'on', push: 'off' });
    await page.getByLabel('Gathered mail').selectOption('week');
    await page.getByLabel('At', { exact: true }).selectOption('18');
    await page.getByLabel('Quiet from').selectOption('');
    await page.getByLabel('until').selectOption('');
    await page.locator('form:has(select[name="digestHour"]) button').click();
    await expect
      .poll(async () => (await choicesOf(person)).times)
      .toMatchObject({ digestEvery: 'week', digestHour: 18, quietFrom: null, quietUntil: null });
    if (!('javaScript' in options)) await expectAccessible(page);
  });

  test('in Thai and on the phone, axe finds nothing', async () => {
    const person = await makePerson('สมใจ', club, { locale: 'th' });
    const { page } = await journey.come('/settings/notices', {
      session: person.secret,
      language: 'th',
      screen: 'phone',
    });
    await page.getByRole('heading', { name: 'การแจ้งเตือนของคุณ' }).waitFor();
    await expectAccessible(page);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
  });
});

describe('A mail', () => {
  async function mailed(): Promise<{ text: string; source: string }> {
    const thread = await makeThread(ann, club);
    const { id } = await db.post.findFirstOrThrow({ where: { threadId: thread } });
    await transact((tx) =>
      recordNotices(tx, [
        notice(mineNotice, {
          memberId: mali.memberId,
          actorId: ann.memberId,
          subject: `thread:${thread}`,
          once: `post:${id}`,
          data: { postId: id },
          url: `/clubs/dogs/threads/${thread}`,
        }),
      ]),
    );
    await expect
      .poll(() => db.noticeDelivery.count({ where: { memberId: mali.memberId, status: 'waiting' } }), {
        timeout: 15_000,
      })
      .toBeGreaterThan(0);
    await db.noticeDelivery.updateMany({ where: { memberId: mali.memberId }, data: { dueAt: new Date(0) } });
    // The portal sends what is due each minute; this is the same job, put in between.
    await transact((tx) => enqueue(tx, deliverQueue, {}));
    await expect
      .poll(async () => (await keptMails(journey.portal.dataDir, mali.email)).length, { timeout: 30_000 })
      .toBe(1);
    const folder = join(journey.portal.dataDir, 'mail');
    const [file] = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
    const source = await readFile(join(folder, file!), 'latin1');
    return { text: readMail(source).text, source };
  }

  test('is ended by one click without signing in, and its page offers to take that back', async () => {
    const { source } = await mailed();
    const flat = source.replace(/\r\n\s+/g, ' ');
    const url = /List-Unsubscribe: <(\S+)>/.exec(flat)![1]!;
    expect(flat).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    // As a mail program does it: no cookie, no origin.
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(answer.status).toBe(200);
    expect((await modesOfMine(mali)).email).toBe('off');
    const path = new URL(url).pathname;
    const { page } = await journey.come(path, { javaScript: false });
    await page.getByRole('heading', { name: 'Done: no more mails like this' }).waitFor();
    await page.getByText('New posts in threads I started').waitFor();
    await page.getByRole('button', { name: 'That was a mistake: send them again' }).click();
    await page.getByRole('heading', { name: 'They come again, as before' }).waitFor();
    expect((await modesOfMine(mali)).email).toBe('on');
    const { page: phone } = await journey.come(path, { screen: 'phone', language: 'vi' });
    await phone.getByRole('heading', { name: 'Không nhận email này nữa?' }).waitFor();
    await expectAccessible(phone);
    await phone.getByRole('button', { name: 'Không nhận email như thế này nữa' }).click();
    await phone.getByRole('heading', { name: 'Xong: không gửi email như thế này nữa' }).waitFor();
    await expectAccessible(phone);
    expect((await fetch(`${journey.portal.origin}/unsubscribe/x.y`)).status).toBe(404);
  });
});

describe('Following', () => {
  test('a topic, a person and a thread, and ending it in the settings', async () => {
    const thread = await makeThread(mali, club);
    const { page } = await journey.come('/clubs/dogs/threads?tag=walks', { session: ann.secret });
    await page.getByRole('button', { name: 'Follow Walks' }).click();
    await page.getByRole('button', { name: 'Stop following Walks' }).waitFor();
    await page.goto(`/clubs/dogs/people/${mali.memberId}`);
    await page.getByRole('button', { name: 'Follow Mali' }).click();
    await page.getByRole('button', { name: 'Stop following Mali' }).waitFor();
    await page.goto('/');
    await page.getByText('You follow Mali').first().waitFor();
    await expectAccessible(page);
    await db.threadReader.create({ data: { memberId: ann.memberId, threadId: thread, follow: 'muted' } });
    await page.goto('/settings/follows');
    await page.getByRole('heading', { name: 'Muted threads' }).waitFor();
    await expectAccessible(page);
    for (const name of ['Stop following Walks', 'Stop following Mali', 'Hear of Morning walks again'])
      await page.getByRole('button', { name }).click();
    await page.getByText('You follow nothing yet').waitFor();
  });
});

describe('A push message', () => {
  test('is shown by the worker, and leads to what it is about', async () => {
    const { page, context } = await journey.come('/settings/notices', { session: ann.secret });
    // A browser without windows has nowhere to show notices: it allows none, so what the worker asks it to show is kept.
    await context.addInitScript(() =>
      Object.defineProperty(Notification, 'permission', { get: () => 'granted' }),
    );
    await page.reload();
    await page.getByRole('button', { name: 'Turn on for this browser' }).waitFor();
    const session = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(journey.portal.origin));
        if (own) resolve(own.registrationId);
      });
    });
    await session.send('ServiceWorker.enable');
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('/push-worker.js');
      await navigator.serviceWorker.ready;
    });
    const registrationId = await registered;
    const [worker] = context.serviceWorkers();
    await worker!.evaluate(() => {
      const { registration } = self as unknown as { registration: ServiceWorkerRegistration };
      const shown: unknown[] = [];
      registration.showNotification = (title, { body, tag, data } = {}) => {
        shown.push({ title, body, tag, url: (data as { url: string }).url });
        return Promise.resolve();
      };
      Object.assign(self, { shown });
    });
    const message = {
      title: 'Mali replied to you',
      body: 'Walks',
      url: '/notices/1',
      tag: 'one',
      lang: 'en',
    };
    await session.send('ServiceWorker.deliverPushMessage', {
      origin: journey.portal.origin,
      registrationId,
      data: JSON.stringify(message),
    });
    const shown = () => worker!.evaluate(() => (self as unknown as { shown: unknown[] }).shown);
    await expect
      .poll(shown)
      .toEqual([{ title: 'Mali replied to you', body: 'Walks', tag: 'one', url: '/notices/1' }]);
  });
});
