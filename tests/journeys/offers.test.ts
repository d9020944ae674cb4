import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { handleOrders } from '~/modules/offers/handle-orders.server';
import { receivePayment } from '~/modules/offers/pay-order.server';
import { closeOffer } from '~/modules/offers/settle-offer.server';
import { passStage } from '~/modules/offers/run-stages.server';
import { savePlace } from '~/modules/offers/save-place.server';
import { changeProposalSettings } from '~/modules/proposals/change-settings.server';
import { createProposal } from '~/modules/proposals/create-proposal.server';
import { respondToProposal } from '~/modules/proposals/respond.server';
import { supportProposal } from '~/modules/proposals/support-proposal.server';
import { db } from '~/platform/db/client.server';
import { translatorFor } from '~/platform/i18n/translators.server';
import { expectAccessible } from '../support/accessible';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../support/club';
import { type Journey, openJourney } from '../support/journey';
import { fromNow, makeOffer, type MadeOffer, orderOf } from '../support/offers';

let club: TestClub;
let brand: SignedInPerson;
let maker: SignedInPerson;
let ann: SignedInPerson;
let bob: SignedInPerson;
let dan: SignedInPerson;
let offer: MadeOffer;

const journey: Journey = openJourney(async () => {
  club = await makeClub('coffee');
  brand = await makePerson('Brand', club);
  await giveRole(brand, 'moderator', club);
  maker = await makePerson('Maker', club);
  await giveRole(maker, 'supplier', club);
  [ann, bob, dan] = [
    await makePerson('Ann', club),
    await makePerson('Bob', club),
    await makePerson('Dan', club),
  ];
  const { organisationId } = await db.roleGrant.findFirstOrThrow({ where: { memberId: maker.memberId } });
  offer = await makeOffer(brand.actor, club, {
    title: 'แก้วเคลือบของคลับ',
    threshold: 10,
    supplierId: organisationId,
    attributes: [{ key: 'colour', label: 'สี', choices: ['แดง', 'น้ำเงิน', 'ดำ'] }],
    options: [
      { name: 'หนึ่งใบ', channel: 'shop', price: 10_000, lotSize: 2, ladder: [{ from: 12, price: 9_000 }] },
    ],
    stages: [
      { name: 'ปั้น', plannedAt: fromNow(1e9).toISOString(), rules: { colour: 'free' } },
      { name: 'ย้อม', plannedAt: fromNow(2e9).toISOString(), rules: { colour: 'fee' }, fee: 500 },
      { name: 'เผา', plannedAt: fromNow(3e9).toISOString(), rules: { colour: 'locked' } },
    ],
  });
});

const patience = { timeout: 15_000 };

