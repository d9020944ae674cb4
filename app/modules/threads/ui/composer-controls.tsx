import { SendHorizontal, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Audience } from '~/modules/clubs/policy';
import { useT } from '~/platform/i18n/i18n-context';
import { Button, IconButton } from '~/ui/button';

/** Which post is answered, with a way out of it. */
export function ReplyingTo({
  name,
  number,
  onCancel,
}: {
  name: string;
  number: number;
  onCancel: () => void;
}) {
  const t = useT();
  return (
    <p className="mb-2 flex items-center justify-between gap-2 rounded-md bg-accent-soft px-3 text-sm text-accent-ink">
      {t('threads:composer.replyingTo', { name, number })}
      <IconButton
        size="sm"
        label={t('threads:composer.cancelReply')}
        icon={<X aria-hidden="true" className="size-4" />}
        onClick={onCancel}
      />
    </p>
  );
}

/** Chooses who may read a post, where there is a choice. */
export function AudienceChoice({
  audiences,
  value,
  onChange,
}: {
  audiences: readonly Audience[];
  value: Audience;
  onChange: (audience: Audience) => void;
}) {
  const t = useT();
  const field = useRef<HTMLSelectElement>(null);
  const takeOver = useRef(() => {
    const chosen = field.current?.value;
    if (chosen && chosen !== value) onChange(chosen as Audience);
  });
  // Whoever chose before the page was awake meant it: their words would else go to everybody.
  useEffect(() => takeOver.current(), []);
  if (audiences.length < 2) return <input type="hidden" name="audience" value={value} />;
  return (
    <label className="flex min-w-0 items-center gap-2 text-sm text-muted">
      <span className="shrink-0">{t('threads:composer.audience')}</span>
      <select
        ref={field}
        name="audience"
        value={value}
        onChange={(event) => onChange(event.target.value as Audience)}
        className="min-h-11 min-w-0 max-w-36 rounded-md border border-edge bg-raised px-2 text-ink sm:min-h-9 sm:max-w-none"
      >
        {audiences.map((audience) => (
          <option key={audience} value={audience}>
            {t(`threads:composer.${audience}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

export function SendButton({ disabled, children }: { disabled?: boolean; children?: ReactNode }) {
  const t = useT();
  return (
    <Button
      type="submit"
      variant="primary"
      disabled={disabled}
      icon={<SendHorizontal aria-hidden="true" className="size-4.5" />}
      title={t('threads:composer.sendKeys')}
    >
      {children ?? t('threads:composer.send')}
    </Button>
  );
}
