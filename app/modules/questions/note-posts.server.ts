import { defineCommand } from '~/platform/command.server';
import { publish } from '~/platform/jobs/jobs.server';
import { clubCalendar } from './desk-settings';
import { findEmergencyWords } from './emergency-words';
import { firstAnswerGiven } from './facts';
import { type QuestionWork, workOnQuestion } from './internal/question-work.server';
import { emergencyWordsOf } from './open-question.server';
import { answerFirst, goOn, raiseAlarm } from './question-case';
import { workingSecondsBetween } from './working-time';

interface WrittenPost {
  number: number;
  authorId: string | null;
  audience: 'everyone' | 'professionals' | 'experts';
  roles: string[];
  body: string;
  createdAt: Date;
}

/** Who answers: an expert, or somebody of the brand. What the asker cannot read answers nothing. */
function answers(post: WrittenPost, askerId: string | null): 'expert' | 'brand' | null {
  if (post.authorId === null || post.authorId === askerId || post.audience === 'professionals') return null;
  if (post.roles.includes('expert')) return 'expert';
  return post.roles.some((role) => role === 'moderator' || role === 'admin') ? 'brand' : null;
}

async function noteAnswer(work: QuestionWork, post: WrittenPost, by: 'expert' | 'brand'): Promise<void> {
  const { question, assigned, desk } = work;
  const memberId = post.authorId!;
  if (!question.firstAnswerAt) {
    const calendar = clubCalendar(desk);
    const seconds = workingSecondsBetween(calendar, question.createdAt, post.createdAt);
    work.question = answerFirst(question, { byId: memberId, at: post.createdAt, seconds });
    await work.note({ type: 'answered', key: 'answered', actorId: memberId });
    await publish(work.tx, firstAnswerGiven, { threadId: question.threadId, memberId });
  }
  // Whoever answers what nobody has, has it.
  if (!assigned && by === 'expert' && question.state !== 'resolved' && question.state !== 'closed')
    await work.give({ expertId: memberId, way: 'taken', byId: memberId }, { end: 'taken_over' });
  if (assigned && assigned.expertId !== memberId)
    work.tell({
      kind: 'answered',
      memberIds: [assigned.expertId],
      actorId: memberId,
      once: `answered:${question.threadId}:${post.number}`,
    });
}

async function noteAskersPost(work: QuestionWork, post: WrittenPost): Promise<void> {
  const { question, assigned } = work;
  if (question.state === 'waiting') {
    work.question = goOn(question, await work.hours(), post.createdAt);
    await work.note({ type: 'resumed', actorId: post.authorId });
    if (assigned)
      work.tell({
        kind: 'replied',
        memberIds: [assigned.expertId],
        actorId: post.authorId,
        once: `replied:${question.threadId}:${post.number}`,
      });
  }
  const [found] = findEmergencyWords(post.body, emergencyWordsOf(work.desk));
  // Lowered once, the same words raise it no more: an expert has looked.
  if (!found || work.question.emergency !== 'none' || work.question.state !== 'open') return;
  await raise(work, found.word);
}

export async function raise(work: QuestionWork, word: string | null, byId?: string): Promise<void> {
  const { at, desk } = work;
  work.question = raiseAlarm(work.question, { word, targetSeconds: desk.emergencyMinutes * 60, at });
  await work.note({ type: 'alarm_raised', actorId: byId ?? null, data: { word } });
  await work.callEverybody();
}

/**
 * What was written since is taken into account: an expert's post stops the clock of the first answer, the asker's lets the clocks run
 * again, and emergency words raise the alarm. The portal, when posts were written; the same posts again change nothing.
 */
export const notePosts = defineCommand<{ threadId: string }, { noted: number }>(
  'questions.note-posts',
  async (context) => {
    const { tx, input } = context;
    const noted = await workOnQuestion(context, input.threadId, async (work) => {
      const posts = await tx.$queryRaw<WrittenPost[]>`
        SELECT p."number", p."authorId", p."audience"::text, p."body", p."createdAt",
          ARRAY(SELECT jsonb_array_elements_text(coalesce(p."badge"->'roles', '[]'))) AS "roles"
        FROM "Post" p WHERE p."threadId" = ${input.threadId}::uuid AND p."number" > ${work.question.lastNumber}
          AND p."status" = 'published' ORDER BY p."number" LIMIT 500`;
      for (const post of posts) {
        const by = answers(post, work.question.askerId);
        if (by) await noteAnswer(work, post, by);
        else if (post.authorId !== null && post.authorId === work.question.askerId)
          await noteAskersPost(work, post);
      }
      const last = posts.at(-1);
      if (!last) return false;
      work.question = { ...work.question, lastNumber: last.number };
      return posts.length;
    });
    return { noted: noted ?? 0 };
  },
);
