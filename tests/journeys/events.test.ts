import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { passOnQuestions } from '~/modules/events/pass-on-questions.server';
import { getEvent } from '~/modules/events/get-event.server';
import { runEvents } from '~/modules/events/run-events.server';
import { zonedParts } from '~/modules/events/series';
import { visitor } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { expectAccessible } from '../support/accessible';
import { giveRole, makeClub, makePerson, type SignedInPerson } from '../support/club';
import { makeEvent } from '../support/events';
import { awake, type Journey, openJourney } from '../support/journey';

let mod: SignedInPerson;
let nok: SignedInPerson;
let ploy: SignedInPerson;
let malee: SignedInPerson;
let walk: string;
/** An hour with a vet, in a live thread. */
let hour: string;
let full: string;

const journey: Journey = openJourney(async () => {
  const club = await makeClub('dogs');
  mod = await makePerson('ต้น', club);
  await giveRole(mod, 'moderator', club);
  [nok, ploy, malee] = [
    await makePerson('นก', club),
    await makePerson('พลอย', club),
    await makePerson('มาลี', club),
  ];
  const questions = [{ key: 'dog', label: 'ชื่อน้อง', kind: 'text', required: true }];
  full = await makeEvent(mod.actor, 'dogs', { title: 'ทำอาหารหมา', capacity: 1, maxGuests: 0, questions });
});

const phone = { language: 'th', screen: 'phone' } as const;
const path = (id: string, more = '') => `/clubs/dogs/events/${id}${more}`;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
/** The panel that stands in the column of a phone. */
const panel = (page: Page) => page.locator('.xl\\:hidden #register');

test('a moderator plans an hour with a vet on a phone, looks at the draft, and announces it', async () => {
  const { page } = await journey.come('/clubs/dogs/events/new', { ...phone, session: mod.secret });
  await expectAccessible(page);
  const start = new Date(now().getTime() + 30 * 86_400_000);
  const { day } = zonedParts(start, 'Asia/Bangkok');
  for (const [name, value] of [
    ['title', 'ถามหมอแก้ว'],
    ['startDay', day],
    ['startTime', '19:00'],
    ['endDay', day],
    ['endTime', '18:00'],
    ['hosts', 'ต้น'],
  ] as const)
    await page.locator(`input[name=${name}]`).fill(value);
  await page.locator('textarea[name=body]').fill('ตอบสดหนึ่งชั่วโมง');
  await page.locator('select[name=way]').selectOption('thread');
  await press(page, 'เก็บเป็นฉบับร่าง');
  // An end before the start is said at its field, and nothing typed is lost.
  await page.locator('input[name=endTime][aria-invalid]').waitFor();
  expect(await page.locator('textarea[name=body]').inputValue()).toBe('ตอบสดหนึ่งชั่วโมง');
  await page.locator('input[name=endTime]').fill('20:00');
  await press(page, 'เก็บเป็นฉบับร่าง');
  await says(page, /ฉบับร่าง เห็นเฉพาะผู้จัด/);
  await says(page, /พ\.ศ\./);
  await press(page, 'ประกาศ');
  await says(page, 'ประกาศกิจกรรมแล้ว');
  hour = new URL(page.url()).pathname.split('/').at(-1)!;
  await expectAccessible(page);
  const { page: list } = await journey.come('/clubs/dogs/events', { ...phone, session: nok.secret });
  await list.getByRole('link', { name: 'ถามหมอแก้ว' }).waitFor();
  await expectAccessible(list);
});

test('the last seat, the waiting list, an offer that lapses and one that is taken; also without JavaScript', async () => {
  const { page } = await journey.come(path(full), { ...phone, session: nok.secret, javaScript: false });
  await panel(page).getByRole('button', { name: 'ลงทะเบียน' }).click();
  await panel(page).getByLabel('ชื่อน้อง').fill('ถุงทอง');
  await panel(page).getByRole('button', { name: 'ยืนยันที่นั่ง' }).click();
  await says(page, 'ลงทะเบียนแล้ว เจอกันนะ');
  const pages = [];
  for (const person of [ploy, malee]) {
    const { page: theirs } = await journey.come(path(full), { ...phone, session: person.secret });
    await panel(theirs).getByRole('button', { name: 'เข้ารายชื่อรอ' }).click();
    await says(theirs, 'คุณอยู่ในรายชื่อรอแล้ว');
    pages.push(theirs);
  }
  await panel(page).getByRole('button', { name: 'ฉันมาไม่ได้แล้ว' }).click();
  await says(page, 'คืนที่นั่งแล้ว');
  await pages[0]!.reload();
  await panel(pages[0]!).getByText('มีที่นั่งให้คุณถึง').waitFor();
  // Half a day later Ploy has said nothing.
  freezeClock(new Date(now().getTime() + 13 * 3_600_000));
  await runEvents();
  freezeClock(undefined);
  await pages[1]!.reload();
  await panel(pages[1]!).getByLabel('ชื่อน้อง').fill('ข้าวตู');
  await panel(pages[1]!).getByRole('button', { name: 'รับที่นั่ง' }).click();
  await says(pages[1]!, 'ลงทะเบียนแล้ว เจอกันนะ');
  expect((await getEvent(visitor, full)).event).toMatchObject({ seatsUsed: 1, registered: 1, waiting: 0 });
});

