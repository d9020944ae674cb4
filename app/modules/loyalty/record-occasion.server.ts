import type { z } from 'zod';
import { memberIdOf } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { earnPoints } from './earn-points.server';
import { findBuyer, findTransfer } from './record-purchase.server';
import { mayServe } from './policy';
import type { customEarningInput } from './rule-schema';
import type { TransferView } from './views';

/**
 * Something has happened to a member that only the brand's own systems know of; they have what the rules for this name pay. Agents and
 * admins may, and tokens of theirs with the scope `earnings:write`. The same reference again earns nothing more and gets the same
 * answer. Publishes `points.changed`. @throws unauthenticated, forbidden, invalid (`member`)
 */
export const recordOccasion = defineCommand<
  z.output<typeof customEarningInput>,
  { transfers: TransferView[] }
>('loyalty.record-occasion', async (context) => {
  const { tx, actor, input, at } = context;
  requireMember(actor);
  if (!mayServe(actor)) throw new PortalError('forbidden');
  const { name, reference, clubId, amount, currency } = input;
  const memberId = await findBuyer(tx, actor, input.member);
  const cause = `custom:${reference}`;
  await earnPoints(context, {
    trigger: 'custom',
    memberId,
    clubId,
    actorId: memberIdOf(actor) ?? null,
    cause,
    name,
    ...(amount === undefined ? {} : { amount }),
    ...(currency === undefined ? {} : { currency }),
    ...(input.at === undefined ? {} : { happenedAt: input.at }),
  });
  const paid = await tx.pointTransfer.findMany({
    where: { cause, kind: 'earn', wallet: { memberId } },
    select: { id: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const detail = { name, reference };
  await recordAct(tx, { actor, at, act: 'earning.recorded', subject: `member:${memberId}`, detail });
  const transfers = [];
  for (const { id } of paid) transfers.push((await findTransfer(tx, id)) ?? []);
  return { transfers: transfers.flat() };
});
