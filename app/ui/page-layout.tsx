import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { RefusalsAbove } from './form-context';
import { RefusalAbove } from './refusal-above';

export interface PageProps {
  title: ReactNode;
  /** Words under the title. */
  lead?: ReactNode;
  /** Above the title: where this belongs. */
  above?: ReactNode;
  actions?: ReactNode;
  /** What helps beside the content: below it on the phone, in its own column on a wide screen. */
  aside?: ReactNode;
  /** As wide as there is room, for tables and boards. */
  wide?: boolean;
  /**
   * Of a page with many small forms: what is refused without naming a field is said under the heading, also where the form is gone by
   * now; but for the forms of these intents, which say it themselves.
   */
  refusalsAboveBut?: readonly string[];
  children: ReactNode;
}

/** The content of a page: one heading, a column that reads well, and what stands beside it. */
export function Page(props: PageProps) {
  const { title, lead, above, actions, aside, wide, refusalsAboveBut, children } = props;
  const page = (
    <div
      className={clsx('mx-auto w-full px-4 py-5 sm:px-6 sm:py-7', wide ? 'max-w-[96rem]' : 'max-w-[76rem]')}
    >
      <div className={clsx(aside && 'xl:grid xl:grid-cols-[minmax(0,1fr)_19rem] xl:gap-10')}>
        <div
          className={clsx(
            'min-w-0',
            !wide && 'mx-auto w-full max-w-[var(--measure)]',
            aside && 'xl:mx-0 xl:max-w-none',
          )}
        >
          <header className="mb-5">
            {above}
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
              <h1 className="min-w-0 text-2xl sm:text-3xl">{title}</h1>
              {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
            </div>
            {lead ? <p className="mt-1 max-w-[var(--measure)] text-lg text-muted">{lead}</p> : null}
          </header>
          {refusalsAboveBut ? <RefusalAbove /> : null}
          {children}
        </div>
        {aside ? (
          <aside className="mx-auto mt-8 w-full max-w-[var(--measure)] space-y-5 xl:mt-0 xl:max-w-none">
            {aside}
          </aside>
        ) : null}
      </div>
    </div>
  );
  if (!refusalsAboveBut) return page;
  return <RefusalsAbove.Provider value={refusalsAboveBut}>{page}</RefusalsAbove.Provider>;
}
