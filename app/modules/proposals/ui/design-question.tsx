import { clsx } from 'clsx';
import { useState } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { CheckboxesField, RadioField } from '~/ui/choice-field';
import { Form, useRefused } from '~/ui/form';
import { keptValue, useFormState } from '~/ui/form-context';
import { fieldWords } from '~/ui/problem-words';
import { Tag } from '~/ui/tag';
import { controlClass } from '~/ui/text-field';
import { type Ballot, barOf, dotsEach, mostPoints } from '../design-votes';
import type { DesignView } from '../views';

type Question = DesignView;

function scoresOf(kind: Question['kind'], ballot: Ballot | null): Record<string, number> {
  if (!ballot) return {};
  if ('scores' in ballot) return ballot.scores;
  return kind === 'ranked' ? Object.fromEntries(ballot.choices.map((key, at) => [key, at + 1])) : {};
}

function useAmount(kind: Question['kind']) {
  const { t } = useI18n();
  return (count: number) =>
    kind === 'score'
      ? t('proposals:design.points', { count })
      : kind === 'dots'
        ? t('proposals:design.dots', { count })
        : t('proposals:design.votes', { count });
}

/** What has come out so far: a bar for each option, the winners marked in words. */
function Result({ question, lang }: { question: Question; lang?: string }) {
  const { t, format } = useI18n();
  const amount = useAmount(question.kind);
  const { result, options, kind, voterCount, closed } = question;
  if (!result) return <p className="text-muted">{t('proposals:design.hidden')}</p>;
  const most = Math.max(0, ...Object.values(result.values));
  const tie = result.winners.length > 1;
  const counts = voterCount >= question.quorum;
  return (
    <>
      <ul className="space-y-2.5">
        {options.map(({ key, label }) => {
          const value = result.values[key] ?? 0;
          const wins = voterCount > 0 && counts && result.winners.includes(key);
          return (
            <li key={key}>
              <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className={clsx('min-w-0', wins && 'font-semibold')}>
                  <span lang={lang}>{label}</span>{' '}
                  {wins ? (
                    <Tag tone={closed ? 'positive' : 'accent'}>
                      {t(
                        tie
                          ? 'proposals:design.tie'
                          : closed
                            ? 'proposals:design.won'
                            : 'proposals:design.winner',
                      )}
                    </Tag>
                  ) : null}
                </span>
                <span className="text-sm text-muted tabular-nums">{amount(value)}</span>
              </div>
              <div aria-hidden="true" className="mt-1 h-2 overflow-hidden rounded-full bg-sunken">
                <div
                  className="h-full rounded-full bg-accent transition-[width] duration-(--calm)"
                  style={{ width: `${barOf(kind, value, { voterCount, most })}%` }}
                />
              </div>
            </li>
          );
        })}
      </ul>
      {result.rounds && result.rounds.length > 1 ? (
        <details>
          <summary className="min-h-11 cursor-pointer py-2 font-semibold">
            {t('proposals:design.rounds')}
          </summary>
          <ol className="space-y-2">
            {result.rounds.map(({ counts: round, out }, at) => (
              <li key={at} className="text-sm">
                <span className="font-semibold">{t('proposals:design.round', { number: at + 1 })}: </span>
                {format.list(
                  options
                    .filter(({ key }) => key in round)
                    .map(({ key, label }) => `${label} ${format.number(round[key]!)}`),
                )}
                {out.length > 0
                  ? ` — ${t('proposals:design.out', {
                      names: format.list(
                        options.filter(({ key }) => out.includes(key)).map(({ label }) => label),
                      ),
                    })}`
                  : null}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}

/** One option with its number, in a row. */
function NumberRow({
  question,
  option,
  given,
  lang,
  onChange,
}: {
  question: Question;
  option: { key: string; label: string };
  given: number | undefined;
  lang?: string;
  onChange: (value: number) => void;
}) {
  const { t, format } = useI18n();
  const { problem } = useFormState();
  const { kind, options } = question;
  const name = `scores.${option.key}`;
  const kept = keptValue(problem, name);
  return (
    <label className="flex min-h-11 items-center justify-between gap-3">
      <span className="min-w-0" lang={lang}>
        {option.label}
      </span>
      {kind === 'ranked' ? (
        <select
          name={name}
          defaultValue={kept ?? (given ? String(given) : '')}
          className={clsx(controlClass, 'w-36! shrink-0')}
        >
          <option value="">{t('proposals:design.noRank')}</option>
          {options.map((_, at) => (
            <option key={at} value={at + 1}>
              {format.number(at + 1)}
            </option>
          ))}
        </select>
      ) : (
        <input
          type="number"
          inputMode="numeric"
          name={name}
          min={0}
          max={kind === 'dots' ? dotsEach : mostPoints}
          defaultValue={kept ?? String(given ?? 0)}
          onChange={(event) => onChange(Number(event.target.value) || 0)}
          className={clsx(controlClass, 'w-24! shrink-0')}
        />
      )}
    </label>
  );
}

function Numbers(props: { question: Question; ballot: Ballot | null; lang?: string }) {
  const { question, ballot, lang } = props;
  const { t } = useI18n();
  const { problem } = useFormState();
  const { kind, options } = question;
  const given = scoresOf(kind, ballot);
  const [scores, setScores] = useState(given);
  const left = dotsEach - Object.values(scores).reduce((sum, value) => sum + value, 0);
  const refused = problem?.fields.ballot;
  return (
    <div className="space-y-2">
      {options.map((option) => (
        <NumberRow
          key={option.key}
          question={question}
          option={option}
          lang={lang}
          given={given[option.key]}
          onChange={(value) => setScores({ ...scores, [option.key]: value })}
        />
      ))}
      {kind === 'dots' ? (
        <p role="status" className={clsx('text-sm', left < 0 ? 'font-semibold text-danger' : 'text-muted')}>
          {t('proposals:design.dotsLeft', { count: left })}
        </p>
      ) : null}
      {refused ? <p className="text-sm font-semibold text-danger">{fieldWords(t, refused)}</p> : null}
    </div>
  );
}

function BallotForm(props: { question: Question; ballot: Ballot | null; lang?: string }) {
  const { question, ballot, lang } = props;
  const { t } = useI18n();
  const { id, kind, options } = question;
  const choices = options.map(({ key, label }) => ({ value: key, label: <span lang={lang}>{label}</span> }));
  const chosen = ballot && 'choices' in ballot ? ballot.choices : [];
  const look = { label: t(`proposals:design.kinds.${kind}`), hint: t(`proposals:design.explain.${kind}`) };
  return (
    <Form intent={`vote-${id}`} labels={{ ballot: question.question }} className="space-y-3">
      {kind === 'single' ? (
        <RadioField name="choices" {...look} choices={choices} defaultValue={chosen[0]} required />
      ) : kind === 'several' ? (
        <CheckboxesField name="choices[]" {...look} choices={choices} defaultValues={chosen} />
      ) : (
        <>
          <p className="text-sm text-muted">{look.hint}</p>
          <Numbers question={question} ballot={ballot} lang={lang} />
        </>
      )}
      <Button variant="primary" size="sm">
        {t(ballot ? 'proposals:design.change' : 'proposals:design.vote')}
      </Button>
    </Form>
  );
}

/**
 * A design question of a proposal or an offer: the vote, what has come out, until when. Its forms send the intents `vote-<id>` and
 * `vote-back-<id>` to the page they stand on; see `voteFromForm`.
 */
export function DesignQuestion(props: {
  question: Question;
  ballot: Ballot | null;
  mayVote: boolean;
  /** Of the question's own words, where that is not the page's language. */
  lang?: string;
}) {
  const { question, ballot, mayVote, lang } = props;
  const { t, format } = useI18n();
  const { id, kind, closed, voterCount, quorum, closesAt } = question;
  const refused = useRefused(`vote-${id}`);
  const votes = mayVote && !closed;
  return (
    <Card as="section" className="space-y-3" aria-labelledby={`design-${id}`}>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 id={`design-${id}`} className="text-base" lang={lang}>
          {question.question}
        </h3>
        <Tag tone={closed ? 'neutral' : 'accent'}>
          {closed ? t('proposals:design.closed') : t(`proposals:design.kinds.${kind}`)}
        </Tag>
      </div>
      {votes && !ballot ? <BallotForm question={question} ballot={ballot} lang={lang} /> : null}
      {ballot || !votes || !question.hidden ? <Result question={question} lang={lang} /> : null}
      {closed && voterCount < quorum ? (
        <p className="font-semibold text-warning">
          {t('proposals:design.quorumMissed', { count: voterCount, quorum: format.number(quorum) })}
        </p>
      ) : null}
      <p className="text-sm text-muted">
        {[
          t('proposals:design.voters', { count: voterCount }),
          ...(quorum > 0 ? [t('proposals:design.quorum', { count: quorum })] : []),
          ...(closed ? [] : [t('proposals:design.closes', { date: format.dateTime(closesAt) })]),
          ...(question.hidden && !closed && votes && !ballot ? [t('proposals:design.hidden')] : []),
        ].join(' · ')}
      </p>
      {votes && ballot ? (
        <details open={refused || undefined}>
          <summary className="min-h-11 cursor-pointer py-2 font-semibold text-positive">
            {t('proposals:design.voted', { date: format.dateTime(closesAt) })}
          </summary>
          <div className="space-y-3 pt-2">
            <BallotForm question={question} ballot={ballot} lang={lang} />
            <Form intent={`vote-back-${id}`}>
              <Button size="sm" variant="quiet">
                {t('proposals:design.takeBack')}
              </Button>
            </Form>
          </div>
        </details>
      ) : null}
    </Card>
  );
}
