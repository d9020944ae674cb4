import { clsx } from 'clsx';
import { useT } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import type { Mentions } from './use-mentions';

/** The names that may be meant, over the box where they are typed, so that the keyboard of a phone does not hide them. */
export function MentionList({ id, mentions }: { id: string; mentions: Mentions }) {
  const t = useT();
  const { options, active, choose } = mentions;
  if (options.length === 0) return null;
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t('threads:composer.mention')}
      className="absolute bottom-full start-0 z-30 mb-1 w-full max-w-80 overflow-hidden rounded-md border border-edge bg-raised py-1 shadow-float"
    >
      {options.map((person, index) => (
        // The keys are heard where the name is typed.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={person.memberId}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={clsx(
            'flex min-h-11 cursor-pointer items-center gap-2 px-3',
            index === active && 'bg-accent-soft text-accent-ink',
          )}
          tabIndex={-1}
          // The box keeps its focus; chosen is with the click, since what lies below would get that of a touch.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(person)}
        >
          <Avatar name={person.name} pictureId={person.pictureId} size="sm" />
          <span className="truncate">{person.name}</span>
        </div>
      ))}
    </div>
  );
}
