import type { ReactNode } from 'react';
import { Card } from '~/ui/card';

/** The narrow page in which somebody comes in, or comes back in. */
export function Entrance(props: { title: string; lead?: string; children: ReactNode; below?: ReactNode }) {
  const { title, lead, children, below } = props;
  return (
    <div className="mx-auto w-full max-w-md px-4 py-6 sm:py-12">
      <h1 className="text-2xl sm:text-3xl">{title}</h1>
      {lead ? <p className="mt-1 mb-5 text-lg text-muted">{lead}</p> : null}
      <Card>{children}</Card>
      {below ? <div className="mt-5 space-y-2 text-center">{below}</div> : null}
    </div>
  );
}
