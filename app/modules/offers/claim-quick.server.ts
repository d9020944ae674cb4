import type { ClubAccess } from '~/modules/clubs/access';
import { type AccessRow, accessJson, accessOf } from '~/modules/clubs/load-access.server';
import { isActiveMember, mayRead, mayWrite } from '~/modules/clubs/policy';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db, queryRows } from '~/platform/db/client.server';
import type { QuickClaim } from '~/platform/db/generated/client';
import { Prisma } from '~/platform/db/sql.server';
import { queryAgain } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { hashInput, idempotencyScope } from '~/platform/idempotency.server';
import { isId, newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { announceCommitted } from '~/platform/updates/committed.server';
import { newOrderNumber } from './settle-offer.server';
import { loadOfferAccess } from './load-offer.server';
import { askToNote } from './note-claimed.server';
import { mayRunQuick } from './policy';
import type { Currency } from './rules';
import { quickStream } from './streams';
import type { QuickUpdates } from './updates';
import type { ClaimView } from './views';

const commandName = 'offers.claim-quick';

export function viewClaim(row: QuickClaim, currency: string): ClaimView {
  const { id, number, quickOfferId, quantity, collectedAt, at } = row;
  const unitPrice = Number(row.unitPrice);
  return {
    ...{ id, number, quickOfferId, quantity, unitPrice, total: unitPrice * quantity },
    currency: currency as Currency,
    collectedAt: collectedAt?.toISOString() ?? null,
    at: at.toISOString(),
  };
}

interface Claimed {
  claimId: string;
  unitPrice: string | bigint;
  seq: string | bigint;
  data: QuickUpdates['quick-offer.changed'];
  repeated: boolean;
}

/** Reads what a claim needs of a quick offer with where the actor stands in its club: one statement. */
async function readForClaim(
  actor: Actor,
  quickOfferId: string,
): Promise<{ club: ClubAccess; currency: string }> {
  const [row] = isId(quickOfferId)
    ? await queryRows<{ access: AccessRow; currency: string }>(
        db,
        Prisma.sql`SELECT ${accessJson(actor)} AS "access", q."currency" FROM "QuickOffer" q JOIN "Club" c ON c."id" = q."clubId"
          WHERE q."id" = ${quickOfferId}::uuid`,
      )
    : [];
  if (!row) throw new PortalError('not_found');
  return { club: accessOf(actor, row.access), currency: row.currency };
}

function requireClaimer(club: ClubAccess): void {
  if (isActiveMember(club) && mayWrite(club)) return;
  if (!mayRead(club)) throw new PortalError('forbidden');
  if (club.membership?.status === 'suspended') throw new PortalError('suspended');
  throw new PortalError(club.membership?.status === 'active' ? 'club_closed' : 'not_a_member');
}

/**
 * A member has so many of a quick offer: first come, first served, never more than there are, within the member's limit. Members of the club.
 * The database does it in one statement, `claim_quick_offer`. Publishes `quick-offer.changed`.
 * @throws not_found, unauthenticated, not_a_member, suspended, club_closed, sold_out, limit_reached, closed, key_reused
 */
async function claim(
  actor: Actor,
  input: { quickOfferId: string; quantity: number },
  options: { idempotencyKey?: string } = {},
): Promise<{ claim: ClaimView; remaining: number }> {
  const { memberId } = requireMember(actor);
  const { quickOfferId, quantity } = input;
  const quick = await readForClaim(actor, quickOfferId);
  requireClaimer(quick.club);
  const at = now();
  const { idempotencyKey: key } = options;
  const scope = key ? idempotencyScope(actor, commandName) : null;
  const number = newOrderNumber();
  const [claimed] = await queryAgain<Claimed>(
    Prisma.sql`SELECT "claimId", "unitPrice", "seq", "data", "repeated" FROM claim_quick_offer(${quickOfferId}::uuid, ${newId()}::uuid,
        ${number}, ${memberId}::uuid, ${quantity}::int, ${at}::timestamptz, ${scope}, ${key ?? null}, ${key ? hashInput(input) : null})`,
  );
  const { claimId, data, repeated } = claimed!;
  if (repeated) {
    const row = await db.quickClaim.findUniqueOrThrow({
      where: { id: claimId },
      include: { quickOffer: { select: { remaining: true } } },
    });
    return { claim: viewClaim(row, quick.currency), remaining: row.quickOffer.remaining };
  }
  const [stream, type] = [quickStream(quickOfferId), 'quick-offer.changed'];
  announceCommitted([{ stream, type, seq: Number(claimed!.seq), at: at.toISOString(), data }]);
  if (data.state === 'claimed') await askToNote(quickOfferId);
  const unitPrice = BigInt(claimed!.unitPrice);
  const made = { id: claimId, number, quickOfferId, memberId, quantity, unitPrice, collectedAt: null, at };
  return { claim: viewClaim(made, quick.currency), remaining: data.remaining };
}

export const claimQuickOffer = Object.assign(claim, { commandName });

/**
 * A claim is handed over. Whose quick offer it is, and the brand. @throws not_found, unauthenticated, forbidden, conflict
 */
export const collectClaim = defineCommand<{ claimId: string }, { claim: ClaimView }>(
  'offers.collect-claim',
  async ({ tx, actor, input, at }) => {
    requireMember(actor);
    const found = isId(input.claimId)
      ? await tx.quickClaim.findUnique({
          where: { id: input.claimId },
          include: { quickOffer: { select: { clubId: true, organisationId: true, currency: true } } },
        })
      : null;
    if (!found) throw new PortalError('not_found');
    const access = await loadOfferAccess(actor, { clubId: found.quickOffer.clubId }, tx);
    if (!mayRunQuick(access, found.quickOffer)) throw new PortalError('forbidden');
    const { count } = await tx.quickClaim.updateMany({
      where: { id: found.id, collectedAt: null },
      data: { collectedAt: at },
    });
    if (count !== 1) throw new PortalError('conflict');
    return { claim: viewClaim({ ...found, collectedAt: at }, found.quickOffer.currency) };
  },
);
