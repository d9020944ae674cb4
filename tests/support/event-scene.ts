import { getEvent } from '~/modules/events/get-event.server';
import { register } from '~/modules/events/register.server';
import { freezeClock, now } from '~/platform/clock.server';
import { giveRole, makeClub, makePerson, type SignedInPerson } from './club';
import { useDatabase } from './database';

/** When what is tested of events begins. */
export const monday = new Date('2026-11-23T02:00:00Z');
export const hours = (count: number) => count * 3_600_000;
export const later = (ms: number) => freezeClock(new Date(now().getTime() + ms));

/** On a Monday, a club with a moderator and five members in a database of its own. */
export async function makeEventScene() {
  freezeClock(monday);
  const database = await useDatabase();
  const club = await makeClub('dogs');
  const mod = await makePerson('Mo', club);
  const [ann, ben, cat] = [
    await makePerson('Ann', club),
    await makePerson('Ben', club),
    await makePerson('Cat', club),
  ];
  const [dan, eve] = [await makePerson('Dan', club), await makePerson('Eve', club)];
  await giveRole(mod, 'moderator', club);
  return { database, club, mod, ann, ben, cat, dan, eve };
}

export const come = (person: SignedInPerson, eventId: string, more: object = {}) =>
  register(person.actor, { eventId, guests: 0, ticket: 'member', ...more });
export const standing = async (person: SignedInPerson, eventId: string) =>
  (await getEvent(person.actor, eventId)).viewer.registration;
