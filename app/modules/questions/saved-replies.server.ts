import type { z } from 'zod';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import type { Actor } from '~/platform/actor';
import { isAdmin } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { mayDesk, mayRunDesk } from './policy';
import type { saveReplyInput } from './schema';
import type { SavedReplyView } from './views';

export type SaveReplyInput = z.output<typeof saveReplyInput>;
/** More than anybody finds again. */
export const repliesPerOwner = 200;

async function ownerOf(tx: Tx, actor: Actor, club: string | undefined) {
  const { memberId } = requireMember(actor);
  if (club === undefined) return { ownerId: memberId, clubId: null };
  const access = await loadClubAccess(actor, { slug: club }, tx);
  if (!mayRunDesk(access)) throw new PortalError('forbidden');
  return { ownerId: null, clubId: access.club.id };
}

/** Words to use again: an expert's own, or (moderators) of all experts of a club. @throws not_found, forbidden, conflict (too many) */
export const createSavedReply = defineCommand<SaveReplyInput, { id: string }>(
  'questions.create-saved-reply',
  async ({ tx, actor, input, at }) => {
    const { title, body, club } = input;
    const owner = await ownerOf(tx, actor, club);
    if ((await tx.savedReply.count({ where: owner })) >= repliesPerOwner) throw new PortalError('conflict');
    const id = newId();
    await tx.savedReply.create({ data: { id, ...owner, title, body, updatedAt: at } });
    return { id };
  },
);

async function requireReply(tx: Tx, actor: Actor, id: string): Promise<void> {
  const { memberId } = requireMember(actor);
  const row = isId(id) ? await tx.savedReply.findUnique({ where: { id } }) : null;
  if (!row) throw new PortalError('not_found');
  if (row.clubId) {
    if (!mayRunDesk(await loadClubAccess(actor, { clubId: row.clubId }, tx)))
      throw new PortalError('not_found');
  } else if (row.ownerId !== memberId) throw new PortalError('not_found');
}

/** Whoever may make it may change it. @throws not_found */
export const changeSavedReply = defineCommand<{ id: string; title: string; body: string }, null>(
  'questions.change-saved-reply',
  async ({ tx, actor, input, at }) => {
    await requireReply(tx, actor, input.id);
    const { id, title, body } = input;
    await tx.savedReply.update({ where: { id }, data: { title, body, updatedAt: at } });
    return null;
  },
);

/** @throws not_found */
export const removeSavedReply = defineCommand<{ id: string }, null>(
  'questions.remove-saved-reply',
  async ({ tx, actor, input }) => {
    await requireReply(tx, actor, input.id);
    await tx.savedReply.deleteMany({ where: { id: input.id } });
    return null;
  },
);

/** One's own, and those of a club on whose desk one works (all of them, without one). */
export async function listSavedReplies(actor: Actor, slug?: string): Promise<SavedReplyView[]> {
  const { memberId } = requireMember(actor);
  const clubIds: string[] = [];
  if (slug !== undefined) {
    const access = await loadClubAccess(actor, { slug });
    if (mayDesk(access)) clubIds.push(access.club.id);
  } else {
    const roles = await db.roleGrant.findMany({
      where: { memberId, status: 'verified', role: { in: ['expert', 'moderator'] }, clubId: { not: null } },
      select: { clubId: true },
    });
    clubIds.push(...roles.map(({ clubId }) => clubId!));
  }
  const rows = await db.savedReply.findMany({
    where: { OR: [{ ownerId: memberId }, { clubId: { in: clubIds } }] },
    include: { club: { select: { slug: true, name: true } } },
    orderBy: [{ clubId: { sort: 'asc', nulls: 'first' } }, { title: 'asc' }, { id: 'asc' }],
    take: 500,
  });
  const moderated = await db.roleGrant.findMany({
    where: { memberId, role: 'moderator', status: 'verified' },
    select: { clubId: true },
  });
  return rows.map(({ id, title, body, club, clubId }) => ({
    ...{ id, title, body, club },
    mayChange: clubId === null || isAdmin(actor) || moderated.some((role) => role.clubId === clubId),
  }));
}
