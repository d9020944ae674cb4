import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createClub } from '~/modules/clubs/create-club.server';
import { createRecord } from '~/modules/clubs/create-record.server';
import { createClubInput } from '~/modules/clubs/schema';
import { getSharedRecord } from '~/modules/questions/share-record.server';
import { noteStanding } from '~/modules/questions/note-acceptance.server';
import { saveExpertSettings } from '~/modules/questions/save-settings.server';
import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { system } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { expectAccessible } from '../support/accessible';
import { openBrowser, type Visit, visit, type VisitOptions } from '../support/browser';
import { awake } from '../support/journey';
import { makePerson, type SignedInPerson, type TestClub } from '../support/club';
import { useDatabaseOf } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';
import { ask, makeExpert, openDesk, write } from '../support/questions';

let portal: TestPortal;
let release: () => Promise<void>;
let browser: Browser;
let club: TestClub;
let ha: SignedInPerson;
let vet: SignedInPerson;
let second: SignedInPerson;
let eve: SignedInPerson;
const visits: Visit[] = [];
const dogName = 'Bơ';
const dayAndNight = Array.from({ length: 7 }, () => [{ from: 0, until: 1_440 }]);

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal(), openBrowser()]);
  release = await useDatabaseOf(portal);
  const label = (th: string, vi: string, en: string) => ({ th, vi, en });
  const fields = [
    { key: 'name', label: label('ชื่อ', 'Tên', 'Name'), kind: 'text' as const, required: true },
    { key: 'weight', label: label('น้ำหนัก', 'Cân nặng', 'Weight'), kind: 'number' as const },
    { key: 'chip', label: label('ไมโครชิป', 'Chip', 'Chip'), kind: 'text' as const },
  ];
  const made = await createClub(
    system,
    createClubInput.parse({
      slug: 'dogs',
      name: 'Dogs',
      recordTypes: [{ key: 'dog', label: label('น้องหมา', 'Chó của tôi', 'My dog'), fields }],
    }),
  );
  club = { id: made.club.id, slug: 'dogs' };
  await openDesk(club, { week: dayAndNight });
  ha = await makePerson('Hà', club, { locale: 'vi', timeZone: 'Asia/Ho_Chi_Minh' });
  vet = await makeExpert('BS An', club, { languages: ['vi'], locale: 'th', timeZone: 'Asia/Bangkok' });
  second = await makeExpert('Dr Two', club, { languages: ['en'], locale: 'en' });
  eve = await makeExpert('Dr Eve', club, { languages: ['en'], locale: 'en' });
  await createRecord(ha.actor, {
    slug: 'dogs',
    type: 'dog',
    values: { name: dogName, weight: 27.5, chip: '900-secret' },
    state: 'private',
  });
});
afterAll(async () => {
  await browser.close();
  await release();
  await portal.stop();
});
afterEach(async () => {
  const complaints = visits.flatMap((open) => open.complaints);
  await Promise.all(visits.splice(0).map((open) => open.close()));
  expect(complaints).toEqual([]);
});

async function come(person: SignedInPerson, path: string, options: VisitOptions = {}): Promise<Visit> {
  const opened = await visit(browser, portal.origin, { session: person.secret, ...options });
  visits.push(opened);
  await opened.page.goto(path);
  if (options.javaScript !== false) await awake(opened.page);
  return opened;
}

