import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { ClubParts } from '~/modules/clubs/ui/studio/club-parts';
import { listLiveOffers } from '~/modules/offers/list-offers.server';
import { offerPaths } from '~/modules/offers/paths';
import { listOffersInput } from '~/modules/offers/schema';
import { OfferProgress } from '~/modules/offers/ui/offer-progress';
import { StateTag } from '~/modules/offers/ui/state-tag';
import { useOffers } from '~/modules/offers/ui/use-offers';
import { PortalError } from '~/platform/errors';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { givenValues } from '~/platform/nested-values';
import { requireMember } from '~/platform/require-member';
import { LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  requireMember(context.actor);
  const slug = params.slug!;
  const query = listOffersInput.parse(givenValues(Object.fromEntries(new URL(request.url).searchParams)));
  const list = await listLiveOffers(context.actor, slug, query);
  if (!list.maySteer) throw new PortalError('forbidden');
  return { ...list, slug, title: translatorFor(context.locale)('offers:title') };
});

export const clientLoader = loaderOfRoom('offers');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function StudioOffers() {
  const { items: loaded, next, heads, slug, title } = useLoaderData<typeof loader>();
  const items = useOffers(loaded, heads);
  const { t } = useI18n();
  return (
    <Page
      title={title}
      actions={
        <LinkButton
          variant="primary"
          to={offerPaths.newOffer(slug)}
          icon={<Plus aria-hidden="true" className="size-5" />}
        >
          {t('offers:make.title')}
        </LinkButton>
      }
    >
      <ClubParts slug={slug} />
      {items.length === 0 ? (
        <EmptyState title={t('offers:list.none')}>{t('offers:make.hint')}</EmptyState>
      ) : (
        <ul className="space-y-3">
          {items.map((offer) => (
            <Card as="li" key={offer.id}>
              <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
                <h2 className="text-lg">
                  <Link to={offerPaths.workshop(slug, offer.id)}>{offer.title}</Link>
                </h2>
                <StateTag state={offer.state} />
              </div>
              <OfferProgress offer={offer} />
            </Card>
          ))}
        </ul>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
