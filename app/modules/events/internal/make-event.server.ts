import type { ClubAccess } from '~/modules/clubs/access';
import type { CommandContext } from '~/platform/command.server';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import type { CreateEventInput } from '../schema';
import { daysBetween, laterByDays, zonedParts } from '../series';
import { tellNamed } from './event-people.server';
import { indexEvent } from './index-event.server';
import { announce, columnsOf, requireWindow, wayOf, writePeople, writeTickets } from './write-event.server';

type Context = Pick<CommandContext<unknown>, 'tx' | 'at' | 'actor' | 'appended'>;

/** When one is, and of which series: `added` beside its rule. */
interface When {
  startsAt: Date;
  endsAt: Date;
  seriesId: string | null;
  seriesPart?: 'added';
}

/** One event stands, with what is said of it but its time; its window of registration keeps its days and hours before the start. @throws invalid */
export async function makeEvent(
  context: Context,
  access: ClubAccess,
  input: CreateEventInput,
  when: When,
): Promise<string> {
  const { tx, at, actor } = context;
  const { tickets, people, status, title, body, way: chosenWay, place, online, directions } = input;
  const { timeZone, allDay, capacity, maxGuests, questions, spendAt, offerMinutes } = input;
  const { checkInMinutes, slowSeconds, goals, runSheet, opensAt, closesAt } = input;
  const dayOf = (moment: Date) => zonedParts(moment, timeZone).day;
  const days = daysBetween(dayOf(input.startsAt), dayOf(when.startsAt));
  const moved = (date: Date | null) => (date ? laterByDays(date, days, timeZone) : null);
  requireWindow(input);
  const facts = { title, body, timeZone, allDay, place, online, directions, capacity, maxGuests, questions };
  const columns = await columnsOf(context, access, {
    ...facts,
    ...{ spendAt, offerMinutes, checkInMinutes, slowSeconds, goals, runSheet },
    opensAt: moved(opensAt),
    closesAt: moved(closesAt),
  });
  const id = newId();
  const way = wayOf({ way: chosenWay, place, online });
  const threadId = status === 'published' ? await announce(context, access, { id, title, body, way }) : null;
  await tx.clubEvent.create({
    data: {
      ...(columns as never as { title: string; body: string; html: string; timeZone: string }),
      ...when,
      id,
      clubId: access.club.id,
      threadId,
      status,
      way,
      createdById: requireMember(actor).memberId,
      createdAt: at,
      updatedAt: at,
      publishedAt: status === 'published' ? at : null,
    },
  });
  await writeTickets(tx, id, tickets);
  await writePeople(tx, access.club.id, id, people);
  if (status === 'published')
    await tellNamed(
      context,
      { id, clubId: access.club.id, title, seriesId: when.seriesId },
      access.club.slug,
      people.map(({ memberId }) => memberId),
    );
  await indexEvent(tx, { ...facts, ...when, id, clubId: access.club.id, status });
  return id;
}
