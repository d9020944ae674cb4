import { reofferFreed, broadcastQuickOffer } from '~/modules/offers/broadcast-quick.server';
import { askInOffer } from '~/modules/offers/ask-in-offer.server';
import { changeOffer } from '~/modules/offers/change-offer.server';
import { changeOrder } from '~/modules/offers/change-order.server';
import { claimQuickOffer, collectClaim } from '~/modules/offers/claim-quick.server';
import { createOffer } from '~/modules/offers/create-offer.server';
import { giveCosts } from '~/modules/offers/give-costs.server';
import { handleOrders } from '~/modules/offers/handle-orders.server';
import { receivePayment } from '~/modules/offers/pay-order.server';
import { makePledge } from '~/modules/offers/pledge.server';
import { expireQuickOffer } from '~/modules/offers/ring-quick.server';
import { passStage } from '~/modules/offers/run-stages.server';
import { savePlace } from '~/modules/offers/save-place.server';
import { createOfferInput, quickOfferInput, reofferInput } from '~/modules/offers/schema';
import { settleOffer } from '~/modules/offers/settle-offer.server';
import { withdrawOffer } from '~/modules/offers/steer-offer.server';
import { system } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { parseInput } from '~/platform/input';
import { demo } from '../../../../../prisma/demo/index.ts';
import { places, quickOffers } from '../../../../../prisma/demo/offers/quick.ts';
import { type DemoOffer, type DemoQuick, offers } from '../../../../../prisma/demo/offers.ts';
import { designActs } from './design-acts.server';
import {
  type Act,
  actorOf,
  joinedAt,
  isActive,
  membershipOf,
  minutesPerDay,
  momentOf,
  type Stage,
} from './stage.server';

interface Played {
  id: string;
  optionIds: string[];
}

/** Members of a club who buy: no suppliers of it, and there before the moment. The demo's own accounts first. */
function buyersOf(slug: string, minutesAgo: number): string[] {
  return demo.members
    .filter(({ key }) => isActive(key, slug) && joinedAt(key, slug) > minutesAgo)
    .filter(({ key }) => (membershipOf(key, slug)?.roles ?? []).length === 0)
    .map(({ key }) => key)
    .toSorted((a, b) => Number(demoAccounts.includes(b)) - Number(demoAccounts.includes(a)));
}
const demoAccounts = ['customer', 'khach', 'guest-english'];

async function proposalOf(slug: string, title: string): Promise<string> {
  const { id } = await db.proposal.findFirstOrThrow({
    where: { club: { slug }, title },
    select: { id: true },
  });
  return id;
}

/** What the brand asks about an offer, and says otherwise, while members pledge. */
function wordActs(stage: Stage, offer: DemoOffer, played: Played): Act[] {
  const { madeDaysAgo: daysAgo, by, questions = [], edits = [] } = offer;
  const act = (after: number, run: () => Promise<unknown>): Act => ({
    minutesAgo: (daysAgo - after) * minutesPerDay,
    run,
  });
  return [
    ...questions.flatMap((design) =>
      designActs(stage, design, {
        ...{ daysAgo, act },
        ask: (who, input) => askInOffer(who, { ...input, offerId: played.id }),
      }),
    ),
    ...edits.map(({ after, ...words }) =>
      act(after, () => changeOffer(actorOf(stage, by), { ...words, offerId: played.id })),
    ),
  ];
}

function makeAct(stage: Stage, offer: DemoOffer, played: Played): Act {
  const { club, by, supplier, madeDaysAgo, deadlineInDays, costs, stages = [] } = offer;
  const inDays = (days: number) => momentOf(stage, -days * minutesPerDay).toISOString();
  const { title, body, currency, threshold, priceNote, attributes, options, proposal } = offer;
  return {
    minutesAgo: madeDaysAgo * minutesPerDay,
    async run() {
      const input = parseInput(createOfferInput, {
        ...{ title, body, currency, threshold, priceNote, attributes, options },
        deadline: inDays(deadlineInDays),
        supplierId: supplier ? stage.organisationIds.get(supplier) : undefined,
        stages: stages.map(({ plannedInDays, ...rest }) => ({ ...rest, plannedAt: inDays(plannedInDays) })),
        status: costs ? 'draft' : 'open',
        proposalId: proposal ? await proposalOf(club, proposal) : undefined,
      });
      const { offerId } = await createOffer(actorOf(stage, by), { ...input, slug: club });
      const rows = await db.offerOption.findMany({ where: { offerId }, orderBy: { position: 'asc' } });
      Object.assign(played, { id: offerId, optionIds: rows.map(({ id }) => id) });
    },
  };
}

function pledgeActs(stage: Stage, offer: DemoOffer, played: Played): Act[] {
  const { club, madeDaysAgo, deadlineInDays, pledges, attributes = [] } = offer;
  if (!pledges) return [];
  const end = Math.max(0.05, -deadlineInDays);
  const begin = madeDaysAgo - 0.2;
  return buyersOf(club, madeDaysAgo * minutesPerDay)
    .slice(0, pledges.members)
    .map((key, index): Act => ({
      minutesAgo: (begin - ((begin - end) * index) / (pledges.members + 1)) * minutesPerDay,
      async run() {
        const { min, max } = pledges;
        await makePledge(actorOf(stage, key), {
          offerId: played.id,
          optionId: played.optionIds[index % played.optionIds.length]!,
          min: min + (index % 2),
          max: max + (index % 3),
          attributes: Object.fromEntries(
            attributes.map((one) => [one.key, one.choices[index % one.choices.length]!]),
          ),
        });
      },
    }));
}

