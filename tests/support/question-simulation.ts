import { noteStanding } from '~/modules/questions/note-acceptance.server';
import { listLeftBehind, passOn } from '~/modules/questions/pass-on.server';
import { listDue, runClocks } from '~/modules/questions/run-clocks.server';
import { saveExpertSettings } from '~/modules/questions/save-settings.server';
import { declineQuestion, setWaiting, takeQuestion } from '~/modules/questions/take-question.server';
import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { system } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { makeClub, makePerson, type SignedInPerson } from './club';
import { ask, makeExpert, openDesk, questionOf, write } from './questions';
import { chance } from './random';

const tickMs = 15 * 60_000;
const targetTicks = 16;

interface Hours {
  timeZone: string;
  /** Hours of each day, the same all week; may hold a night. */
  spans: { from: number; until: number }[];
  holidays: string[];
}

/** The simple model's own idea of working time: what the clock on the wall shows when a quarter of an hour begins. */
function worksAt({ timeZone, spans, holidays }: Hours, at: Date): boolean {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  if (holidays.includes(`${parts.year}-${parts.month}-${parts.day}`)) return false;
  const minute = Number(parts.hour) * 60 + Number(parts.minute);
  return spans.some(({ from, until }) => minute >= from && minute < until);
}

interface Model {
  left: number;
  misses: number;
  state: 'open' | 'waiting' | 'resolved';
  answered: boolean;
  /** Ran out with the brand: nothing counts any more. */
  exhausted: boolean;
  late: boolean;
}

export interface SimulationReport {
  seed: number;
  steps: number;
  misses: number;
  differences: string[];
}

const clubHours: Hours = {
  timeZone: 'Europe/London',
  // Over both changes of the clocks.
  spans: [
    { from: 0, until: 360 },
    { from: 600, until: 1_020 },
  ],
  holidays: ['2026-03-30', '2026-10-26'],
};
const people: { name: string; hours: Hours | null }[] = [
  { name: 'Ann', hours: null },
  { name: 'Ben', hours: { timeZone: 'Asia/Bangkok', spans: [{ from: 540, until: 1_080 }], holidays: [] } },
  {
    name: 'Cat',
    hours: { timeZone: 'America/New_York', spans: [{ from: 480, until: 1_020 }], holidays: ['2026-03-31'] },
  },
];
const week = (spans: Hours['spans']) => Array.from({ length: 7 }, () => spans);
const holidaysOf = (dates: string[]) => dates.map((date) => ({ date, name: '' }));

