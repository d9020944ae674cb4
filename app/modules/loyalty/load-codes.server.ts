import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireAdmin } from '~/platform/require-member';
import { codeKey, readCodes } from './codes';

export interface LoadedCodes {
  loaded: number;
  /** In the text more than once, or known already: of this reward, another one, or a voucher. */
  known: number;
  /** Lines without a code of at least four letters or digits. */
  wrong: number[];
}

/**
 * Codes stand in a reward's pool, and each is one more in stock. Admins may; recorded, without the codes. Codes that are known
 * anywhere are left out. @throws not_found, conflict when the reward draws its codes, invalid (`codes`) where there is none
 */
export const loadCodes = defineCommand<{ rewardId: string; codes: string }, LoadedCodes>(
  'loyalty.load-codes',
  async ({ tx, actor, input, at }) => {
    requireAdmin(actor);
    const { rewardId } = input;
    if (!isId(rewardId)) throw new PortalError('not_found');
    await tx.$queryRaw`SELECT 1 FROM "Reward" WHERE "id" = ${rewardId}::uuid FOR UPDATE`;
    const reward = await tx.reward.findUnique({ where: { id: rewardId } });
    if (!reward) throw new PortalError('not_found');
    if (reward.codeSource !== 'pool') throw new PortalError('conflict');
    const { codes, wrong, repeated } = readCodes(input.codes);
    if (codes.length === 0) throw invalidField('codes', 'invalid');
    const loaded = await tx.$executeRaw`
      INSERT INTO "RewardCode" ("id", "rewardId", "code", "loadedAt")
      SELECT c."id", ${rewardId}::uuid, c."code", ${at}::timestamptz
      FROM unnest(${codes.map(() => newId())}::uuid[], ${codes}::text[], ${codes.map(codeKey)}::text[]) c("id", "code", "key")
      WHERE NOT EXISTS (SELECT 1 FROM "Redemption" r WHERE r."codeKey" = c."key")
      ON CONFLICT DO NOTHING`;
    await tx.reward.update({ where: { id: rewardId }, data: { stock: (reward.stock ?? 0) + loaded } });
    await recordAct(tx, {
      actor,
      at,
      act: 'reward.codes-loaded',
      subject: `reward:${rewardId}`,
      detail: { name: reward.name, loaded },
    });
    return { loaded, known: repeated + codes.length - loaded, wrong: wrong.slice(0, 20) };
  },
);
