import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { handleOrders } from '~/modules/offers/handle-orders.server';
import { fieldOf } from '~/modules/offers/moment-of';
import { receivePayment } from '~/modules/offers/pay-order.server';
import { savePlace } from '~/modules/offers/save-place.server';
import { changeProposalSettings } from '~/modules/proposals/change-settings.server';
import { db } from '~/platform/db/client.server';
import { formatterFor } from '~/platform/i18n/format';
import { translatorFor } from '~/platform/i18n/translators.server';
import { expectAccessible } from '../support/accessible';
import type { VisitOptions } from '../support/browser';
import { makeClock } from '../support/clock';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../support/club';
import { openJourney } from '../support/journey';

type Language = 'th' | 'vi' | 'en';
const timeZone = 'Asia/Bangkok';

let club: TestClub;
let brand: SignedInPerson;
let maker: SignedInPerson;
const people = new Map<string, SignedInPerson>();

/** Ten who pledge, with the languages and screens they read on, what they choose, and from how many to how many. */
const ten: readonly (readonly [string, Language, 'phone' | 'desktop', number, number, number])[] = [
  ['นก', 'th', 'phone', 0, 2, 6],
  ['Lan', 'vi', 'desktop', 0, 2, 6],
  ['มะลิ', 'th', 'phone', 0, 3, 6],
  ['Hà', 'vi', 'phone', 0, 1, 4],
  ['ฟ้า', 'th', 'phone', 5, 2, 4],
  ['Minh', 'vi', 'phone', 1, 1, 3],
  ['ต้น', 'th', 'desktop', 2, 1, 2],
  ['Thu', 'vi', 'desktop', 3, 2, 2],
  ['เก่ง', 'th', 'phone', 4, 1, 2],
  ['Sam', 'en', 'desktop', 0, 2, 2],
];

const clock = await makeClock();
const journey = openJourney(
  async () => {
    club = await makeClub('coffee');
    for (const [name, locale] of ten) people.set(name, await makePerson(name, club, { locale, timeZone }));
    brand = await makePerson('แบรนด์', club, { locale: 'th', timeZone });
    await giveRole(brand, 'moderator', club);
    maker = await makePerson('Xưởng Sao', club, { locale: 'vi', timeZone });
    await giveRole(maker, 'supplier', club);
    const admin = await makePerson('Admin', undefined, { portalRoles: ['admin'] });
    const rules = { threshold: 3, gatheringDays: 30, answerDays: 14, mergeUndoHours: 72 };
    await changeProposalSettings(admin.actor, { ...rules, slug: club.slug });
  },
  { clock },
);

const words = { th: translatorFor('th'), vi: translatorFor('vi'), en: translatorFor('en') };
const { th, vi, en } = words;
const formats = {
  th: formatterFor('th', timeZone),
  vi: formatterFor('vi', timeZone),
  en: formatterFor('en', timeZone),
};
const onPhone: VisitOptions = { language: 'th', screen: 'phone' };

const come = async (person: SignedInPerson, path: string, options: VisitOptions) =>
  (await journey.come(path, { ...options, session: person.secret })).page;
const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
/** Sends the form that has the field. */
const send = (page: Page, field: string) =>
  page.locator(`main form:has([name="${field}"]) button:not([type=button])`).last().click();
const fill = async (page: Page, values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) await page.locator(`main [name="${name}"]`).fill(value);
};
const intent = (page: Page, name: string) =>
  page.locator(`main form:has(input[name=intent][value^="${name}"])`).first();
const person = (name: string) => people.get(name)!;

