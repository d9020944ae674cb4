import type { Module } from '~/platform/module';
import { badgeJobs } from './badges.server';
import { loyaltyEndpoints } from './endpoints.server';
import { payReferralJob, settleReferralJob, sweepReferralsJob } from './pay-friends.server';
import { sweepSurprisesJob } from './surprise.server';
import { onMembershipChanged } from './on-clubs.server';
import { onPostsWritten } from './on-posts.server';
import { onAnswerAccepted } from './on-threads.server';
import { memberPointsNotices } from './notices.server';
import { onPostStatusChanged } from './settle-posts.server';
import { onPointsEarned, sweepTiersJob } from './evaluate-tier.server';
import { keepBirthdaysJob } from './keep-birthdays.server';
import { announcePlanJob } from './steer-tiers.server';
import { tierNotices } from './tier-notices.server';
import { sweepPointsJob } from './sweep-points.server';
import { sweepVouchersJob } from './sweep-vouchers.server';
import { warnOfEndingsJob } from './warn-of-endings.server';

export const loyalty: Module = {
  name: 'loyalty',
  endpoints: loyaltyEndpoints,
  notices: [...memberPointsNotices, ...tierNotices],
  jobs: [
    onPointsEarned,
    sweepTiersJob,
    announcePlanJob,
    onMembershipChanged,
    onAnswerAccepted,
    onPostsWritten,
    sweepPointsJob,
    sweepVouchersJob,
    onPostStatusChanged,
    warnOfEndingsJob,
    payReferralJob,
    settleReferralJob,
    keepBirthdaysJob,
    sweepReferralsJob,
    sweepSurprisesJob,
    ...badgeJobs,
  ],
};
