import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { listReviews } from '~/modules/experts/list-reviews.server';
import { listReviewsInput } from '~/modules/experts/schema';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  const list = await listReviews(context.actor, params.slug!, listReviewsInput.parse({ cursor }));
  return { ...list, title: translatorFor(context.locale)('experts:reviews.title') };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function Reviews() {
  const { items, next, title } = useLoaderData<typeof loader>();
  const { t, format } = useI18n();
  return (
    <Page title={title} lead={t('experts:reviews.lead')}>
      {items.length > 0 ? (
        <Card flush>
          <ul className="divide-y divide-line">
            {items.map((item) => (
              <li key={item.id} className="px-4 py-3">
                <p className="flex flex-wrap items-center gap-2">
                  <Tag>{t(`experts:reviews.${item.kind}`)}</Tag>
                  <Link to={item.url} className="font-semibold">
                    {item.title}
                  </Link>
                  {item.overdue ? <Tag tone="warning">{t('experts:reviews.overdue')}</Tag> : null}
                </p>
                <p className="text-sm text-muted">
                  {t('experts:reviews.by', { date: format.date(item.reviewBy) })}
                  {item.author ? ` · ${item.author}` : null}
                </p>
                {item.note ? <p className="text-sm">{item.note}</p> : null}
              </li>
            ))}
          </ul>
        </Card>
      ) : (
        <EmptyState title={t('experts:reviews.none')}>{t('experts:reviews.noneHint')}</EmptyState>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
