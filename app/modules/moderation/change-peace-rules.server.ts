import { loadClubAccess } from '~/modules/clubs/load-access.server';
import type { Actor } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { requireAdmin, requireMember } from '~/platform/require-member';
import { readPeaceRules } from './internal/peace-rules.server';
import { mayReview } from './policy';
import type { PeaceRulesInput } from './schema';
import type { PeaceRulesView } from './views';

/** What a club asks of newcomers and of words, and when flags hide. Its moderators. @throws unauthenticated, forbidden, not_found */
export async function getPeaceRules(actor: Actor, slug: string): Promise<PeaceRulesView> {
  requireMember(actor);
  const access = await loadClubAccess(actor, { slug });
  if (!mayReview(access)) throw new PortalError('forbidden');
  return readPeaceRules(db, access.club.id);
}

const each = (words: readonly string[]) => [...new Set(words)];

/**
 * A club asks something else of newcomers, of words or of flags; what is left out stays. Admins (recorded). It counts for what is
 * written from now on. @throws unauthenticated, forbidden, not_found
 */
export const changePeaceRules = defineCommand<PeaceRulesInput & { slug: string }, { rules: PeaceRulesView }>(
  'moderation.change-peace-rules',
  async ({ tx, actor, input, at }) => {
    requireAdmin(actor);
    const { slug, ...given } = input;
    const { club } = await loadClubAccess(actor, { slug }, tx);
    await tx.$executeRaw`SELECT lock_club(${club.id}::uuid)`;
    const before = await readPeaceRules(tx, club.id);
    const changed = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const rules: PeaceRulesView = { ...before, ...changed };
    const data = {
      ...rules,
      blockedWords: each(rules.blockedWords),
      heldWords: each(rules.heldWords),
      updatedAt: at,
    };
    await tx.peaceRules.upsert({
      where: { clubId: club.id },
      create: { clubId: club.id, ...data },
      update: { ...data, version: { increment: 1 } },
    });
    // The lists themselves are for moderators; the log tells that they changed, and by how much.
    const { blockedWords, heldWords, ...numbers } = rules;
    await recordAct(tx, {
      ...{ actor, at, act: 'club.peace_changed', subject: `club:${club.id}`, clubId: club.id },
      detail: { ...numbers, blockedWords: blockedWords.length, heldWords: heldWords.length },
    });
    return { rules: await readPeaceRules(tx, club.id) };
  },
);
