import { planAt, readPlans, readTierKey } from '~/modules/loyalty/read-tiers.server';
import type { Actor } from '~/platform/actor';
import { type CommandContext, type CommandOptions, defineCommand } from '~/platform/command.server';
import type { EventRegistration } from '~/platform/db/generated/client';
import { invalidField, PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { limitPerMember } from '~/platform/member-limits.server';
import { requireMember } from '~/platform/require-member';
import { newSpokenCode } from '~/platform/spoken-code.server';
import { readAnswers } from './answers';
import { viewRegistration } from './internal/event-view.server';
import { giveUpSeat } from './internal/give-up-seat.server';
import { holdPrice, readFreeSeats, settleSeats, tellSeats } from './internal/seats.server';
import { lockScope } from './internal/series-scope.server';
import { type LoadedEvent, lockEvent, lockForMember, memberRefusal } from './load-event.server';
import { mayRegister } from './policy';
import { fits, holdMs, priceOf, registrationPhase } from './rules';
import type { EventQuestionField, RegisterInput } from './schema';
import type { RegistrationView } from './views';

/** Twenty registrations a minute, given or taken back. */
export const limitRegistrations = limitPerMember({ name: 'register', points: 20, durationSeconds: 60 });

export function newTicketCode(): string {
  return newSpokenCode(10);
}

type Context = CommandContext<RegisterInput & { eventId: string }>;

function pricesOf({ event }: LoadedEvent) {
  const price = (kind: string) => event.tickets.find((ticket) => ticket.kind === kind)?.pricePoints ?? 0;
  return { member: price('member'), tier: price('tier'), guest: price('guest') };
}

/** Whether the member's tier is the ticket's or a higher one. @throws forbidden, not_found */
async function requireTier({ tx, at, actor }: Context, { event }: LoadedEvent): Promise<void> {
  const ticket = event.tickets.find(({ kind }) => kind === 'tier');
  if (!ticket) throw invalidField('ticket', 'invalid_choice');
  const { tiers } = planAt(await readPlans(tx), at);
  const placeOf = (tierKey: string | null) => tiers.findIndex(({ key }) => key === tierKey);
  const wanted = placeOf(ticket.tierKey);
  const theirs = placeOf(await readTierKey(tx, requireMember(actor).memberId, at));
  if (wanted < 0 || theirs < wanted) throw new PortalError('tier_too_low');
}

/** What a seat is taken with, when it was free. */
async function takeSeat(
  context: Context,
  { event }: LoadedEvent,
  row: { memberId: string; price: number; isPaid: boolean },
): Promise<Partial<EventRegistration>> {
  const { input, at } = context;
  const questions = event.questions as unknown as EventQuestionField[];
  const asks = questions.length > 0 && input.answers === undefined;
  const answers = asks ? {} : readAnswers(questions, input.answers ?? {});
  const holdId = row.isPaid ? null : await holdPrice(context, row.memberId, event.id, row.price);
  return asks
    ? { status: 'held', until: new Date(at.getTime() + holdMs), holdId }
    : { status: 'registered', until: null, registeredAt: at, answers, holdId };
}

/** Who has a seat or waits for one already: an offer is taken, a held seat gets its answers, everything else stays. */
async function goOn(
  context: Context,
  loaded: LoadedEvent,
  row: EventRegistration,
): Promise<EventRegistration> {
  const { tx, input, at } = context;
  const { event } = loaded;
  const questions = event.questions as unknown as EventQuestionField[];
  const given = input.answers !== undefined;
  // Who comes, or waits, may say something else, or what they have not said yet.
  if (given && questions.length > 0 && (row.status === 'registered' || row.status === 'waiting'))
    return tx.eventRegistration.update({
      where: { id: row.id },
      data: { answers: readAnswers(questions, input.answers ?? {}) },
    });
  const takes = row.status === 'offered' || (row.status === 'held' && given);
  if (!takes) return row;
  // What was answered on the way to the waiting list counts, as far as it is not said otherwise now.
  const kept = row.answers as Record<string, string>;
  const answers = readAnswers(questions, { ...kept, ...input.answers });
  const paid = row.holdId !== null || row.spentHoldId !== null;
  const holdId = paid ? row.holdId : await holdPrice(context, row.memberId!, event.id, row.pricePoints);
  return tx.eventRegistration.update({
    where: { id: row.id },
    data: {
      status: 'registered',
      until: null,
      queue: null,
      registeredAt: at,
      answers,
      holdId,
      seenChange: event.changeNumber,
    },
  });
}

async function come(
  context: Context,
  loaded: LoadedEvent,
  before: EventRegistration | null,
): Promise<EventRegistration> {
  const { tx, input, at, actor } = context;
  const { event } = loaded;
  const { memberId } = requireMember(actor);
  const { guests, ticket } = input;
  if (guests > event.maxGuests) throw invalidField('guests', 'too_big', { maximum: event.maxGuests });
  const limits = [
    event.capacity,
    ...event.tickets.filter(({ kind }) => kind === ticket).map((t) => t.capacity),
  ];
  if (event.capacity !== null && 1 + guests > event.capacity)
    throw invalidField('guests', 'too_big', { maximum: event.capacity - 1 });
  const ofGuests = event.tickets.find(({ kind }) => kind === 'guest')?.capacity ?? null;
  if (ofGuests !== null && guests > ofGuests) throw invalidField('guests', 'too_big', { maximum: ofGuests });
  if (limits.includes(0)) throw new PortalError('registration_closed');
  if (ticket === 'tier') await requireTier(context, loaded);
  const party = { ticket, guests };
  const price = priceOf(pricesOf(loaded), party);
  const id = before?.id ?? newId();
  // Who left after the start and comes back has paid already.
  const isPaid = before?.spentHoldId != null && before.pricePoints === price;
  const room = fits(await readFreeSeats(tx, event.id), party);
  let seat: Partial<EventRegistration>;
  if (room) seat = await takeSeat(context, loaded, { memberId, price, isPaid });
  else {
    const { queueNumber } = await tx.clubEvent.update({
      where: { id: event.id },
      data: { queueNumber: { increment: 1 } },
      select: { queueNumber: true },
    });
    const questions = event.questions as unknown as EventQuestionField[];
    const answers = input.answers ? readAnswers(questions, input.answers) : {};
    seat = { status: 'waiting', queue: queueNumber, until: null, answers };
  }
  const data = {
    ticket,
    guests,
    pricePoints: price,
    queue: null,
    answers: {},
    registeredAt: null,
    endedAt: null,
    endReason: '',
    attendedAt: null,
    seenChange: event.changeNumber,
    ...(seat as { status: 'held' | 'registered' | 'waiting' }),
    code: newTicketCode(),
  };
  if (before) return tx.eventRegistration.update({ where: { id }, data });
  return tx.eventRegistration.create({
    data: { ...data, id, eventId: event.id, memberId, createdAt: at },
  });
}

/**
 * A member has a seat: confirmed, or held for 15 minutes while there are questions to answer; where none is free, a place in the waiting
 * list. Again: an offer is taken, a held seat is confirmed by its answers, everything else stays as it is. Members of the club.
 * Publishes `event.seats`. @throws not_found, unauthenticated, not_a_member, suspended, club_closed, registration_closed,
 * tier_too_low, not_enough_points, invalid
 */
export const register = defineCommand<RegisterInput & { eventId: string }, RegistrationView>(
  'events.register',
  async (context) => {
    const { tx, actor, input } = context;
    const { memberId } = requireMember(actor);
    const loaded = await lockForMember(tx, actor, input.eventId);
    const { access, event } = loaded;
    if (!mayRegister(access)) throw memberRefusal(actor, access);
    await settleSeats(context, event, access.club.slug);
    const before = await tx.eventRegistration.findUnique({
      where: { eventId_memberId: { eventId: event.id, memberId } },
    });
    const isNew = !before || before.status === 'cancelled';
    if (isNew && registrationPhase(event, context.at) !== 'open')
      throw new PortalError('registration_closed');
    const row = isNew ? await come(context, loaded, before) : await goOn(context, loaded, before);
    await tellSeats(context, event.id);
    return viewRegistration(tx, row, event.changeNumber);
  },
  { limit: limitRegistrations },
);

/** Null: nothing is held for them any more. What was overdue is settled all the same, so that the page says so, too. */
const takeKeptSeat = defineCommand<RegisterInput & { eventId: string }, RegistrationView | null>(
  'events.take-kept-seat',
  async (context) => {
    const { tx, actor, input } = context;
    const { memberId } = requireMember(actor);
    const loaded = await lockForMember(tx, actor, input.eventId);
    const { access, event } = loaded;
    if (!mayRegister(access)) throw memberRefusal(actor, access);
    await settleSeats(context, event, access.club.slug);
    const kept = await tx.eventRegistration.findUnique({
      where: { eventId_memberId: { eventId: event.id, memberId } },
    });
    const stands = kept && kept.status !== 'cancelled' && kept.status !== 'waiting';
    const row = stands ? await goOn(context, loaded, kept) : null;
    await tellSeats(context, event.id);
    return row && viewRegistration(tx, row, event.changeNumber);
  },
  { limit: limitRegistrations },
);

/**
 * A seat that is held or offered is taken, with its guests and its kind of ticket. Whoever comes too late books nothing else by it. Its
 * member. Publishes `event.seats`. @throws not_held, and as register
 */
export async function confirmSeat(
  actor: Actor,
  { eventId, answers }: { eventId: string; answers: Record<string, string> },
  options?: CommandOptions,
): Promise<RegistrationView> {
  const input = { eventId, answers, guests: 0, ticket: 'member' as const };
  const view = await takeKeptSeat(actor, input, options);
  if (!view) throw new PortalError('not_held');
  return view;
}

/**
 * A seat, a held or offered one, or a place in the waiting list is given up; what it cost is given back, unless it is spent with the
 * registration and the event has begun; and the seat is offered to the next. Its member. Publishes `event.seats`.
 * @throws not_found, unauthenticated, already_checked_in, conflict when the event is over
 */
export const cancelRegistration = defineCommand<{ eventId: string }, RegistrationView>(
  'events.cancel-registration',
  async (context) => {
    const { tx, actor, input } = context;
    const { memberId } = requireMember(actor);
    const { access, event } = await lockEvent(tx, actor, input.eventId);
    const row = await tx.eventRegistration.findUnique({
      where: { eventId_memberId: { eventId: event.id, memberId } },
    });
    if (!row) throw new PortalError('not_found');
    if (row.status === 'attended') throw new PortalError('already_checked_in');
    if (row.status === 'cancelled') return viewRegistration(tx, row, event.changeNumber);
    if (event.status === 'done') throw new PortalError('conflict');
    const gone = await giveUpSeat(context, event, row, 'left');
    await settleSeats(context, event, access.club.slug);
    await tellSeats(context, event.id);
    return viewRegistration(tx, gone, event.changeNumber);
  },
  { limit: limitRegistrations },
);

/**
 * After a change of time or place somebody keeps their seat; with `all` those in the other events of its series, too. Its member.
 * @throws not_found, unauthenticated
 */
export const keepRegistration = defineCommand<{ eventId: string; scope?: 'this' | 'all' }, RegistrationView>(
  'events.keep-registration',
  async (context) => {
    const { tx, actor, input } = context;
    const { memberId } = requireMember(actor);
    const { chosen, others } = await lockScope(context, input.eventId, input.scope ?? 'this');
    const { event } = chosen;
    const row = await tx.eventRegistration.findUnique({
      where: { eventId_memberId: { eventId: event.id, memberId } },
    });
    if (!row) throw new PortalError('not_found');
    for (const { id, changeNumber } of others)
      await tx.eventRegistration.updateMany({
        where: { eventId: id, memberId },
        data: { seenChange: changeNumber },
      });
    const kept = await tx.eventRegistration.update({
      where: { id: row.id },
      data: { seenChange: event.changeNumber },
    });
    return viewRegistration(tx, kept, event.changeNumber);
  },
);
