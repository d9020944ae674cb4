import { useActionData, useFetcher } from '@remix-run/react';
import { clsx } from 'clsx';
import { ArrowBigUp, Check, Hand, Pin } from 'lucide-react';
import { useState } from 'react';
import { failureWords } from '~/modules/threads/ui/failure-words';
import { callApi } from '~/platform/api/call-api';
import type { FormProblem } from '~/platform/http/problem';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { CheckboxField } from '~/ui/choice-field';
import { EmptyState } from '~/ui/empty-state';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { problemWords } from '~/ui/problem-words';
import { RoleBadges } from '~/ui/role-badge';
import { Tag } from '~/ui/tag';
import { TextAreaField } from '~/ui/text-field';
import { useToast } from '~/ui/toast';
import type { EventQuestionView, EventView, EventViewer } from '../views';
import { Acts, AnswerForm, FlagForm, PassOnForm, WhoAsked } from './question-acts';

/** A vote shows at once; the room's count follows within a second. Without JavaScript it is a form. */
function Vote({
  question,
  voted,
  mayVote,
}: {
  question: EventQuestionView;
  voted: boolean;
  mayVote: boolean;
}) {
  const { t, format } = useI18n();
  const toast = useToast();
  const [mine, setMine] = useState({ voted, at: question.votes });
  const shown =
    mine.voted === voted || question.votes !== mine.at
      ? question.votes
      : question.votes + (mine.voted ? 1 : -1);
  const toggle = async () => {
    const next = !mine.voted;
    setMine({ voted: next, at: question.votes });
    try {
      await callApi(next ? 'PUT' : 'DELETE', `/event-questions/${question.id}/vote`);
    } catch (error) {
      setMine({ voted: !next, at: question.votes });
      toast({ words: failureWords(t, error), tone: 'danger' });
    }
  };
  const count = Math.max(0, shown);
  const look = 'flex min-h-14 w-14 shrink-0 flex-col items-center justify-center rounded-md border';
  if (!mayVote)
    return (
      <div className={clsx(look, 'border-line text-muted')}>
        <span className="text-lg font-bold tabular-nums">{format.number(count)}</span>
        <span className="sr-only">{t('events:live.votes', { count })}</span>
      </div>
    );
  return (
    <Form
      intent={mine.voted ? 'unvote' : 'vote'}
      summary={false}
      onSubmit={(event) => {
        event.preventDefault();
        void toggle();
      }}
    >
      <input type="hidden" name="questionId" value={question.id} />
      <button
        aria-pressed={mine.voted}
        aria-label={`${t(mine.voted ? 'events:live.voted' : 'events:live.vote')}: ${t('events:live.votes', { count })}`}
        className={clsx(
          look,
          mine.voted
            ? 'border-accent bg-accent-soft text-accent-ink'
            : 'border-edge bg-raised hover:bg-sunken',
        )}
      >
        <ArrowBigUp aria-hidden="true" className="size-5" />
        <span className="font-bold tabular-nums">{format.number(count)}</span>
      </button>
    </Form>
  );
}

