import { answerSurvey, writeRecap } from '~/modules/events/after-event.server';
import { scanTicket } from '~/modules/events/check-in.server';
import { createEvent } from '~/modules/events/create-event.server';
import { editEvent } from '~/modules/events/edit-event.server';
import { askAtEvent, changeQuestion, voteForQuestion } from '~/modules/events/live-questions.server';
import { noteOutcome } from '~/modules/events/note-outcome.server';
import { settleAttendance } from '~/modules/events/on-attendance.server';
import { register } from '~/modules/events/register.server';
import { createEventInput } from '~/modules/events/schema';
import { occurrencesOf, zonedMoment, zonedParts } from '~/modules/events/series';
import { settleEvent } from '~/modules/events/settle-event.server';
import { takePart } from '~/modules/events/take-part.server';
import { tellPulse } from '~/modules/events/tell-pulse.server';
import { ruleInput } from '~/modules/loyalty/rule-schema';
import { createRule } from '~/modules/loyalty/steer-rules.server';
import { system } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { parseInput } from '~/platform/input';
import { events } from '../../../../../prisma/demo/events.ts';
import type { DemoEvent } from '../../../../../prisma/demo/types.ts';
import { type Act, actorOf, minutesPerDay, momentOf, type Stage } from './stage.server';

const dayMs = 86_400_000;
const attendanceName = { th: 'มาร่วมกิจกรรม', vi: 'Đến dự sự kiện', en: 'Came to an event' };

/** While it is played. */
interface Played {
  id: string;
  /** All of its series; itself where it is of none. */
  ids: string[];
  startsAt: Date;
  endsAt: Date;
  codes: Map<string, string>;
  questions: string[];
}

function timesOf(stage: Stage, event: DemoEvent): { startsAt: Date; endsAt: Date } {
  const { startsInDays = 0, startsInMinutes, time = '00:00', timeZone, minutes } = event;
  const onDay = () => {
    const { day } = zonedParts(new Date(stage.startedAt.getTime() + startsInDays * dayMs), timeZone);
    return zonedMoment(day, time, timeZone);
  };
  const startsAt = startsInMinutes === undefined ? onDay() : momentOf(stage, -startsInMinutes);
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
}

function inputOf(stage: Stage, event: DemoEvent, times: { startsAt: Date; endsAt: Date }) {
  const person = (role: 'host' | 'speaker') => (key: string) => ({
    memberId: stage.memberIds.get(key)!,
    role,
  });
  const { series, capacity = null, pricePoints, draft, hosts, speakers = [] } = event;
  const rule = series && {
    every: series.every,
    interval: series.interval,
    weekdays: series.weekdays,
    count: series.count,
  };
  const all = rule ? occurrencesOf({ ...times, timeZone: event.timeZone }, { ...rule, except: [] }) : [];
  return parseInput(createEventInput, {
    ...event,
    startsAt: times.startsAt.toISOString(),
    endsAt: times.endsAt.toISOString(),
    capacity,
    maxGuests: event.maxGuests ?? 2,
    tickets: pricePoints ? { member: { pricePoints } } : {},
    people: [...hosts.map(person('host')), ...speakers.map(person('speaker'))],
    status: draft ? 'draft' : 'published',
    series: rule && { ...rule, except: series.skip.map((number) => all[number - 1]!.day) },
  });
}

function minutesBefore(stage: Stage, at: Date): number {
  return (stage.startedAt.getTime() - at.getTime()) / 60_000;
}

function comingActs(stage: Stage, event: DemoEvent, played: Played, lane: string): Act[] {
  const from = event.announcedDaysAgo * minutesPerDay;
  return event.comes.map(({ member, guests = 0, answers }, index) => ({
    lane,
    minutesAgo: from - 60 * (index + 1),
    async run() {
      const input = { eventId: played.id, guests, ticket: 'member' as const, answers };
      const { ticketCode } = await register(actorOf(stage, member), input);
      played.codes.set(member, ticketCode);
    },
  }));
}

function askingActs(stage: Stage, event: DemoEvent, played: Played, lane: string): Act[] {
  const from = Math.min(event.announcedDaysAgo * minutesPerDay, minutesBefore(stage, played.startsAt) + 600);
  return (event.asked ?? []).map(({ by, body, votes, anonymous = false }, index) => ({
    lane,
    minutesAgo: Math.max(1.5, from - 90 - 20 * index),
    async run() {
      const { id } = await askAtEvent(actorOf(stage, by), { eventId: played.id, body, anonymous });
      played.questions[index] = id;
      for (const voter of votes) await voteForQuestion(actorOf(stage, voter), { questionId: id, up: true });
      await tellPulse(system, null);
    },
  }));
}