test('a ticket opens without a connection, and two doors that scan it, one of them offline, let it in once', async () => {
  // Made now, because an earlier test has let half a day go by.
  const inTwoHours = {
    startsAt: new Date(now().getTime() + 2 * 3_600_000).toISOString(),
    endsAt: new Date(now().getTime() + 4 * 3_600_000).toISOString(),
  };
  walk = await makeEvent(mod.actor, 'dogs', { title: 'พาหมาเดินเล่น', capacity: 20, ...inTwoHours });
  const { page, context } = await journey.come(path(walk), { ...phone, session: ploy.secret });
  await panel(page).getByRole('button', { name: 'ลงทะเบียน' }).click();
  await panel(page).getByRole('link', { name: 'ดูบัตรของฉัน' }).click();
  await page.waitForURL(/\/ticket$/);
  await expectAccessible(page);
  const code = (await page.locator('main svg[role=img]').getAttribute('aria-label'))!.split(' ')[1]!;
  await page.waitForFunction(async () => (await caches.match(location.pathname)) !== undefined);
  await context.setOffline(true);
  await page.reload();
  await says(page, code);
  await context.setOffline(false);

  const door = async () => journey.come(path(walk, '/door'), { ...phone, session: mod.secret });
  const [south, north] = [await door(), await door()];
  await south.page.waitForFunction(async () => {
    const kept = await (await caches.open('chomrom-events')).keys();
    return ['/door', '/assets/decode-'].every((part) => kept.some(({ url }) => url.includes(part)));
  });
  await expectAccessible(north.page);
  const scan = async (at: Page) => {
    await at.locator('input[name=code]:not([type=hidden])').fill(code);
    await at.locator('input[name=code]:not([type=hidden])').press('Enter');
  };
  await south.context.setOffline(true);
  await scan(south.page);
  await says(south.page, 'ยินดีต้อนรับ พลอย');
  await says(south.page, 'รอส่ง 1 รายการ');
  // Opened again there, it knows whom it let in, and its camera reads, though it was never switched on before.
  await south.page.reload();
  await awake(south.page);
  await says(south.page, 'รอส่ง 1 รายการ');
  await scan(south.page);
  await says(south.page, 'พลอย เช็กอินไปแล้ว');
  await press(south.page, 'สแกนด้วยกล้อง');
  await south.page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
  await press(south.page, 'ปิดกล้อง');
  // Somebody without a ticket is let in there, too, and told with the rest.
  await south.page.getByText('คนที่ไม่มีบัตร', { exact: true }).click();
  await south.page.locator('input[name=name]').fill('ลุงหมี');
  await press(south.page, 'ให้เข้า');
  await says(south.page, 'ยินดีต้อนรับ ลุงหมี');
  await says(south.page, 'รอส่ง 3 รายการ');
  await scan(north.page);
  await says(north.page, 'ยินดีต้อนรับ พลอย');
  await south.context.setOffline(false);
  await south.page.evaluate(() => dispatchEvent(new Event('online')));
  await south.page.getByText('มาแล้ว 2 จาก 2 คน').waitFor();
  await says(south.page, 'เชื่อมต่ออยู่');
  expect((await getEvent(visitor, walk)).event.attended).toBe(2);
  await south.page.goto(path(walk, '/people'));
  await south.page
    .getByRole('row', { name: /พลอย เช็กอินไปแล้ว/ })
    .first()
    .waitFor();
  await expectAccessible(south.page);

  // Signed out on a shared phone, nothing of it stays there.
  await context.clearCookies();
  await page.goto(path(walk));
  await page.waitForFunction(async () => !(await caches.has('chomrom-events')));
});

