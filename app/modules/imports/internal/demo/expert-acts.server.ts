import { listMyRoles } from '~/modules/clubs/list-roles.server';
import { changeRole } from '~/modules/clubs/decide-role.server';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { askOutcome } from '~/modules/experts/ask-outcomes.server';
import { declareInterest, endInterest } from '~/modules/experts/change-interests.server';
import { countAllJob } from '~/modules/experts/count-records.server';
import { giveOutcome } from '~/modules/experts/give-outcome.server';
import { markReview } from '~/modules/experts/mark-review.server';
import { noteAcceptance } from '~/modules/experts/note-acceptance.server';
import { defaultOutcomeDays } from '~/modules/experts/rules';
import { supersedeAnswer } from '~/modules/experts/supersede-answer.server';
import { createGuide } from '~/modules/guides/create-guide.server';
import { editGuide } from '~/modules/guides/edit-guide.server';
import { getGuide } from '~/modules/guides/get-guide.server';
import { changeAuthorship, setGuideReview } from '~/modules/guides/settle-guide.server';
import { suggestEdit } from '~/modules/guides/suggest-edit.server';
import { system } from '~/platform/actor';
import { answerReviews, expertise, guides } from '../../../../../prisma/demo/expertise.ts';
import type { DemoAnswer, DemoExpertise, DemoGuide } from '../../../../../prisma/demo/types.ts';
import { adminKey } from './people-acts.server';
import {
  type Act,
  actorOf,
  joinedAt,
  laneOf,
  minutesPerDay,
  momentOf,
  type PlayedThread,
  type Stage,
} from './stage.server';

function expertiseActs(stage: Stage, { key, club: slug, fields, number, paidBy }: DemoExpertise): Act[] {
  const lane = `expertise ${key}`;
  const acts: Act[] = [
    {
      lane,
      minutesAgo: joinedAt(key, slug) - 10,
      async run() {
        const { club } = await loadClubAccess(system, { slug });
        const roles = await listMyRoles(actorOf(stage, key), club.id);
        const role = roles.find((one) => one.role === 'expert');
        if (role) await changeRole(actorOf(stage, adminKey), { roleId: role.id, fields, number });
      },
    },
  ];
  for (const { kind, name, note = '', sinceDaysAgo, endedDaysAgo } of paidBy) {
    let interestId = '';
    acts.push({
      lane,
      minutesAgo: sinceDaysAgo * minutesPerDay,
      async run() {
        const { interest } = await declareInterest(actorOf(stage, key), { slug, kind, name, note });
        interestId = interest.id;
      },
    });
    if (endedDaysAgo !== undefined)
      acts.push({
        lane,
        minutesAgo: endedDaysAgo * minutesPerDay,
        run: () => endInterest(actorOf(stage, key), { interestId }),
      });
  }
  return acts;
}

const postIdOf = (stage: Stage, { thread, number }: DemoAnswer) =>
  stage.threads.find((played) => played.thread.title === thread)!.postIds[number - 1]!;

function guideActs(stage: Stage, guide: DemoGuide): Act[] {
  const { club: slug, by, authors = [], minutesAgo, from, reviewInDays, edits = [], suggestion } = guide;
  const lane = `guide ${guide.title}`;
  let guideId = '';
  const words = async (who: string, [before, after]: [string, string]) => {
    const { guide: now } = await getGuide(actorOf(stage, who), guideId);
    const { title, version } = now;
    return { guideId, title, version, body: now.body.replace(before, after) };
  };
  const acts: Act[] = [
    {
      lane,
      minutesAgo,
      async run() {
        const { title, body, language, tags } = guide;
        const sources = from.map((answer) => postIdOf(stage, answer));
        const input = { slug, title, body, language, tags, sources, status: 'published' as const };
        guideId = (await createGuide(actorOf(stage, by), input)).guideId;
        for (const author of authors)
          await changeAuthorship(actorOf(stage, author), { guideId, author: true });
        const reviewBy = momentOf(stage, minutesAgo - reviewInDays * minutesPerDay);
        await setGuideReview(actorOf(stage, by), { guideId, reviewBy });
        for (const answer of guide.supersedes ?? [])
          await supersedeAnswer(actorOf(stage, by), {
            postId: postIdOf(stage, answer),
            by: { kind: 'guide', id: guideId },
          });
      },
    },
    ...edits.map((edit) => ({
      lane,
      minutesAgo: edit.minutesAgo,
      run: async () =>
        editGuide(actorOf(stage, edit.by), { ...(await words(edit.by, edit.replace)), note: edit.note }),
    })),
  ];
  if (suggestion) {
    const { by: who, note, replace } = suggestion;
    acts.push({
      lane,
      minutesAgo: suggestion.minutesAgo,
      run: async () => suggestEdit(actorOf(stage, who), { ...(await words(who, replace)), note }),
    });
  }
  return acts;
}

/** In turn; whoever has been asked and has said nothing yet sees the card. */
const saidInTurn = ['yes', 'yes', 'partly', undefined, 'yes', 'no'] as const;

function outcomeActs(stage: Stage, played: PlayedThread, index: number): Act[] {
  const { thread } = played;
  const answer = thread.accepted ? thread.posts[thread.accepted - 1] : undefined;
  if (!answer || thread.status) return [];
  const lane = laneOf(thread);
  const acceptedAt = answer.minutesAgo - Math.min(40, answer.minutesAgo / 2) - 1;
  const askedAt = acceptedAt - defaultOutcomeDays * minutesPerDay - 5;
  const acts: Act[] = [
    {
      lane,
      minutesAgo: Math.max(0.4, acceptedAt),
      run: () => noteAcceptance(system, { threadId: played.id }),
    },
  ];
  if (askedAt < 1) return acts;
  acts.push({ lane, minutesAgo: askedAt, run: () => askOutcome(system, { threadId: played.id }) });
  const outcome = saidInTurn[index % saidInTurn.length];
  const asker = thread.posts[0]!.author;
  if (outcome)
    acts.push({
      lane,
      minutesAgo: Math.max(0.5, askedAt - 90),
      run: () =>
        giveOutcome(actorOf(stage, asker), { threadId: played.id, outcome, words: '', again: false }),
    });
  return acts;
}

/** Credentials, who pays experts, how answers fared, guides; after the acts of the threads themselves. */
export function expertActs(stage: Stage): Act[] {
  const accepted = stage.threads.filter(({ thread }) => thread.kind === 'question' && thread.accepted);
  const reviews = answerReviews.map(({ by, note, setDaysAgo, inDays, ...answer }) => ({
    lane: `review ${answer.thread}`,
    minutesAgo: setDaysAgo * minutesPerDay,
    run: () =>
      markReview(actorOf(stage, by), {
        postId: postIdOf(stage, answer),
        reviewBy: momentOf(stage, (setDaysAgo - inDays) * minutesPerDay),
        note,
      }),
  }));
  return [
    ...expertise.flatMap((one) => expertiseActs(stage, one)),
    ...guides.flatMap((guide) => guideActs(stage, guide)),
    ...accepted.flatMap((played, index) => outcomeActs(stage, played, index)),
    ...reviews,
    { minutesAgo: 0.05, run: () => countAllJob.run({}) },
  ];
}
