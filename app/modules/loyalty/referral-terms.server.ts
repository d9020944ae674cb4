import type { z } from 'zod';
import type { Actor } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { ReferralTerms } from '~/platform/db/generated/client';
import { requireAdmin } from '~/platform/require-member';
import type { referralTermsInput } from './schema';

type Terms = z.output<typeof referralTermsInput>;

const viewTerms = (row: ReferralTerms): Terms => {
  const { active, paidOn, referrerPoints, friendPoints, yearlyLimit, spentPolicy } = row;
  return { active, paidOn, referrerPoints, friendPoints, yearlyLimit, spentPolicy };
};

/** What bringing a friend gives. Admins. @throws forbidden */
export async function getReferralTerms(actor: Actor): Promise<Terms> {
  requireAdmin(actor);
  return viewTerms(await db.referralTerms.findUniqueOrThrow({ where: { id: 1 } }));
}

/**
 * Bringing a friend gives something else from now on, also for friends who were brought and not yet paid for; the day on which those are
 * due stays. Admins may; recorded. @throws forbidden
 */
export const changeReferralTerms = defineCommand<Terms, { terms: Terms }>(
  'loyalty.change-referral-terms',
  async ({ tx, actor, input, at }) => {
    requireAdmin(actor);
    const row = await tx.referralTerms.update({ where: { id: 1 }, data: input });
    await recordAct(tx, { actor, at, act: 'referral.terms-changed', subject: 'points', detail: input });
    return { terms: viewTerms(row) };
  },
);
