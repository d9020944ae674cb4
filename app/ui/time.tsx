import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { useI18n } from '~/platform/i18n/i18n-context';
import { useNow } from './now';

export interface TimeProps {
  /** ISO 8601. */
  value: string;
  /** The permalink of what happened then. */
  to?: string;
  /** The date itself rather than how long ago. */
  absolute?: 'date' | 'dateTime';
  className?: string;
}

/** "3 min", with the full date on hover and focus, in the reader's language and zone. */
export function Time({ value, to, absolute, className }: TimeProps) {
  const { format } = useI18n();
  const now = useNow();
  const full = format.dateTime(value);
  const words = absolute === 'date' ? format.date(value) : absolute ? full : format.relative(value, now);
  // The browser's and the server's tables of words may differ by a space; that is no reason to draw anew.
  const time = (
    <time
      dateTime={value}
      data-full={words === full ? undefined : full}
      className={clsx('time whitespace-nowrap', !to && className)}
      suppressHydrationWarning
    >
      {words}
    </time>
  );
  if (!to) return time;
  return (
    <Link to={to} className={clsx('no-underline hover:underline', className)}>
      {time}
    </Link>
  );
}
