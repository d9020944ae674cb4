import { useSearchParams } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { LinkButton } from './button';

/** A link to the rest of a list, which is the next page without JavaScript. `next` is the cursor that the list gave. */
export function LoadMore({
  next,
  param = 'cursor',
  children,
}: {
  next: string | null | undefined;
  param?: string;
  children?: ReactNode;
}) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  if (!next) return null;
  const params = new URLSearchParams(search);
  params.set(param, next);
  return (
    <div className="mt-5 flex justify-center">
      <LinkButton to={`?${params}`} rel="next">
        {children ?? t('ui:loadMore')}
      </LinkButton>
    </div>
  );
}

/** Pages of a list whose length is known. Pages count from 1. */
export function Pagination({ page, pages, param = 'page' }: { page: number; pages: number; param?: string }) {
  const { t, format } = useI18n();
  const [search] = useSearchParams();
  if (pages <= 1) return null;
  const to = (target: number) => {
    const params = new URLSearchParams(search);
    params.set(param, String(target));
    return `?${params}`;
  };
  return (
    <nav aria-label={t('ui:pages.label')} className="mt-5 flex items-center justify-center gap-3">
      {page > 1 ? (
        <LinkButton
          to={to(page - 1)}
          rel="prev"
          size="sm"
          icon={<ChevronLeft aria-hidden="true" className="size-4.5" />}
        >
          {t('ui:pages.previous')}
        </LinkButton>
      ) : null}
      <span className="text-sm text-muted tabular-nums">
        {t('ui:pages.of', { page: format.number(page), pages: format.number(pages) })}
      </span>
      {page < pages ? (
        <LinkButton to={to(page + 1)} rel="next" size="sm">
          {t('ui:pages.next')}
          <ChevronRight aria-hidden="true" className="size-4.5" />
        </LinkButton>
      ) : null}
    </nav>
  );
}
