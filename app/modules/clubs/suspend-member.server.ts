import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { Membership } from '~/platform/db/generated/client';
import { invalidField, PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import type { ClubAccess } from './access';
import { badgesOf } from './internal/badges.server';
import { lockClub } from './internal/lock-club.server';
import { clearSuspension } from './internal/clear-suspension.server';
import { readMembership, showMembership, writeMembership } from './internal/membership.server';
import { mayModerate, maySuspend } from './policy';
import type { SuspendInput } from './schema';
import type { MembershipView } from './views';

export interface SuspendMember extends SuspendInput {
  slug: string;
  memberId: string;
}

interface Target {
  access: ClubAccess;
  membership: Membership;
}

async function lockTarget(
  { tx, actor }: CommandContext<unknown>,
  { slug, memberId }: { slug: string; memberId: string },
): Promise<Target> {
  if (actor.kind !== 'system') requireMember(actor);
  const access = await lockClub(tx, actor, { slug });
  if (!mayModerate(access)) throw new PortalError('forbidden');
  const membership = isId(memberId) ? await readMembership(access.club.id, memberId, tx) : null;
  if (!membership) throw new PortalError('not_found');
  const badges = await badgesOf(access.club.id, [memberId], tx);
  if (!maySuspend(access, { memberId, badge: badges.get(memberId)! })) throw new PortalError('forbidden');
  return { access, membership };
}

/**
 * A member may not write in the club and hears nothing of it until a time, or until it is lifted. Moderators may; only
 * admins where it meets a moderator or the brand's people. Asked again it changes time and reason. Somebody who has left is
 * suspended from the moment they come back. Publishes `member.gone`, `membership.changed`, and cuts their sockets.
 * @throws invalid (`until` is over), not_found, forbidden, conflict when they are not in yet
 */
export const suspendMember = defineCommand<SuspendMember, { membership: MembershipView }>(
  'clubs.suspend',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { access, membership: before } = await lockTarget(context, input);
    const { until, reason, memberId } = input;
    const suspendedUntil = new Date(until);
    if (suspendedUntil <= at) throw invalidField('until', 'in_past');
    if (before.status === 'pending' || before.status === 'invited') throw new PortalError('conflict');
    await recordAct(tx, {
      actor,
      at,
      act: 'member.suspended',
      subject: `member:${memberId}`,
      clubId: access.club.id,
      reason,
      detail: { until: suspendedUntil.toISOString() },
    });
    return {
      membership: await writeMembership(context, access.club, memberId, before, {
        status: before.status === 'left' ? 'left' : 'suspended',
        suspendedUntil,
        suspendedReason: reason,
      }),
    };
  },
);

/**
 * A suspended member is one again. Moderators may, as for suspending. Who is not suspended stays as they are. Publishes
 * `member.joined`, `membership.changed`.
 */
export const liftSuspension = defineCommand<
  { slug: string; memberId: string; reason?: string },
  { membership: MembershipView }
>('clubs.lift-suspension', async (context) => {
  const { tx, actor, input, at } = context;
  const { access, membership: before } = await lockTarget(context, input);
  if (!before.suspendedUntil) return { membership: await showMembership(tx, before, at) };
  await recordAct(tx, {
    actor,
    at,
    act: 'member.suspension_lifted',
    subject: `member:${input.memberId}`,
    clubId: access.club.id,
    reason: input.reason,
  });
  return { membership: await clearSuspension(context, access.club, before) };
});
