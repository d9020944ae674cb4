import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { PlainLink } from './plain-link';

export type Tone = 'neutral' | 'accent' | 'positive' | 'warning' | 'danger';

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-muted',
  accent: 'bg-accent-soft text-accent-ink',
  positive: 'bg-positive-soft text-positive',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
};

/** A word that sorts: a topic, a state. With `to` it leads to all that have it. */
export function Tag(props: {
  tone?: Tone;
  to?: string;
  icon?: ReactNode;
  lang?: string;
  className?: string;
  children: ReactNode;
}) {
  const { tone = 'neutral', to, icon, lang, className, children } = props;
  const look = clsx(
    'inline-flex min-h-7 items-center gap-1 rounded-full px-2.5 text-sm whitespace-nowrap [&>svg]:size-4',
    tones[tone],
    to && 'no-underline hover:underline',
    className,
  );
  if (to)
    return (
      <PlainLink to={to} className={look} lang={lang}>
        {icon}
        {children}
      </PlainLink>
    );
  return (
    <span className={look} lang={lang}>
      {icon}
      {children}
    </span>
  );
}
