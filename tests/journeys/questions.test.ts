import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { askOutcomesJob } from '~/modules/experts/ask-outcomes.server';
import { api } from '../support/api';
import { createClub } from '~/modules/clubs/create-club.server';
import { createRecord } from '~/modules/clubs/create-record.server';
import { createClubInput } from '~/modules/clubs/schema';
import { getSharedRecord } from '~/modules/questions/share-record.server';
import { saveExpertSettings } from '~/modules/questions/save-settings.server';
import { system } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { expectAccessible } from '../support/accessible';
import { openBrowser, type Visit, visit, type VisitOptions } from '../support/browser';
import { awake } from '../support/journey';
import { makePerson, type SignedInPerson, type TestClub } from '../support/club';
import { holdThread } from '../support/hold-thread';
import { makeClock, type SharedClock } from '../support/clock';
import { useDatabaseOf } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';
import { ask, everyDay, makeExpert, openDesk, write } from '../support/questions';

let portal: TestPortal;
let clock: SharedClock;
let release: () => Promise<void>;
let browser: Browser;
let club: TestClub;
let ha: SignedInPerson;
let vet: SignedInPerson;
let second: SignedInPerson;
let eve: SignedInPerson;
const visits: Visit[] = [];
const dogName = 'Bơ';
/** The next ten o'clock in the evening where the asker lives. */
const evening = Math.ceil((Date.now() - 15 * 3_600_000) / 86_400_000) * 86_400_000 + 15 * 3_600_000;
const dayAndNight = Array.from({ length: 7 }, () => [{ from: 0, until: 1_440 }]);

