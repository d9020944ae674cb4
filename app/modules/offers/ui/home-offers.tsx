import { Tags } from 'lucide-react';
import { HomeList } from '~/modules/clubs/ui/home-list';
import { useI18n } from '~/platform/i18n/i18n-context';
import { offerPaths } from '../paths';
import type { OfferItem } from '../views';
import { useOffers } from './use-offers';

export type HomeOffer = Pick<
  OfferItem,
  'id' | 'title' | 'language' | 'url' | 'quantity' | 'threshold' | 'deadline' | 'fromPrice' | 'currency'
>;

/** What members can pledge for just now, on their club's home. Says so in the club's words, which are there already. */
export function HomeOffers(props: {
  slug: string;
  offers: readonly HomeOffer[];
  heads: Readonly<Record<string, number>>;
}) {
  const { slug } = props;
  const { t, format } = useI18n();
  const offers = useOffers(props.offers, props.heads);
  return (
    <HomeList
      title={t('clubs:home.offers')}
      all={{ to: offerPaths.list(slug), label: t('clubs:home.allOffers') }}
      icon={Tags}
      items={offers.map(({ quantity, threshold, deadline, fromPrice, currency, ...offer }) => ({
        ...offer,
        line: (
          <>
            {fromPrice === null
              ? null
              : `${t('clubs:home.offerFrom', { price: format.money(fromPrice, currency) })} · `}
            {t('clubs:home.offerUntil', {
              quantity: format.number(quantity),
              threshold: format.number(threshold),
              date: format.dateTime(deadline),
            })}
          </>
        ),
      }))}
    />
  );
}
