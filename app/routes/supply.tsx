import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { getSupply, listSupply } from '~/modules/offers/list-supply.server';
import { offerPaths } from '~/modules/offers/paths';
import { supplyLists } from '~/modules/offers/rules';
import { listSupplyInput } from '~/modules/offers/schema';
import { SupplyList } from '~/modules/offers/ui/supply-list';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { givenValues } from '~/platform/nested-values';
import { Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tabs } from '~/ui/tabs';

export const loader = page(async ({ request, context: { actor, locale } }: LoaderFunctionArgs) => {
  const search = givenValues(Object.fromEntries(new URL(request.url).searchParams));
  const title = translatorFor(locale)('offers:supply.title');
  const list = supplyLists.find((name) => name === search.list) ?? null;
  if (list === null) return { list, title, ...(await getSupply(actor)), items: [], next: null };
  return { list, title, lists: null, ...(await listSupply(actor, listSupplyInput.parse(search))) };
});

export const clientLoader = loaderOfRoom('offers');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function Supply() {
  const { list, lists, counts, items, next, title } = useLoaderData<typeof loader>();
  const { t, format } = useI18n();
  const idle = supplyLists.every((name) => counts[name] === 0);
  return (
    <Page title={title} lead={t('offers:supply.lead')}>
      <Tabs
        label={title}
        className="mb-5"
        tabs={[
          { to: '?', label: t('offers:supply.all'), current: list === null },
          ...supplyLists.map((name) => ({
            to: `?list=${name}`,
            label: t(`offers:supplyLists.${name}`),
            count: counts[name],
            current: name === list,
          })),
        ]}
      />
      {list ? <SupplyList list={list} items={items} /> : null}
      <LoadMore next={next} />
      {lists && idle ? (
        <EmptyState title={t('offers:supply.none')}>{t('offers:supply.noneHint')}</EmptyState>
      ) : null}
      {lists && !idle ? (
        <div className="space-y-7">
          {supplyLists.map((name) => (
            <Section
              key={name}
              title={t(`offers:supplyLists.${name}`)}
              action={
                counts[name] > lists[name].length ? (
                  <Link to={offerPaths.supply(name)}>
                    {t('offers:supply.seeAll', { number: format.number(counts[name]) })}
                  </Link>
                ) : undefined
              }
            >
              <SupplyList list={name} items={lists[name]} />
            </Section>
          ))}
        </div>
      ) : null}
    </Page>
  );
}
