import type { ClubAccess } from '~/modules/clubs/access';
import { isActiveMember, mayModerate } from '~/modules/clubs/policy';
import { type Actor, memberIdOf } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import type { EventRegistration } from '~/platform/db/generated/client';
import { snapshot, type Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { readEvent, readQuestions, readReactions, viewRegistration } from './internal/event-view.server';
import { readOwnMarks } from './live-questions.server';
import { type LoadedEvent, loadEvent } from './load-event.server';
import { mayAnswer, mayAsk, mayCheckIn, mayLead, mayManage, mayRegister } from './policy';
import { registrationPhase } from './rules';
import { eventStream } from './streams';
import type { EventState } from './updates';
import type { EventPlan, EventViewer } from './views';

/** What ended a moment ago is over, also before the portal has noted it. */
function asOf(row: EventRegistration, at: Date): EventRegistration {
  if (!row.until || row.until > at) return row;
  const endReason = row.status === 'held' ? 'hold_over' : 'offer_over';
  return { ...row, status: 'cancelled', until: null, queue: null, endedAt: row.until, endReason };
}

/** Why a member cannot register here at all; null for who may, and for visitors. */
function whyNot(access: ClubAccess): EventViewer['refusal'] {
  if (access.memberId === undefined || mayRegister(access)) return null;
  const { membership, club } = access;
  if (membership?.status === 'suspended')
    return { why: 'suspended', until: membership.suspendedUntil?.toISOString() ?? null };
  if (club.status !== 'open') return { why: club.status === 'archived' ? 'archived' : 'paused', until: null };
  return { why: membership?.status === 'pending' ? 'pending' : 'not_a_member', until: null };
}

async function viewerOf(actor: Actor, { access, event, facts }: LoadedEvent, tx: Tx): Promise<EventViewer> {
  const memberId = memberIdOf(actor);
  const at = now();
  const key = { eventId_memberId: { eventId: event.id, memberId: memberId ?? '' } };
  const found = memberId ? await tx.eventRegistration.findUnique({ where: key }) : null;
  const row = found && asOf(found, at);
  const survey = memberId
    ? await tx.eventSurvey.findUnique({ where: key, select: { score: true, comment: true } })
    : null;
  const leads = mayLead(access, facts) || mayModerate(access);
  // Whoever is out of the club has its link no more, at once.
  const inside = isActiveMember(access) && (row?.status === 'registered' || row?.status === 'attended');
  const link = event.online !== '' && (inside || leads || mayAnswer(access, facts)) ? event.online : null;
  const running = event.status === 'published' || event.status === 'live';
  return {
    ...(row ? { registration: await viewRegistration(tx, row, event.changeNumber) } : {}),
    role: facts.role,
    phase: registrationPhase(event, at),
    refusal: whyNot(access),
    online: link,
    ...(await readOwnMarks(tx, actor, event.id)),
    survey,
    may: {
      manage: mayManage(access),
      moderate: memberId !== undefined && mayModerate(access),
      register: mayRegister(access),
      checkIn: mayCheckIn(access, facts) && facts.announced,
      lead: mayLead(access, facts),
      answer: mayAnswer(access, facts),
      ask: (mayAsk(access) || mayLead(access, facts)) && running,
      survey: row?.status === 'attended' && (event.status === 'done' || at >= event.endsAt),
    },
  };
}

export interface EventDetail extends EventState {
  viewer: EventViewer;
  /** For who plans it. */
  plan: EventPlan | null;
  seq: number;
}

/** An event with its questions, what the caller may do, and how far its stream is: all of one moment. @throws not_found, unauthenticated, forbidden */
export async function getEvent(actor: Actor, eventId: string, slug?: string): Promise<EventDetail> {
  const loaded = await loadEvent(actor, eventId);
  const { access, event } = loaded;
  if (slug !== undefined && access.club.slug !== slug) throw new PortalError('not_found');
  return snapshot(async (tx) => {
    const stream = await tx.stream.findUnique({ where: { key: eventStream(eventId) } });
    const viewer = await viewerOf(actor, loaded, tx);
    const { online, offerMinutes, goals, runSheet, recap } = event;
    return {
      event: await readEvent(tx, eventId),
      questions: await readQuestions(tx, eventId, { dismissed: viewer.may.lead }),
      reactions: await readReactions(tx, eventId),
      viewer,
      plan:
        viewer.may.manage || viewer.may.lead
          ? {
              online,
              offerMinutes,
              recap,
              version: event.sequence,
              goals: goals as unknown as EventPlan['goals'],
              runSheet: runSheet as unknown as EventPlan['runSheet'],
            }
          : null,
      seq: Number(stream?.head ?? 0),
    };
  });
}

/** Where the caller stands with an event, for pages that follow its stream. @throws as getEvent */
export async function getStanding(actor: Actor, eventId: string): Promise<EventViewer> {
  const loaded = await loadEvent(actor, eventId);
  return snapshot((tx) => viewerOf(actor, loaded, tx));
}

/** The state that updates of `event:<id>` go on from, for who leads; for tests. */
export async function getEventState(eventId: string): Promise<EventState> {
  return {
    event: await readEvent(db, eventId),
    questions: await readQuestions(db, eventId, { dismissed: true }),
    reactions: await readReactions(db, eventId),
  };
}
