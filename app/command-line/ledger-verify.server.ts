import { z } from 'zod';
import { verifyLedger } from '~/modules/loyalty/verify-ledger.server';
import { defineCliCommand } from './cli-command.server';

export const ledgerVerify = defineCliCommand({
  name: 'ledger verify',
  summary: 'check every transfer, balance and lot of the points ledger, and name what is broken',
  input: z.object({}),
  needs: 'database',
  async run({ progress, signal }) {
    const report = await verifyLedger({ progress, signal });
    const { transfers, entries, violations } = report;
    const counted = `${transfers} transfers with ${entries} entries`;
    return {
      data: { ok: violations.length === 0, ...report },
      lines:
        violations.length === 0
          ? [`The ledger is whole: ${counted}.`]
          : [
              `The ledger is broken in ${violations.length} places (${counted}):`,
              ...violations.map(({ rule, subject, detail }) => `  ${subject}: ${rule}: ${detail}`),
            ],
      ok: violations.length === 0,
    };
  },
});