const title = 'กาแฟหนึ่งโหลในกล่องดีบุก';
/** Options as the brand types them: name, channel, price; the sixth is added beside the first in one line. */
const options = [
  ['หนึ่งโหล กล่องดีบุก', 'delivered', '450'],
  ['หนึ่งซอง ที่ร้าน', 'shop', '45'],
  ['หนึ่งซอง ที่งาน', 'fair', '42'],
  ['ครึ่งโหล ที่ศูนย์', 'club_centre', '230'],
  ['สองโหล', 'delivered', '850'],
] as const;
const withoutTin = 'หนึ่งโหล ไม่เอากล่อง';
const nameOf = (option: number) => options[option]?.[0] ?? withoutTin;
const stages = ['สั่งเมล็ด', 'ทำกล่อง', 'บรรจุ'] as const;

interface Reader {
  name: string;
  page: Page;
  t: (typeof words)[Language];
  money: (satang: number) => string;
  option: number;
  range: readonly [number, number];
}

/** What a moment is in a form's field where they all live. Screens catch up on what is told within a day ahead of the machine. */
const inDays = (days: number) =>
  fieldOf(new Date(clock.now().getTime() + days * 86_400_000).toISOString(), timeZone);

async function shape(): Promise<{ proposal: string; proposalId: string; pages: Map<string, Page> }> {
  const { slug } = club;
  const hers = await come(person('นก'), `/clubs/${slug}/proposals/new`, onPhone);
  await fill(hers, { title, body: 'หนึ่งโหลในกล่องเดียว\n\nคั่วอ่อน ส่งทุกวันจันทร์' });
  await expectAccessible(hers);
  await hers.locator('main button[name=status][value=published]').click();
  await says(hers, th('proposals:done.published'));
  const { id: proposalId } = await db.proposal.findFirstOrThrow({ where: { title } });
  const proposal = `/clubs/${slug}/proposals/${proposalId}`;

  const lans = await come(person('Lan'), `${proposal}/amend`, { language: 'vi' });
  const text = lans.locator('main textarea[name=body]');
  await text.fill((await text.inputValue()).replace('คั่วอ่อน', 'คั่วกลาง'));
  await fill(lans, { note: 'Đậm hơn một chút' });
  await send(lans, 'body');
  await says(lans, vi('proposals:done.amended'));
  // It has come to her screen by itself.
  await intent(hers, 'accept-').locator('button:not([type=button])').click();
  await says(hers, th('proposals:done.accepted'));
  await says(lans, /คั่วกลาง/);

  await hers.goto(`${proposal}/question`);
  await fill(hers, { question: 'ส่งวันไหนดี', options: 'วันจันทร์\nวันศุกร์', day: '2099-12-31' });
  await hers.locator('main input[name=kind][value=ranked]').check();
  await expectAccessible(hers);
  await send(hers, 'question');
  await says(hers, th('proposals:done.asked'));

  const sams = await come(person('Sam'), proposal, { language: 'en' });
  const ballot = intent(sams, 'vote-');
  await ballot.locator('select').nth(1).selectOption('1');
  await ballot.locator('select').nth(0).selectOption('2');
  await ballot.locator('button:not([type=button])').last().click();
  await says(sams, en('proposals:done.voted'));
  for (const [page, t] of [
    [sams, en],
    [lans, vi],
    [hers, th],
  ] as const) {
    await intent(page, 'support').locator('button:not([type=button])').last().click();
    await says(page, t('proposals:done.supported'));
  }
  for (const [page, t] of [
    [sams, en],
    [lans, vi],
  ] as const)
    await says(page, t('proposals:states.evaluating'));
  const pages = new Map([
    ['นก', hers],
    ['Lan', lans],
    ['Sam', sams],
  ]);
  return { proposal, proposalId, pages };
}

