import { defineFact } from '~/platform/jobs/facts';

/** Somebody was let in, or that was taken back. */
export const attendanceChanged = defineFact<{
  eventId: string;
  clubId: string;
  memberId: string;
  registrationId: string;
  attended: boolean;
}>('events.attendance-changed');
