import { earnPoints } from '~/modules/loyalty/earn-points.server';
import { settleEarned } from '~/modules/loyalty/settle-earned.server';
import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { attendanceChanged } from './facts';

interface Attendance {
  eventId: string;
  memberId: string;
  registrationId: string;
}

/**
 * Whoever came has what the brand's rules pay for it, once; whoever did not come after all has not, as far as it is still there. By what
 * stands now, so it may be asked as often as one likes. The portal, after a check-in or its undoing. Publishes `points.changed`.
 */
export const settleAttendance = defineCommand<Attendance, null>(
  'events.settle-attendance',
  async (context) => {
    const { tx, input } = context;
    const { eventId, memberId, registrationId } = input;
    // Two jobs about one seat: the second finds what the first has done.
    await tx.$executeRaw`SELECT lock_event(${eventId}::uuid)`;
    const row = await tx.eventRegistration.findUnique({
      where: { id: registrationId },
      include: { event: { select: { clubId: true } } },
    });
    const due = row?.status === 'attended' && row.memberId === memberId;
    const cause = `event:${eventId}`;
    const earned = await settleEarned(context, { memberId, cause, due, reason: 'Check-in undone' });
    if (due && earned === 0)
      await earnPoints(context, {
        trigger: 'event_attended',
        memberId,
        actorId: null,
        cause,
        clubId: row.event.clubId,
        happenedAt: row.attendedAt ?? undefined,
      });
    return null;
  },
);

export const attendanceJob = defineJob<Attendance & { clubId: string; attended: boolean }>({
  name: 'events.on-attendance',
  on: attendanceChanged,
  async run({ eventId, memberId, registrationId }) {
    await settleAttendance(system, { eventId, memberId, registrationId });
  },
});
