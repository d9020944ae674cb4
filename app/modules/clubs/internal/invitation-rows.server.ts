import type { Prisma } from '~/platform/db/generated/client';
import { clubPaths } from '../paths';
import type { InvitationView } from '../views';

export const invitationInclude = {
  club: { select: { slug: true } },
  invitedBy: { select: { id: true, name: true } },
} satisfies Prisma.InvitationInclude;

export type InvitationRow = Prisma.InvitationGetPayload<{ include: typeof invitationInclude }>;

export function viewInvitation(row: InvitationRow): InvitationView {
  return {
    id: row.id,
    code: row.code,
    url: clubPaths.invitation(row.code),
    clubSlug: row.club.slug,
    invitedBy: { memberId: row.invitedBy.id, name: row.invitedBy.name },
    maxUses: row.maxUses,
    uses: row.uses,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
