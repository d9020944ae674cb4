import type { CommandContext } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Membership, Prisma } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { newId } from '~/platform/ids';
import { publish } from '~/platform/jobs/jobs.server';
import { putSearchEntry, removeSearchEntries } from '~/platform/text/search-entry.server';
import type { Badge, ClubAccess } from '../access';
import { membershipChanged } from '../facts';
import { clubStream, memberStream } from '../streams';
import type { MemberGone, MemberJoined, MembershipChanged } from '../updates';
import type { MembershipView, PersonView } from '../views';
import { badgesOf } from './badges.server';
import { evict } from './evict.server';

type Context = Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell' | 'evict'>;
type Patch = Omit<Prisma.MembershipUncheckedUpdateInput, 'answers'> & {
  answers?: Record<string, string>;
  status?: Membership['status'];
};

export function readMembership(
  clubId: string,
  memberId: string,
  tx: Tx | typeof db = db,
): Promise<Membership | null> {
  return tx.membership.findUnique({ where: { clubId_memberId: { clubId, memberId } } });
}

/** The standing as it counts now: a suspension ends at its time even before the job has written that down. */
export function standingOf(membership: Membership, at: Date): Membership['status'] {
  const over = membership.suspendedUntil !== null && membership.suspendedUntil <= at;
  return membership.status === 'suspended' && over ? 'active' : membership.status;
}

/** Everyone in a club is a customer of it; roles of the brand and its network come on top, while one is in it. */
function clubRolesOf(badge: Badge, status: Membership['status']): MembershipView['roles'] {
  const roles = badge.roles.filter((role) => role !== 'admin' && role !== 'agent');
  return status === 'active' ? ['customer', ...roles] : ['customer'];
}

/** Pure: what a member sees of their own membership. `accountPictureId` shows where the persona has no picture of its own. */
export function viewMembership(
  membership: Membership,
  { badge, accountPictureId, at }: { badge: Badge; accountPictureId: string | null; at: Date },
): MembershipView {
  const status = standingOf(membership, at);
  const suspended = status === 'suspended';
  return {
    id: membership.id,
    memberId: membership.memberId,
    status,
    roles: clubRolesOf(badge, status),
    persona: {
      name: membership.personaName,
      bio: membership.bio,
      pictureId: membership.personaPictureId ?? accountPictureId,
    },
    joinedAt: membership.joinedAt?.toISOString() ?? null,
    suspendedUntil: suspended ? (membership.suspendedUntil?.toISOString() ?? null) : null,
    suspendedReason: suspended ? membership.suspendedReason : null,
    muted: membership.muted,
  };
}

export async function showMembership(
  tx: Tx | typeof db,
  membership: Membership,
  at: Date,
): Promise<MembershipView> {
  const { clubId, memberId } = membership;
  const badges = await badgesOf(clubId, [memberId], tx);
  const member = await tx.member.findUniqueOrThrow({ where: { id: memberId }, select: { pictureId: true } });
  return viewMembership(membership, { badge: badges.get(memberId)!, accountPictureId: member.pictureId, at });
}

/** Somebody of a club as everyone who may read it sees them. */
export async function showPerson(tx: Tx, membership: Membership): Promise<PersonView> {
  const badges = await badgesOf(membership.clubId, [membership.memberId], tx);
  const member = await tx.member.findUniqueOrThrow({
    where: { id: membership.memberId },
    select: { pictureId: true },
  });
  return {
    memberId: membership.memberId,
    name: membership.personaName,
    pictureId: membership.personaPictureId ?? member.pictureId,
    bio: membership.bio,
    badge: badges.get(membership.memberId)!,
    joinedAt: membership.joinedAt?.toISOString() ?? null,
  };
}

async function write(
  tx: Tx,
  clubId: string,
  memberId: string,
  before: Membership | null,
  patch: Patch,
): Promise<Membership> {
  if (before) return tx.membership.update({ where: { id: before.id }, data: patch });
  return tx.membership.create({
    data: { id: newId(), clubId, memberId, ...patch } as Prisma.MembershipUncheckedCreateInput,
  });
}

async function index(tx: Tx, membership: Membership): Promise<void> {
  await putSearchEntry(tx, {
    id: membership.id,
    type: 'person',
    clubId: membership.clubId,
    title: membership.personaName,
    body: membership.bio,
    at: membership.joinedAt ?? membership.requestedAt,
  });
}

/** Coming and going: the club's count, who is found by search, what the club's screens hear. */
async function follow(context: Context, before: Membership | null, after: Membership): Promise<void> {
  const { tx, tell } = context;
  const wasActive = before?.status === 'active';
  const isActive = after.status === 'active';
  if (isActive) await index(tx, after);
  if (wasActive === isActive) return;
  const { memberCount } = await tx.club.update({
    where: { id: after.clubId },
    data: { memberCount: { increment: isActive ? 1 : -1 } },
    select: { memberCount: true },
  });
  if (isActive) {
    tell(clubStream(after.clubId), 'member.joined', {
      person: await showPerson(tx, after),
      memberCount,
    } satisfies MemberJoined);
    return;
  }
  await removeSearchEntries(tx, [after.id]);
  tell(clubStream(after.clubId), 'member.gone', {
    memberId: after.memberId,
    memberCount,
  } satisfies MemberGone);
  evict(context, after.memberId, after.clubId, { gone: true });
}

/**
 * Writes what becomes of a membership, under the club's lock: the row, the club's count, the search index, what screens
 * hear, and the end of what somebody who is out of it could hear.
 */
export async function writeMembership(
  context: Context,
  club: Pick<ClubAccess['club'], 'id' | 'slug' | 'name'>,
  memberId: string,
  before: Membership | null,
  patch: Patch,
): Promise<MembershipView> {
  const { tx, at, tell } = context;
  const after = await write(tx, club.id, memberId, before, { ...patch, updatedAt: at });
  await follow(context, before, after);
  if (after.status !== before?.status || after.suspendedUntil?.getTime() !== before.suspendedUntil?.getTime())
    await publish(tx, membershipChanged, {
      clubId: club.id,
      memberId,
      status: after.status,
      before: before?.status ?? null,
    });
  const membership = await showMembership(tx, after, at);
  tell(memberStream(memberId), 'membership.changed', {
    club: { id: club.id, slug: club.slug, name: club.name },
    membership,
  } satisfies MembershipChanged);
  return membership;
}
