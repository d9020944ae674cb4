import { membershipChanged } from '~/modules/clubs/facts';
import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { noteInvitation } from './bring-friend.server';
import { earnPoints } from './earn-points.server';

/** Whoever comes into a club has what the rules pay for it, once for each club. Publishes `points.changed`. */
export const payForJoining = defineCommand<{ clubId: string; memberId: string }, null>(
  'loyalty.pay-for-joining',
  async (context) => {
    const { clubId, memberId } = context.input;
    await earnPoints(context, {
      trigger: 'joined',
      memberId,
      actorId: memberId,
      cause: `club:${clubId}`,
      clubId,
    });
    return null;
  },
);

export const onMembershipChanged = defineJob<{
  clubId: string;
  memberId: string;
  status: string;
  before: string | null;
}>({
  name: 'loyalty.on-membership-changed',
  on: membershipChanged,
  async run({ clubId, memberId, status }) {
    if (status !== 'active') return;
    await payForJoining(system, { clubId, memberId });
    await noteInvitation(system, { clubId, memberId });
  },
});
