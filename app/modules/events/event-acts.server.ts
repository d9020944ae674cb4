import { clubPaths } from '~/modules/clubs/paths';
import type { Actor } from '~/platform/actor';
import { PortalError } from '~/platform/errors';
import { parseInput } from '~/platform/input';
import { nestValues } from '~/platform/nested-values';
import { answerSurvey, writeRecap } from './after-event.server';
import { createPost } from '~/modules/threads/create-post.server';
import { getEvent } from './get-event.server';
import { handOverTicket } from './hand-over.server';
import { askAtEvent, changeQuestion, reactAtEvent, voteForQuestion } from './live-questions.server';
import { passOnQuestion } from './pass-on-questions.server';
import { cancelRegistration, confirmSeat, keepRegistration, register } from './register.server';
import * as inputs from './schema';
import { setPace } from './set-pace.server';
import { settleEvent } from './settle-event.server';
import { flagQuestion, lookUpAsker } from './watch-over-questions.server';
import { saveTemplate } from './templates.server';

export interface EventForm {
  eventId: string;
  values: Record<string, unknown>;
  idempotencyKey: string | undefined;
}

type Act = (actor: Actor, form: EventForm) => Promise<string | null>;

const questionActs = ['taken', 'answered', 'open', 'dismissed'] as const;

async function changeByForm(actor: Actor, values: EventForm['values']): Promise<void> {
  const questionId = String(values.questionId ?? '');
  const act = String(values.act);
  const status = questionActs.find((name) => name === act);
  if (status) await changeQuestion(actor, { questionId, status });
  else if (act === 'pin' || act === 'unpin')
    await changeQuestion(actor, { questionId, pinned: act === 'pin' });
  else if (act === 'answer')
    await changeQuestion(actor, {
      questionId,
      ...parseInput(inputs.questionChangeInput, { answer: values.answer }),
    });
  else throw new PortalError('malformed');
}

const settle =
  (status: 'published' | 'cancelled' | 'live' | 'done', done: string): Act =>
  async (actor, { eventId, values }) => {
    const input = parseInput(inputs.settleEventInput, { ...values, status });
    const { eventIds } = await settleEvent(actor, { ...input, eventId });
    return eventIds.length > 1 ? `${done}&times=${eventIds.length}` : done;
  };

/**
 * What the forms of an event's page do, by their intent. Each answers the word that says it is done, or the page that it leads to; null
 * where the page shows it itself.
 */
const acts: Record<string, Act> = {
  async register(actor, { eventId, values, idempotencyKey }) {
    const input = parseInput(inputs.registerInput, nestValues(values));
    return (await register(actor, { ...input, eventId }, { idempotencyKey })).status;
  },
  async confirm(actor, { eventId, values, idempotencyKey }) {
    const { answers } = parseInput(inputs.confirmInput, nestValues(values));
    return (await confirmSeat(actor, { eventId, answers }, { idempotencyKey })).status;
  },
  async leave(actor, { eventId, idempotencyKey }) {
    await cancelRegistration(actor, { eventId }, { idempotencyKey });
    return 'left';
  },
  async keep(actor, { eventId, values }) {
    await keepRegistration(actor, { ...parseInput(inputs.keepInput, values), eventId });
    return 'kept';
  },
  async 'hand-over'(actor, { eventId, values, idempotencyKey }) {
    const input = parseInput(inputs.handOverInput, values);
    await handOverTicket(actor, { ...input, eventId }, { idempotencyKey });
    return 'handed';
  },
  async ask(actor, { eventId, values, idempotencyKey }) {
    const input = parseInput(inputs.askInput, { ...values, anonymous: values.anonymous === 'on' });
    await askAtEvent(actor, { ...input, eventId }, { idempotencyKey });
    return 'asked';
  },
  async poll(actor, { eventId, values, idempotencyKey }) {
    const { body, question, options, several } = parseInput(inputs.pollFormInput, values);
    const { event } = await getEvent(actor, eventId);
    if (!event.threadId) throw new PortalError('not_found');
    const poll = { question, options, kind: several ? ('several' as const) : ('single' as const) };
    const post = { body, audience: 'everyone' as const, poll };
    await createPost(actor, event.threadId, post, { idempotencyKey });
    return 'polled';
  },
  async vote(actor, { values }) {
    await voteForQuestion(actor, { questionId: String(values.questionId ?? ''), up: true });
    return null;
  },
  async unvote(actor, { values }) {
    await voteForQuestion(actor, { questionId: String(values.questionId ?? ''), up: false });
    return null;
  },
  async question(actor, { values }) {
    await changeByForm(actor, values);
    return null;
  },
  async react(actor, { eventId, values }) {
    await reactAtEvent(actor, { ...parseInput(inputs.reactInput, values), eventId });
    return null;
  },
  async 'pass-on'(actor, { values, idempotencyKey }) {
    const input = parseInput(inputs.passOnInput, values);
    await passOnQuestion(
      actor,
      { ...input, questionId: String(values.questionId ?? '') },
      { idempotencyKey },
    );
    return null;
  },
  async 'flag-question'(actor, { values, idempotencyKey }) {
    await flagQuestion(actor, { questionId: String(values.questionId ?? '') }, { idempotencyKey });
    return 'flagged';
  },
  async asker(actor, { eventId, values }) {
    const { asker } = await lookUpAsker(actor, { questionId: String(values.questionId ?? '') });
    const { event } = await getEvent(actor, eventId);
    return clubPaths.person(event.clubSlug, asker.id);
  },
  async pace(actor, { eventId, values }) {
    await setPace(actor, { ...parseInput(inputs.paceInput, values), eventId });
    return 'paced';
  },
  async survey(actor, { eventId, values }) {
    await answerSurvey(actor, { ...parseInput(inputs.surveyInput, values), eventId });
    return 'surveyed';
  },
  async recap(actor, { eventId, values }) {
    await writeRecap(actor, { ...parseInput(inputs.recapInput, values), eventId });
    return 'recap';
  },
  async template(actor, { eventId, values, idempotencyKey }) {
    await saveTemplate(actor, { ...parseInput(inputs.templateInput, values), eventId }, { idempotencyKey });
    return 'template';
  },
  publish: settle('published', 'published'),
  begin: settle('live', 'live'),
  end: settle('done', 'ended'),
  cancel: settle('cancelled', 'cancelled'),
};

/** @returns undefined where no form of an event has this intent */
export function eventAct(intent: unknown): Act | undefined {
  const name = String(intent);
  return Object.hasOwn(acts, name) ? acts[name] : undefined;
}