/** What happens while it takes place: doors, questions, how the room feels. */
function liveActs(stage: Stage, event: DemoEvent, played: Played, lane: string): Act[] {
  const start = minutesBefore(stage, played.startsAt);
  const host = () => actorOf(stage, event.by);
  const begin: Act = {
    lane,
    minutesAgo: start,
    run: () => settleEvent(system, { eventId: played.id, status: 'live', reason: '' }),
  };
  const doors = event.comes
    .filter(({ attended }) => attended)
    .map(({ member }, index): Act => ({
      lane,
      minutesAgo: start - 2 - index,
      async run() {
        const code = played.codes.get(member)!;
        const nonce = `demo-${played.id}-${member}`;
        // In a thread people come by taking part; the others are let in at the door.
        const { attended } = await takePart(actorOf(stage, member), { eventId: played.id });
        if (!attended)
          await scanTicket(host(), { eventId: played.id, code, nonce, offline: false, door: '' });
        const { id } = await db.eventRegistration.findUniqueOrThrow({
          where: { code },
          select: { id: true },
        });
        const memberId = stage.memberIds.get(member)!;
        // What the job would pay once the portal runs, at the time when it was earned.
        await settleAttendance(system, { eventId: played.id, memberId, registrationId: id });
      },
    }));
  const answers = (event.asked ?? []).flatMap(({ answer, pinned }, index): Act[] =>
    answer === undefined && !pinned
      ? []
      : [
          {
            lane,
            minutesAgo: start - 15 - index * 0.5,
            run: () =>
              changeQuestion(
                answer === undefined ? host() : actorOf(stage, event.speakers?.[0] ?? event.by),
                {
                  questionId: played.questions[index]!,
                  ...(answer === undefined ? { pinned: true } : { status: 'answered' as const, answer }),
                },
              ),
          },
        ],
  );
  const feelings: Act = {
    lane,
    minutesAgo: start - 18,
    async run() {
      for (const [reaction, count] of Object.entries(event.reactions ?? {}))
        await db.eventPulse.create({ data: { eventId: played.id, reaction, count } });
      await tellPulse(system, null);
    },
  };
  return [begin, ...doors, ...answers, ...(event.reactions ? [feelings] : [])];
}

function afterActs(stage: Stage, event: DemoEvent, played: Played, lane: string): Act[] {
  const end = minutesBefore(stage, played.endsAt);
  return [
    {
      lane,
      minutesAgo: end,
      run: () => settleEvent(system, { eventId: played.id, status: 'done', reason: '' }),
    },
    ...event.comes
      .filter(({ score }) => score !== undefined)
      .map(({ member, score = 5, comment = '' }, index): Act => ({
        lane,
        minutesAgo: end - 60 - index * 5,
        run: () => answerSurvey(actorOf(stage, member), { eventId: played.id, score, comment }),
      })),
    ...(event.recap
      ? [
          {
            lane,
            minutesAgo: end - 180,
            run: () => writeRecap(actorOf(stage, event.by), { eventId: played.id, recap: event.recap! }),
          },
        ]
      : []),
    ...(event.outcome
      ? [
          {
            lane,
            minutesAgo: end - 240,
            run: () => noteOutcome(actorOf(stage, event.by), { eventId: played.id, ...event.outcome! }),
          },
        ]
      : []),
  ];
}

/** A series goes on elsewhere. */
function laterActs(stage: Stage, { by, later }: DemoEvent, played: Played, lane: string): Act[] {
  if (!later) return [];
  const { from, daysAgo, place, directions } = later;
  return [
    {
      lane,
      minutesAgo: daysAgo * minutesPerDay,
      async run() {
        const eventId = played.ids[from - 1]!;
        await editEvent(actorOf(stage, by), { eventId, scope: 'following', place, directions });
      },
    },
  ];
}

function actsOfEvent(stage: Stage, event: DemoEvent): Act[] {
  const lane = `event ${event.title}`;
  const times = timesOf(stage, event);
  const played: Played = { id: '', ids: [], ...times, codes: new Map(), questions: [] };
  const over = played.endsAt < stage.startedAt;
  const { cancelledDaysAgo, cancelReason = '' } = event;
  return [
    {
      lane,
      minutesAgo: event.announcedDaysAgo * minutesPerDay,
      async run() {
        const input = inputOf(stage, event, times);
        const made = await createEvent(actorOf(stage, event.by), { ...input, slug: event.club });
        [played.id, played.ids] = [made.eventId, made.eventIds];
      },
    },
    ...comingActs(stage, event, played, lane),
    ...laterActs(stage, event, played, lane),
    ...askingActs(stage, event, played, lane),
    ...(over || event.live ? liveActs(stage, event, played, lane) : []),
    ...(over ? afterActs(stage, event, played, lane) : []),
    ...(cancelledDaysAgo === undefined
      ? []
      : [
          {
            lane,
            minutesAgo: cancelledDaysAgo * minutesPerDay,
            run: () =>
              settleEvent(actorOf(stage, event.by), {
                eventId: played.id,
                status: 'cancelled',
                reason: cancelReason,
              }),
          },
        ]),
  ];
}

/** Events of the demo: past ones with their recap and survey, one that is live, full ones, series, drafts. */
export function eventActs(stage: Stage): Act[] {
  const rule: Act = {
    minutesAgo: 80 * minutesPerDay,
    async run() {
      const input = parseInput(ruleInput, { name: attendanceName, trigger: 'event_attended', points: 30 });
      await createRule(system, { ...input, status: 'active' });
    },
  };
  return [rule, ...events.flatMap((event) => actsOfEvent(stage, event))];
}
