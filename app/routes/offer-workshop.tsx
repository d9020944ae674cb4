import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { getWorkshop } from '~/modules/offers/get-workshop.server';
import { offerPaths } from '~/modules/offers/paths';
import { salesChannels } from '~/modules/offers/rules';
import { listWorkshopInput } from '~/modules/offers/schema';
import { OfferProgress } from '~/modules/offers/ui/offer-progress';
import { StateTag } from '~/modules/offers/ui/state-tag';
import { Orders } from '~/modules/offers/ui/workshop-orders';
import { useReload } from '~/modules/offers/ui/use-offers';
import { CostForm, CostTable, Prices, StageBoard, Steering } from '~/modules/offers/ui/workshop-parts';
import { actInWorkshop } from '~/modules/offers/workshop-acts.server';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { givenValues } from '~/platform/nested-values';
import { DoneNotice } from '~/ui/done-notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tabs } from '~/ui/tabs';

const views = ['stages', 'orders', 'costs', 'prices'] as const;
type View = (typeof views)[number];

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const search = givenValues(Object.fromEntries(new URL(request.url).searchParams));
  const { cursor, channel } = listWorkshopInput.parse(search);
  const workshop = await getWorkshop(context.actor, { offerId: id, slug, cursor, channel });
  const { may, offer } = workshop;
  const open: Record<View, boolean> = {
    stages: true,
    orders: workshop.orders !== null,
    costs: may.steer || may.cost,
    prices: may.steer && (offer.state === 'costing' || offer.state === 'open'),
  };
  const first: View = offer.state === 'costing' || offer.state === 'open' ? 'costs' : 'stages';
  const asked = views.find((name) => name === search.view) ?? first;
  return {
    workshop,
    views: views.filter((name) => open[name]),
    view: open[asked] ? asked : 'stages',
    channel: channel ?? null,
    timeZone: context.timeZone,
    title: translatorFor(context.locale)('offers:workshop.of', { title: offer.title }),
  };
});

export const clientLoader = loaderOfRoom('offers');

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, request, context: { actor, timeZone, locale }, values, idempotencyKey }) => {
    const { slug = '', id = '' } = params;
    const done = await actInWorkshop(actor, id, values, { timeZone, locale, idempotencyKey });
    const search = new URL(request.url).searchParams;
    const channel = salesChannels.find((name) => name === search.get('channel'));
    const view = views.find((name) => name === search.get('view'));
    const to = new URLSearchParams({ ...(view ? { view } : {}), ...(channel ? { channel } : {}), done });
    return redirect(`${offerPaths.workshop(slug, id)}?${to}`);
  })(args);

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

const none: string[] = [];

export default function WorkshopPage() {
  const { workshop, views: shown, view, channel, timeZone, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  useReload(workshop.heads);
  const { offer, may } = workshop;
  return (
    <Page
      refusalsAboveBut={none}
      wide
      title={title}
      above={
        <div className="mb-2 flex flex-wrap items-center gap-2">
          <Link to={offerPaths.offer(offer.clubSlug, offer.id)}>{t('offers:workshop.toPage')}</Link>
          <StateTag state={offer.state} />
        </div>
      }
    >
      <DoneNotice
        words={Object.fromEntries(
          (
            [
              'made',
              'saved',
              'opened',
              'closed',
              'withdrawn',
              'stage',
              'order',
              'handled',
              'broadcast',
            ] as const
          ).map((word) => [word, t(`offers:done.${word}`)]),
        )}
      />
      <div className="mb-5 max-w-[var(--measure)]">
        <OfferProgress offer={offer} />
      </div>
      <Tabs
        label={t('offers:workshop.title')}
        className="mb-4"
        tabs={shown.map((name) => ({
          to: `?view=${name}`,
          label: t(`offers:workshopViews.${name}`),
          current: name === view,
        }))}
      />
      {view === 'stages' ? <StageBoard workshop={workshop} timeZone={timeZone} /> : null}
      {view === 'orders' ? <Orders workshop={workshop} channel={channel} /> : null}
      {view === 'costs' ? (
        <div className="space-y-6">
          {may.steer ? <CostTable workshop={workshop} /> : null}
          {may.cost && (offer.state === 'costing' || offer.state === 'open') ? (
            <CostForm workshop={workshop} />
          ) : null}
        </div>
      ) : null}
      {view === 'prices' ? (
        <div className="space-y-6">
          <Prices workshop={workshop} />
          <Steering workshop={workshop} />
        </div>
      ) : null}
    </Page>
  );
}
