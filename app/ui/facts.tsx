import { clsx } from 'clsx';
import { Children, type ReactNode } from 'react';

/** Small facts in a row, with a dot between two that stand on one line and none where a line begins. */
export function Facts({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <p className={clsx('facts text-sm text-muted', className)}>
      <span>
        {Children.toArray(children).map((fact, index) => (
          <span key={index}>{fact}</span>
        ))}
      </span>
    </p>
  );
}