test('members in Thai and Vietnamese pledge until it is enough; an order is changed, one is cancelled, and somebody near by takes it', async () => {
  const path = `/clubs/${club.slug}/offers/${offer.id}`;
  const phone = await journey.come(path, { language: 'th', screen: 'phone', session: ann.secret });
  const desk = await journey.come(path, { language: 'vi', session: bob.secret });
  await phone.page.getByLabel('อย่างน้อย').fill('4');
  await phone.page.getByLabel('ไม่เกิน').fill('6');
  await phone.page.getByRole('button', { name: 'จอง', exact: true }).click();
  await phone.page.getByText('จองแล้ว เราจะแจ้งความคืบหน้า').waitFor(patience);
  await desk.page.getByText('Đã đặt 6 trên 10').waitFor(patience);
  await desk.page.getByLabel('Ít nhất').fill('2');
  await desk.page.getByLabel('Nhiều nhất').fill('6');
  await desk.page.getByRole('button', { name: 'Đặt', exact: true }).click();
  await phone.page.getByText('จองแล้ว 12 จาก 10').waitFor(patience);
  await phone.page.getByText('หนึ่งใบ จองครบ 12 ชิ้น ทุกคนได้ราคา ฿90').waitFor(patience);
  await expectAccessible(phone.page);
  await desk.page.getByRole('button', { name: 'Rút lượt đặt' }).click();
  await desk.page.getByText(/Giá của mọi người tăng/).waitFor(patience);
  await expectAccessible(desk.page);

  await closeOffer(brand.actor, { offerId: offer.id });
  await phone.page.getByText('ได้แล้ว 6 × หนึ่งใบ').waitFor(patience);
  await phone.page.getByRole('link', { name: 'ไปที่คำสั่งซื้อ' }).click();
  const colour = phone.page.locator('[data-attribute="colour"]');
  await colour.getByText(/เปลี่ยนฟรี จนถึง ย้อม/).waitFor(patience);
  await expectAccessible(phone.page);
  await colour.getByRole('combobox').selectOption('น้ำเงิน');
  await colour.getByRole('button', { name: 'บันทึก' }).click();
  await phone.page.getByText('เปลี่ยนคำสั่งซื้อแล้ว').waitFor(patience);
  await passStage(maker.actor, { offerId: offer.id, position: 1 });
  await colour.getByText(/มีค่าธรรมเนียม ฿5 จนถึง เผา/).waitFor(patience);
  await colour.getByRole('combobox').selectOption('ดำ');
  await colour.getByRole('button', { name: 'บันทึก ค่าธรรมเนียม ฿5' }).click();
  await phone.page.getByText('ค่าธรรมเนียมการเปลี่ยน').waitFor(patience);
  await passStage(maker.actor, { offerId: offer.id, position: 2 });
  await colour.getByText('เปลี่ยนไม่ได้แล้ว').waitFor(patience);

  await savePlace(dan.actor, { label: 'Home', lat: 13.75, lng: 100.5 });
  const near = await journey.come(`/clubs/${club.slug}/quick-offers`, {
    language: 'th',
    screen: 'phone',
    session: dan.secret,
  });
  await desk.page.goto(`/orders/${(await orderOf(bob, offer)).id}`);
  await desk.page.getByRole('button', { name: 'Hủy đơn' }).click();
  await desk.page.getByText('Đã hủy đơn.').waitFor(patience);
  const board = await journey.come(`${path}/workshop?view=orders`, { language: 'vi', session: maker.secret });
  await board.page.getByRole('button', { name: 'Chào lại ngay' }).click();
  await near.page.getByRole('button', { name: 'เอาเลย' }).waitFor(patience);
  await expectAccessible(near.page);
  await near.page.getByRole('button', { name: 'เอาเลย' }).click();
  await near.page.getByText('เป็นของคุณแล้ว').waitFor(patience);
  await expectAccessible(board.page);
});

test('without JavaScript a pledge is made, its withdrawal shown, and confirmed', async () => {
  const other = await makeOffer(brand.actor, club, { title: 'Filters' });
  const path = `/clubs/${club.slug}/offers/${other.id}`;
  const { page } = await journey.come(path, { language: 'en', session: ann.secret, javaScript: false });
  await page.getByLabel('At most').fill('3');
  await page.getByRole('button', { name: 'Pledge', exact: true }).click();
  expect(await page.getByText('Your pledge is held').count()).toBe(1);
  await page.getByRole('button', { name: 'Withdraw it', exact: true }).click();
  expect(await page.getByText('If you withdraw').count()).toBe(1);
  await page.getByRole('button', { name: 'Yes, withdraw it' }).click();
  expect(await page.getByText('Your pledge is withdrawn').count()).toBe(1);
});

