import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayModerate, mayRead } from '~/modules/clubs/policy';
import type { Actor } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireAdmin } from '~/platform/require-member';
import { gatheringRulesOf } from './internal/rules-of.server';
import type { GatheringRules } from './rules';
import type { TemplatesInput } from './schema';
import type { TemplateView } from './views';

/** What a club's proposals may begin with, in their order. Whoever reads the club. @throws not_found, unauthenticated, forbidden */
export async function listProposalTemplates(actor: Actor, slug: string): Promise<TemplateView[]> {
  const { club } = await readable(actor, slug);
  return db.proposalTemplate.findMany({
    where: { clubId: club.id },
    select: { id: true, name: true, body: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
}

/** How a club gathers support. Whoever reads the club. @throws not_found, unauthenticated, forbidden */
export async function getProposalSettings(actor: Actor, slug: string): Promise<GatheringRules> {
  const { club } = await readable(actor, slug);
  return gatheringRulesOf(db, club.id);
}

async function readable(actor: Actor, slug: string) {
  const access = await loadClubAccess(actor, { slug });
  if (!mayRead(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  return access;
}

/**
 * A club gathers support by other rules; what gathers already keeps its own threshold and deadline. Admins (recorded).
 * @throws unauthenticated, forbidden, not_found
 */
export const changeProposalSettings = defineCommand<GatheringRules & { slug: string }, GatheringRules>(
  'proposals.change-settings',
  async ({ tx, actor, input, at }) => {
    requireAdmin(actor);
    const { slug, ...rules } = input;
    const access = await loadClubAccess(actor, { slug }, tx);
    if (!mayModerate(access)) throw new PortalError('forbidden');
    const clubId = access.club.id;
    await tx.proposalSettings.upsert({
      where: { clubId },
      create: { clubId, ...rules, updatedAt: at },
      update: { ...rules, updatedAt: at },
    });
    await recordAct(tx, {
      ...{ actor, at, act: 'club.proposal_rules_changed', subject: `club:${clubId}`, clubId },
      detail: { ...rules },
    });
    return rules;
  },
);

/**
 * A club's proposals may begin with these texts, in this order. Admins (recorded). What was written from them stays.
 * @throws unauthenticated, forbidden, not_found
 */
export const changeProposalTemplates = defineCommand<
  TemplatesInput & { slug: string },
  { items: TemplateView[] }
>('proposals.change-templates', async ({ tx, actor, input, at }) => {
  requireAdmin(actor);
  const { items, slug } = input;
  const { club } = await loadClubAccess(actor, { slug }, tx);
  await tx.$executeRaw`SELECT lock_club(${club.id}::uuid)`;
  await tx.proposalTemplate.deleteMany({ where: { clubId: club.id } });
  const rows = items.map(({ name, body }, position) => ({
    id: newId(),
    clubId: club.id,
    name,
    body,
    position,
  }));
  await tx.proposalTemplate.createMany({ data: rows });
  await recordAct(tx, {
    ...{ actor, at, act: 'club.proposal_templates_changed', subject: `club:${club.id}`, clubId: club.id },
    detail: { names: items.map(({ name }) => name) },
  });
  return { items: rows.map(({ id, name, body }) => ({ id, name, body })) };
});
