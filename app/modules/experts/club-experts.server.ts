import type { Actor } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { requireAdmin } from '~/platform/require-member';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { defaultOutcomeDays } from './rules';

export interface ClubExpertsView {
  outcomeDays: number;
}

export async function readOutcomeDays(tx: Tx | typeof db, clubId: string): Promise<number> {
  const chosen = await tx.clubExperts.findUnique({ where: { clubId }, select: { outcomeDays: true } });
  return chosen?.outcomeDays ?? defaultOutcomeDays;
}

/** What a club has chosen for its experts. Admins may. @throws not_found, forbidden */
export async function getClubExperts(actor: Actor, slug: string): Promise<ClubExpertsView> {
  requireAdmin(actor);
  const { club } = await loadClubAccess(actor, { slug });
  return { outcomeDays: await readOutcomeDays(db, club.id) };
}

/**
 * After how many days an asker is asked whether the answer helped, for answers accepted from now on. Admins may.
 * @throws not_found, unauthenticated, forbidden, invalid
 */
export const changeClubExperts = defineCommand<{ slug: string; outcomeDays: number }, ClubExpertsView>(
  'experts.change-club',
  async ({ tx, actor, input: { slug, outcomeDays }, at }) => {
    requireAdmin(actor);
    const { club } = await loadClubAccess(actor, { slug }, tx);
    const before = await readOutcomeDays(tx, club.id);
    await tx.clubExperts.upsert({
      where: { clubId: club.id },
      create: { clubId: club.id, outcomeDays, updatedAt: at },
      update: { outcomeDays, updatedAt: at },
    });
    if (before !== outcomeDays)
      await recordAct(tx, {
        actor,
        at,
        act: 'club.edited',
        subject: `club:${club.id}`,
        clubId: club.id,
        detail: { outcomeDays: { from: before, to: outcomeDays } },
      });
    return { outcomeDays };
  },
);
