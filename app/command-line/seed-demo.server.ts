import { z } from 'zod';
import { listDemoAccounts } from '~/modules/imports/demo-accounts.server';
import { seedDemo } from '~/modules/imports/seed-demo.server';
import { defineCliCommand } from './cli-command.server';

export const seedDemoCommand = defineCliCommand({
  name: 'seed demo',
  summary: 'Fill an empty database with the demo. Where there are members it changes nothing.',
  input: z.object({}),
  needs: 'database',
  async run({ progress, signal }) {
    const { played, seconds } = await seedDemo({ progress, signal });
    const accounts = await listDemoAccounts();
    const done = played
      ? `The demo is in the database (${seconds.toFixed(1)} s).`
      : 'There are members already: nothing was changed.';
    return {
      data: { played, seconds, accounts },
      lines: [done, ...accounts.map(({ who, email, password }) => `${email} / ${password} (${who})`)],
    };
  },
});
