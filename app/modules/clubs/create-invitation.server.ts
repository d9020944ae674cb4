import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { newSpokenCode } from '~/platform/spoken-code.server';
import { memberInvitation } from './invitation-limits';
import { invitationInclude, viewInvitation } from './internal/invitation-rows.server';
import { lockClub } from './internal/lock-club.server';
import { mayInvite, mayModerate } from './policy';
import type { CreateInvitationInput } from './schema';
import type { InvitationView } from './views';

export interface CreateInvitation extends CreateInvitationInput {
  slug: string;
  /** What the link ends in; chosen by the portal unless an import or the demo brings one. */
  code?: string;
}

const dayMs = 86_400_000;

/** 12 letters: 59 bits, so that nobody finds one by trying. */
function newCode(): string {
  return newSpokenCode(12).toLowerCase();
}

function limitsOf(
  { input, at }: CommandContext<CreateInvitation>,
  moderates: boolean,
): { maxUses: number | null; expiresAt: Date | null } {
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
  if (expiresAt && expiresAt <= at) throw invalidField('expiresAt', 'in_past');
  if (moderates) return { maxUses: input.maxUses ?? null, expiresAt };
  const { uses, defaultUses, days, defaultDays } = memberInvitation;
  const latest = new Date(at.getTime() + days * dayMs);
  if ((input.maxUses ?? 1) > uses) throw invalidField('maxUses', 'too_big', { maximum: uses });
  if (expiresAt && expiresAt > latest) throw invalidField('expiresAt', 'too_late');
  return {
    maxUses: input.maxUses ?? defaultUses,
    expiresAt: expiresAt ?? new Date(at.getTime() + defaultDays * dayMs),
  };
}

/**
 * There is a link by which others come into the club. Active members may, within limits of uses and days; a moderator's link
 * also lets in without approval. Publishes nothing. @throws not_a_member, club_closed, invalid, conflict (too many links)
 */
export const createInvitation = defineCommand<CreateInvitation, { invitation: InvitationView }>(
  'clubs.create-invitation',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const access = await lockClub(tx, actor, { slug: input.slug });
    if (!mayInvite(access))
      throw new PortalError(access.club.status === 'open' ? 'not_a_member' : 'club_closed');
    const moderates = mayModerate(access);
    const limits = limitsOf(context, moderates);
    const living = await tx.invitation.count({
      where: {
        clubId: access.club.id,
        invitedById: memberId,
        revokedAt: null,
        OR: [{ expiresAt: null }, { expiresAt: { gt: at } }],
      },
    });
    if (!moderates && living >= memberInvitation.living) throw new PortalError('conflict');
    const row = await tx.invitation.create({
      data: {
        id: newId(),
        clubId: access.club.id,
        code: input.code ?? newCode(),
        invitedById: memberId,
        ...limits,
        createdAt: at,
      },
      include: invitationInclude,
    });
    if (moderates)
      await recordAct(tx, {
        actor,
        at,
        act: 'invitation.created',
        subject: `invitation:${row.id}`,
        clubId: access.club.id,
        detail: { maxUses: limits.maxUses, expiresAt: limits.expiresAt?.toISOString() ?? null },
      });
    return { invitation: viewInvitation(row) };
  },
);
