import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  title: ReactNode;
  /** What to do about it. */
  children?: ReactNode;
  action?: ReactNode;
  /** A file of `/drawings`, without its ending. */
  drawing?: string;
  /** Within a list or a panel rather than as a page. */
  small?: boolean;
  /** It is all there is on the page, so its title is the page's. */
  heading?: boolean;
}

/** Nothing here yet: says so kindly, and what to do. */
export function EmptyState({ title, children, action, drawing, small, heading }: EmptyStateProps) {
  const Title = heading ? 'h1' : 'p';
  return (
    <div
      className={clsx(
        'flex flex-col items-center text-center',
        small ? 'gap-1.5 px-4 py-6' : 'gap-2 px-4 py-12',
      )}
    >
      {drawing ? (
        <img
          src={`/drawings/${drawing}.svg`}
          alt=""
          width={small ? 120 : 200}
          height={small ? 90 : 150}
          className={small ? 'mb-1 h-[90px]' : 'mb-3 h-[150px]'}
        />
      ) : null}
      <Title
        className={clsx(heading ? 'text-2xl font-bold' : 'font-semibold', small ? 'text-base' : 'text-xl')}
      >
        {title}
      </Title>
      {children ? <div className="max-w-[46ch] text-muted">{children}</div> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-3">{action}</div> : null}
    </div>
  );
}
