import { memberIdOf } from '~/platform/actor';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { Membership } from '~/platform/db/generated/client';
import { PortalError } from '~/platform/errors';
import { limitPerMember } from '~/platform/member-limits.server';
import { requireMember } from '~/platform/require-member';
import type { ClubAccess } from './access';
import { countInvitationUse, findInvitation, type UsableInvitation } from './internal/find-invitation.server';
import { lockClub } from './internal/lock-club.server';
import { readMembership, showMembership, standingOf, writeMembership } from './internal/membership.server';
import { readPersona, tellPersona } from './internal/persona.server';
import { decideJoin, readAnswers, sameCode } from './rules';
import type { JoinClubInput } from './schema';
import type { JoinQuestion, MembershipView } from './views';

/** A club's code is a word that people remember: ten wrong ones an hour leave no way to guess it. */
const limitWrongCodes = limitPerMember({
  name: 'wrong-code',
  points: 10,
  durationSeconds: 3_600,
  failuresOnly: true,
});

export interface JoinClub extends JoinClubInput {
  slug: string;
}

type Context = CommandContext<JoinClub>;

interface Entry {
  status: 'active' | 'pending';
  answers: Record<string, string>;
  invitation: UsableInvitation | undefined;
}

async function decideEntry(
  { tx, input, at }: Context,
  access: ClubAccess,
  before: Membership | null,
): Promise<Entry> {
  const { club } = access;
  const { joinCode, joinQuestions } = await tx.club.findUniqueOrThrow({
    where: { id: club.id },
    select: { joinCode: true, joinQuestions: true },
  });
  const knowsCode = Boolean(input.code && joinCode && sameCode(input.code, joinCode));
  const waitsBy = before?.status === 'pending' ? before.invitationId : null;
  const invitation =
    input.code && !knowsCode ? await findInvitation(tx, club.id, input.code, at, waitsBy) : undefined;
  if (input.code && !knowsCode && !invitation)
    throw new PortalError('wrong_code', { fields: { code: { code: 'wrong_code' } } });
  const expected =
    before?.status === 'invited' || access.badge.roles.length > 0 || (await hasRole(tx, access));
  const status = decideJoin(club.joinMode, {
    knowsCode,
    invitation: invitation ? (invitation.vouched ? 'vouched' : 'member') : 'none',
    expected,
  });
  if (status === 'code') throw new PortalError('wrong_code', { fields: { code: { code: 'required' } } });
  const { answers, missing } = readAnswers(joinQuestions as unknown as JoinQuestion[], {
    ...(before?.answers as Record<string, string> | undefined),
    ...input.answers,
  });
  if (status === 'pending' && missing.length > 0) {
    throw new PortalError('invalid', {
      fields: Object.fromEntries(missing.map((key) => [`answers.${key}`, { code: 'required' }])),
    });
  }
  return { status, answers, invitation };
}

/** A role given before its member came in counts as the brand's word that they may. */
async function hasRole(tx: Context['tx'], { club, memberId }: ClubAccess): Promise<boolean> {
  return (await tx.roleGrant.count({ where: { clubId: club.id, memberId, status: 'verified' } })) > 0;
}

async function enter(
  context: Context,
  access: ClubAccess,
  before: Membership | null,
): Promise<MembershipView> {
  const { tx, actor, input, at } = context;
  const member = requireMember(actor);
  const waits = before?.status === 'pending';
  if (access.club.status !== 'open') {
    if (waits) return showMembership(tx, before, at);
    throw new PortalError('club_closed');
  }
  const { status, answers, invitation } = await decideEntry(context, access, before);
  const given = { ...(before ? {} : { name: member.name }), ...input.persona };
  const persona = await readPersona(context, access, given, 'persona.');
  // A suspension outlives leaving and coming back. Credit is given once, to somebody else.
  const suspended = before?.suspendedUntil && before.suspendedUntil > at;
  const referral = invitation && !before?.joinedAt && invitation.invitedById !== member.memberId;
  if (invitation && !(waits && before.invitationId === invitation.id))
    await countInvitationUse(tx, invitation.id);
  return writeMembership(context, access.club, member.memberId, before, {
    ...persona,
    status: suspended ? 'suspended' : status,
    answers,
    requestedAt: waits ? before.requestedAt : at,
    ...(status === 'active' && !suspended ? { joinedAt: at } : {}),
    ...(referral ? { invitationId: invitation.id } : {}),
    leftAt: null,
    ...(suspended ? {} : { suspendedUntil: null, suspendedReason: null }),
  });
}

/**
 * The actor belongs to the club, or waits for approval where the club wants it. Any signed-in member may. Asked again it
 * gives the same answer, with a persona that came along taken over; who was suspended stays so, also after leaving. A link's
 * use is counted, and who made it is kept on the membership. Publishes `member.joined`, `membership.changed`, `persona.changed`.
 * @throws wrong_code, link_expired, club_closed, invalid (`answers.<key>`, `persona.<field>`), rate_limited
 */
export const joinClub = defineCommand<JoinClub, { membership: MembershipView }>(
  'clubs.join',
  async (context) => {
    const { tx, actor, input, at } = context;
    requireMember(actor);
    const access = await lockClub(tx, actor, { slug: input.slug });
    const before = await readMembership(access.club.id, memberIdOf(actor)!, tx);
    const standing = before ? standingOf(before, at) : 'left';
    if (!before || standing === 'left' || standing === 'invited' || standing === 'pending')
      return { membership: await enter(context, access, before) };
    if (standing === 'suspended' || !input.persona)
      return { membership: await showMembership(tx, before, at) };
    const persona = await readPersona(context, access, input.persona, 'persona.');
    const membership = await writeMembership(context, access.club, before.memberId, before, persona);
    tellPersona(context, access.club.id, membership);
    return { membership };
  },
  { limit: async (actor, { code }) => (code ? limitWrongCodes(actor) : undefined) },
);
