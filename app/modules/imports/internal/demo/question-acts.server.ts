import { lowerQuestion } from '~/modules/questions/alarm.server';
import { attachRecord } from '~/modules/questions/attach-record.server';
import { readDay } from '~/modules/questions/hours-text';
import { noteStanding } from '~/modules/questions/note-acceptance.server';
import { notePosts } from '~/modules/questions/note-posts.server';
import { openQuestion } from '~/modules/questions/open-question.server';
import { runClocks } from '~/modules/questions/run-clocks.server';
import { saveClubDesk, saveExpertSettings } from '~/modules/questions/save-settings.server';
import { createSavedReply } from '~/modules/questions/saved-replies.server';
import {
  declineQuestion,
  handOverQuestion,
  setWaiting,
  takeQuestion,
} from '~/modules/questions/take-question.server';
import { listMyRecords } from '~/modules/clubs/list-records.server';
import { type MemberActor, system } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { demo } from '../../../../../prisma/demo/index.ts';
import { deskHours, holidays } from '../../../../../prisma/demo/desks.ts';
import type { DemoDeskStep } from '../../../../../prisma/demo/types.ts';
import { clubsMadeAt } from './people-acts.server';
import {
  type Act,
  actorOf,
  joinedAt,
  laneOf,
  minutesPerDay,
  type PlayedThread,
  type Stage,
} from './stage.server';

const week = (days: readonly string[]) => days.map((day) => readDay(day) ?? []);

/** This year's and the next one's. */
function holidaysFrom(startedAt: Date) {
  const year = startedAt.getUTCFullYear();
  return [year, year + 1].flatMap((of) =>
    holidays.map(({ monthDay, name }) => ({ date: `${of}-${monthDay}`, name })),
  );
}

function settingActs(stage: Stage): Act[] {
  const desks = demo.desks.map(({ club: slug, fields, emergency }) => ({
    minutesAgo: clubsMadeAt - 5,
    run: () =>
      saveClubDesk(system, {
        ...{ slug, fields },
        week: week(deskHours),
        holidays: holidaysFrom(stage.startedAt),
        emergency,
      }),
  }));
  const hours = demo.expertHours.map(({ key, week: days, languages, emergencies, maxOpen }) => ({
    minutesAgo: joinedAt(key, key === 'bao' ? 'homes' : 'dogs') - 5,
    run: () => saveExpertSettings(actorOf(stage, key), { week: week(days), languages, emergencies, maxOpen }),
  }));
  const replies = demo.savedReplies.map(({ by, ...reply }) => ({
    minutesAgo: 30 * minutesPerDay,
    run: () => createSavedReply(actorOf(stage, by), reply),
  }));
  return [...desks, ...hours, ...replies];
}

/** Whoever has it by now. */
async function holderOf(threadId: string): Promise<string | null> {
  const row = await db.questionAssignment.findFirst({ where: { threadId, endedAt: null } });
  return row?.expertId ?? null;
}

async function take(actor: MemberActor, threadId: string): Promise<void> {
  const holder = await holderOf(threadId);
  if (holder !== actor.memberId) await takeQuestion(actor, { threadId, insteadOf: holder });
}

async function step(stage: Stage, played: PlayedThread, done: DemoDeskStep): Promise<void> {
  const actor = actorOf(stage, done.by);
  const threadId = played.id;
  switch (done.does) {
    case 'take':
      return take(actor, threadId);
    case 'wait':
      return void (await setWaiting(actor, { threadId, waiting: true }));
    case 'handOver':
      await take(actor, threadId);
      return void (await handOverQuestion(actor, {
        ...{ threadId, reason: done.reason },
        memberId: stage.memberIds.get(done.to)!,
      }));
    case 'decline':
      return void (await declineQuestion(actor, { threadId, reason: done.reason }));
    case 'lower':
      return void (await lowerQuestion(actor, { threadId, reason: done.reason }));
    case 'share': {
      const [record] = await listMyRecords(actor, played.thread.club);
      await attachRecord(actor, { threadId, recordId: record!.id, fields: done.fields, consent: true });
    }
  }
}

/** An answer that nobody has accepted for long: the expert has asked, and waits. */
async function waitForAsker(stage: Stage, played: PlayedThread): Promise<void> {
  const question = await db.question.findUnique({ where: { threadId: played.id } });
  if (question?.state !== 'open' || !question.firstAnswerAt) return;
  const holder = await holderOf(played.id);
  const key = demo.members.find(({ key }) => stage.memberIds.get(key) === holder)?.key;
  if (key) await setWaiting(actorOf(stage, key), { threadId: played.id, waiting: true });
}

const settledAfterMinutes = 2 * minutesPerDay;

function actsOf(stage: Stage, played: PlayedThread): Act[] {
  const { posts, accepted, desk = [], status } = played.thread;
  const threadId = () => ({ threadId: played.id });
  const asked = posts[0]!.minutesAgo;
  const last = posts.at(-1)!.minutesAgo;
  const acts: Act[] = [
    { minutesAgo: asked, run: () => openQuestion(system, threadId()) },
    ...posts.slice(1).map(({ minutesAgo }) => ({ minutesAgo, run: () => notePosts(system, threadId()) })),
    ...desk.map((done) => ({ minutesAgo: done.minutesAgo, run: () => step(stage, played, done) })),
  ];
  if (accepted) {
    const { minutesAgo } = posts[accepted - 1]!;
    acts.push({
      minutesAgo: minutesAgo - Math.min(40, minutesAgo / 2),
      run: () => noteStanding(system, threadId()),
    });
  } else if (last > settledAfterMinutes && !status) {
    acts.push({ minutesAgo: last - minutesPerDay, run: () => waitForAsker(stage, played) });
  }
  // What was never answered has fallen from one to the next.
  for (const share of [0.8, 0.5, 0.2])
    acts.push({ minutesAgo: asked * share, run: () => runClocks(system, threadId()) });
  acts.push({ minutesAgo: Math.min(0.5, last * 0.1), run: () => noteStanding(system, threadId()) });
  return acts.map((act) => ({ ...act, lane: laneOf(played.thread) }));
}

/** The desk's settings, and what becomes of every question; after the acts of the threads themselves. */
export function questionActs(stage: Stage): Act[] {
  const asked = stage.threads.filter(({ thread }) => thread.kind === 'question');
  return [...settingActs(stage), ...asked.flatMap((played) => actsOf(stage, played))];
}
