import { recheckNotices } from '~/modules/notices/settle-notices.server';
import { loadStandings } from '~/modules/clubs/load-standings.server';
import { type Actor, memberIdOf } from '~/platform/actor';
import type { CommandContext } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { type ConcernAnswer, defineNotice, notice, recordNotices } from '~/platform/notices.server';
import { offerPaths } from '../paths';
import { mayServe } from '../policy';
import type { Currency } from '../rules';
import { offerStream } from '../streams';

/** What becomes of a member's own order and money. */
export type OrderTurn =
  'asked' | 'shipped' | 'delivered' | 'seen' | 'missing' | 'refunded' | 'cancelled' | 'waived';
const aboutMoney: readonly OrderTurn[] = ['seen', 'missing', 'refunded', 'waived'];

interface OrderTold {
  orderId: string;
  number: string;
  title: string;
  turn: OrderTurn;
  /** Minor units; 0 where no money went. */
  amount: number;
  currency: Currency;
  reason: string;
}

export const orderNotice = defineNotice<OrderTold>({
  name: 'offers.order',
  group: 'following',
  defaults: { inApp: 'on', email: 'on', push: 'on', line: 'off' },
  label: (t) => t('told:offers.order.label'),
  say({ t, format, items }) {
    const { turn, number, amount, currency, title, reason } = items[0]!.data;
    const line = t(`told:offers.order.${turn}`, { number, amount: format.money(amount, currency) });
    return { line, about: title, excerpt: reason || undefined };
  },
  /** Whose order it is, also when they have left its club. */
  async stillConcerns(asked) {
    const rows = await db.offerOrder.findMany({
      where: { id: { in: asked.map(({ data }) => data.orderId) } },
      select: { id: true, memberId: true, offer: { select: { title: true } } },
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return asked.map(({ memberId, data }): ConcernAnswer => {
      const row = byId.get(data.orderId);
      return row?.memberId === memberId ? { concern: 'yes', data: { title: row.offer.title } } : 'gone';
    });
  },
});

export const slipNotice = defineNotice<{ paymentId: string; title: string }>({
  name: 'offers.slip',
  roles: ['moderator', 'agent'],
  group: 'following',
  defaults: { inApp: 'on', email: 'digest', push: 'off', line: 'off' },
  label: (t) => t('told:offers.slip.label'),
  say: ({ t, items, count }) => ({
    line: t('told:offers.slip.line', { count }),
    about: items[0]!.data.title,
  }),
  /** As long as it waits, and they deal with orders. */
  async stillConcerns(asked) {
    const rows = await db.orderPayment.findMany({
      where: { id: { in: asked.map(({ data }) => data.paymentId) }, state: 'pending' },
      select: { id: true, order: { select: { offer: { select: { clubId: true, title: true } } } } },
    });
    const offerOf = new Map(rows.map(({ id, order }) => [id, order.offer]));
    const waiting = asked.filter(({ data }) => offerOf.has(data.paymentId));
    const standings = await loadStandings(
      waiting.map(({ memberId, data }) => ({ memberId, clubId: offerOf.get(data.paymentId)!.clubId })),
    );
    const serves = new Set(
      waiting.filter((_one, index) => {
        const standing = standings[index];
        return standing && mayServe({ club: standing.access, organisationIds: [] });
      }),
    );
    return asked.map((one): ConcernAnswer =>
      serves.has(one) ? { concern: 'yes', data: { title: offerOf.get(one.data.paymentId)!.title } } : 'gone',
    );
  },
});

type Telling = Pick<CommandContext<unknown>, 'tx' | 'at'> & { actor: Actor };

interface ToldOrder {
  id: string;
  number: string;
  memberId: string;
  offer: { id: string; clubId: string; title: string; currency: string };
}

/** Members hear what became of their orders, wherever they want to hear it; `what` names it once and for all. */
export async function tellBuyers(
  { tx, actor, at }: Telling,
  orders: readonly ToldOrder[],
  {
    turn,
    what,
    amount = 0,
    reason = '',
  }: { turn: OrderTurn; what: string; amount?: number; reason?: string },
): Promise<void> {
  const told = orders.map(({ id: orderId, number, memberId, offer }) =>
    notice(orderNotice, {
      ...{ memberId, actorId: memberIdOf(actor) ?? null, clubId: offer.clubId, at },
      // Its way and its money are two lines: the later one does not hide the other.
      subject: `${aboutMoney.includes(turn) ? 'order-money' : 'order'}:${orderId}`,
      ...{ once: `order:${orderId}:${what}`, url: offerPaths.order(orderId) },
      data: {
        ...{ orderId, number, title: offer.title, turn, amount, reason },
        currency: offer.currency as Currency,
      },
    }),
  );
  await recordNotices(tx, told);
}

/** Who deals with the orders of a club's offers: its moderators and the portal's agents; where there is none, its admins. */
async function serversOf(tx: Tx, clubId: string, at: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ memberId: string; role: string }[]>`
    SELECT DISTINCT g."memberId", g."role"::text AS "role" FROM "RoleGrant" g
    LEFT JOIN "Membership" s ON s."clubId" = g."clubId" AND s."memberId" = g."memberId"
    WHERE g."status" = 'verified' AND (g."validUntil" IS NULL OR g."validUntil" > ${at})
      AND ((g."clubId" = ${clubId}::uuid AND g."role" = 'moderator' AND s."status" = 'active')
        OR (g."clubId" IS NULL AND g."role" IN ('agent', 'admin')))`;
  const nearer = rows.filter(({ role }) => role !== 'admin');
  return [...new Set((nearer.length > 0 ? nearer : rows).map(({ memberId }) => memberId))];
}

const slipsOf = (offerId: string) => `${offerStream(offerId)}:slips`;

/** The brand's people who deal with orders hear that a slip is to be looked at; of one offer in one line. */
export async function tellSlip(
  { tx, actor, at }: Telling,
  { offer }: Pick<ToldOrder, 'offer'>,
  { slug, paymentId }: { slug: string; paymentId: string },
): Promise<void> {
  const { id, clubId, title } = offer;
  await recordNotices(
    tx,
    (await serversOf(tx, clubId, at)).map((memberId) =>
      notice(slipNotice, {
        ...{ memberId, actorId: memberIdOf(actor) ?? null, clubId, at, subject: slipsOf(id) },
        ...{ once: `slip:${paymentId}`, url: offerPaths.workshop(slug, id, 'orders') },
        data: { paymentId, title },
      }),
    ),
  );
}

/** A slip was looked at: it waits for nobody any more. */
export async function endSlip(tx: Tx, offerId: string): Promise<void> {
  await recheckNotices(tx, { subject: slipsOf(offerId) });
}