test('a customer asks in Vietnamese with the dog’s record; the vet answers from the desk; taken back, the record is nowhere', async () => {
  const { page } = await come(ha, '/clubs/dogs/ask', { screen: 'phone', language: 'vi' });
  await page.locator('[name=title]').fill('Bé nhà mình gãi tai suốt đêm');
  await page.locator('textarea[name=body]').fill('Từ tối qua, tai hơi đỏ và có mùi. Mình nên làm gì?');
  await page.locator('details', { hasText: 'Cho chuyên gia xem hồ sơ' }).locator('summary').click();
  await page.getByRole('radio', { name: /Bơ/ }).check();
  await page.getByRole('checkbox', { name: 'Tên', exact: true }).check();
  await page.getByRole('checkbox', { name: 'Cân nặng' }).check();
  await page.getByRole('checkbox', { name: /Tôi đồng ý/ }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Gửi câu hỏi' }).click();
  await page.waitForURL(/\/threads\//);
  await page.getByText('Đã hỏi: BS An').waitFor();
  await page.getByText(/Sẽ có câu trả lời trước/).waitFor();
  await page.getByText('27,5').waitFor();
  await expectAccessible(page);
  const threadId = new URL(page.url()).pathname.split('/').at(-1)!;

  // The vet finds it on top, with what was ticked beside it and nothing else.
  const desk = await come(vet, '/desk', { language: 'th' });
  await desk.page.keyboard.press('j');
  await desk.page.keyboard.press('Enter');
  await desk.page.getByText('27.5').first().waitFor();
  expect(await desk.page.content()).not.toContain('900-secret');
  await expectAccessible(desk.page);
  await desk.page.keyboard.press('r');
  await desk.page.keyboard.type('Chào Hà, tai bé có bị ướt không? Mình xem hồ sơ rồi.');
  await desk.page.getByRole('button', { name: 'ส่ง', exact: true }).click();
  await desk.page.getByText('ส่งคำตอบแล้ว').waitFor();

  // The asker sees the answer at once, and soon that the first answer is given.
  await page.getByText('tai bé có bị ướt không').waitFor();
  await page.getByText('Đã có câu trả lời đầu tiên').waitFor({ timeout: 30_000 });

  await page.getByRole('button', { name: 'Lấy lại' }).click();
  await page.getByText('Hồ sơ đã được lấy lại.', { exact: false }).waitFor();
  await desk.page.getByText('27.5').waitFor({ state: 'detached' });
  await desk.page.getByText('มีการขอคืนข้อมูลแล้ว').first().waitFor();
  expect(await getSharedRecord(vet.actor, threadId)).toBeNull();
  await page.goto(`/clubs/dogs/threads/${threadId}`);
  await awake(page);
  // Taken back, and answered: the asker accepts, and the question is settled.
  const { items } = await listPosts(ha.actor, threadId, { limit: 10 });
  await acceptAnswer(ha.actor, { threadId, postId: items[1]!.id });
  await noteStanding(system, { threadId });
  await page.getByText('Đã xong: một câu trả lời được chọn').waitFor();
  expect((await db.question.findUnique({ where: { threadId } }))?.firstAnswerById).toBe(vet.memberId);
});

test('emergency words say what to do now while one still types, and the question stands first on the desk', async () => {
  const { page } = await come(ha, '/clubs/dogs/ask', { language: 'vi' });
  await page.locator('[name=title]').pressSequentially('Be nha minh bi co giat');
  await page.getByText('Gọi phòng khám ngay.').waitFor();
  await page.getByRole('link', { name: 'Gọi 028 000 000' }).waitFor();
  await expectAccessible(page);
  await page.locator('textarea[name=body]').fill('Nó đang nằm run.');
  await page.getByRole('button', { name: 'Gửi câu hỏi' }).click();
  await page.waitForURL(/\/threads\//);
  await page.getByText('Mọi người đang trực đã được gọi.').waitFor({ timeout: 30_000 });
  const desk = await come(eve, '/desk?queue=emergency', { language: 'en', screen: 'phone' });
  await desk.page.getByRole('link', { name: 'Be nha minh bi co giat' }).click();
  await desk.page.getByText('False alarm', { exact: true }).first().click();
  await desk.page.getByLabel('Why is it no emergency?', { exact: false }).fill('He dreams.');
  await expectAccessible(desk.page);
  await desk.page.getByRole('button', { name: 'False alarm' }).click();
  await desk.page.getByText('The alarm is lowered.').waitFor();
  await page.getByText('Mọi người đang trực đã được gọi.').waitFor({ state: 'detached' });
});

test('two experts see each other on a question, and one takes it only knowingly', async () => {
  const asker = await makePerson('Asker', club);
  const threadId = await ask(asker, club, { title: 'He will not eat' });
  const ann = await come(eve, `/desk?question=${threadId}`, { language: 'en' });
  const two = await come(second, `/desk?question=${threadId}`, { language: 'en' });
  await ann.page.getByText('Also here: Dr Two').waitFor();
  await two.page.locator('textarea[name=body]').pressSequentially('I would begin with');
  await ann.page.getByText(/Dr Two is (writing now|drafting an answer)/).waitFor();
  await ann.page.locator('h2').first().click();
  const [mine, other] = (await ann.page.getByRole('button', { name: 'Take over from Dr Two' }).count())
    ? [two, ann]
    : [ann, two];
  await other.page.getByRole('button', { name: /^Take over from/ }).click();
  await other.page.getByText('The question is yours.').waitFor();
  await mine.page.getByRole('button', { name: /^Take over from/ }).waitFor();
});

test('without JavaScript an expert takes, answers, asks back and sets hours; statistics are read as tables', async () => {
  const asker = await makePerson('Plain', club);
  const threadId = await ask(asker, club, { title: 'Plain question' });
  const { page } = await come(eve, `/desk?question=${threadId}`, { language: 'en', javaScript: false });
  const takes = page.getByRole('button', { name: /^Take over from/ });
  if ((await takes.count()) > 0) await takes.click();
  await page.locator('textarea[name=body]').fill('How old is he?');
  await page.getByRole('checkbox', { name: /I am asking back/ }).check();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Your answer is sent.').waitFor();
  await page.getByRole('button', { name: 'Do not wait any longer' }).waitFor();
  await write(asker, threadId, 'Three.');
  await page.goto('/desk/settings');
  await page.getByRole('checkbox', { name: 'I have hours of my own' }).check();
  await page.getByLabel('Monday').fill('9–25');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Write hours as 09:00–18:00', { exact: false }).first().waitFor();
  await page.getByLabel('Monday').fill('09:00–12:00, 13:00–18:00');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await page.goto('/desk/statistics');
  await page.getByRole('table').first().waitFor();
  await saveExpertSettings(eve.actor, { week: null });
});

test('saved replies are kept, and inserted with names in them', async () => {
  const { page } = await come(eve, '/desk/replies', { language: 'en' });
  await page.getByLabel('Name').fill('Ask for a picture');
  await page.getByLabel('Words').fill('Hello {asker}, a picture please. {me}');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name: 'Ask for a picture' }).waitFor();
  await expectAccessible(page);
  const asker = await makePerson('Somchai', club);
  const threadId = await ask(asker, club, { title: 'A rash' });
  await page.goto(`/desk?question=${threadId}`);
  await awake(page);
  await page.getByRole('button', { name: 'Insert' }).click();
  await expect
    .poll(() => page.locator('textarea[name=body]').inputValue())
    .toContain('Hello Somchai, a picture please. Dr Eve');
});

test('an admin sets how a club answers, and which words are an emergency; every page of the desk reads well', async () => {
  const admin = await makePerson('Admin', undefined, { portalRoles: ['admin'] });
  const { page } = await come(admin, '/studio/clubs/dogs/emergency', { language: 'en' });
  await page.getByLabel('Words').last().fill('snake bite\n-snake bite kit');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await expectAccessible(page);
  await page.goto('/studio/clubs/dogs/desk');
  await awake(page);
  await page.getByLabel('How many experts are asked before the team').fill('4');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await expectAccessible(page);
  for (const colours of ['light', 'dark'] as const) {
    const desk = await come(vet, '/desk/statistics', { language: 'th', colours, screen: 'phone' });
    await expectAccessible(desk.page);
    await desk.page.goto('/desk/settings');
    await awake(desk.page);
    await expectAccessible(desk.page);
  }
});
