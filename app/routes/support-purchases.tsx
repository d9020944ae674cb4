import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { listPurchases } from '~/modules/loyalty/list-purchases.server';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Button, LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Facts } from '~/ui/facts';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Input } from '~/ui/text-field';

export const loader = page(async ({ request, context: { actor, locale } }: LoaderFunctionArgs) => {
  const { searchParams } = new URL(request.url);
  const q = searchParams.get('q') ?? '';
  const cursor = searchParams.get('cursor') ?? undefined;
  return {
    ...(await listPurchases(actor, { q, cursor, limit: 30 })),
    q,
    title: translatorFor(locale)('counter:purchases.title'),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function SupportPurchases() {
  const { items, next, q, title } = useLoaderData<typeof loader>();
  const { t, format } = useI18n();
  return (
    <Page
      title={title}
      lead={t('counter:purchases.lead')}
      actions={
        <>
          <LinkButton to={pointsDeskPaths.purchaseFile()}>{t('counter:purchases.file')}</LinkButton>
          <LinkButton variant="primary" to={pointsDeskPaths.newPurchase()}>
            {t('counter:purchases.enter')}
          </LinkButton>
        </>
      }
    >
      <Form method="get" role="search" className="mb-5 flex gap-3">
        <Input
          name="q"
          defaultValue={q}
          aria-label={t('counter:purchases.search')}
          placeholder={t('counter:purchases.search')}
        />
        <Button>{t('counter:purchases.find')}</Button>
      </Form>
      {items.length === 0 ? (
        <EmptyState small title={t('counter:purchases.none')}>
          {t('counter:purchases.noneHint')}
        </EmptyState>
      ) : (
        <Card flush>
          <ul className="divide-y divide-line">
            {items.map(({ id, memberName, reference, at, total, returnedTotal, currency, lines }) => (
              <li key={id} className="relative flex items-baseline gap-4 px-4 py-3 hover:bg-sunken">
                <div className="min-w-0 flex-1">
                  <Link
                    to={pointsDeskPaths.purchase(id)}
                    className="font-semibold text-ink no-underline after:absolute after:inset-0"
                  >
                    {memberName}
                  </Link>
                  <Facts>
                    <span>{reference}</span>
                    <span>{format.date(at)}</span>
                    {lines[0] ? <span>{lines[0].name}</span> : null}
                  </Facts>
                </div>
                <p className="shrink-0 text-end tabular-nums">
                  {format.money(total, currency)}
                  {returnedTotal > 0 ? (
                    <span className="block text-sm text-muted">
                      {t('counter:purchases.returnedSum', {
                        amount: format.money(returnedTotal, currency),
                      })}
                    </span>
                  ) : null}
                </p>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
