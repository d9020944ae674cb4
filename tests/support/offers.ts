import { createOffer } from '~/modules/offers/create-offer.server';
import { makePledge } from '~/modules/offers/pledge.server';
import { createOfferInput, pledgeInput } from '~/modules/offers/schema';
import { settleOffer } from '~/modules/offers/settle-offer.server';
import { type Actor, system } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { newId } from '~/platform/ids';
import { parseInput } from '~/platform/input';
import { enterClub, type TestClub } from './club';
import { makeMember, type TestPerson } from './people';

const hourMs = 3_600_000;

export const fromNow = (ms: number) => new Date(now().getTime() + ms);

/** What an offer needs; `facts` are more of it, or others. */
export function offerBody(facts: object = {}) {
  return {
    title: 'A dozen coffee cups',
    body: 'Made together, glazed by hand.',
    currency: 'THB',
    threshold: 10,
    deadline: fromNow(48 * hourMs).toISOString(),
    options: [{ name: 'One cup', channel: 'shop', price: 12_000 }],
    ...facts,
  };
}

export interface MadeOffer {
  id: string;
  optionIds: string[];
}

export async function makeOffer(brand: Actor, club: TestClub, facts: object = {}): Promise<MadeOffer> {
  const input = parseInput(createOfferInput, offerBody(facts));
  const { offerId } = await createOffer(brand, { ...input, slug: club.slug });
  const options = await db.offerOption.findMany({ where: { offerId }, orderBy: { position: 'asc' } });
  return { id: offerId, optionIds: options.map(({ id }) => id) };
}

export function pledge(
  who: TestPerson,
  offer: MadeOffer,
  [min, max]: readonly [number, number],
  facts: { option?: number; attributes?: Record<string, string> } = {},
) {
  const { option = 0, attributes } = facts;
  const input = parseInput(pledgeInput, { optionId: offer.optionIds[option], min, max, attributes });
  return makePledge(who.actor, { ...input, offerId: offer.id });
}

export async function makeBuyers(club: TestClub, count: number): Promise<TestPerson[]> {
  const buyers = await Promise.all(
    Array.from({ length: count }, (_, index) => makeMember({ name: `Buyer ${index}`, password: null })),
  );
  for (const buyer of buyers) await enterClub(buyer, club);
  return buyers;
}

/** The clock goes on to a moment after the offer's deadline, and what is due is settled. */
export async function passDeadline(offer: MadeOffer): Promise<void> {
  const { deadline } = await db.offer.findUniqueOrThrow({ where: { id: offer.id } });
  freezeClock(new Date(deadline.getTime() + 1_000));
  await settleOffer(system, { offerId: offer.id });
}

/** One's order of an offer. */
export async function orderOf(who: TestPerson, offer: MadeOffer) {
  return db.offerOrder.findFirstOrThrow({ where: { offerId: offer.id, memberId: who.memberId } });
}

/** A picture of a bank's slip that they have put up, without its bytes. */
export async function makeSlip({ memberId }: TestPerson): Promise<string> {
  const size = { width: 1, height: 1, bytes: 1 };
  const files = { file: 'slip', thumbFile: 'slip-small' };
  const { id } = await db.upload.create({
    data: { id: newId(), uploaderId: memberId, mime: 'image/webp', ...size, ...files },
  });
  return id;
}
