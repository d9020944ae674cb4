import { clsx } from 'clsx';
import { useCallback, useEffect, useRef, useState } from 'react';
import { callApi } from '~/platform/api/call-api';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card } from '~/ui/card';
import { Form } from '~/ui/form';
import { useNow } from '~/ui/now';
import { reactionNames, type LiveReaction } from '../rules';
import type { ReactionCounts } from '../updates';
import type { EventPlan, EventView } from '../views';

const pictures: Record<LiveReaction, string> = { clap: '👏', heart: '❤️', laugh: '😄', wow: '😮' };
const sendMs = 800;
const mostAtOnce = 20;

/** Pure: one's own presses that are still not part of the room's count, which went from `before` to `now`. */
function withoutCounted(own: ReactionCounts, before: ReactionCounts, now: ReactionCounts): ReactionCounts {
  return Object.fromEntries(
    reactionNames.flatMap((name) => {
      const left = (own[name] ?? 0) - Math.max(0, (now[name] ?? 0) - (before[name] ?? 0));
      return left > 0 ? [[name, left]] : [];
    }),
  );
}

/**
 * Presses are gathered on this side and sent together, so that a room that applauds costs little. Without JavaScript each is a form of its own.
 */
export function Reactions({
  event,
  counts,
  may,
}: {
  event: EventView;
  counts: ReactionCounts;
  may: boolean;
}) {
  const { t, format } = useI18n();
  const pressed = useRef<ReactionCounts>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // One's own that the room's count does not hold yet: it stays until the count has grown by it.
  const [own, setOwn] = useState<ReactionCounts>({});
  const counted = useRef(counts);
  useEffect(() => {
    const before = counted.current;
    counted.current = counts;
    setOwn((mine) => withoutCounted(mine, before, counts));
  }, [counts]);
  const send = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const sent = pressed.current;
    pressed.current = {};
    for (const name of reactionNames) {
      const count = Math.min(mostAtOnce, sent[name] ?? 0);
      if (count === 0) continue;
      // It goes on when the page is left; one that is refused was none.
      callApi('POST', `/events/${event.id}/reactions`, { body: { name, count }, keepalive: true }).catch(() =>
        setOwn((mine) => ({ ...mine, [name]: Math.max(0, (mine[name] ?? 0) - count) })),
      );
    }
  }, [event.id]);
  useEffect(() => {
    addEventListener('pagehide', send);
    return () => {
      removeEventListener('pagehide', send);
      send();
    };
  }, [send]);
  const press = (name: LiveReaction) => {
    pressed.current = { ...pressed.current, [name]: (pressed.current[name] ?? 0) + 1 };
    setOwn((before) => ({ ...before, [name]: (before[name] ?? 0) + 1 }));
    timer.current ??= setTimeout(send, sendMs);
  };
  const shown = may ? reactionNames : reactionNames.filter((name) => counts[name]);
  if (shown.length === 0) return null;
  return (
    <Form
      intent="react"
      summary={false}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        const { submitter } = submitted.nativeEvent as SubmitEvent;
        if (submitter instanceof HTMLButtonElement) press(submitter.value as LiveReaction);
      }}
    >
      <div role="group" aria-label={t('events:live.reactions')} className="flex flex-wrap gap-2">
        {shown.map((name) => {
          const count = (counts[name] ?? 0) + (own[name] ?? 0);
          const words = `${t(`events:live.reaction.${name}`)}: ${format.number(count)}`;
          const look =
            'inline-flex min-h-11 items-center gap-2 rounded-full border border-edge bg-raised px-4';
          const inner = (
            <>
              <span aria-hidden="true">{pictures[name]}</span>
              <span className="tabular-nums">{format.number(count)}</span>
            </>
          );
          return may ? (
            <button
              key={name}
              name="name"
              value={name}
              aria-label={words}
              className={clsx(look, 'hover:bg-sunken')}
            >
              {inner}
            </button>
          ) : (
            <span key={name} className={look}>
              <span className="sr-only">{words}</span>
              {inner}
            </span>
          );
        })}
      </div>
    </Form>
  );
}

/** What comes when, for who leads; the line that is due is marked. */
export function RunSheet({ event, plan }: { event: EventView; plan: EventPlan }) {
  const { t, format } = useI18n();
  const now = useNow();
  if (plan.runSheet.length === 0) return null;
  const start = Date.parse(event.startsAt);
  const at = (minute: number) => new Date(start + minute * 60_000).toISOString();
  const due = plan.runSheet.findLastIndex(({ minute }) => start + minute * 60_000 <= now.getTime());
  return (
    <Card as="section" aria-labelledby="run-sheet">
      <h2 id="run-sheet" className="mb-2 text-lg">
        {t('events:live.runSheet')}
      </h2>
      <ol className="space-y-1">
        {plan.runSheet.map(({ minute, what }, index) => (
          <li
            key={`${minute} ${what}`}
            aria-current={event.status === 'live' && index === due ? 'step' : undefined}
            className="flex gap-3 rounded-md px-2 py-1 aria-[current=step]:bg-accent-soft aria-[current=step]:font-semibold"
          >
            <span className="w-14 shrink-0 text-muted tabular-nums" suppressHydrationWarning>
              {format.time(at(minute))}
            </span>
            <span>{what}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
