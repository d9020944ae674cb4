import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { lockClub } from './internal/lock-club.server';
import { readMembership, showMembership, standingOf, writeMembership } from './internal/membership.server';
import { mayModerate } from './policy';
import type { MembershipView } from './views';

export interface DecideMembership {
  slug: string;
  memberId: string;
  /** For the record, and told to whoever is declined. */
  reason?: string;
}

async function decide(
  context: CommandContext<DecideMembership>,
  decision: { act: string; status: 'active' | 'left' },
): Promise<{ membership: MembershipView }> {
  const { tx, actor, input, at } = context;
  if (actor.kind !== 'system') requireMember(actor);
  const access = await lockClub(tx, actor, { slug: input.slug });
  if (!mayModerate(access)) throw new PortalError('forbidden');
  const before = isId(input.memberId) ? await readMembership(access.club.id, input.memberId, tx) : null;
  if (!before) throw new PortalError('not_found');
  const { memberId, status } = before;
  // Two moderators may have had the same thought; what somebody took back meanwhile is not decided any more.
  const decidedSo = decision.status === 'active' && standingOf(before, at) === 'active';
  if (decidedSo) return { membership: await showMembership(tx, before, at) };
  if (status !== 'pending') throw new PortalError('conflict');
  await recordAct(tx, {
    actor,
    at,
    act: decision.act,
    subject: `member:${memberId}`,
    clubId: access.club.id,
    reason: input.reason,
  });
  const patch = decision.status === 'active' ? { joinedAt: at } : { leftAt: at };
  return {
    membership: await writeMembership(context, access.club, memberId, before, {
      status: decision.status,
      ...patch,
    }),
  };
}

/**
 * Somebody who asked to come in is a member. Moderators may. Asked again it gives the same answer. Publishes
 * `member.joined`, `membership.changed`. @throws conflict when they took it back meanwhile
 */
export const approveMembership = defineCommand<DecideMembership, { membership: MembershipView }>(
  'clubs.approve',
  (context) => decide(context, { act: 'membership.approved', status: 'active' }),
);

/**
 * Somebody who asked to come in is not let in; they may ask again. Moderators may. Publishes `membership.changed`.
 * @throws conflict when it is decided or taken back already
 */
export const declineMembership = defineCommand<DecideMembership, { membership: MembershipView }>(
  'clubs.decline',
  (context) => decide(context, { act: 'membership.declined', status: 'left' }),
);
