import { type Actor } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField, PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { tellWorkshop } from './internal/tell-offer.server';
import { loadOffer, type LoadedOffer, lockOffer } from './load-offer.server';
import { mayCost, maySteer } from './policy';
import type { CostsInput } from './schema';
import type { CostView } from './views';

async function readCosts(tx: Tx | typeof db, { access, offer }: LoadedOffer): Promise<CostView[]> {
  const rows = await tx.offerCost.findMany({
    where: {
      offerId: offer.id,
      // The brand sees all; a supplier never another's.
      ...(maySteer(access) ? {} : { organisationId: { in: [...access.organisationIds] } }),
    },
    orderBy: [{ optionId: 'asc' }, { organisationId: 'asc' }, { fromQuantity: 'asc' }],
  });
  const organisations = await tx.organisation.findMany({
    where: { id: { in: [...new Set(rows.map(({ organisationId }) => organisationId))] } },
    select: { id: true, name: true },
  });
  const byId = new Map(organisations.map((one) => [one.id, one]));
  return rows.map(({ optionId, organisationId, fromQuantity, cost, note, at }) => ({
    ...{ optionId, organisation: byId.get(organisationId)!, from: fromQuantity, cost: Number(cost), note },
    at: at.toISOString(),
  }));
}

/** For whom the actor speaks: the one they name, or the first of theirs that is asked. */
function organisationOf({ access, facts }: LoadedOffer, wanted: string | undefined): string {
  const { organisationIds } = access;
  const asked = organisationIds.filter(
    (id) => facts.askedIds.length === 0 || facts.askedIds.includes(id) || id === facts.supplierId,
  );
  const id = wanted === undefined ? asked[0] : asked.find((one) => one === wanted);
  if (!id) throw invalidField('organisationId', 'not_found');
  return id;
}

/**
 * A supplier says what making each option costs, by quantity, instead of what they said before. Suppliers of the club who are asked (all,
 * where nobody is named), until the offer is settled. For themselves and the brand alone: tells `offer:<id>:workshop` that there is something new.
 * @throws not_found, unauthenticated, forbidden, closed, invalid
 */
export const giveCosts = defineCommand<CostsInput & { offerId: string }, { items: CostView[] }>(
  'offers.give-costs',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const loaded = await lockOffer(tx, actor, input.offerId);
    if (!mayCost(loaded.access, loaded.facts)) throw new PortalError('forbidden');
    const { offer } = loaded;
    if (offer.state !== 'costing' && offer.state !== 'open') throw new PortalError('closed');
    const organisationId = organisationOf(loaded, input.organisationId);
    const options = await tx.offerOption.findMany({ where: { offerId: offer.id }, select: { id: true } });
    const known = new Set(options.map(({ id }) => id));
    const seen = new Set<string>();
    for (const [index, { optionId, from }] of input.costs.entries()) {
      if (!known.has(optionId)) throw invalidField(`costs.${index}.optionId`, 'not_found');
      if (seen.has(`${optionId} ${from}`)) throw invalidField(`costs.${index}.from`, 'invalid');
      seen.add(`${optionId} ${from}`);
    }
    await tx.offerCost.deleteMany({ where: { offerId: offer.id, organisationId } });
    await tx.offerCost.createMany({
      data: input.costs.map(({ optionId, from, cost, note }) => ({
        ...{
          id: newId(),
          offerId: offer.id,
          optionId,
          organisationId,
          fromQuantity: from,
          cost,
          note,
          memberId,
          at,
        },
      })),
    });
    tellWorkshop(context, offer.id, 'costs');
    return { items: await readCosts(tx, loaded) };
  },
);

/** What suppliers ask: all of it for the brand, their own for a supplier. @throws not_found, unauthenticated, forbidden */
export async function listCosts(actor: Actor, offerId: string): Promise<{ items: CostView[]; next: null }> {
  requireMember(actor);
  const loaded = await loadOffer(actor, offerId);
  if (!maySteer(loaded.access) && !mayCost(loaded.access, loaded.facts)) throw new PortalError('forbidden');
  return { items: await readCosts(db, loaded), next: null };
}
