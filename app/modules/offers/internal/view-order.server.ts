import type { Prisma } from '~/platform/db/generated/client';
import { offerPaths } from '../paths';
import {
  balanceOf,
  type ChangeStanding,
  changeStanding,
  commonAttributes,
  type Currency,
  type PaymentLine,
} from '../rules';
import type { OfferAttribute } from '../schema';
import type {
  ChangeStandingView,
  MissingView,
  OrderDetail,
  OrderView,
  PaymentView,
  ShareView,
} from '../views';
import { stageTerms, viewStage } from './view-offer.server';

export const orderInclude = {
  option: { select: { id: true, name: true, channel: true, place: true } },
  payments: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
  offer: { select: { id: true, title: true, clubId: true, currency: true, attributes: true } },
} satisfies Prisma.OfferOrderInclude;
export type OrderRow = Prisma.OfferOrderGetPayload<{ include: typeof orderInclude }>;

export const orderDetailInclude = {
  ...orderInclude,
  contact: true,
  changes: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
  pledge: { select: { share: true } },
  offer: {
    select: {
      ...{
        id: true,
        title: true,
        clubId: true,
        currency: true,
        feePercent: true,
        attributes: true,
        payTo: true,
      },
      stages: { orderBy: { position: 'asc' } },
    },
  },
} satisfies Prisma.OfferOrderInclude;
export type OrderDetailRow = Prisma.OfferOrderGetPayload<{ include: typeof orderDetailInclude }>;

type PaymentRow = OrderRow['payments'][number];

export function paymentLines(payments: readonly PaymentRow[]): PaymentLine[] {
  return payments.map(({ kind, state, amount }) => ({ kind, state, amount: Number(amount) }));
}

export function viewPayment({
  id,
  kind,
  state,
  method,
  amount,
  reason,
  slipId,
  at,
}: PaymentRow): PaymentView {
  return {
    ...{ id, kind, state, method, amount: Number(amount), reason },
    hasSlip: slipId !== null,
    at: at.toISOString(),
  };
}

export function orderPrice({ quantity, unitPrice }: { quantity: number; unitPrice: bigint }): number {
  return quantity * Number(unitPrice);
}

export function viewOrder(row: OrderRow, slug: string): OrderView {
  const { id, number, offer, option, state, quantity, attributes, method } = row;
  const fees = Number(row.fees);
  return {
    ...{ id, number, option, state, quantity, method, fees },
    url: offerPaths.order(id),
    offer: { id: offer.id, title: offer.title, url: offerPaths.offer(slug, offer.id), clubSlug: slug },
    unitPrice: Number(row.unitPrice),
    total: orderPrice(row) + fees,
    currency: offer.currency as Currency,
    attributes: attributes as Record<string, string>,
    balance: balanceOf(paymentLines(row.payments)),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** What an order knows of each attribute, as words; an address stays where it is. */
export function valueOf(row: OrderDetailRow, attribute: string): string {
  if (attribute === 'quantity') return String(row.quantity);
  if (attribute === 'address' || attribute === 'cancel') return '';
  return (row.attributes as Record<string, string>)[attribute] ?? '';
}

/** The attributes of an offer's orders: its own, those that only stages name, and what every order has. */
export function attributesOf({
  offer,
}: OrderDetailRow): { key: string; label: string | null; choices: string[] }[] {
  const own = offer.attributes as unknown as OfferAttribute[];
  const known = new Set<string>([...own.map(({ key }) => key), ...commonAttributes]);
  const staged = offer.stages.flatMap(({ rules }) => Object.keys(rules as object));
  const more = [...new Set(staged)].filter((key) => !known.has(key));
  return [
    ...own,
    ...more.map((key) => ({ key, label: null, choices: [] })),
    ...commonAttributes.map((key) => ({ key, label: null, choices: [] })),
  ];
}

/** The offer asks for it, and nobody has said it yet; how many there are, and that it is wanted at all, is always said. */
function isUnsaid(row: OrderDetailRow, attribute: string): boolean {
  if (attribute === 'quantity' || attribute === 'cancel') return false;
  if (attribute === 'address') return !row.contact?.address;
  const own = row.offer.attributes as unknown as OfferAttribute[];
  return own.some(({ key }) => key === attribute) && valueOf(row, attribute) === '';
}

/** What the stage that holds says of an attribute; what was never said may still be said, whatever it says. */
export function standingOf(row: OrderDetailRow, attribute: string): ChangeStanding {
  if (isUnsaid(row, attribute)) return { rule: 'free', fee: 0, until: null };
  const terms = { price: orderPrice(row), feePercent: row.offer.feePercent };
  return changeStanding(row.offer.stages.map(stageTerms), attribute, terms);
}

export function standingsOf(row: OrderDetailRow): ChangeStandingView[] {
  return attributesOf(row).map(({ key, label, choices }) => ({
    ...{ attribute: key, label, choices, value: valueOf(row, key) },
    ...standingOf(row, key),
  }));
}

/** What an order still needs of its buyer before it can be made and brought: keys, with what the offer calls them. */
export function missingIn(row: OrderRow & { contact: { address: string } | null }): MissingView[] {
  if (row.state !== 'placed' && row.state !== 'in_production') return [];
  const chosen = row.attributes as Record<string, string>;
  const own = (row.offer.attributes as unknown as OfferAttribute[])
    .filter(({ key, choices }) => choices.length > 0 && !chosen[key])
    .map(({ key, label }) => ({ attribute: key, label }));
  const nowhere = row.option.channel === 'delivered' && !row.contact?.address;
  return nowhere ? [...own, { attribute: 'address', label: null }] : own;
}

export function viewOrderDetail(row: OrderDetailRow, slug: string): OrderDetail {
  const { contact, changes, payments, pledge, offer } = row;
  const open = row.state === 'placed' || row.state === 'in_production';
  const labels = new Map(attributesOf(row).map(({ key, label }) => [key, label]));
  return {
    ...viewOrder(row, slug),
    contact: { name: contact?.name ?? '', phone: contact?.phone ?? '', address: contact?.address ?? '' },
    payments: payments.map(viewPayment),
    changes: changes.map(({ attribute, before, after, fee, stage, at, memberId }) => ({
      ...{ attribute, before, after, fee: Number(fee), label: labels.get(attribute) ?? null },
      stage: offer.stages.find(({ position }) => position === stage)?.name ?? null,
      by: memberId === null || memberId === row.memberId ? ('buyer' as const) : ('brand' as const),
      at: at.toISOString(),
    })),
    may: open ? standingsOf(row) : [],
    missing: missingIn(row),
    payTo: offer.payTo,
    stages: offer.stages.map(viewStage),
    share: (pledge?.share ?? null) as ShareView | null,
  };
}
