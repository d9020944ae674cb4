import { Form } from '@remix-run/react';
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useRef } from 'react';
import { useT } from '~/platform/i18n/i18n-context';
import { IconButton } from '~/ui/button';
import { Input } from '~/ui/text-field';
import Suggestions from './suggestions';

export interface SearchSheetProps {
  club: { slug: string; name: string } | undefined;
  onClose: () => void;
}

/** On the phone the search has the screen for itself: a field on top, what is found below. */
export default function SearchSheet({ club, onClose }: SearchSheetProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-0 z-50 flex flex-col bg-raised pt-[env(safe-area-inset-top)]"
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            input.current?.focus();
          }}
        >
          <Dialog.Title className="sr-only">{t('search:title')}</Dialog.Title>
          <Form
            role="search"
            action="/search"
            aria-label={t('search:field')}
            className="flex min-h-0 flex-1 flex-col"
            onSubmit={onClose}
          >
            <div className="flex items-center gap-1 border-b border-line p-2">
              <Input
                ref={input}
                type="search"
                name="q"
                aria-label={t('search:field')}
                placeholder={t('search:hint')}
                maxLength={200}
                autoComplete="off"
                enterKeyHint="search"
              />
              <Dialog.Close asChild>
                <IconButton
                  label={t('search:suggestions.close')}
                  icon={<X aria-hidden="true" className="size-5" />}
                />
              </Dialog.Close>
            </div>
            <div className="min-h-0 flex-1 overflow-y-auto pb-[env(safe-area-inset-bottom)]">
              <Suggestions input={input} club={club} place="inside" onChoose={onClose} />
            </div>
          </Form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
