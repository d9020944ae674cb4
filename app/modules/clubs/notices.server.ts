import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { defineNotice, notice, type NoticeKind, recordNotices, type Told } from '~/platform/notices.server';
import type { AnyRole } from './access';
import { membershipChanged, roleChanged } from './facts';
import { clubPaths } from './paths';

interface ClubTold {
  club: string;
}

type Standing = 'approved' | 'invited' | 'suspended';

const everywhere = { inApp: 'on', email: 'on', push: 'on', line: 'off' } as const;

/** What becomes of somebody's place in a club. */
function standingNotice(
  name: Standing,
  always: NoticeKind['always'],
): NoticeKind<ClubTold & { until?: string; lifted?: boolean }> {
  return defineNotice<ClubTold & { until?: string; lifted?: boolean }>({
    name: `clubs.${name}`,
    group: 'clubs',
    defaults: everywhere,
    always,
    label: (t) => t(`told:clubs.${name}.label`),
    say: ({ t, format, items }) => {
      const { club, until, lifted } = items[0]!.data;
      if (lifted) return { line: t('told:clubs.lifted.line', { club }) };
      return {
        line: t(`told:clubs.${name}.line`, { club, until: until ? format.dateTime(until) : undefined }),
      };
    },
  });
}

export const approvedNotice = standingNotice('approved', undefined);
export const invitedNotice = standingNotice('invited', undefined);
/** Whoever may not write must learn it, and until when. */
export const suspendedNotice = standingNotice('suspended', ['inApp']);

interface RoleTold {
  role: AnyRole;
  /** Null for a role of the portal. */
  club: string | null;
  granted: boolean;
}

function roleLine({ t, items }: Told<RoleTold>): string {
  const { role, club, granted } = items[0]!.data;
  const named = t(`told:clubs.roles.${role}`);
  if (club === null)
    return t(granted ? 'told:clubs.grantedPortal.line' : 'told:clubs.revokedPortal.line', { role: named });
  return t(granted ? 'told:clubs.granted.line' : 'told:clubs.revoked.line', { role: named, club });
}

export const roleNotice = defineNotice<RoleTold>({
  name: 'clubs.role',
  group: 'clubs',
  defaults: everywhere,
  label: (t) => t('told:clubs.granted.label'),
  say: (told) => ({ line: roleLine(told) }),
});

export const clubNotices = [approvedNotice, invitedNotice, suspendedNotice, roleNotice] as const;

/** A member hears that a club let them in, invites them, or lets them write no longer or again. */
const tellOfMembership = defineJob<{
  clubId: string;
  memberId: string;
  status: string;
  before: string | null;
}>({
  name: 'clubs.tell-of-membership',
  on: membershipChanged as never,
  async run({ clubId, memberId, status, before }) {
    const row = await db.membership.findUnique({
      where: { clubId_memberId: { clubId, memberId } },
      select: {
        status: true,
        updatedAt: true,
        suspendedUntil: true,
        club: { select: { slug: true, name: true } },
      },
    });
    // What has changed since is told by its own fact.
    if (!row || row.status !== status) return;
    const { club, suspendedUntil, updatedAt } = row;
    const kind =
      status === 'active' && before === 'pending'
        ? approvedNotice
        : status === 'invited'
          ? invitedNotice
          : status === 'suspended' || (status === 'active' && before === 'suspended')
            ? suspendedNotice
            : undefined;
    if (!kind) return;
    await transact((tx) =>
      recordNotices(tx, [
        notice(kind, {
          memberId,
          clubId,
          at: updatedAt,
          subject: `club:${clubId}`,
          once: `${kind.name}:${clubId}:${status}:${updatedAt.getTime()}`,
          url: clubPaths.club(club.slug),
          data: {
            club: club.name,
            ...(suspendedUntil ? { until: suspendedUntil.toISOString() } : {}),
            ...(status === 'active' && kind === suspendedNotice ? { lifted: true } : {}),
          },
        }),
      ]),
    );
  },
});

/** A member hears that they have a role, or have it no more. */
const tellOfRole = defineJob<{ memberId: string; clubId: string | null; grantId: string }>({
  name: 'clubs.tell-of-role',
  on: roleChanged,
  async run({ memberId, clubId, grantId }) {
    const grant = await db.roleGrant.findUnique({
      where: { id: grantId },
      select: {
        role: true,
        status: true,
        decidedById: true,
        decidedAt: true,
        club: { select: { slug: true, name: true } },
      },
    });
    // Of experts' credentials, which are also declined and end, modules/experts tells.
    if (!grant || grant.status === 'requested' || (grant.role === 'expert' && clubId !== null)) return;
    const { role, status, decidedById, decidedAt, club } = grant;
    await transact((tx) =>
      recordNotices(tx, [
        notice(roleNotice, {
          memberId,
          clubId,
          actorId: decidedById,
          at: status === 'expired' ? undefined : (decidedAt ?? undefined),
          subject: `role:${clubId ?? 'portal'}:${role}`,
          once: `role:${grantId}:${status}`,
          url: club ? clubPaths.club(club.slug) : '/',
          data: { role, club: club?.name ?? null, granted: status === 'verified' },
        }),
      ]),
    );
  },
});

export const clubNoticeJobs = [tellOfMembership, tellOfRole];
