import { reverseTransfer } from '~/modules/loyalty/adjust-points.server';
import { earnPoints } from '~/modules/loyalty/earn-points.server';
import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { attendanceChanged } from './facts';

interface Attendance {
  eventId: string;
  memberId: string;
  registrationId: string;
}

async function readPaid({ eventId, memberId }: Attendance) {
  return db.pointTransfer.findMany({
    where: {
      kind: 'earn',
      wallet: { memberId },
      OR: [{ cause: `event:${eventId}` }, { cause: { startsWith: `event:${eventId}:` } }],
    },
    select: { id: true, reversedBy: { select: { id: true } } },
  });
}

/**
 * Whoever came has what the brand's rules pay for it, once. The portal, after a check-in; where it was taken back meanwhile: nothing.
 * Publishes `points.changed`.
 */
export const payForAttendance = defineCommand<Attendance & { times: number }, null>(
  'events.pay-for-attendance',
  async (context) => {
    const { tx, input } = context;
    const row = await tx.eventRegistration.findUnique({
      where: { id: input.registrationId },
      include: { event: { select: { clubId: true } } },
    });
    if (row?.status !== 'attended' || row.memberId !== input.memberId) return null;
    await earnPoints(context, {
      trigger: 'event_attended',
      memberId: input.memberId,
      actorId: null,
      // Let in again after a mistake, they earn again what was taken back.
      cause: input.times === 0 ? `event:${input.eventId}` : `event:${input.eventId}:${input.times}`,
      clubId: row.event.clubId,
      happenedAt: row.attendedAt ?? undefined,
    });
    return null;
  },
);

export const attendanceJob = defineJob<Attendance & { clubId: string; attended: boolean }>({
  name: 'events.on-attendance',
  on: attendanceChanged,
  async run(fact) {
    const paid = await readPaid(fact);
    const open = paid.filter(({ reversedBy }) => !reversedBy);
    const row = await db.eventRegistration.findUnique({ where: { id: fact.registrationId } });
    if (row?.status === 'attended') {
      if (open.length === 0) await payForAttendance(system, { ...fact, times: paid.length });
      return;
    }
    for (const { id } of open) await reverseTransfer(system, { transferId: id, reason: 'Check-in undone' });
  },
});
