import { type AccessRow, accessJson } from '~/modules/clubs/load-access.server';
import type { Actor } from '~/platform/actor';
import { queryRows } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import type { OfferRow, OptionRow, StageRow } from './view-offer.server';

/** Rows as JSON has them: times are text, and what counts money a plain number. */
type Told<Row> = {
  [Key in keyof Row]: Row[Key] extends bigint
    ? number
    : Row[Key] extends bigint | null
      ? number | null
      : Row[Key] extends Date
        ? string
        : Row[Key] extends Date | null
          ? string | null
          : Row[Key];
};
type ToldOffer = Told<Omit<OfferRow, 'options' | 'stages'>> & {
  options: Told<OptionRow>[];
  stages: Told<StageRow>[];
  askedIds: string[];
};

const dateOf = (text: string | null) => (text === null ? null : new Date(text));
const amountOf = (amount: number | null) => (amount === null ? null : BigInt(amount));

function optionOf(told: Told<OptionRow>): OptionRow {
  return {
    ...told,
    price: BigInt(told.price),
    finalPrice: amountOf(told.finalPrice),
    deliversFrom: dateOf(told.deliversFrom),
    deliversTo: dateOf(told.deliversTo),
  };
}

function stageOf(told: Told<StageRow>): StageRow {
  return {
    ...told,
    fee: amountOf(told.fee),
    plannedAt: new Date(told.plannedAt),
    startedAt: dateOf(told.startedAt),
    passedAt: dateOf(told.passedAt),
  };
}

export interface LockedOffer {
  row: OfferRow;
  askedIds: string[];
  access: AccessRow;
}

/** Locks an offer, and then reads all of it and where the actor stands in its club: one statement. Null: there is none. */
export async function lockWholeOffer(tx: Tx, actor: Actor, offerId: string): Promise<LockedOffer | null> {
  const [locked] = await queryRows<{ told: ToldOffer; access: AccessRow }>(
    tx,
    Prisma.sql`SELECT lock_whole_offer(${offerId}::uuid) AS "told", ${accessJson(actor)} AS "access"
      FROM "Club" c WHERE c."id" = (SELECT o."clubId" FROM "Offer" o WHERE o."id" = ${offerId}::uuid)`,
  );
  if (!locked) return null;
  const { options, stages, askedIds, ...offer } = locked.told;
  const row: OfferRow = {
    ...offer,
    deadline: new Date(offer.deadline),
    createdAt: new Date(offer.createdAt),
    openedAt: dateOf(offer.openedAt),
    settledAt: dateOf(offer.settledAt),
    endedAt: dateOf(offer.endedAt),
    options: options.map(optionOf),
    stages: stages.map(stageOf),
  };
  return { row, askedIds, access: locked.access };
}
