import { csvLine, csvMark } from '~/platform/text/csv';
import { recordAct } from '~/platform/audit.server';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import type { Offer } from '~/platform/db/generated/client';
import { transact } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import type { Translate } from '~/platform/i18n/translator';
import { requireMember } from '~/platform/require-member';
import { paymentLines } from './internal/view-order.server';
import { type LoadedOffer, loadOffer } from './load-offer.server';
import { mayProduce } from './policy';
import { balanceOf, type SalesChannel } from './rules';
import type { OfferAttribute } from './schema';
import { offerStream } from './streams';

export type ExportKind = 'production' | 'delivery';

const underWay = ['placed', 'in_production', 'shipped'] as const;
type Row = readonly (string | number)[];

interface Exporting {
  offer: Pick<Offer, 'id' | 'currency' | 'attributes'>;
  /** The reader's words: heads, channels and states. */
  t: Translate;
}

type Head =
  | ('option' | 'pack' | 'variant' | 'channel' | 'choices' | 'lotSize' | 'quantity' | 'orders')
  | ('order' | 'place' | 'name' | 'phone' | 'address' | 'due' | 'currency' | 'state');
const heads = (t: Translate, names: readonly Head[]) => names.map((name) => t(`offers:export.${name}`));

/** What a member chose, by what the offer calls it, in the offer's order. */
function choicesIn({ offer }: Exporting, attributes: unknown): string {
  const chosen = attributes as Record<string, string>;
  const own = offer.attributes as unknown as OfferAttribute[];
  const known = own.filter(({ key }) => chosen[key]).map(({ key, label }) => `${label}: ${chosen[key]}`);
  const keys = new Set(own.map(({ key }) => key));
  const others = Object.entries(chosen).filter(([key]) => !keys.has(key));
  return [...known, ...others.map(([key, value]) => `${key}: ${value}`)].join('; ');
}

/** What is to be made, in sums, with nobody's name: each option, and each choice of its attributes. */
async function productionRows(exporting: Exporting): Promise<Row[]> {
  const { offer, t } = exporting;
  const orders = await db.offerOrder.findMany({
    where: { offerId: offer.id, state: { in: [...underWay] } },
    select: { quantity: true, attributes: true, option: true },
    orderBy: [{ option: { position: 'asc' } }, { createdAt: 'asc' }],
  });
  const sums = new Map<string, { row: (string | number)[]; quantity: number; orders: number }>();
  for (const { quantity, attributes, option } of orders) {
    const chosen = choicesIn(exporting, attributes);
    const key = `${option.id} ${chosen}`;
    const { name, pack, variant, channel, lotSize } = option;
    const sum = sums.get(key) ?? {
      row: [name, pack, variant, t(`offers:channels.${channel as SalesChannel}`), chosen, lotSize],
      quantity: 0,
      orders: 0,
    };
    sums.set(key, { ...sum, quantity: sum.quantity + quantity, orders: sum.orders + 1 });
  }
  return [
    heads(t, ['option', 'pack', 'variant', 'channel', 'choices', 'lotSize', 'quantity', 'orders']),
    ...[...sums.values()].map(({ row, quantity, orders: count }) => [...row, quantity, count]),
  ];
}

/** A sum as a driver reads it: 250.00 baht, 250000 dong; a plain number, for spreadsheets. */
const majorOf = (minor: number, currency: string) => (currency === 'THB' ? (minor / 100).toFixed(2) : minor);

async function deliveryRows(exporting: Exporting, channel: SalesChannel | undefined): Promise<Row[]> {
  const { offer, t } = exporting;
  const orders = await db.offerOrder.findMany({
    where: {
      ...{ offerId: offer.id, state: { in: [...underWay] } },
      ...(channel ? { option: { channel } } : {}),
    },
    include: { option: true, contact: true, payments: true },
    orderBy: [{ option: { channel: 'asc' } }, { createdAt: 'asc' }, { id: 'asc' }],
  });
  return [
    heads(t, [
      ...(['order', 'channel', 'place', 'option', 'choices', 'quantity'] as const),
      ...(['name', 'phone', 'address', 'due', 'currency', 'state'] as const),
    ]),
    ...orders.map(({ number, option, quantity, attributes, contact, payments, state }) => [
      ...[number, t(`offers:channels.${option.channel as SalesChannel}`), option.place, option.name],
      choicesIn(exporting, attributes),
      ...[quantity, contact?.name ?? '', contact?.phone ?? '', contact?.address ?? ''],
      majorOf(balanceOf(paymentLines(payments)).due, offer.currency),
      ...[offer.currency, t(`offers:orderStates.${state}`)],
    ]),
  ];
}

/**
 * The orders of an offer as a file of comma-separated values: for making them (sums, no names), or for delivering them by channel (names,
 * telephones, addresses, what is still to be paid in baht or dong). Heads, channels and states in the reader's words. Who makes it, and the
 * brand; taking names along is recorded.
 * @throws not_found, unauthenticated, forbidden
 */
export async function exportOrders(
  actor: Actor,
  offerId: string,
  { kind, channel, t }: { kind: ExportKind; channel?: SalesChannel; t: Translate },
): Promise<string> {
  requireMember(actor);
  const loaded: LoadedOffer = await loadOffer(actor, offerId);
  const { access, facts, offer } = loaded;
  if (!mayProduce(access, facts)) throw new PortalError('forbidden');
  const exporting = { offer, t };
  const rows =
    kind === 'production' ? await productionRows(exporting) : await deliveryRows(exporting, channel);
  if (kind === 'delivery')
    await transact((tx) =>
      recordAct(tx, {
        ...{ actor, at: now(), act: 'orders.exported', subject: offerStream(offerId), clubId: offer.clubId },
        detail: { channel: channel ?? null, orders: rows.length - 1 },
      }),
    );
  return csvMark + rows.map(csvLine).join('');
}
