import { clsx } from 'clsx';
import { type ReactionName, reactionNames } from '~/modules/threads/post';
import { useI18n } from '~/platform/i18n/i18n-context';

export const reactionSigns: Record<ReactionName, string> = {
  like: '👍',
  love: '❤️',
  thanks: '🙏',
  laugh: '😄',
  wow: '😮',
  sad: '😢',
};

/** What others felt, and one press to join them. Without `onToggle` it only shows. */
export function ReactionBar(props: {
  reactions: Partial<Record<ReactionName, number>>;
  mine: readonly ReactionName[];
  onToggle?: (name: ReactionName) => void;
}) {
  const { reactions, mine, onToggle } = props;
  const { t, format } = useI18n();
  const present = reactionNames.filter((name) => (reactions[name] ?? 0) > 0);
  if (present.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {present.map((name) => {
        const count = reactions[name] ?? 0;
        const words = t('threads:reactions.by', { name: t(`threads:reactions.${name}`), count });
        const own = mine.includes(name);
        const look = clsx(
          'inline-flex min-h-8 items-center gap-1.5 rounded-full border px-2.5 text-sm tabular-nums',
          own ? 'border-accent bg-accent-soft text-accent-ink' : 'border-line bg-raised text-muted',
        );
        const face = (
          <>
            <span aria-hidden="true">{reactionSigns[name]}</span>
            <span aria-hidden="true">{format.number(count)}</span>
            <span className="sr-only">{words}</span>
          </>
        );
        return (
          <li key={name}>
            {onToggle ? (
              <button
                type="button"
                aria-pressed={own}
                title={words}
                className={clsx(look, 'hover:border-edge')}
                onClick={() => onToggle(name)}
              >
                {face}
              </button>
            ) : (
              <span className={look} title={words}>
                {face}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

export const postActionClass =
  'inline-flex size-11 sm:size-9 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink [&>svg]:size-4.5';
