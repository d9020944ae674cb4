import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { endExpiredSessions } from '~/platform/session/sessions.server';

const dayMs = 86_400_000;

/** Takes away what no longer works: sessions past their limits, links a day after they ran out. */
export const sweepSessions = defineJob<object>({
  name: 'accounts.sweep',
  schedule: '17 * * * *',
  async run() {
    await endExpiredSessions();
    await db.emailToken.deleteMany({ where: { expiresAt: { lt: new Date(now().getTime() - dayMs) } } });
  },
});
