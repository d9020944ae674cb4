import { isAdmin } from '~/platform/actor';
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
import { openSuspension } from './internal/suspensions.server';
import { readMembership, showMembership, writeMembership } from './internal/membership.server';
import { mayModerate, maySuspend } from './policy';
import { isWithoutEnd } from './suspension';
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

type Context = CommandContext<unknown>;

async function lockTarget(
  { tx, actor }: Context,
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
 * Within another command: a member may not write in the club until a time. Answers the suspension's id besides.
 * @throws as `suspendMember`
 */
export async function suspendWithin(
  context: Context,
  input: SuspendMember,
): Promise<{ membership: MembershipView; suspensionId: string }> {
  const { tx, actor, at } = context;
  const { access, membership: before } = await lockTarget(context, input);
  const { until, reason, memberId } = input;
  const suspendedUntil = new Date(until);
  if (suspendedUntil <= at) throw invalidField('until', 'in_past');
  if (isWithoutEnd(suspendedUntil) && !isAdmin(actor)) throw new PortalError('forbidden');
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
  const suspensionId = await openSuspension(context, before, { until: suspendedUntil, reason });
  const membership = await writeMembership(context, access.club, memberId, before, {
    status: before.status === 'left' ? 'left' : 'suspended',
    suspendedUntil,
    suspendedReason: reason,
  });
  return { membership, suspensionId };
}

/**
 * A member may not write in the club and hears nothing of it until a time, or until it is lifted. Moderators may; only
 * admins where it meets a moderator or the brand's people, or has no end. Asked again it changes time and reason. Somebody
 * who has left is suspended from the moment they come back. Publishes `member.gone`, `membership.changed`, and cuts their
 * sockets.
 * @throws invalid (`until` is over), not_found, forbidden, conflict when they are not in yet
 */
export const suspendMember = defineCommand<SuspendMember, { membership: MembershipView }>(
  'clubs.suspend',
  async (context) => {
    const { membership } = await suspendWithin(context, context.input);
    return { membership };
  },
);

/** Within another command: a suspension that was shortened or lifted runs again as it was. @throws as `suspendMember` */
export async function resumeWithin(
  context: Context,
  input: SuspendMember & { suspensionId: string },
): Promise<void> {
  const { tx, actor, at } = context;
  const { access, membership: before } = await lockTarget(context, input);
  const { until, reason, memberId, suspensionId } = input;
  const suspendedUntil = new Date(until);
  const running = await tx.suspension.count({
    where: { clubId: access.club.id, memberId, endedAt: null, id: { not: suspensionId } },
  });
  if (running > 0) throw new PortalError('not_reversible');
  await tx.suspension.update({
    where: { id: suspensionId },
    data: { until: suspendedUntil, endedAt: null, endedById: null },
  });
  await recordAct(tx, {
    ...{ actor, at, reason, act: 'member.suspended', subject: `member:${memberId}`, clubId: access.club.id },
    detail: { until: suspendedUntil.toISOString(), resumed: true },
  });
  await writeMembership(context, access.club, memberId, before, {
    status: before.status === 'left' ? 'left' : 'suspended',
    suspendedUntil,
    suspendedReason: reason,
  });
}

/** Within another command: a suspension ends. @throws as `liftSuspension` */
export async function liftWithin(
  context: Context,
  input: { slug: string; memberId: string; reason?: string },
): Promise<{ membership: MembershipView }> {
  const { tx, actor, at } = context;
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
}

/**
 * A suspended member is one again. Moderators may, as for suspending. Who is not suspended stays as they are. Publishes
 * `member.joined`, `membership.changed`.
 */
export const liftSuspension = defineCommand<
  { slug: string; memberId: string; reason?: string },
  { membership: MembershipView }
>('clubs.lift-suspension', (context) => liftWithin(context, context.input));
