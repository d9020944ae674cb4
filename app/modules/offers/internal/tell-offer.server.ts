import type { CommandContext } from '~/platform/command.server';
import type { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import type { LoadedOffer } from '../load-offer.server';
import { publicityOf } from '../policy';
import { offerStream, workshopStream } from '../streams';
import { fromPriceOf, type OfferUpdates } from '../updates';
import type { OfferView } from '../views';
import {
  offerInclude,
  type OfferRow,
  offerQuantity,
  readOrganisations,
  viewOffer,
  viewOption,
} from './view-offer.server';

type Telling = Pick<CommandContext<unknown>, 'tx' | 'tell'>;

export async function readOfferRow(tx: Tx | typeof db, offerId: string): Promise<OfferRow> {
  return tx.offer.findUniqueOrThrow({ where: { id: offerId }, include: offerInclude });
}

/** What everybody who may see the offer may know of it; nothing depends on who asks. */
async function neutralView({ tx }: Telling, row: OfferRow, { access }: LoadedOffer): Promise<OfferView> {
  const everybody = {
    access: { club: { ...access.club, badge: { roles: [], commercial: false } }, organisationIds: [] },
    facts: {
      ...{ ...publicityOf(row), state: row.state, supplierId: row.supplierId },
      ...{ askedIds: [], hidden: false, takesPart: false },
    },
  };
  return viewOffer(row, everybody, await readOrganisations(tx, [row.supplierId]));
}

/**
 * Screens show the offer as it is by now; of one that is hidden they are told nothing. What the club may not know of yet is told to the
 * workshop alone: whoever watches the offer later is given what its stream told before.
 */
export async function tellOffer(context: Telling, loaded: LoadedOffer): Promise<void> {
  const row = await readOfferRow(context.tx, loaded.offer.id);
  if (row.hidden) return;
  if (!publicityOf(row).known) return tellWorkshop(context, row.id, 'offer');
  const offer = await neutralView(context, row, loaded);
  context.tell(offerStream(row.id), 'offer.changed', { offer } satisfies OfferUpdates['offer.changed']);
}

/** Screens show where an option stands; `row` is the offer as it is by now. */
export function tellPledged({ tell }: Pick<Telling, 'tell'>, row: OfferRow, optionId: string): void {
  const options = row.options.map((option) => viewOption(option, true));
  tell(offerStream(row.id), 'offer.pledged', {
    option: options.find(({ id }) => id === optionId)!,
    quantity: offerQuantity(row),
    pledgeCount: row.options.reduce((sum, one) => sum + one.pledgeCount, 0),
    fromPrice: fromPriceOf(options),
  } satisfies OfferUpdates['offer.pledged']);
}

/** The brand and the suppliers look again: ids only, since what they may see differs. */
export function tellWorkshop(
  { tell }: Pick<Telling, 'tell'>,
  offerId: string,
  what: 'offer' | 'costs' | 'orders' | 'stages',
): void {
  tell(workshopStream(offerId), 'workshop.changed', { what });
}
