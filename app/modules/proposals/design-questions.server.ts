import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { type Actor, memberIdOf } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { DesignQuestion } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField, PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { type Ballot, type CountedBallot, type DesignResult, readBallot, tally } from './design-votes';
import { designVoted } from './facts';
import { limitVoices } from './internal/limits.server';
import { loadProposal } from './load-proposal.server';
import { isAskedAbout, mayVote } from './policy';
import { mostQuestions } from './rules';
import type { AskInput, BallotFields } from './schema';
import type { DesignView } from './views';

type Options = { key: string; label: string }[];

/** Pure: a question as everyone sees it at a moment; a hidden result shows itself when it closes. */
export function viewDesign(question: DesignQuestion, at: Date): DesignView {
  const { id, subject, kind, question: words, quorum, closesAt, hidden, voterCount } = question;
  const closed = closesAt <= at;
  return {
    ...{ id, subject, kind, question: words, quorum, closed, hidden, voterCount },
    options: question.options as Options,
    closesAt: closesAt.toISOString(),
    result: hidden && !closed ? null : (question.result as unknown as DesignResult),
  };
}

/** One question as everyone sees it now. */
export async function readDesign(tx: Tx | typeof db, questionId: string): Promise<DesignView | null> {
  const row = await tx.designQuestion.findUnique({ where: { id: questionId } });
  return row && viewDesign(row, now());
}

