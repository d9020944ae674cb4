import { loadClubAccess } from '~/modules/clubs/load-access.server';
import type { Actor } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { EventTemplate, Prisma } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
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

async function lockTemplate(tx: Tx, actor: Actor, templateId: string): Promise<EventTemplate> {
  requireMember(actor);
  if (!isId(templateId)) throw new PortalError('not_found');
  await tx.$executeRaw`SELECT 1 FROM "EventTemplate" WHERE "id" = ${templateId}::uuid FOR UPDATE`;
  const found = await tx.eventTemplate.findUnique({ where: { id: templateId } });
  if (!found) throw new PortalError('not_found');
  if (!mayPlan(await loadClubAccess(actor, { clubId: found.clubId }, tx))) throw new PortalError('forbidden');
  return found;
}

/** A template has another name. Moderators. @throws not_found, unauthenticated, forbidden */
export const renameTemplate = defineCommand<{ templateId: string; name: string }, { templateId: string }>(
  'events.rename-template',
  async ({ tx, actor, input }) => {
    const { id } = await lockTemplate(tx, actor, input.templateId);
    await tx.eventTemplate.update({ where: { id }, data: { name: input.name } });
    return { templateId: id };
  },
);

/** A template is no more; what was made from it stays. Moderators. @throws not_found, unauthenticated, forbidden */
export const removeTemplate = defineCommand<{ templateId: string }, { templateId: string }>(
  'events.remove-template',
  async ({ tx, actor, input }) => {
    const { id } = await lockTemplate(tx, actor, input.templateId);
    await tx.eventTemplate.delete({ where: { id } });
    return { templateId: id };
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
