import { clsx } from 'clsx';
import { SmilePlus } from 'lucide-react';
import { Popover as Radix } from 'radix-ui';
import { useState } from 'react';
import { type ReactionName, reactionNames } from '~/modules/threads/post';
import { useI18n } from '~/platform/i18n/i18n-context';
import { postActionClass, reactionSigns } from './reactions';

export interface ReactionPickerProps {
  mine: readonly ReactionName[];
  onToggle: (name: ReactionName) => void;
}

/** Chooses a reaction. */
export function ReactionPicker({
  mine,
  onToggle,
  startsOpen,
}: ReactionPickerProps & { startsOpen: boolean }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(startsOpen);
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>
        <button
          type="button"
          aria-label={t('threads:post.react')}
          title={t('threads:post.react')}
          className={postActionClass}
        >
          <SmilePlus aria-hidden="true" />
        </button>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          sideOffset={6}
          collisionPadding={8}
          aria-label={t('threads:post.react')}
          className="rise z-50 flex gap-0.5 rounded-full border border-line bg-raised p-1 shadow-float"
        >
          {reactionNames.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={mine.includes(name)}
              aria-label={t(`threads:reactions.${name}`)}
              title={t(`threads:reactions.${name}`)}
              className={clsx(
                'size-11 rounded-full text-xl hover:bg-sunken',
                mine.includes(name) && 'bg-accent-soft',
              )}
              onClick={() => {
                onToggle(name);
                setOpen(false);
              }}
            >
              <span aria-hidden="true">{reactionSigns[name]}</span>
            </button>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
