import { clsx } from 'clsx';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

/** What few need, folded away behind its name; an arrow says that there is more. */
export function Fold({
  name,
  open,
  className,
  children,
}: {
  name: ReactNode;
  open?: boolean;
  /** Of the name. */
  className?: string;
  children: ReactNode;
}) {
  return (
    <details open={open} className="group/fold">
      <summary
        className={clsx(
          'flex min-h-11 cursor-pointer list-none items-center gap-1.5 [&::-webkit-details-marker]:hidden',
          className,
        )}
      >
        <ChevronRight
          aria-hidden="true"
          className="size-4.5 shrink-0 text-muted transition-transform duration-(--brief) group-open/fold:rotate-90"
        />
        {name}
      </summary>
      {children}
    </details>
  );
}