test('a wish becomes a thing: supported, answered, offered, asked about, pledged, changed, made, and delivered', async () => {
  const [th, en] = [translatorFor('th'), translatorFor('en')];
  const admin = await makePerson('Admin', undefined, { portalRoles: ['admin'] });
  const { slug } = club;
  const rules = { threshold: 2, gatheringDays: 30, answerDays: 14, mergeUndoHours: 72 };
  await changeProposalSettings(admin.actor, { ...rules, slug });
  const wish = {
    title: 'A tray for two cups',
    body: 'Of oak, please.',
    tags: [],
    status: 'published' as const,
  };
  const { proposalId } = await createProposal(bob.actor, { ...wish, slug });
  await supportProposal(bob.actor, { proposalId, supports: true });
  const proposal = `/clubs/${slug}/proposals/${proposalId}`;
  const says = (page: Page, words: string) => page.getByText(words).first().waitFor(patience);
  const send = (page: Page, field: string) =>
    page.locator(`main form:has([name="${field}"]) button:not([type=button])`).last().click();

  const { page: phone } = await journey.come(proposal, {
    language: 'th',
    screen: 'phone',
    session: ann.secret,
  });
  await phone.locator('main form:has(input[name=intent][value=support]) button').last().click();
  await says(phone, th('proposals:states.evaluating'));
  await respondToProposal(brand.actor, {
    proposalId,
    verdict: 'accepted',
    reason: 'Oak it is.',
    changeReason: '',
  });
  await says(phone, th('proposals:states.accepted'));

  const { page: desk } = await journey.come(proposal, { language: 'en', session: brand.secret });
  await desk.getByRole('link', { name: en('clubs:offerOf.make') }).click();
  const field = (name: string) => desk.locator(`main [name="${name}"]`);
  await field('threshold').fill('4');
  await field('deadline').fill('2099-12-31T12:00');
  await field('options.0.name').fill('One tray');
  await field('options.0.price').fill('wood');
  await field('stages.0.name').fill('Sawing');
  await field('stages.0.plannedAt').fill('2100-01-31T12:00');
  await desk.locator('main [name="status"][value="open"]').check();
  await send(desk, 'threshold');
  // What cannot be read is said at its field, and the rest is kept.
  await desk.locator('main [name="options.0.price"][aria-invalid="true"]').waitFor(patience);
  expect(await field('stages.0.name').inputValue()).toBe('Sawing');
  await field('options.0.price').fill('450');
  await desk.locator('main [name="status"][value="open"]').check();
  await send(desk, 'threshold');
  await says(desk, en('offers:done.made'));
  const { id } = await db.offer.findUniqueOrThrow({ where: { proposalId } });
  const path = `/clubs/${slug}/offers/${id}`;

  await phone.goto(`/clubs/${slug}`);
  await phone.getByRole('link', { name: wish.title }).first().click();
  await says(phone, th('offers:story.opened'));
  await desk.goto(`${path}/question`);
  await field('question').fill('Handles?');
  await field('options').fill('Rope\nBrass');
  await field('day').fill('2099-12-01');
  await expectAccessible(desk);
  await send(desk, 'question');
  await says(desk, en('offers:done.asked'));
  await phone.getByRole('radio', { name: 'Brass' }).check();
  await phone.locator('main form:has([name="choices"]) button').last().click();
  await says(phone, th('offers:done.voted'));
  await phone.getByLabel(th('offers:pledge.min')).fill('3');
  await phone.getByLabel(th('offers:pledge.max')).fill('5');
  await phone.getByRole('button', { name: th('offers:pledge.make'), exact: true }).click();
  await says(phone, th('offers:done.pledged'));

  await desk.goto(`${path}/edit`);
  await field('threshold').fill('9');
  await send(desk, 'threshold');
  await desk.locator('main [name="threshold"][aria-invalid="true"]').waitFor(patience);
  await field('threshold').fill('3');
  await field('body').fill('Of oak, with handles.');
  await expectAccessible(desk);
  await send(desk, 'threshold');
  await says(desk, en('offers:done.saved'));
  await says(phone, th('offers:story.wordsChanged'));
  await desk.goto(`${path}/history`);
  await desk.locator('main ins', { hasText: 'handles' }).waitFor(patience);
  await expectAccessible(desk);

  await closeOffer(brand.actor, { offerId: id });
  await says(phone, th('offers:story.funded', { quantity: '5', members: '1' }));
  await desk.goto(`${path}/workshop?view=stages`);
  await desk.getByRole('button', { name: en('offers:stages.start') }).click();
  await desk.getByRole('button', { name: en('offers:stages.pass', { name: 'Sawing' }) }).click();
  await says(phone, th('offers:story.stagePassed', { name: 'Sawing' }));
  const { id: orderId } = await db.offerOrder.findFirstOrThrow({ where: { offerId: id } });
  await receivePayment(brand.actor, { orderId });
  await handleOrders(brand.actor, { offerId: id, state: 'delivered' });
  await says(phone, th('offers:story.fulfilled', { orders: '1' }));
  await expectAccessible(phone);
});
