import { useLocation } from '@remix-run/react';
import { clsx } from 'clsx';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

/**
 * A menu that also opens without JavaScript. With it, Escape, a press elsewhere and a change of page close it.
 * Its items are links and forms.
 */
export function DisclosureMenu(props: {
  /** What is always seen; words or an image with a name. */
  summary: ReactNode;
  summaryClassName?: string;
  align?: 'start' | 'end';
  panelClassName?: string;
  children: ReactNode;
}) {
  const box = useRef<HTMLDetailsElement>(null);
  const location = useLocation();
  const close = () => {
    if (box.current) box.current.open = false;
  };
  useEffect(close, [location]);
  useEffect(() => {
    const closeOutside = (event: PointerEvent | FocusEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !box.current?.open) return;
    close();
    box.current.querySelector('summary')?.focus();
  };
  return (
    // The keys of what is inside bubble here; the element itself is operated by its summary.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <details ref={box} className="group relative" onKeyDown={onKeyDown}>
      <summary className={props.summaryClassName}>{props.summary}</summary>
      <div
        className={clsx(
          'rise absolute top-full z-40 mt-1.5 min-w-60 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-raised p-1.5 shadow-float',
          props.align === 'start' ? 'start-0' : 'end-0',
          props.panelClassName,
        )}
      >
        {props.children}
      </div>
    </details>
  );
}

/** The look of one line of such a menu. */
export const disclosureItemClass =
  'flex w-full min-h-11 items-center gap-3 rounded-md px-3 py-1 text-start no-underline hover:bg-sunken [&>svg]:size-5 [&>svg]:text-muted';