beforeAll(async () => {
  clock = await makeClock();
  [portal, browser] = await Promise.all([startPortal({ env: clock.env }), openBrowser()]);
  release = await useDatabaseOf(portal);
  const label = (th: string, vi: string, en: string) => ({ th, vi, en });
  const fields = [
    { key: 'name', label: label('ชื่อ', 'Tên', 'Name'), kind: 'text' as const, required: true },
    { key: 'weight', label: label('น้ำหนัก', 'Cân nặng', 'Weight'), kind: 'number' as const },
    { key: 'photo', label: label('รูป', 'Ảnh', 'Photo'), kind: 'photo' as const },
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
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#c07f3f' } })
    .png()
    .toBuffer();
  const raw = new FormData();
  raw.set('file', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'dog.png');
  const sent = await api(portal, { token: ha.secret }).send('POST', '/uploads', undefined, { raw });
  const photo = sent.body.upload.id as string;
  await createRecord(ha.actor, {
    slug: 'dogs',
    type: 'dog',
    values: { name: dogName, weight: 27.5, photo, chip: '900-secret' },
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
  if (options.javaScript !== false) await clock.show(opened.page);
  await opened.page.goto(path);
  if (options.javaScript !== false) await awake(opened.page);
  return opened;
}

test('asked at ten in the evening with the dog’s record, answered next morning, accepted, of help; taken back, the record is nowhere', async () => {
  const hanoi = (day: number, hour: number, minute = 0) =>
    new Date(evening + (day * 24 + hour - 22) * 3_600_000 + minute * 60_000);
  await clock.moveTo(hanoi(0, 22));
  await saveExpertSettings(vet.actor, { languages: ['vi'], week: everyDay });
  const { page } = await come(ha, '/clubs/dogs/ask', { screen: 'phone', language: 'vi' });
  await page.locator('[name=title]').fill('Bé nhà mình gãi tai suốt đêm');
  await page.locator('textarea[name=body]').fill('Từ tối qua, tai hơi đỏ và có mùi. Mình nên làm gì?');
  await page.locator('details', { hasText: 'Cho chuyên gia xem hồ sơ' }).locator('summary').click();
  await page.getByRole('radio', { name: /Bơ/ }).check();
  for (const field of ['Tên', 'Cân nặng', 'Ảnh'])
    await page.getByRole('checkbox', { name: field, exact: true }).check();
  await page.getByRole('checkbox', { name: /Tôi đồng ý/ }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Gửi câu hỏi' }).click();
  await page.waitForURL(/\/threads\//);
  await page.getByText('Đã hỏi: BS An').waitFor();
  // Four hours of the vet's work, who begins at nine.
  await page.getByText(/Sẽ có câu trả lời trước.* 13:00/).waitFor();
  await page.getByText('27,5').waitFor();
  await expectAccessible(page);
  const path = new URL(page.url()).pathname;
  const threadId = path.split('/').at(-1)!;

  // Next morning the vet finds it on top, with what was ticked beside it and nothing else.
  await clock.moveTo(hanoi(1, 9, 5), [page]);
  const desk = await come(vet, '/desk', { language: 'th' });
  await desk.page.keyboard.press('j');
  await desk.page.keyboard.press('Enter');
  await desk.page.getByText('27.5').first().waitFor();
  const photo = (await desk.page.locator('img[src*="/uploads/"]').first().getAttribute('src'))!;
  expect((await desk.page.request.get(photo)).status()).toBe(200);
  expect(await desk.page.content()).not.toContain('900-secret');
  await expectAccessible(desk.page);

  // Something is missing: the vet asks back beside the thread itself, and the clock stands until the asker has replied.
  const beside = await come(vet, path, { language: 'th', screen: 'phone' });
  await beside.page.locator('#reply textarea').fill('Tai bé có bị ướt không?');
  await beside.page.getByRole('checkbox', { name: 'ขอข้อมูลเพิ่ม: รอผู้ถาม' }).check();
  await beside.page.locator('#reply button[type=submit]').click();
  await page.getByText('Chuyên gia đã hỏi lại bạn.', { exact: false }).waitFor();
  await beside.page.getByRole('checkbox', { name: 'ขอข้อมูลเพิ่ม: รอผู้ถาม' }).waitFor({ state: 'detached' });
  await page.locator('#reply textarea').fill('Có, hôm qua bé tắm.');
  await page.locator('#reply button[type=submit]').click();
  await page.getByText('Đã có câu trả lời đầu tiên').waitFor();

  await desk.page.keyboard.press('r');
  await desk.page.keyboard.type('Lau khô tai bé, mỗi ngày hai lần. Ba ngày chưa đỡ thì đưa bé đi khám.');
  await desk.page.getByRole('button', { name: 'ส่ง', exact: true }).click();
  await desk.page.getByText('ส่งคำตอบแล้ว').waitFor();

  await page.locator('#post-4').getByText('Lau khô tai bé').waitFor();
  await page.locator('#post-4').getByRole('button', { name: 'Bạn làm được gì với bài 4' }).click();
  await page.getByRole('menuitem', { name: 'Chọn làm câu trả lời' }).click();
  await page.getByText('Đã xong: một câu trả lời được chọn').waitFor();
  expect((await db.question.findUnique({ where: { threadId } }))?.firstAnswerById).toBe(vet.memberId);

  // A week later the asker is asked once whether it helped.
  await expect.poll(() => db.answerOutcome.count({ where: { threadId } })).toBe(1);
  await clock.moveTo(hanoi(8, 20), [page]);
  await askOutcomesJob.run({});
  await page.goto('/notices');
  await page
    .locator('main li', { hasText: 'Câu trả lời có giúp được bạn không?' })
    .getByRole('link')
    .first()
    .click();
  await page.waitForURL((url) => url.pathname === path);
  await page.locator('#outcome').getByText('Câu trả lời có giúp được không?').waitFor();
  await page.locator('input[name=outcome][value=yes]').check();
  await page.locator('#outcome textarea').fill('Ba ngày là khỏi. Cảm ơn bác sĩ!');
  await expectAccessible(page);
  await page.locator('#outcome button:not([type=button])').last().click();
  await page.locator('#outcome').getByText('Bạn nói câu trả lời đã giúp được.', { exact: false }).waitFor();

  await beside.page.getByText('27.5').waitFor();
  await page.getByRole('button', { name: 'Lấy lại' }).click();
  await page.getByText('Hồ sơ đã được lấy lại.', { exact: false }).waitFor();
  for (const vets of [desk.page, beside.page]) {
    await vets.getByText('27.5').waitFor({ state: 'detached' });
    await vets.getByText('มีการขอคืนข้อมูลแล้ว').first().waitFor();
    expect((await vets.request.get(photo)).status()).toBe(404);
  }
  expect(await getSharedRecord(vet.actor, threadId)).toBeNull();
});

test('a question that was made by API shows who was asked as soon as somebody was', async () => {
  const given = { kind: 'question', title: 'Mấy tháng thì tẩy giun?', body: 'Bé ba tháng.' };
  const { body } = await api(portal, { token: ha.secret }).post('/clubs/dogs/threads', given);
  const id = body.thread.id as string;
  const letGo = await holdThread(portal.database.url, id);
  const { page } = await come(ha, `/clubs/dogs/threads/${id}`, { language: 'vi' });
  await page.getByText('Bé ba tháng.').waitFor();
  const panel = page.getByRole('heading', { name: 'Về câu hỏi này' });
  expect(await panel.count()).toBe(0);
  await letGo();
  await panel.waitFor();
  await page.getByText('Đã hỏi: BS An').waitFor();
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
  const desk = await come(vet, '/desk/statistics', { language: 'th', colours: 'dark', screen: 'phone' });
  await expectAccessible(desk.page);
  await desk.page.goto('/desk/settings');
  await awake(desk.page);
  await expectAccessible(desk.page);
});
