import { clsx } from 'clsx';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type NoticeTone = 'info' | 'positive' | 'warning' | 'danger';

const looks: Record<NoticeTone, { fill: string; Icon: typeof Info }> = {
  info: { fill: 'border-accent/25 bg-accent-soft text-accent-ink', Icon: Info },
  positive: { fill: 'border-positive/25 bg-positive-soft text-positive', Icon: CircleCheck },
  warning: { fill: 'border-warning/25 bg-warning-soft text-warning', Icon: TriangleAlert },
  danger: { fill: 'border-danger/25 bg-danger-soft text-danger', Icon: CircleAlert },
};

export interface NoticeProps {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Appears after the page: then screen readers are told. */
  live?: boolean;
  className?: string;
}

/** Something to know before going on, in its place in the page. */
export function Notice({ tone = 'info', title, children, action, live, className }: NoticeProps) {
  const { fill, Icon } = looks[tone];
  return (
    <div
      role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={clsx(
        'flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md border px-4 py-3',
        fill,
        className,
      )}
    >
      <Icon aria-hidden="true" className="mt-1 size-5" />
      <div className="min-w-[12rem] flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-ink">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
