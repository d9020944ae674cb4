import type { Actor } from '~/platform/actor';
import { type EventDetail, getEvent } from './get-event.server';
import { comesBy } from './rules';
import { takePart } from './take-part.server';

async function enter(
  actor: Actor,
  { eventId, slug }: { eventId: string; slug: string },
  by: 'room' | 'link',
): Promise<EventDetail> {
  const detail = await getEvent(actor, eventId, slug);
  const { event, viewer } = detail;
  const comes = viewer.registration?.status === 'registered' && viewer.may.register && comesBy(event, by);
  if (!comes) return detail;
  await takePart(actor, { eventId });
  return getEvent(actor, eventId, slug);
}

/** An event as its page shows it; who opens the room of a live one with a seat has come. @throws as getEvent */
export function enterRoom(actor: Actor, eventId: string, slug: string): Promise<EventDetail> {
  return enter(actor, { eventId, slug }, 'room');
}

/** Where an event takes place elsewhere, for whoever may know; who goes there while it is live has come. @throws as getEvent */
export async function followLink(actor: Actor, eventId: string, slug: string): Promise<string | null> {
  return (await enter(actor, { eventId, slug }, 'link')).viewer.online;
}
