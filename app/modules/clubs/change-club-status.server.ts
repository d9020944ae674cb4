import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { requireAdmin } from '~/platform/require-member';
import type { ClubStatus } from './access';
import { indexClub, readClubDetail, viewClub } from './internal/club-rows.server';
import { lockClub } from './internal/lock-club.server';
import { clubStream } from './streams';
import type { ClubChanged } from './updates';
import type { ClubDetail } from './views';

export interface ChangeClubStatus {
  slug: string;
  status: Exclude<ClubStatus, 'draft'>;
  reason?: string;
}

/**
 * A club is open; or paused: read, and nobody but its moderators writes or comes in; or archived: read by those who belong to
 * it, and nobody writes. Admins may. Asked again it changes nothing. Publishes `club.changed`.
 */
export const changeClubStatus = defineCommand<ChangeClubStatus, { club: ClubDetail }>(
  'clubs.change-status',
  async ({ tx, actor, input, at, tell }) => {
    requireAdmin(actor);
    const { club } = await lockClub(tx, actor, { slug: input.slug });
    if (club.status !== input.status) {
      const after = await tx.club.update({
        where: { id: club.id },
        data: { status: input.status, version: { increment: 1 }, updatedAt: at },
      });
      await indexClub(tx, after);
      const act = ({ open: 'club.opened', paused: 'club.paused', archived: 'club.archived' } as const)[
        input.status
      ];
      await recordAct(tx, {
        actor,
        at,
        act,
        subject: `club:${club.id}`,
        clubId: club.id,
        reason: input.reason,
        detail: { before: club.status },
      });
      tell(clubStream(club.id), 'club.changed', { club: viewClub(after) } satisfies ClubChanged);
    }
    const { club: detail } = await readClubDetail(club.id, tx);
    return { club: detail };
  },
);
