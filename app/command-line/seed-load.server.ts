import { z } from 'zod';
import { seedLoad } from '~/modules/imports/seed-load.server';
import { defineCliCommand } from './cli-command.server';

const whole = (minimum: number) => z.coerce.number().int().min(minimum).max(20_000_000);

export const seedLoadCommand = defineCliCommand({
  name: 'seed load',
  summary:
    'Fill the portal with made-up members, threads and posts for measuring, and check what was written.',
  options: [
    {
      flags: '--members <number>',
      description: 'members, who sign in as load-1@load.chomrom.example and so on',
    },
    { flags: '--threads <number>', description: 'threads, over the clubs load-1, load-2 …' },
    { flags: '--posts <number>', description: 'posts; from 20,000 on one thread has 10,000 of them' },
  ],
  input: z.object({ members: whole(2), threads: whole(1), posts: whole(1) }),
  needs: 'database',
  async run({ input, progress, signal }) {
    const report = await seedLoad(input, { progress, signal });
    const broken = report.checks.filter((check) => check.broken > 0);
    return {
      data: report,
      ok: broken.length === 0,
      lines: [
        `${report.members.toLocaleString('en')} members, ${report.threads.toLocaleString('en')} threads and ` +
          `${report.posts.toLocaleString('en')} posts in ${report.seconds.toFixed(1)} s, in ${report.clubs.join(', ')}.`,
        `Sign in as ${report.email} (any number) with ${report.password}; the first is moderator.`,
        ...(report.longThread ? [`10,000 posts: ${report.longThread}`] : []),
        ...(report.shortThread ? [`20 posts: ${report.shortThread}`] : []),
        ...report.checks.map(({ holds, broken: count }) =>
          count > 0 ? `BROKEN (${count}): ${holds}` : `holds: ${holds}`,
        ),
      ],
    };
  },
});