test('the live hour: questions, votes and what is pinned are on every screen, and who takes part has come; then recap, survey and result', async () => {
  const host = await journey.come(path(hour), { language: 'th', session: mod.secret });
  const guest = await journey.come(path(hour), { ...phone, session: ploy.secret });
  await panel(guest.page).getByRole('button', { name: 'ลงทะเบียน' }).click();
  await says(guest.page, 'ลงทะเบียนแล้ว เจอกันนะ');
  // Whoever is elsewhere in the portal hears of it there, and is one press away.
  await guest.page.goto('/clubs');
  await awake(guest.page);
  await press(host.page, 'เริ่มเลย');
  await says(host.page, 'เริ่มแล้ว');
  await guest.page.locator('[data-toasts]').getByRole('link', { name: 'ไปเลย' }).click();
  await guest.page.waitForURL(`**${path(hour)}`);
  const other = await journey.come(path(hour), { ...phone, session: nok.secret });
  await guest.page.locator('#questions textarea[name=body]').fill('หมาแก่กินอะไรดี');
  await guest.page.getByLabel('ไม่แสดงชื่อฉันในห้องนี้').check();
  await press(guest.page, 'ถาม');
  await says(other.page, 'หมาแก่กินอะไรดี');
  await other.page.getByRole('button', { name: /โหวตให้คำถามนี้/ }).click();
  await host.page.getByRole('button', { name: /1 โหวต/ }).waitFor();
  expect(await host.page.locator('#questions').textContent()).not.toContain('พลอย');
  await other.page.getByRole('button', { name: /ปรบมือ/ }).click();
  await guest.page.getByRole('button', { name: 'ปรบมือ: 1' }).waitFor();
  await host.page.locator('#question-1 summary', { hasText: 'เพิ่มเติม' }).click();
  await host.page.getByRole('button', { name: 'ปักหมุด', exact: true }).click();
  await says(guest.page, 'กำลังตอบอยู่');
  await host.page.getByText('ถามทั้งห้องด้วยโพล', { exact: true }).click();
  await host.page.getByLabel('อยากรู้เรื่องอะไร').fill('อยากรู้เรื่องไหนต่อ');
  await host.page.getByLabel('คำตอบให้เลือก').fill('ฟัน\nผิวหนัง');
  await press(host.page, 'เริ่มโพล');
  await says(host.page, 'โพลขึ้นในช่วงพูดคุยแล้ว');
  await guest.page.getByLabel('ผิวหนัง').check();
  await expectAccessible(host.page);
  await press(host.page, 'จบเลย');
  await says(host.page, /จบแล้ว คนที่มา/);
  await passOnQuestions(hour);
  await host.page.locator('textarea[name=recap]').fill('ตอบครบทุกข้อ');
  await press(host.page, 'เผยแพร่สรุป');
  await says(host.page, 'เผยแพร่สรุปแล้ว');
  // Without loading anew: that they are asked now is theirs alone.
  const survey = guest.page.locator('#survey');
  await survey.getByLabel(/^5 /).check();
  await survey.getByRole('button', { name: 'ส่ง' }).click();
  await says(guest.page, 'ขอบคุณนะ');
  await says(guest.page, 'ตอบครบทุกข้อ');
  await host.page.goto(path(hour, '/report'));
  await says(host.page, 'เทียบกับครั้งก่อน ๆ');
  // Nobody scanned anybody: Ploy was there because she asked.
  expect((await getEvent(visitor, hour)).event).toMatchObject({ registered: 1, attended: 1 });
  await expectAccessible(host.page);
  // Visitors read it, too, with nothing that is for members.
  const { page: seen } = await journey.come(path(hour), { javaScript: false });
  await says(seen, 'ตอบครบทุกข้อ');
  expect(await seen.content()).toContain('"@type":"Event"');
});

test('a host looks at what another rule would make of a series, changes it and adds a day, without JavaScript', async () => {
  const series = { every: 'week', count: 4 };
  const first = await makeEvent(mod.actor, 'dogs', { title: 'เดินทุกสัปดาห์', series });
  const looks = await journey.come(path(first, '/dates'), { ...phone, session: mod.secret });
  await expectAccessible(looks.page);
  const { page } = await journey.come(path(first, '/dates'), {
    ...phone,
    session: mod.secret,
    javaScript: false,
  });
  await page.locator('input[name=interval]').fill('2');
  await page.locator('input[name=count]').fill('2');
  await press(page, 'ดูว่าแต่ละวันจะเป็นอย่างไร');
  await says(page, 'ไม่จัดแล้ว 2 วัน');
  await says(page, 'เหมือนเดิม 2 วัน');
  expect(new Set(await page.locator('#plan time').allTextContents()).size).toBe(4);
  await press(page, 'เปลี่ยนรอบการจัด');
  await says(page, 'เปลี่ยนรอบแล้ว แจ้งทุกคนที่เกี่ยวข้องแล้ว');
  const { day } = zonedParts(new Date(now().getTime() + 40 * 86_400_000), 'Asia/Bangkok');
  await page.locator('input[name=day]').fill(day);
  await press(page, 'เพิ่ม');
  await says(page, 'เพิ่มวันแล้ว');
  await says(page, 'เพิ่มเอง');
});