/** Random things happen to questions while the clock moves; after each, the portal and a simple model must say the same. */
export async function simulateQuestions(given: { seed: number; steps: number }): Promise<SimulationReport> {
  const random = chance(given.seed);
  const differences: string[] = [];
  const begins = random.pick(['2026-03-27T20:00:00Z', '2026-10-23T20:00:00Z', '2026-06-10T09:00:00Z']);
  let at = new Date(begins);
  freezeClock(at);
  const club = await makeClub(`simulated-${given.seed}`);
  await openDesk(club, {
    timeZone: clubHours.timeZone,
    week: week(clubHours.spans),
    holidays: holidaysOf(clubHours.holidays),
    answerMinutes: (targetTicks * tickMs) / 60_000,
    resolutionMinutes: 40_000,
    maxTries: 3,
    emergency: {},
  });
  const asker = await makePerson('Asker', club);
  const experts = new Map<string, { person: SignedInPerson; hours: Hours }>();
  for (const { name, hours } of people) {
    const person = await makeExpert(name, club, { timeZone: hours?.timeZone ?? 'Asia/Tokyo' });
    if (hours)
      await saveExpertSettings(person.actor, {
        week: week(hours.spans),
        holidays: holidaysOf(hours.holidays),
      });
    // The club's holidays are everybody's.
    const holidays = [...clubHours.holidays, ...(hours?.holidays ?? [])];
    experts.set(person.memberId, { person, hours: { ...(hours ?? clubHours), holidays } });
  }
  let misses = 0;
  let threadId = '';
  let posts: string[] = [];
  let model: Model;
  const holder = async () => (await questionOf(threadId)).assigned?.id ?? null;
  const begin = async () => {
    threadId = await ask(asker, club);
    posts = [];
    model = { left: targetTicks, misses: 0, state: 'open', answered: false, exhausted: false, late: false };
  };

  async function tick(): Promise<void> {
    const id = await holder();
    const hours = id ? experts.get(id)!.hours : clubHours;
    const counts = model.state === 'open' && !model.answered && !model.exhausted;
    if (counts && worksAt(hours, at)) model.left--;
    at = new Date(at.getTime() + tickMs);
    freezeClock(at);
    for (const left of await listLeftBehind(now())) await passOn(system, { threadId: left });
    for (const due of await listDue(now())) await runClocks(system, { threadId: due });
    if (!counts || model.left > 0) return;
    misses++;
    model.misses++;
    model.late = true;
    if (id === null) model.exhausted = true;
    else model.left = targetTicks;
  }

  async function happen(): Promise<string> {
    const { person } = random.pick([...experts.values()]);
    const id = await holder();
    const event = random.pick([
      'answer',
      'reply',
      'wait',
      'go on',
      'take',
      'decline',
      'accept',
      'take back',
      'nothing',
    ]);
    const settled = model.state === 'resolved';
    switch (event) {
      case 'answer':
        if (random.next() < 0.6) return 'nothing';
        posts.push(await write(person, threadId));
        model.answered = true;
        break;
      case 'reply':
        await write(asker, threadId, 'More of it.');
        if (model.state === 'waiting') model.state = 'open';
        break;
      case 'wait':
      case 'go on':
        if (settled) return 'nothing';
        await setWaiting(person.actor, { threadId, waiting: event === 'wait' });
        model.state = event === 'wait' ? 'waiting' : 'open';
        break;
      case 'take':
        if (settled) return 'nothing';
        await takeQuestion(person.actor, { threadId, insteadOf: id });
        break;
      case 'decline':
        if (settled || id === null) return 'nothing';
        await declineQuestion(experts.get(id)!.person.actor, { threadId, reason: 'Not now' });
        break;
      case 'accept':
        if (posts.length === 0) return 'nothing';
        await acceptAnswer(asker.actor, { threadId, postId: random.pick(posts) });
        await noteStanding(system, { threadId });
        model.state = 'resolved';
        break;
      case 'take back':
        if (!settled) return 'nothing';
        await acceptAnswer(asker.actor, { threadId, postId: null });
        await noteStanding(system, { threadId });
        model.state = 'open';
        break;
    }
    return event;
  }

  async function compare(step: number, event: string): Promise<void> {
    const question = await questionOf(threadId);
    const [open, row] = await Promise.all([
      db.questionAssignment.count({ where: { threadId, endedAt: null } }),
      db.questionClock.findUniqueOrThrow({ where: { threadId_kind: { threadId, kind: 'first_answer' } } }),
    ]);
    const clock = model.answered ? (model.late ? 'missed' : 'hit') : model.late ? 'active_missed' : 'active';
    const runs = model.state === 'open' && !model.answered && !model.exhausted;
    const says = {
      ...{ state: question.state, clock: question.firstAnswer.state, running: question.firstAnswer.running },
      misses: question.firstAnswer.misses,
      held: open + Number(question.withBrand),
      tries: question.tries <= 3,
      stands: runs || model.answered || row.remainingSeconds === model.left * 900,
    };
    const expected = {
      ...{ state: model.state, clock, running: runs, misses: model.misses },
      held: model.state === 'resolved' ? 0 : 1,
      tries: true,
      stands: true,
    };
    if (JSON.stringify(says) !== JSON.stringify(expected))
      differences.push(
        `${step} ${at.toISOString()} ${event}: ${JSON.stringify({ says, expected, left: model.left })}`,
      );
  }

  await begin();
  try {
    for (let step = 0; step < given.steps && differences.length === 0; step++) {
      if (random.next() < 0.06) await begin();
      const ticks = Math.floor(random.between(0, 14));
      for (let index = 0; index < ticks; index++) await tick();
      const event = await happen();
      await compare(step, event);
    }
  } finally {
    freezeClock(undefined);
  }
  return { seed: given.seed, steps: given.steps, misses, differences };
}
