import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { readCandidates } from './internal/candidates.server';
import { workOnQuestion } from './internal/question-work.server';

/**
 * Who is away, or no longer an expert of the club, is not waited for: a question that they have not answered goes to the next. The
 * portal, each minute and when roles change. Nothing is missed by it: what remains of the time goes on.
 */
export const passOn = defineCommand<{ threadId: string }, { passed: boolean }>(
  'questions.pass-on',
  async (context) => {
    const { tx, at, input } = context;
    const passed = await workOnQuestion(context, input.threadId, async (work) => {
      const { assigned, question, desk } = work;
      if (!assigned || question.state === 'resolved' || question.state === 'closed') return false;
      const { clubId } = question;
      const experts = await readCandidates(tx, { clubId, threadId: null, desk, at });
      const expert = experts.find(({ memberId }) => memberId === assigned.expertId);
      const away = expert?.calendar.away;
      const isAway = away && away.from <= at && (away.until === null || away.until > at);
      const isMod = !expert && (await isModerator(clubId, assigned.expertId));
      if (isMod || (expert && !(isAway && !question.firstAnswerAt))) return false;
      const end = expert ? 'away' : 'lost_role';
      await work.note({ type: end, actorId: assigned.expertId });
      await work.giveToNext({ end });
      return true;
    });
    return { passed: passed === true };
  },
);

async function isModerator(clubId: string, memberId: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ is: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "RoleGrant" g WHERE g."memberId" = ${memberId}::uuid AND g."status" = 'verified'
      AND ((g."clubId" = ${clubId}::uuid AND g."role" = 'moderator') OR g."role" = 'admin')) AS "is"`;
  return row?.is ?? false;
}

/** Unanswered questions of experts who are away by now. */
export async function listLeftBehind(at: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ threadId: string }[]>`
    SELECT a."threadId" FROM "ExpertSettings" x
    JOIN "QuestionAssignment" a ON a."expertId" = x."memberId" AND a."endedAt" IS NULL
    JOIN "Question" q ON q."threadId" = a."threadId" AND q."firstAnswerAt" IS NULL AND q."state" IN ('open', 'waiting')
    WHERE x."awayFrom" <= ${at} AND (x."awayUntil" IS NULL OR x."awayUntil" > ${at}) LIMIT 500`;
  return rows.map(({ threadId }) => threadId);
}

/** Questions that somebody has in a club, or in any. */
export async function listHeldBy(memberId: string, clubId: string | null): Promise<string[]> {
  const rows = await db.questionAssignment.findMany({
    where: { expertId: memberId, endedAt: null, ...(clubId ? { clubId } : {}) },
    select: { threadId: true },
  });
  return rows.map(({ threadId }) => threadId);
}
