import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { badgesOf } from './internal/badges.server';
import { standingOf } from './internal/membership.server';
import { listSharedRecords } from './list-records.server';
import { loadClubAccess } from './load-access.server';
import { mayModerate, mayRead, maySuspend } from './policy';
import type { PersonView, RecordView } from './views';

export interface PersonPage {
  person: PersonView;
  /** What they share with the club, as far as the viewer may see it. */
  records: RecordView[];
  viewer: {
    mine: boolean;
    blocked: boolean;
    may: { suspend: boolean };
    /** For moderators only. */
    suspension: { until: string; reason: string } | null;
  };
}

/**
 * Somebody of a club. Whoever may read the club sees active members; moderators also who is suspended.
 * @throws not_found, unauthenticated or forbidden where the club is its members'
 */
export async function getPerson(actor: Actor, slug: string, memberId: string): Promise<PersonPage> {
  const access = await loadClubAccess(actor, { slug });
  if (!mayRead(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const clubId = access.club.id;
  const row = isId(memberId)
    ? await db.membership.findUnique({
        where: { clubId_memberId: { clubId, memberId } },
        include: { member: { select: { pictureId: true } } },
      })
    : null;
  const standing = row ? standingOf(row, now()) : 'left';
  const seen = standing === 'active' || (standing === 'suspended' && mayModerate(access));
  if (!row || !seen) throw new PortalError('not_found');
  const [badges, records, block] = await Promise.all([
    badgesOf(clubId, [memberId]),
    listSharedRecords(actor, slug, memberId),
    access.memberId
      ? db.block.findUnique({
          where: { memberId_blockedId: { memberId: access.memberId, blockedId: memberId } },
        })
      : null,
  ]);
  const badge = badges.get(memberId)!;
  return {
    person: {
      memberId,
      name: row.personaName,
      pictureId: row.personaPictureId ?? row.member.pictureId,
      bio: row.bio,
      badge,
      joinedAt: row.joinedAt?.toISOString() ?? null,
    },
    records,
    viewer: {
      mine: access.memberId === memberId,
      blocked: block !== null,
      may: { suspend: maySuspend(access, { memberId, badge }) },
      suspension:
        standing === 'suspended' && row.suspendedUntil
          ? { until: row.suspendedUntil.toISOString(), reason: row.suspendedReason ?? '' }
          : null,
    },
  };
}
