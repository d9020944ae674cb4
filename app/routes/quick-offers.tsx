import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData, useRevalidator } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { clubStream } from '~/modules/clubs/streams';
import { useClub } from '~/modules/clubs/ui/use-club';
import { withdrawQuickOffer } from '~/modules/offers/broadcast-quick.server';
import { claimQuickOffer } from '~/modules/offers/claim-quick.server';
import { getQuickPage } from '~/modules/offers/get-quick-page.server';
import { offerPaths } from '~/modules/offers/paths';
import { savePlace } from '~/modules/offers/save-place.server';
import { claimInput, listQuickInput } from '~/modules/offers/schema';
import { townOf, towns } from '~/modules/offers/towns';
import { QuickCard } from '~/modules/offers/ui/quick-card';
import { QuickMap } from '~/modules/offers/ui/quick-map';
import { applyQuickUpdate } from '~/modules/offers/updates';
import { invalidField } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { givenValues } from '~/platform/nested-values';
import { useStream } from '~/platform/realtime/client/use-stream';
import { Button, LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { DoneNotice } from '~/ui/done-notice';
import { EmptyState } from '~/ui/empty-state';
import { Form } from '~/ui/form';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tabs } from '~/ui/tabs';

const views = ['list', 'map', 'past'] as const;

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const search = givenValues(Object.fromEntries(new URL(request.url).searchParams));
  const view = views.find((name) => name === search.view) ?? 'list';
  const query = listQuickInput.parse({ ...search, state: view === 'past' ? 'past' : 'broadcast' });
  const data = await getQuickPage(context.actor, params.slug!, query, { map: view === 'map' });
  return { ...data, view, title: translatorFor(context.locale)('offers:quick.title') };
});

export const clientLoader = loaderOfRoom('offers');

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context: { actor, locale }, values, idempotencyKey }) => {
    const done = (word: string) => redirect(`${offerPaths.quick(params.slug!)}?done=${word}`);
    const quickOfferId = String(values.quickOfferId ?? '');
    switch (String(values.intent ?? '').split('-')[0]) {
      case 'claim': {
        const input = parseInput(claimInput, { quantity: Number(values.quantity) });
        await claimQuickOffer(actor, { ...input, quickOfferId }, { idempotencyKey });
        // Where the number stands that is shown at pick-up.
        return redirect(`${offerPaths.quickOffer(params.slug!, quickOfferId)}?done=claimed`);
      }
      case 'end':
        await withdrawQuickOffer(actor, { quickOfferId });
        return done('ended');
      case 'forget':
        await savePlace(actor, null);
        return done('forgotten');
      default: {
        const town = townOf(values.town);
        if (!town) throw invalidField('town', 'required');
        await savePlace(actor, { label: town.name[locale], lat: town.lat, lng: town.lng });
        return done('place');
      }
    }
  })(args);

export const meta = pageMeta<typeof loader>(({ title }) => ({ title }));

function MyPlace() {
  const { place, isMember } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  if (!isMember) return null;
  return (
    <Section title={t('offers:quick.myPlace')}>
      <Card>
        <p className="mb-3 text-sm text-muted">{t('offers:quick.placeHint')}</p>
        {place ? (
          <Form intent="forget">
            <p className="mb-2 font-semibold">{place.label}</p>
            <Button size="sm">{t('offers:quick.forget')}</Button>
          </Form>
        ) : (
          <Form intent="place" className="space-y-3">
            <SelectField
              name="town"
              label={t('offers:quick.town')}
              required
              none={t('offers:quick.chooseTown')}
              choices={towns.map(({ key, name }) => ({ value: key, label: name[locale] }))}
            />
            <Button size="sm">{t('offers:quick.savePlace')}</Button>
          </Form>
        )}
      </Card>
    </Section>
  );
}

const none: string[] = [];

export default function QuickOffers() {
  const data = useLoaderData<typeof loader>();
  const { next, mayBroadcast, view, place, report, isMember, title, clubId } = data;
  const { t, format } = useI18n();
  const { club } = useClub();
  const { revalidate } = useRevalidator();
  const initial = useMemo(() => ({ items: data.items, fresh: 0 }), [data.items]);
  const { state } = useStream({
    streams: data.heads,
    initial,
    reduce: (before, update) => ({
      items: applyQuickUpdate(before.items, update),
      fresh:
        before.fresh +
        (update.stream === clubStream(clubId) && update.type === 'quick-offer.broadcast' ? 1 : 0),
    }),
  });
  useEffect(() => {
    if (state.fresh > 0) revalidate();
  }, [state.fresh, revalidate]);
  const sums = (list: { currency: string; amount: number }[]) =>
    format.list(list.map(({ currency, amount }) => format.money(amount, currency as 'THB' | 'VND')));
  const gone = new Set(state.items.filter((item) => item.state !== 'broadcast').map(({ id }) => id));
  const pins = data.pins.filter(({ id }) => !gone.has(id));
  return (
    <Page
      refusalsAboveBut={none}
      title={title}
      lead={t('offers:quick.lead')}
      actions={
        mayBroadcast ? (
          <LinkButton
            variant="primary"
            to={offerPaths.newQuick(club.slug)}
            icon={<Plus aria-hidden="true" className="size-5" />}
          >
            {t('offers:quick.make')}
          </LinkButton>
        ) : undefined
      }
      aside={<MyPlace />}
    >
      <DoneNotice
        words={Object.fromEntries(
          (['ended', 'forgotten', 'place', 'broadcast'] as const).map((word) => [
            word,
            t(`offers:done.${word}`),
          ]),
        )}
      />
      <Tabs
        label={title}
        className="mb-4"
        tabs={views.map((name) => ({
          to: name === 'list' ? '?' : `?view=${name}`,
          label: t(`offers:quickViews.${name}`),
          current: name === view,
        }))}
      />
      {report && view === 'past' ? (
        <p className="mb-4">
          {t('offers:quick.report', {
            units: format.number(report.recoveredUnits),
            of: format.number(report.units),
            amounts: sums(report.recovered),
          })}{' '}
          {report.collectedUnits > 0
            ? t('offers:quick.reportCollected', {
                units: format.number(report.collectedUnits),
                amounts: sums(report.collected),
              })
            : report.recoveredUnits > 0
              ? t('offers:quick.reportNone')
              : ''}
        </p>
      ) : null}
      {view === 'map' && pins.length + state.items.length > 0 ? (
        <div className="mb-5">
          <QuickMap pins={pins} me={place} listed={new Set(state.items.map(({ id }) => id))} />
        </div>
      ) : null}
      {state.items.length === 0 ? (
        <EmptyState title={t('offers:quick.none')}>{t('offers:quick.noneHint')}</EmptyState>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2" aria-live="off">
          {state.items.map((item) => (
            <QuickCard key={item.id} item={item} mayClaim={isMember} />
          ))}
        </ul>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
