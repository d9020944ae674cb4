import { csvLine, csvMark } from '~/platform/text/csv';
import { recordAct } from '~/platform/audit.server';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { paymentLines } from './internal/view-order.server';
import { type LoadedOffer, loadOffer } from './load-offer.server';
import { mayProduce } from './policy';
import { balanceOf, type SalesChannel } from './rules';
import { offerStream } from './streams';

export type ExportKind = 'production' | 'delivery';

const underWay = ['placed', 'in_production', 'shipped'] as const;
type Row = readonly (string | number)[];

/** What is to be made, in sums, with nobody's name: each option, and each choice of its attributes. */
async function productionRows(offerId: string): Promise<Row[]> {
  const orders = await db.offerOrder.findMany({
    where: { offerId, state: { in: [...underWay] } },
    select: { quantity: true, attributes: true, option: true },
    orderBy: [{ option: { position: 'asc' } }, { createdAt: 'asc' }],
  });
  const sums = new Map<string, { row: (string | number)[]; quantity: number; orders: number }>();
  for (const { quantity, attributes, option } of orders) {
    const chosen = Object.entries(attributes as Record<string, string>)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => `${key}: ${value}`)
      .join('; ');
    const key = `${option.id} ${chosen}`;
    const { name, pack, variant, channel, lotSize } = option;
    const sum = sums.get(key) ?? {
      row: [name, pack, variant, channel, chosen, lotSize],
      quantity: 0,
      orders: 0,
    };
    sums.set(key, { ...sum, quantity: sum.quantity + quantity, orders: sum.orders + 1 });
  }
  return [
    ['option', 'pack', 'variant', 'channel', 'choices', 'lotSize', 'quantity', 'orders'],
    ...[...sums.values()].map(({ row, quantity, orders: count }) => [...row, quantity, count]),
  ];
}

async function deliveryRows(offerId: string, channel: SalesChannel | undefined): Promise<Row[]> {
  const orders = await db.offerOrder.findMany({
    where: { offerId, state: { in: [...underWay] }, ...(channel ? { option: { channel } } : {}) },
    include: { option: true, contact: true, payments: true },
    orderBy: [{ option: { channel: 'asc' } }, { createdAt: 'asc' }, { id: 'asc' }],
  });
  return [
    [
      'order',
      'channel',
      'place',
      'option',
      'choices',
      'quantity',
      'name',
      'phone',
      'address',
      'due',
      'state',
    ],
    ...orders.map(({ number, option, quantity, attributes, contact, payments, state }) => [
      ...[number, option.channel, option.place, option.name],
      Object.values(attributes as Record<string, string>).join('; '),
      ...[quantity, contact?.name ?? '', contact?.phone ?? '', contact?.address ?? ''],
      ...[balanceOf(paymentLines(payments)).due, state],
    ]),
  ];
}

/**
 * The orders of an offer as a file of comma-separated values: for making them (sums, no names), or for delivering them by channel (names,
 * telephones, addresses). Who makes it, and the brand; taking names along is recorded. Money in minor units.
 * @throws not_found, unauthenticated, forbidden
 */
export async function exportOrders(
  actor: Actor,
  offerId: string,
  { kind, channel }: { kind: ExportKind; channel?: SalesChannel },
): Promise<string> {
  requireMember(actor);
  const loaded: LoadedOffer = await loadOffer(actor, offerId);
  const { access, facts, offer } = loaded;
  if (!mayProduce(access, facts)) throw new PortalError('forbidden');
  const rows = kind === 'production' ? await productionRows(offerId) : await deliveryRows(offerId, channel);
  if (kind === 'delivery')
    await transact((tx) =>
      recordAct(tx, {
        ...{ actor, at: now(), act: 'orders.exported', subject: offerStream(offerId), clubId: offer.clubId },
        detail: { channel: channel ?? null, orders: rows.length - 1 },
      }),
    );
  return csvMark + rows.map(csvLine).join('');
}
