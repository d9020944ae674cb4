import { clsx } from 'clsx';
import { useId, useState } from 'react';
import type { PollView } from '~/modules/threads/post';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { useNow } from '~/ui/now';

interface PollBoxProps {
  poll: PollView;
  /** Keys of what the reader chose. */
  votes: readonly string[];
  /** Without it the reader only looks on. */
  onVote?: (choices: string[]) => Promise<void>;
}

/** A poll in a post: choosing, then the result as bars with their numbers. Changes live with others' votes. */
export function PollBox({ poll, votes, onVote }: PollBoxProps) {
  const { t, format } = useI18n();
  const now = useNow();
  const id = useId();
  const [chosen, setChosen] = useState<readonly string[]>(votes);
  const [voting, setVoting] = useState(false);
  const [changing, setChanging] = useState(votes.length === 0);
  const closed = poll.closesAt !== null && new Date(poll.closesAt) <= now;
  const choosing = onVote !== undefined && !closed && changing;
  const total = Math.max(
    1,
    poll.options.reduce((sum, option) => sum + option.votes, 0),
  );

  const toggle = (key: string, on: boolean) => {
    if (poll.kind === 'single') setChosen([key]);
    else setChosen((before) => (on ? [...before, key] : before.filter((other) => other !== key)));
  };
  const vote = async (choices: readonly string[]) => {
    setVoting(true);
    try {
      await onVote?.([...choices]);
      setChosen(choices);
      setChanging(choices.length === 0);
    } finally {
      setVoting(false);
    }
  };

  return (
    <fieldset className="mt-3 rounded-lg border border-line bg-surface p-4">
      <legend className="px-1 font-semibold">{poll.question}</legend>
      {poll.kind === 'several' ? (
        <p className="mb-1 text-sm text-muted">{t('threads:poll.several')}</p>
      ) : null}
      <ul className="space-y-2">
        {poll.options.map((option) => {
          const share = Math.round((option.votes / total) * 100);
          const own = votes.includes(option.key);
          return (
            <li key={option.key}>
              <div className="flex items-center gap-2.5">
                {choosing ? (
                  <input
                    type={poll.kind === 'single' ? 'radio' : 'checkbox'}
                    name={`${id}-choice`}
                    id={`${id}-${option.key}`}
                    checked={chosen.includes(option.key)}
                    onChange={(event) => toggle(option.key, event.target.checked)}
                    className="size-5 accent-(--accent)"
                  />
                ) : null}
                <label
                  htmlFor={choosing ? `${id}-${option.key}` : undefined}
                  className={clsx('min-w-0 flex-1', own && 'font-semibold')}
                >
                  {option.label}
                  {own ? <span aria-hidden="true"> ✓</span> : null}
                </label>
                <span className="text-sm text-muted tabular-nums">
                  {t('threads:poll.votes', { count: option.votes })} · {format.number(share)} %
                </span>
              </div>
              <div aria-hidden="true" className="mt-1 h-2 overflow-hidden rounded-full bg-sunken">
                <div
                  className="h-full rounded-full bg-accent transition-[width] duration-(--calm)"
                  style={{ width: `${share}%` }}
                />
              </div>
            </li>
          );
        })}
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-3 text-sm text-muted">
        {choosing ? (
          <Button
            size="sm"
            variant="primary"
            type="button"
            pending={voting}
            disabled={chosen.length === 0}
            onClick={() => void vote(chosen)}
          >
            {t('threads:poll.vote')}
          </Button>
        ) : onVote && !closed ? (
          <>
            <Button size="sm" type="button" onClick={() => setChanging(true)}>
              {t('threads:poll.changeVote')}
            </Button>
            <Button size="sm" variant="quiet" type="button" pending={voting} onClick={() => void vote([])}>
              {t('threads:poll.takeBack')}
            </Button>
          </>
        ) : null}
        <span>{t('threads:poll.voters', { count: poll.voterCount })}</span>
        {poll.closesAt ? (
          <span>
            {closed
              ? t('threads:poll.closed')
              : t('threads:poll.closes', { when: format.relative(poll.closesAt, now) })}
          </span>
        ) : null}
      </div>
    </fieldset>
  );
}
