import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { defineJob, type JobKind } from '~/platform/jobs/jobs.server';
import { expireRole } from './decide-role.server';
import { endSuspension } from './end-suspension.server';

/**
 * Writes down what has ended by its time: suspensions and roles. They count no more from that time on anyway; this brings
 * counts, search and screens along.
 */
export const endOverdueJob = defineJob({
  name: 'clubs.end-overdue',
  schedule: '* * * * *',
  retryLimit: 0,
  async run() {
    const suspended = await db.membership.findMany({
      where: { status: 'suspended', suspendedUntil: { lte: now() } },
      select: { id: true },
      take: 1_000,
    });
    for (const { id } of suspended) await endSuspension(system, { membershipId: id });
    const roles = await db.roleGrant.findMany({
      where: { status: 'verified', validUntil: { lte: now() } },
      select: { id: true },
      take: 1_000,
    });
    for (const { id } of roles) await expireRole(system, { roleId: id });
  },
});

export const clubJobs: readonly JobKind<never>[] = [endOverdueJob];