/** The design questions of a subject (`proposal:<id>`, `offer:<id>`), the oldest first. Who may read the subject reads them. */
export async function listDesign(tx: Tx | typeof db, subject: string): Promise<DesignView[]> {
  const rows = await tx.designQuestion.findMany({
    where: { subject },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => viewDesign(row, now()));
}

/** What a member has said in these questions, by question. */
export async function ballotsOf(
  actor: Actor,
  questionIds: readonly string[],
): Promise<Record<string, Ballot>> {
  const memberId = memberIdOf(actor);
  if (!memberId || questionIds.length === 0) return {};
  const rows = await db.designVote.findMany({ where: { memberId, questionId: { in: [...questionIds] } } });
  return Object.fromEntries(rows.map(({ questionId, ballot }) => [questionId, ballot as unknown as Ballot]));
}

/** The design questions of a subject, each with what the actor has said in it. Who may read the subject is for its module to say. */
export async function listDesignOf(
  actor: Actor,
  subject: string,
): Promise<(DesignView & { ballot: Ballot | null })[]> {
  const items = await listDesign(db, subject);
  const ballots = await ballotsOf(
    actor,
    items.map(({ id }) => id),
  );
  return items.map((item) => ({ ...item, ballot: ballots[item.id] ?? null }));
}

/** Who has voted in the questions of a subject; sorted by id. */
export async function votersOf(tx: Tx | typeof db, subject: string): Promise<string[]> {
  const rows = await tx.designVote.findMany({
    where: { question: { subject } },
    select: { memberId: true },
    distinct: ['memberId'],
    orderBy: { memberId: 'asc' },
  });
  return rows.map(({ memberId }) => memberId);
}

/** Within another command: what the questions belong to is hidden from members, or is seen again. */
export async function concealWithin(tx: Tx, subject: string, concealed: boolean): Promise<void> {
  await tx.designQuestion.updateMany({ where: { subject }, data: { concealed } });
}

/** Within another command: what they belong to has come to its end, and whatever is still asked about it too; nobody is told of that. */
export async function endWithin(
  { tx, at, tell }: Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell'>,
  subject: string,
): Promise<void> {
  const open = await tx.designQuestion.findMany({
    where: { subject, closedAt: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of open) {
    await tx.$executeRaw`SELECT lock_design(${id}::uuid)`;
    const question = await tx.designQuestion.findUniqueOrThrow({ where: { id } });
    if (question.closedAt) continue;
    const closesAt = question.closesAt < at ? question.closesAt : at;
    const ended = await tx.designQuestion.update({ where: { id }, data: { closesAt, closedAt: at } });
    tell(subject, 'design.changed', { question: viewDesign(await countVotes(tx, ended), at) });
  }
}

/**
 * Within another command: a question is put to the club, as part of a subject whose module has checked who may. Tells the subject's
 * stream (`design.changed`). @throws invalid (equal options, closing in the past), limit_reached
 */
export async function askWithin(
  { tx, actor, at, tell }: Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at' | 'tell'>,
  { subject, clubId }: { subject: string; clubId: string },
  input: AskInput,
): Promise<DesignView> {
  const { memberId } = requireMember(actor);
  if (input.closesAt <= at) throw invalidField('closesAt', 'in_past');
  if (new Set(input.options).size < input.options.length) throw invalidField('options', 'doubled_option');
  if ((await tx.designQuestion.count({ where: { subject } })) >= mostQuestions)
    throw new PortalError('limit_reached');
  const options: Options = input.options.map((label, index) => ({ key: String(index + 1), label }));
  const keys = options.map(({ key }) => key);
  const { kind, question: words, quorum, closesAt, hidden } = input;
  const question = await tx.designQuestion.create({
    data: {
      ...{ id: newId(), clubId, subject, kind, question: words, options, quorum, closesAt, hidden },
      ...{ byId: memberId, createdAt: at },
      result: tally(kind, keys, []) as object,
    },
  });
  const view = viewDesign(question, at);
  tell(subject, 'design.changed', { question: view });
  return view;
}

/** Counts anew under the question's lock, equal ballots together. */
export async function countVotes(tx: Tx, question: DesignQuestion): Promise<DesignQuestion> {
  const rows = await tx.$queryRaw<(CountedBallot & { count: number })[]>`
    SELECT "ballot", count(*)::int AS "count" FROM "DesignVote" WHERE "questionId" = ${question.id}::uuid GROUP BY "ballot"`;
  const keys = (question.options as Options).map(({ key }) => key);
  return tx.designQuestion.update({
    where: { id: question.id },
    data: {
      voterCount: rows.reduce((sum, { count }) => sum + count, 0),
      result: tally(question.kind, keys, rows) as object,
    },
  });
}

async function requireVoter(actor: Actor, question: DesignQuestion, tx: Tx): Promise<void> {
  const [kind, id] = question.subject.split(':');
  if (question.concealed) throw new PortalError('not_found');
  // Of a proposal that is hidden or not put to the club, nobody else may know; what an offer shows is for its whole club.
  const proposal = kind === 'proposal' ? await loadProposal(actor, id!, tx) : null;
  const access = proposal?.access ?? (await loadClubAccess(actor, { clubId: question.clubId }, tx));
  if (mayVote(access)) {
    // Its deadline may have come before the job that ends what is asked about it.
    if (proposal && !isAskedAbout(proposal.facts)) throw new PortalError('poll_closed');
    return;
  }
  if (access.membership?.status === 'suspended') throw new PortalError('suspended');
  throw new PortalError(access.membership?.status === 'active' ? 'forbidden' : 'not_a_member');
}

/**
 * A member's vote in a design question stands: one a member, changeable and free to take back until it closes, to the second. Members who
 * may write. Publishes `design.changed` on its subject's stream.
 * @throws not_found, unauthenticated, not_a_member, suspended, forbidden, poll_closed, invalid
 */
export const voteInDesign = defineCommand<
  BallotFields & { questionId: string },
  { question: DesignView; ballot: Ballot | null }
>(
  'proposals.vote',
  async ({ tx, actor, input, at, tell }) => {
    const { memberId } = requireMember(actor);
    const { questionId } = input;
    if (!isId(questionId)) throw new PortalError('not_found');
    await tx.$executeRaw`SELECT lock_design(${questionId}::uuid)`;
    const question = await tx.designQuestion.findUnique({ where: { id: questionId } });
    if (!question) throw new PortalError('not_found');
    await requireVoter(actor, question, tx);
    // By the clock after the lock: whoever waited for it over the end comes too late, though they came in time.
    if (question.closedAt || question.closesAt <= now()) throw new PortalError('poll_closed');
    const keys = (question.options as Options).map(({ key }) => key);
    const read = readBallot(question.kind, keys, input);
    if ('problem' in read) throw invalidField('ballot', read.problem);
    const { ballot } = read;
    if (ballot) {
      const { count } = await tx.designVote.updateMany({
        where: { questionId, memberId },
        data: { ballot, at },
      });
      if (count === 0) {
        await tx.designVote.create({ data: { questionId, memberId, ballot, at } });
        await publish(tx, designVoted, { questionId, subject: question.subject, memberId });
      }
    } else await tx.designVote.deleteMany({ where: { questionId, memberId } });
    const view = viewDesign(await countVotes(tx, question), at);
    tell(question.subject, 'design.changed', { question: view });
    return { question: view, ballot };
  },
  { limit: limitVoices },
);
