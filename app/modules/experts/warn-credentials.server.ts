import { clubPaths } from '~/modules/clubs/paths';
import { roleChanged } from '~/modules/clubs/facts';
import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { defineJob, type JobKind } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { type CredentialEvent, credentialDecidedNotice, credentialEndingNotice } from './notices.server';
import { daysAfter, warningDays, warningDue } from './rules';

/**
 * An expert hears that a credential ends in so many days: once for each warning and end, whoever runs the job. The portal's own.
 */
export const warnCredential = defineCommand<{ grantId: string }, { warned: number | null }>(
  'experts.warn-credential',
  async ({ tx, actor, input: { grantId }, at }) => {
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    const grant = await tx.roleGrant.findUnique({
      where: { id: grantId },
      include: { club: { select: { slug: true, name: true } } },
    });
    if (!grant?.club || grant.status !== 'verified' || !grant.validUntil) return { warned: null };
    const { validUntil, memberId, clubId, club } = grant;
    const days = warningDue(validUntil, at);
    if (days === undefined) return { warned: null };
    const written = await tx.$executeRaw`
      INSERT INTO "CredentialWarning" ("grantId", "days", "validUntil", "at")
      VALUES (${grantId}::uuid, ${days}, ${validUntil}, ${at}) ON CONFLICT DO NOTHING`;
    if (written === 0) return { warned: null };
    await recordNotices(tx, [
      notice(credentialEndingNotice, {
        memberId,
        clubId,
        subject: `role:${grantId}`,
        once: `credential:${grantId}:${days}:${validUntil.toISOString()}`,
        url: clubPaths.membership(club.slug),
        data: { club: club.name, validUntil: validUntil.toISOString() },
      }),
    ]);
    return { warned: days };
  },
);

export const warnCredentialsJob = defineJob({
  name: 'experts.warn-credentials',
  schedule: '15 * * * *',
  retryLimit: 0,
  async run() {
    const at = now();
    const ending = await db.roleGrant.findMany({
      where: {
        role: 'expert',
        status: 'verified',
        validUntil: { gt: at, lte: daysAfter(at, Math.max(...warningDays)) },
      },
      select: { id: true },
      take: 5_000,
    });
    for (const { id } of ending) await warnCredential(system, { grantId: id });
  },
});

function eventOf(grant: { status: string; verifiedAt: Date | null }): CredentialEvent | undefined {
  if (grant.status === 'verified') return 'verified';
  if (grant.status === 'expired') return 'expired';
  if (grant.status === 'revoked') return grant.verifiedAt === null ? 'declined' : 'revoked';
  return undefined;
}

/** An expert hears that a credential was verified or declined, with the reason, or that it has ended. The portal's own. */
export const tellCredential = defineCommand<{ grantId: string }, null>(
  'experts.tell-credential',
  async ({ tx, actor, input: { grantId } }) => {
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    const grant = await tx.roleGrant.findUnique({
      where: { id: grantId },
      include: { club: { select: { slug: true, name: true } } },
    });
    const event = grant?.role === 'expert' && grant.club ? eventOf(grant) : undefined;
    // Who takes back a request of their own, or gives the role up, knows.
    const ended = event === 'declined' || event === 'revoked';
    if (!grant?.club || !event || (ended && grant.decidedById === grant.memberId)) return null;
    // One that was renewed has not left its holder without.
    const renewed =
      event === 'expired' &&
      (await tx.roleGrant.count({
        where: { memberId: grant.memberId, clubId: grant.clubId, role: 'expert', status: 'verified' },
      })) > 0;
    if (renewed) return null;
    await recordNotices(tx, [
      notice(credentialDecidedNotice, {
        memberId: grant.memberId,
        actorId: event === 'expired' ? null : grant.decidedById,
        clubId: grant.clubId,
        subject: `role:${grantId}`,
        once: `role:${grantId}:${event}`,
        url: clubPaths.membership(grant.club.slug),
        data: { club: grant.club.name, event, reason: ended ? (grant.reason ?? '') : '' },
      }),
    ]);
    return null;
  },
);

const tellCredentialJob = defineJob<{ memberId: string; clubId: string | null; grantId: string }>({
  name: 'experts.tell-credential',
  on: roleChanged,
  async run({ grantId }) {
    await tellCredential(system, { grantId });
  },
});

export const credentialJobs = [warnCredentialsJob, tellCredentialJob] as readonly JobKind<never>[];