/** The brand answers, and makes a draft of an offer of it; what cannot be read is said at its field. */
async function answer(desk: Page, proposal: string, watching: Page): Promise<void> {
  await desk.locator('main input[name=verdict][value=accepted]').check();
  await fill(desk, { reason: 'หาโรงคั่วได้แล้ว', amount: '12,000.50', day: '2099-12-31' });
  await expectAccessible(desk);
  await send(desk, 'reason');
  await says(desk, th('proposals:done.answered'));
  await says(watching, th('proposals:states.accepted'));
  await says(watching, 'หาโรงคั่วได้แล้ว');
  await expectAccessible(watching);
  await watching.goto(`/clubs/${club.slug}/proposals?list=answered`);
  await says(watching, title);
  await expectAccessible(watching);
  await desk.goto(proposal);
  await desk.getByRole('link', { name: th('clubs:offerOf.make') }).click();
  await desk.locator('main [name=threshold]').waitFor();
  await fill(desk, { threshold: '36', deadline: inDays(0.5), contributorPercent: '5' });
  for (const [at, [name, channel, price]] of options.entries()) {
    await fill(desk, { [`options.${at}.name`]: name, [`options.${at}.price`]: price });
    await desk.locator(`main [name="options.${at}.channel"]`).selectOption(channel);
  }
  await fill(desk, { 'options.0.lotSize': '2', 'options.1.price': 'สี่สิบห้า' });
  await fill(desk, { 'attributes.0.label': 'สีกล่อง', 'attributes.0.choices': 'แดง, น้ำเงิน, ดำ' });
  for (const [at, [rule, cancel]] of [
    ['free', ''],
    ['fee', ''],
    ['locked', 'locked'],
  ].entries()) {
    await fill(desk, { [`stages.${at}.name`]: stages[at]!, [`stages.${at}.plannedAt`]: inDays(5 + at) });
    await desk.locator(`main [name="stages.${at}.rules.1"]`).selectOption(rule!);
    await desk.locator(`main [name="stages.${at}.rules.cancel"]`).selectOption(cancel!);
  }
  await fill(desk, { 'stages.1.fee': '50' });
  await desk.locator('main [name=supplierId]').selectOption({ index: 1 });
  await send(desk, 'threshold');
  await desk.locator('main [name="options.1.price"][aria-invalid="true"]').waitFor();
  await fill(desk, { 'options.1.price': '45' });
  await send(desk, 'threshold');
  await says(desk, th('offers:done.made'));
}

/** The supplier says in private what it costs; the brand reads it at once, prices, adds one without the tin, and opens. */
async function price(desk: Page, board: Page, path: string, ids: readonly string[]): Promise<void> {
  await desk.goto(`${path}/workshop?view=costs`);
  await says(desk, th('offers:costs.none'));
  for (const id of ids) await fill(board, { [`cost.0.${id}`]: id === ids[0] ? '287,31' : '30' });
  await fill(board, { [`from.1.${ids[0]}`]: '40', [`cost.1.${ids[0]}`]: '270' });
  await send(board, `cost.0.${ids[0]}`);
  await says(board, vi('offers:done.saved'));
  await says(desk, formats.th.money(28_731, 'THB'));
  await expectAccessible(desk);
  await desk.goto(`${path}/workshop?view=prices`);
  const first = intent(desk, `price-${ids[0]}`);
  await first.locator('[name=price]').fill('440');
  await first.locator('[name=ladder]').fill('20: 430, 40: 400');
  await first.locator('[name=explanation]').fill('รวมกล่องดีบุก 20 บาท');
  await first.locator('button:not([type=button])').click();
  await says(desk, th('offers:done.saved'));
  await fill(desk, { difference: '-20' });
  await intent(desk, 'variant').locator('[name=name]').fill(withoutTin);
  await send(desk, 'difference');
  await desk.locator('main h2', { hasText: withoutTin }).waitFor();
  await press(desk, th('offers:steer.open'));
  await says(desk, th('offers:done.opened'));
}

async function pledge({ page, t, range }: Reader, optionId: string): Promise<void> {
  const card = page.locator(`#option-${optionId}`);
  await card.locator('[name=min]').fill(String(range[0]));
  await card.locator('[name=max]').fill(String(range[1]));
  await card.getByRole('button', { name: t('offers:pledge.make'), exact: true }).click();
  await says(page, t('offers:done.pledged'));
}

