import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Plus, Zap } from 'lucide-react';
import { useClub } from '~/modules/clubs/ui/use-club';
import { listLiveOffers } from '~/modules/offers/list-offers.server';
import { offerPaths } from '~/modules/offers/paths';
import { listOffersInput } from '~/modules/offers/schema';
import { OfferProgress } from '~/modules/offers/ui/offer-progress';
import { StateTag } from '~/modules/offers/ui/state-tag';
import { useOffers } from '~/modules/offers/ui/use-offers';
import type { OfferItem } from '~/modules/offers/views';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { givenValues } from '~/platform/nested-values';
import { LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Facts } from '~/ui/facts';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tabs } from '~/ui/tabs';

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const query = listOffersInput.parse(givenValues(Object.fromEntries(new URL(request.url).searchParams)));
  const list = await listLiveOffers(context.actor, params.slug!, query);
  return { ...list, state: query.state ?? null, title: translatorFor(context.locale)('offers:title') };
});

export const clientLoader = loaderOfRoom('offers');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title }));

function OfferCard({ offer }: { offer: OfferItem }) {
  const { t, format, locale } = useI18n();
  const { title, language, state, supplier, fromPrice, currency, optionCount, stages } = offer;
  const running = stages.find((stage) => stage.state === 'running');
  return (
    <Card as="li" lifts>
      <div className="mb-1 flex flex-wrap items-center gap-2">
        <StateTag state={state} />
        {running ? <span className="text-sm text-muted">{running.name}</span> : null}
      </div>
      <h2 className="text-lg">
        <Link to={offer.url} lang={language && language !== locale ? language : undefined}>
          {title}
        </Link>
      </h2>
      <Facts className="mb-3">
        {fromPrice === null ? null : t('offers:list.from', { price: format.money(fromPrice, currency) })}
        {t('offers:list.options', { count: optionCount })}
        {supplier ? t('offers:list.by', { name: supplier.name }) : null}
      </Facts>
      {state === 'costing' || state === 'withdrawn' ? null : <OfferProgress offer={offer} />}
    </Card>
  );
}

export default function Offers() {
  const { items: loaded, next, heads, state, maySteer, mayCost, title } = useLoaderData<typeof loader>();
  const items = useOffers(loaded, heads);
  const { t } = useI18n();
  const { club } = useClub();
  const tabs = [null, 'open', 'running', 'past', ...(mayCost ? ['costing' as const] : [])] as const;
  return (
    <Page
      title={title}
      lead={t('offers:lead')}
      actions={
        <>
          <LinkButton to={offerPaths.quick(club.slug)} icon={<Zap aria-hidden="true" className="size-5" />}>
            {t('offers:quick.title')}
          </LinkButton>
          {maySteer ? (
            <LinkButton
              variant="primary"
              to={offerPaths.newOffer(club.slug)}
              icon={<Plus aria-hidden="true" className="size-5" />}
            >
              {t('offers:make.title')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <Tabs
        label={t('offers:title')}
        className="mb-4"
        tabs={tabs.map((name) => ({
          to: name === null ? '?' : `?state=${name}`,
          label: t(`offers:tabs.${name ?? 'all'}`),
          current: name === state,
        }))}
      />
      {items.length === 0 ? (
        <EmptyState title={t('offers:list.none')}>{t('offers:list.noneHint')}</EmptyState>
      ) : (
        <ul className="space-y-4">
          {items.map((offer) => (
            <OfferCard key={offer.id} offer={offer} />
          ))}
        </ul>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
