import type { ReactNode } from 'react';

/** Words for a screen reader that the eye has by other means. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}
