import type { CommandContext } from '~/platform/command.server';
import type { Tx } from '~/platform/db/transact.server';
import { threadStream } from '~/modules/threads/streams';
import { chooseExpert, onDuty, type RoutingReason } from '../choose-expert';
import { type ClubDesk, clubCalendar } from '../desk-settings';
import { goBy, type Hours, hoursBy, type QuestionCase } from '../question-case';
import { deskStream } from '../streams';
import type { DeskChanged, QuestionChanged } from '../updates';
import { listModeratorIds, readCalendar, readCandidates } from './candidates.server';
import {
  type AssignmentEnd,
  endAssignment,
  insertAssignment,
  type LoadedCase,
  lockCase,
  type NewEvent,
  noteEvent,
  type OpenAssignment,
  saveCase,
} from './case-rows.server';
import { type Told, tellPeople } from './tell-people.server';
import { readQuestion } from './question-sql.server';
import { readClubDesk } from './settings-rows.server';

type Context = Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell'>;

interface Given {
  expertId: string;
  way: 'routed' | 'taken' | 'handed_over';
  byId?: string | null;
  reasons?: RoutingReason[];
  note?: string | null;
}

interface Ending {
  end: AssignmentEnd;
  endReason?: string | null;
}

/** A question under its lock, with what its rules need; what is done to it is written at the end, once. */
export class QuestionWork {
  readonly told: Told[] = [];
  readonly tx: Tx;
  readonly at: Date;
  readonly desk: ClubDesk;
  question: QuestionCase;
  assigned: OpenAssignment | null;
  private readonly loaded: QuestionCase;

  constructor({ tx, at }: Pick<Context, 'tx' | 'at'>, desk: ClubDesk, loaded: LoadedCase) {
    this.tx = tx;
    this.at = at;
    this.desk = desk;
    this.question = loaded.question;
    this.assigned = loaded.assigned;
    this.loaded = loaded.question;
  }

  /** By whose hours the question's clocks run: those of who has it, else the club's. */
  async calendar() {
    return this.assigned ? readCalendar(this.tx, this.desk, this.assigned.expertId) : clubCalendar(this.desk);
  }

  async hours(): Promise<Hours> {
    return hoursBy(this.question, await this.calendar());
  }

  /** Gives it to an expert, or (null) to the brand; whoever had it has it no more. */
  async give(to: Given | null, ending: Ending): Promise<void> {
    const { tx, at, question } = this;
    const from = await this.hours();
    await this.end(ending);
    if (to) {
      this.assigned = await insertAssignment(tx, {
        threadId: question.threadId,
        clubId: question.clubId,
        expertId: to.expertId,
        way: to.way,
        byId: to.byId ?? null,
        reasons: to.reasons ?? [],
        note: to.note ?? null,
        at,
      });
      this.tell({
        kind: 'asked',
        memberIds: [to.expertId],
        actorId: to.byId,
        once: `assignment:${this.assigned.id}`,
        way: to.way,
        note: to.note ?? null,
      });
    }
    this.question = { ...goBy(question, from, await this.hours(), at), withBrand: to === null };
  }

  async end(ending: Ending): Promise<void> {
    if (this.assigned) await endAssignment(this.tx, this.assigned, { ...ending, at: this.at });
    this.assigned = null;
  }

  /** Asks who is next by the rule; when nobody is left, or enough were asked, the brand. */
  async giveToNext(ending: Ending): Promise<void> {
    const { tx, at, desk, question } = this;
    const { clubId, threadId } = question;
    const routed = { ...question, emergency: question.emergency === 'raised' };
    const candidates = await readCandidates(tx, { clubId, threadId, desk, at });
    const choice =
      desk.routing && question.tries < desk.maxTries ? chooseExpert(routed, candidates, at) : null;
    if (choice?.memberId) {
      this.question = { ...question, tries: question.tries + 1 };
      await this.give({ expertId: choice.memberId, way: 'routed', reasons: choice.reasons }, ending);
      return;
    }
    await this.giveToBrand(ending, choice?.memberId === null ? choice.unavailable : {});
  }

  async giveToBrand(ending: Ending, unavailable: object = {}): Promise<void> {
    await this.give(null, ending);
    await this.note({ type: 'with_brand', data: { unavailable } });
    this.tell({
      kind: 'asked',
      memberIds: await listModeratorIds(this.tx, this.question.clubId),
      once: `brand:${this.question.threadId}:${this.at.getTime()}`,
      way: 'brand',
      note: null,
    });
  }

  /** All who are on duty, and the moderators, hear of an emergency at once. */
  async callEverybody(): Promise<void> {
    const { tx, at, desk, question } = this;
    const { clubId } = question;
    const candidates = await readCandidates(tx, { clubId, threadId: null, desk, at });
    const routed = { ...question, emergency: true };
    const called = onDuty(routed, candidates, at).map(({ memberId }) => memberId);
    const moderators = await listModeratorIds(tx, clubId);
    this.tell({
      kind: 'emergency',
      memberIds: [...new Set([...called, ...moderators])].filter((id) => id !== question.askerId),
      once: `emergency:${question.threadId}:${question.emergencyAt?.getTime()}`,
    });
  }

  tell(told: Told): void {
    this.told.push(told);
  }

  note(event: NewEvent): Promise<boolean> {
    return noteEvent(this.tx, this.question.threadId, event, this.at);
  }

  /** Writes what changed. */
  async save(): Promise<void> {
    await saveCase(this.tx, this.loaded, this.question, this.at);
    await tellPeople(this.tx, this.question, this.told);
  }
}

/** Publishes a question as it is now, on its thread's stream and its club's desks. */
export async function tellQuestion({ tx, tell }: Context, threadId: string): Promise<void> {
  const question = await readQuestion(tx, threadId);
  if (!question) return;
  tell(threadStream(threadId), 'question.changed', { question } satisfies QuestionChanged);
  tell(deskStream(question.clubId), 'desk.changed', {
    threadId,
    emergency: question.emergency === 'raised',
  } satisfies DeskChanged);
}

/**
 * Changes a question under its lock: loads it, lets `change` work, writes and publishes `question.changed` and `desk.changed`.
 * @returns what `change` answered; undefined where the thread has no question, or `change` answered `false`: nothing to do
 */
export async function workOnQuestion<Result>(
  context: Context,
  threadId: string,
  change: (work: QuestionWork) => Promise<Result | false>,
): Promise<Result | undefined> {
  const { tx } = context;
  const loaded = await lockCase(tx, threadId);
  if (!loaded) return undefined;
  const { desk } = await readClubDesk(tx, loaded.question.clubId);
  const work = new QuestionWork(context, desk, loaded);
  const result = await change(work);
  if (result === false) return undefined;
  await work.save();
  await tellQuestion(context, threadId);
  return result;
}
