import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { getMyPoints } from './get-my-points.server';
import { listMyEntries } from './list-my-entries.server';
import { mayServe } from './policy';

/**
 * What a member has and how it came about, as they see it themselves, and which of it can be undone. Agents and admins.
 * @throws unauthenticated, forbidden, not_found
 */
export async function getMemberPoints(
  actor: Actor,
  memberId: string,
  { cursor, limit }: { cursor?: string; limit: number },
) {
  requireMember(actor);
  if (!mayServe(actor)) throw new PortalError('forbidden');
  const member = isId(memberId)
    ? await db.member.findUnique({ where: { id: memberId }, select: { id: true, name: true, status: true } })
    : null;
  if (!member || member.status === 'erased') throw new PortalError('not_found');
  // Read as the member would read it: nothing is written by looking.
  const own: Actor = { kind: 'member', memberId, name: member.name, portalRoles: [] };
  const [points, statement] = await Promise.all([getMyPoints(own), listMyEntries(own, { cursor, limit })]);
  const ids = statement.items.map(({ transfer }) => transfer.id);
  const [undone, vouchers] = await Promise.all([
    db.pointTransfer.findMany({ where: { reversesId: { in: ids } }, select: { reversesId: true } }),
    db.redemption.findMany({ where: { transferId: { in: ids } }, select: { transferId: true } }),
  ]);
  const fixed = new Set([
    ...undone.map(({ reversesId }) => reversesId),
    ...vouchers.map(({ transferId }) => transferId),
  ]);
  const reversible = statement.items
    .filter(({ transfer }) => ['earn', 'adjust'].includes(transfer.kind) && !fixed.has(transfer.id))
    .map(({ transfer }) => transfer.id);
  return {
    member: { id: member.id, name: member.name },
    points,
    statement,
    reversible,
    at: now().toISOString(),
  };
}