/** So much stands on the bar of each screen. */
const allSee = (readers: readonly Reader[], quantity: number) =>
  Promise.all(
    readers.map(({ page, t }) =>
      says(page, t('offers:progress.of', { quantity: String(quantity), threshold: '36' })),
    ),
  );

const storyOf = async (page: Page, t: Reader['t']) =>
  page
    .locator('section', { has: page.getByRole('heading', { name: t('offers:page.story') }) })
    .locator('li > p:first-child')
    .allInnerTexts();

test('three members shape a wish, a supplier costs it, ten pledge for one of six options on ten screens, it is made, changed, passed on to somebody near by, and told to its end', async () => {
  const { slug } = club;
  const { proposal, proposalId, pages } = await shape();
  const desk = await come(brand, `${proposal}/respond`, { language: 'th' });
  await answer(desk, proposal, pages.get('นก')!);
  const { id: offerId } = await db.offer.findUniqueOrThrow({ where: { proposalId } });
  const path = `/clubs/${slug}/offers/${offerId}`;
  const board = await come(maker, `${path}/workshop?view=costs`, { language: 'vi' });
  const readers: Reader[] = await Promise.all(
    ten.map(async ([name, language, screen, option, min, max]) => {
      const there = pages.get(name);
      if (there) await there.goto(path);
      const page = there ?? (await come(person(name), path, { language, screen }));
      const money = (satang: number) => formats[language].money(satang, 'THB');
      await says(page, words[language]('offers:page.costing'));
      return { name, page, money, t: words[language], option, range: [min, max] };
    }),
  );
  const [nok, lan, mali, ha, ...others] = readers as [Reader, Reader, Reader, Reader, ...Reader[]];
  const sam = others.pop()!;
  const [fah, minh] = others as [Reader, Reader];
  const readIds = async () =>
    (await db.offerOption.findMany({ where: { offerId }, orderBy: { position: 'asc' } })).map(({ id }) => id);
  await price(desk, board, path, await readIds());
  const ids = await readIds();
  expect(ids).toHaveLength(6);
  expect(await nok.page.locator('main').innerText()).not.toContain('287.31');

  // It opens on all of them, and what each pledges moves the bar and the ladder of all.
  await Promise.all(
    readers.map(({ page, t }) =>
      page
        .getByRole('button', { name: t('offers:pledge.make'), exact: true })
        .nth(5)
        .waitFor(),
    ),
  );
  await expectAccessible(nok.page);
  await Promise.all([nok, lan, mali].map((reader) => pledge(reader, ids[0]!)));
  await allSee(readers, 18);
  await pledge(ha, ids[0]!);
  await Promise.all(
    readers.map(async ({ page, t, money }) => {
      await says(
        page,
        t('offers:story.stepReached', { name: nameOf(0), quantity: '22', price: money(43_000) }),
      );
      await page.locator(`#option-${ids[0]} [aria-current=step]`, { hasText: money(43_000) }).waitFor();
    }),
  );
  await Promise.all(others.map((reader) => pledge(reader, ids[reader.option]!)));
  await allSee(readers, 35);
  await pledge(sam, ids[0]!);
  await allSee(readers, 37);
  await Promise.all(readers.map(({ page, t }) => says(page, t('offers:progress.reached'))));
  // Whoever thinks of leaving reads first what it does to everybody.
  await press(lan.page, vi('offers:pledge.withdraw'));
  await says(lan.page, vi('offers:effect.price', { before: lan.money(43_000), after: lan.money(44_000) }));
  await says(lan.page, vi('offers:effect.threshold'));
  await expectAccessible(lan.page);

  const { deadline } = await db.offer.findUniqueOrThrow({ where: { id: offerId } });
  const everywhere = [...readers.map(({ page }) => page), desk, board];
  await clock.moveTo(new Date(deadline.getTime() + 1_000), everywhere);
  await nok.page.reload();
  await Promise.all(
    readers.map(({ page, t, option, range }) =>
      says(page, t('offers:result.won', { quantity: String(range[1]), name: nameOf(option) })),
    ),
  );

  await nok.page.getByRole('link', { name: th('offers:result.toOrder') }).click();
  const colour = nok.page.locator('[data-attribute="choice_1"]');
  const change = async (value: string, button: string) => {
    await colour.getByRole('combobox').selectOption(value);
    await colour.getByRole('button', { name: button }).click();
  };
  await colour.getByText(/เปลี่ยนฟรี จนถึง ทำกล่อง/).waitFor();
  await expectAccessible(nok.page);
  await change('น้ำเงิน', th('offers:change.save'));
  await says(nok.page, th('offers:done.orderChanged'));
  await board.goto(`${path}/workshop?view=stages`);
  await press(board, vi('offers:stages.start'));
  await says(board, vi('offers:stages.running'));
  await press(board, vi('offers:stages.pass', { name: stages[0] }));
  await colour.getByText(/มีค่าธรรมเนียม ฿50 จนถึง บรรจุ/).waitFor();
  await change('ดำ', th('offers:change.saveFee', { fee: '฿50' }));
  await says(nok.page, th('offers:payments.fee'));
  await lan.page.getByRole('link', { name: vi('offers:result.toOrder') }).click();
  await press(lan.page, vi('offers:change.cancel'));
  await says(lan.page, vi('offers:done.orderCancelled'));
  await press(board, vi('offers:stages.pass', { name: stages[1] }));
  await colour.getByText(th('offers:rules.locked')).waitFor();

  await savePlace(person('Thu').actor, { label: 'Hà Nội', lat: 21.03, lng: 105.85 });
  await mali.page.goto(`/clubs/${slug}/quick-offers`);
  await mali.page.locator('main [name=town]').selectOption('bangkok');
  await send(mali.page, 'town');
  await says(mali.page, th('offers:done.place'));
  await board.goto(`${path}/workshop?view=orders`);
  await intent(board, 'reoffer-').locator('summary').click();
  await intent(board, 'reoffer-').locator('[name=town]').selectOption('bangkok');
  await expectAccessible(board);
  await press(board, vi('offers:orders.reoffer'));
  await says(board, vi('offers:done.broadcast'));
  await says(mali.page, th('offers:quick.near'));
  await expectAccessible(mali.page);
  await mali.page.locator('main [name=quantity]').fill('6');
  await press(mali.page, th('offers:quick.claim'));
  await says(mali.page, th('offers:done.claimed'));
  const heard = () => db.quickHeard.findMany({ select: { memberId: true } });
  await expect.poll(heard).toEqual([{ memberId: person('มะลิ').memberId }]);

  // Who posted it reads who has it, and says when it was fetched; she reads of her own alone.
  await board.goto(`${path}/workshop?view=orders`);
  await board
    .getByRole('link', { name: nameOf(0) })
    .last()
    .click();
  await says(board, /· มะลิ/);
  await expectAccessible(board);
  await press(board, vi('offers:claims.collect'));
  await says(board, vi('offers:done.collected'));
  await mali.page.goto('/orders?view=claims');
  await says(mali.page, th('offers:orders.collected'));
  await mali.page.getByRole('link', { name: nameOf(0) }).click();
  await says(mali.page, th('offers:claims.own'));
  await expectAccessible(mali.page);

  // On pages that nobody has touched since, the whole of it is told.
  await Promise.all(
    [sam, fah, minh].map(({ page, t, money }) =>
      says(page, t('offers:story.recovered', { count: 6, amount: money(6 * 34_400) })),
    ),
  );
  const orders = await db.offerOrder.findMany({ where: { offerId, state: 'in_production' } });
  for (const { id } of orders) await receivePayment(maker.actor, { orderId: id });
  await handleOrders(maker.actor, { offerId, state: 'delivered' });
  await Promise.all(
    [sam, fah, minh].map(({ page, t }) => says(page, t('offers:story.shared', { count: 3, points: '592' }))),
  );
  const box = nameOf(0);
  expect(await storyOf(sam.page, en)).toEqual([
    'นก wished for it',
    'Enough members stood behind it',
    'The brand said yes',
    'The offer was made',
    'Suppliers say what it costs',
    'Open for pledges',
    `${box}: 22 pledged, so it costs ${sam.money(43_000)} for everybody`,
    '37 pledged: enough for it to be made',
    'Funded: 37 for 10 members',
    'Production has begun with สั่งเมล็ด',
    'สั่งเมล็ด is done, next is ทำกล่อง',
    `6 × ${box} are free again`,
    'ทำกล่อง is done, next is บรรจุ',
    `6 × ${box} offered anew, 20% less`,
    `6 found new owners: ${sam.money(206_400)} recovered`,
    'Everything has arrived: 9 orders',
    '3 people who thought it up share 592 points',
  ]);
  expect(await storyOf(fah.page, th)).toEqual([
    'นก อยากให้มีสิ่งนี้',
    'มีคนสนับสนุนครบแล้ว',
    'แบรนด์ตกลงทำ',
    'สร้างข้อเสนอแล้ว',
    'ซัพพลายเออร์กำลังคิดราคา',
    'เปิดให้จองแล้ว',
    `${box} จองครบ 22 ชิ้น ทุกคนได้ราคา ฿430`,
    'จองครบ 37 ชิ้น พอที่จะผลิตแล้ว',
    'ครบเป้า: 37 ชิ้น สำหรับสมาชิก 10 คน',
    'เริ่มผลิตแล้ว ขั้นแรกคือ สั่งเมล็ด',
    'สั่งเมล็ด เสร็จแล้ว ต่อไปคือ ทำกล่อง',
    `${box} ว่าง 6 ชิ้น`,
    'ทำกล่อง เสร็จแล้ว ต่อไปคือ บรรจุ',
    `นำ ${box} 6 ชิ้นมาเสนอใหม่ ลด 20%`,
    '6 ชิ้นมีเจ้าของใหม่ ได้คืน ฿2,064',
    'ส่งครบทุกชิ้นแล้ว 9 คำสั่งซื้อ',
    'ผู้ร่วมคิด 3 คนแบ่งกัน 592 แต้ม',
  ]);
  expect(await storyOf(minh.page, vi)).toEqual([
    'นก mong có điều này',
    'Đã đủ người ủng hộ',
    'Thương hiệu đồng ý làm',
    'Ưu đãi được tạo',
    'Nhà cung cấp đang tính giá',
    'Đã mở nhận đặt',
    `${box}: đã đặt 22, mọi người được giá ${minh.money(43_000)}`,
    'Đã đặt 37: đủ để sản xuất',
    'Đạt mục tiêu: 37 cho 10 thành viên',
    'Bắt đầu sản xuất, trước hết là สั่งเมล็ด',
    'สั่งเมล็ด đã xong, tiếp theo là ทำกล่อง',
    `${box} còn trống 6`,
    'ทำกล่อง đã xong, tiếp theo là บรรจุ',
    `Chào lại 6 × ${box}, giảm 20%`,
    `6 đã có chủ mới: thu lại ${minh.money(206_400)}`,
    'Mọi thứ đã tới tay: 9 đơn',
    '3 người góp ý tưởng chia nhau 592 điểm',
  ]);
  await expectAccessible(fah.page);
  // A twentieth of 11,849 baht, by their hands in it: the author, who amended, who voted.
  for (const [reader, points] of [
    [nok, '297'],
    [lan, '197'],
    [sam, '98'],
  ] as const) {
    await reader.page.goto('/points');
    await says(reader.page, points);
    await says(reader.page, title);
  }
}, 240_000);