function QuestionItem({
  question,
  viewer,
  event,
  running,
}: {
  question: EventQuestionView;
  viewer: EventViewer;
  event: EventView;
  running: boolean;
}) {
  const { t } = useI18n();
  const isDone = event.status === 'done';
  const { status, pinned, takenBy, author } = question;
  const over = status === 'answered' || status === 'dismissed';
  return (
    <li
      id={`question-${question.number}`}
      className={clsx('flex gap-3 px-4 py-3', pinned && 'bg-accent-soft', over && !pinned && 'bg-sunken')}
    >
      <Vote
        key={`${question.id} ${viewer.votes.includes(question.id)}`}
        question={question}
        voted={viewer.votes.includes(question.id)}
        mayVote={viewer.may.ask && running && !over}
      />
      <div className="min-w-0 flex-1">
        <p className="break-words whitespace-pre-wrap">{question.body}</p>
        <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
          <span>{author?.name ?? t('events:live.nameless')}</span>
          {author ? <RoleBadges badge={author.badge} /> : null}
          {pinned ? (
            <Tag tone="accent" icon={<Pin aria-hidden="true" />}>
              {t('events:live.pinned')}
            </Tag>
          ) : status === 'taken' ? (
            <>
              <Tag icon={<Hand aria-hidden="true" />}>
                {takenBy
                  ? t('events:live.states.taken', { name: takenBy.name })
                  : t('events:live.takenShort')}
              </Tag>
              {takenBy ? <RoleBadges badge={takenBy.badge} /> : null}
            </>
          ) : status === 'answered' ? (
            <Tag tone="positive" icon={<Check aria-hidden="true" />}>
              {t('events:live.states.answered')}
            </Tag>
          ) : status === 'dismissed' ? (
            <Tag>{t('events:live.states.dismissed')}</Tag>
          ) : null}
          {viewer.may.ask && running && !over && !viewer.asked.includes(question.id) ? (
            <FlagForm question={question} flagged={viewer.flagged.includes(question.id)} />
          ) : null}
          {viewer.may.moderate && author === null ? <WhoAsked question={question} /> : null}
          {question.passedTo ? (
            <a href={`/clubs/${event.clubSlug}/threads/${question.passedTo}`}>{t('events:live.passedOn')}</a>
          ) : null}
        </div>
        {question.answer ? (
          <p className="mt-1 border-s-4 border-positive ps-3 break-words whitespace-pre-wrap">
            {question.answer}
          </p>
        ) : null}
        {viewer.may.answer && !question.passedTo ? <AnswerForm question={question} /> : null}
        {viewer.may.lead && isDone && !over && !question.passedTo ? <PassOnForm question={question} /> : null}
      </div>
      {viewer.may.answer && running ? <Acts question={question} may={viewer.may} /> : null}
    </li>
  );
}

function AskForm({ event, viewer }: { event: EventView; viewer: EventViewer }) {
  const { t } = useI18n();
  const fetcher = useFetcher<unknown>();
  const [round, setRound] = useState(0);
  return (
    <Form
      key={round}
      fetcher={fetcher as never}
      intent="ask"
      className="space-y-2"
      onDone={() => setRound((n) => n + 1)}
    >
      <TextAreaField
        name="body"
        label={t('events:live.ask')}
        rows={2}
        maxLength={1_000}
        required
        countTo={1_000}
      />
      <CheckboxField
        name="anonymous"
        label={t('events:live.anonymous')}
        hint={t('events:live.anonymousHint')}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary">{t('events:live.send')}</Button>
        {event.slowSeconds > 0 && !viewer.may.answer ? (
          <span className="text-sm text-muted">{t('events:live.slow', { seconds: event.slowSeconds })}</span>
        ) : null}
      </div>
    </Form>
  );
}

const presses: readonly unknown[] = ['question', 'vote', 'unvote', 'flag-question', 'asker'];

/** Why a press in the queue was refused, where the page was sent for it: the same form stands at each question. */
function useRefusedPress(): FormProblem | undefined {
  const problem = useActionData<{ problem?: FormProblem }>()?.problem;
  return problem && presses.includes(problem.form) ? problem : undefined;
}

/** The queue of questions: what is being answered stands on top, then what most people want to know. */
export function LiveQuestions({
  event,
  questions,
  viewer,
}: {
  event: EventView;
  questions: readonly EventQuestionView[];
  viewer: EventViewer;
}) {
  const { t } = useI18n();
  const running = event.status === 'published' || event.status === 'live';
  const shown = questions.filter(({ status }) => status !== 'dismissed' || viewer.may.lead);
  const refused = useRefusedPress();
  if (!running && shown.length === 0) return null;
  return (
    <Section title={t('events:live.title')}>
      <div className="space-y-4" id="questions">
        {refused ? <Notice tone="danger">{problemWords(t, refused)}</Notice> : null}
        {running ? null : <p className="text-muted">{t('events:live.over')}</p>}
        {viewer.may.ask && running ? (
          <Card>
            <AskForm event={event} viewer={viewer} />
          </Card>
        ) : null}
        {shown.length > 0 ? (
          <Card flush>
            <ol className="divide-y divide-line">
              {shown.map((question) => (
                <QuestionItem
                  key={question.id}
                  question={question}
                  viewer={viewer}
                  event={event}
                  running={running}
                />
              ))}
            </ol>
          </Card>
        ) : (
          <EmptyState small title={t('events:live.none')} />
        )}
      </div>
    </Section>
  );
}