async function orderOfDemo(offerId: string) {
  return db.offerOrder.findFirst({
    where: { offerId, state: { in: ['placed', 'in_production'] } },
    orderBy: { createdAt: 'desc' },
  });
}

/** Who of the demo a member's id belongs to. */
function keyOf(stage: Stage, memberId: string): string {
  return [...stage.memberIds].find(([, id]) => id === memberId)![0];
}

function afterActs(stage: Stage, offer: DemoOffer, played: Played): Act[] {
  const {
    deadlineInDays,
    passed = 0,
    cancelledDaysAgo,
    deliveredDaysAgo,
    withdrawn,
    by,
    stages = [],
  } = offer;
  const acts: Act[] = [];
  const at = (daysAgo: number, run: () => Promise<unknown>) =>
    acts.push({ minutesAgo: daysAgo * minutesPerDay, run });
  if (withdrawn)
    at(-deadlineInDays + 5, () =>
      withdrawOffer(actorOf(stage, by), { offerId: played.id, reason: withdrawn }),
    );
  else if (deadlineInDays < 0) at(-deadlineInDays - 0.001, () => settleOffer(system, { offerId: played.id }));
  for (let position = 1; position <= passed; position++)
    at(-stages[position - 1]!.plannedInDays - 0.5, () =>
      passStage(actorOf(stage, 'admin'), { offerId: played.id, position }),
    );
  if (cancelledDaysAgo !== undefined)
    at(cancelledDaysAgo, async () => {
      const order = await orderOfDemo(played.id);
      if (!order) return;
      const who = actorOf(stage, keyOf(stage, order.memberId));
      await changeOrder(who, { orderId: order.id, attribute: 'cancel', value: true });
      await reofferFreed(actorOf(stage, 'admin'), {
        ...parseInput(reofferInput, { discountPercent: 20, hours: 168 }),
        offerId: played.id,
        optionId: order.optionId,
      });
    });
  if (deliveredDaysAgo !== undefined)
    at(deliveredDaysAgo, async () => {
      const rows = await db.offerOrder.findMany({ where: { offerId: played.id, state: 'in_production' } });
      for (const { id } of rows) await receivePayment(actorOf(stage, 'admin'), { orderId: id });
      await handleOrders(actorOf(stage, 'admin'), { offerId: played.id, state: 'delivered' });
    });
  return acts;
}

function costActs(stage: Stage, offer: DemoOffer, played: Played): Act[] {
  return (offer.costs ?? []).map(({ by, part }, index) => ({
    minutesAgo: (offer.madeDaysAgo - 1 - index) * minutesPerDay,
    run: () =>
      giveCosts(actorOf(stage, by), {
        offerId: played.id,
        costs: offer.options.map(({ price }, option) => ({
          ...{
            optionId: played.optionIds[option]!,
            from: 1,
            cost: Math.round((price * part) / 100) * 100,
            note: '',
          },
        })),
      }),
  }));
}

function quickActs(stage: Stage, quick: DemoQuick): Act[] {
  const {
    club,
    by,
    title,
    quantity,
    price,
    currency,
    discountPercent,
    perMember,
    minutesAgo,
    forDays,
    place,
    claims,
  } = quick;
  let quickOfferId = '';
  const claimIds: string[] = [];
  const begin: Act = {
    minutesAgo,
    async run() {
      const until = momentOf(stage, minutesAgo - forDays * minutesPerDay).toISOString();
      const input = parseInput(quickOfferInput, {
        ...{ title, quantity, price, currency, discountPercent, perMember, until, place },
      });
      const answer = await broadcastQuickOffer(actorOf(stage, by), { ...input, slug: club });
      quickOfferId = answer.quickOffer.id;
    },
  };
  const claiming = buyersOf(club, minutesAgo)
    .slice(1, 1 + claims)
    .map((key, index): Act => ({
      minutesAgo: minutesAgo - 5 * (index + 1),
      async run() {
        const { claim } = await claimQuickOffer(actorOf(stage, key), { quickOfferId, quantity: 1 });
        claimIds.push(claim.id);
      },
    }));
  const over = minutesAgo - forDays * minutesPerDay;
  const end: Act[] =
    over > 0 ? [{ minutesAgo: over - 1, run: () => expireQuickOffer(system, { quickOfferId }) }] : [];
  // Of what is over, all but the last have come for it.
  const collecting: Act[] =
    over > 0
      ? Array.from({ length: Math.max(0, claiming.length - 1) }, (_, index) => ({
          minutesAgo: over + 60,
          run: () => collectClaim(actorOf(stage, by), { claimId: claimIds[index]! }),
        }))
      : [];
  return [begin, ...claiming, ...collecting, ...end];
}

/** Offers of the demo in every state, with pledges, orders in their stages, and quick offers near by. */
export function offerActs(stage: Stage): Act[] {
  const played = offers.flatMap((offer): Act[] => {
    const one: Played = { id: '', optionIds: [] };
    return [
      makeAct(stage, offer, one),
      ...pledgeActs(stage, offer, one),
      ...costActs(stage, offer, one),
      ...wordActs(stage, offer, one),
      ...afterActs(stage, offer, one),
    ];
  });
  const wanted = places.map(({ member, ...place }): Act => ({
    minutesAgo: 3 * minutesPerDay,
    run: () => savePlace(actorOf(stage, member), place),
  }));
  return [...played, ...wanted, ...quickOffers.flatMap((quick) => quickActs(stage, quick))];
}
