import { loadClubAccess } from '~/modules/clubs/load-access.server';
import type { Actor } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Prisma } from '~/platform/db/generated/client';
import { PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { type EventStart, startOf } from './internal/event-facts.server';
import { loadEvent, lockEvent } from './load-event.server';
import { mayManage, mayPlan } from './policy';
import { createEventInput } from './schema';

const templatesPerClub = 50;

/** What a copy of an event begins with. Moderators. @throws not_found, unauthenticated, forbidden */
export async function readCopy(actor: Actor, eventId: string): Promise<EventStart> {
  const { access, event } = await loadEvent(actor, eventId);
  if (!mayManage(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  return startOf(event);
}

/** An event becomes a template of its club. Moderators. @throws not_found, unauthenticated, forbidden, conflict when there are too many */
export const saveTemplate = defineCommand<{ eventId: string; name: string }, { templateId: string }>(
  'events.save-template',
  async ({ tx, actor, input, at }) => {
    requireMember(actor);
    const { access, event } = await lockEvent(tx, actor, input.eventId);
    if (!mayManage(access)) throw new PortalError('forbidden');
    const clubId = access.club.id;
    if ((await tx.eventTemplate.count({ where: { clubId } })) >= templatesPerClub)
      throw new PortalError('conflict');
    const templateId = newId();
    const content = JSON.parse(JSON.stringify(startOf(event))) as Prisma.InputJsonObject;
    await tx.eventTemplate.create({
      data: { id: templateId, clubId, name: input.name, content, createdAt: at },
    });
    return { templateId };
  },
);

/** @throws not_found, unauthenticated, forbidden */
export const removeTemplate = defineCommand<{ templateId: string }, null>(
  'events.remove-template',
  async ({ tx, actor, input }) => {
    requireMember(actor);
    const found = isId(input.templateId)
      ? await tx.eventTemplate.findUnique({ where: { id: input.templateId } })
      : null;
    if (!found) throw new PortalError('not_found');
    if (!mayPlan(await loadClubAccess(actor, { clubId: found.clubId }, tx)))
      throw new PortalError('forbidden');
    await tx.eventTemplate.deleteMany({ where: { id: found.id } });
    return null;
  },
);

/** A club's templates by name. Moderators. @throws not_found, unauthenticated, forbidden */
export async function listTemplates(actor: Actor, slug: string): Promise<{ id: string; name: string }[]> {
  requireMember(actor);
  const access = await loadClubAccess(actor, { slug });
  if (!mayPlan(access)) throw new PortalError('forbidden');
  return db.eventTemplate.findMany({
    where: { clubId: access.club.id },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
}

/** What an event of a template begins with. @throws not_found, unauthenticated, forbidden */
export async function readTemplate(actor: Actor, slug: string, templateId: string): Promise<EventStart> {
  requireMember(actor);
  const access = await loadClubAccess(actor, { slug });
  if (!mayPlan(access)) throw new PortalError('forbidden');
  const found = isId(templateId)
    ? await db.eventTemplate.findFirst({ where: { id: templateId, clubId: access.club.id } })
    : null;
  if (!found) throw new PortalError('not_found');
  return createEventInput.parse(found.content);
}
