import { clsx } from 'clsx';
import type { HTMLAttributes, ReactNode } from 'react';

export interface CardProps extends HTMLAttributes<HTMLElement> {
  as?: 'div' | 'section' | 'article' | 'li' | 'form';
  /** Without inner room, for a list or a picture that goes to the edge. */
  flush?: boolean;
  /** Lifts under the pointer, because all of it leads somewhere. */
  lifts?: boolean;
}

/** Something that stands on the page as one piece. */
export function Card({ as: Element = 'div', flush, lifts, className, ...rest }: CardProps) {
  return (
    <Element
      {...rest}
      className={clsx(
        'rounded-lg border border-line bg-raised shadow-card',
        flush ? 'overflow-hidden' : 'p-4 sm:p-5',
        lifts && 'transition-shadow duration-(--calm) hover:shadow-lift',
        className,
      )}
    />
  );
}

/** A part of a page with its heading, and maybe a link to all of it. */
export function Section(props: {
  title: ReactNode;
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={clsx('min-w-0', props.className)}>
      <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-lg">{props.title}</h2>
        {props.action}
      </div>
      {props.children}
    </section>
  );
}
