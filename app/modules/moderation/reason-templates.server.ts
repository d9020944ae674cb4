import { loadClubAccess } from '~/modules/clubs/load-access.server';
import type { Translated } from '~/modules/clubs/views';
import type { Actor } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { requireAdmin, requireMember } from '~/platform/require-member';
import { defaultTemplates } from './default-templates';
import { mayReview } from './policy';
import type { TemplatesInput } from './schema';
import type { TemplateView } from './views';

/** A club's reasons in their order: its own, or those that every club begins with. */
export async function readTemplates(tx: Tx | typeof db, clubId: string): Promise<TemplateView[]> {
  const rows = await tx.reasonTemplate.findMany({
    where: { clubId },
    orderBy: [{ position: 'asc' }, { key: 'asc' }],
  });
  if (rows.length === 0) return [...defaultTemplates];
  return rows.map(({ key, text }) => ({ key, text: text as Translated }));
}

/** The reasons that a club's moderators choose from. @throws unauthenticated, forbidden */
export async function listTemplates(actor: Actor, slug: string): Promise<TemplateView[]> {
  requireMember(actor);
  const access = await loadClubAccess(actor, { slug });
  if (!mayReview(access)) throw new PortalError('forbidden');
  return readTemplates(db, access.club.id);
}

/**
 * A club has these reasons, in this order; none: those that every club begins with. Admins (recorded). What was sent already
 * stays as it was. @throws unauthenticated, forbidden, not_found, invalid (two with one key)
 */
export const changeTemplates = defineCommand<TemplatesInput & { slug: string }, { items: TemplateView[] }>(
  'moderation.change-templates',
  async ({ tx, actor, input, at }) => {
    requireAdmin(actor);
    const { items, slug } = input;
    const { club } = await loadClubAccess(actor, { slug }, tx);
    if (new Set(items.map(({ key }) => key)).size < items.length)
      throw new PortalError('invalid', { fields: { items: { code: 'doubled_key' } } });
    await tx.$executeRaw`SELECT lock_club(${club.id}::uuid)`;
    await tx.reasonTemplate.deleteMany({ where: { clubId: club.id } });
    await tx.reasonTemplate.createMany({
      data: items.map(({ key, text }, position) => ({ clubId: club.id, key, text, position })),
    });
    await recordAct(tx, {
      ...{ actor, at, act: 'club.reasons_changed', subject: `club:${club.id}`, clubId: club.id },
      detail: { keys: items.map(({ key }) => key) },
    });
    return { items: await readTemplates(tx, club.id) };
  },
);
