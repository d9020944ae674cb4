import { Link } from '@remix-run/react';
import { Tags } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card, Section } from '~/ui/card';
import { offerPaths } from '../paths';
import type { OfferItem } from '../views';

export type HomeOffer = Pick<
  OfferItem,
  'id' | 'title' | 'language' | 'url' | 'quantity' | 'threshold' | 'deadline' | 'fromPrice' | 'currency'
>;

/** What members can pledge for just now, on their club's home. Says so in the club's words, which are there already. */
export function HomeOffers({ slug, offers }: { slug: string; offers: readonly HomeOffer[] }) {
  const { t, format, locale } = useI18n();
  if (offers.length === 0) return null;
  return (
    <Section
      title={t('clubs:home.offers')}
      action={<Link to={offerPaths.list(slug)}>{t('clubs:home.allOffers')}</Link>}
    >
      <Card flush>
        <ul className="divide-y divide-line">
          {offers.map(({ id, title, language, url, quantity, threshold, deadline, fromPrice, currency }) => (
            <li key={id} className="flex gap-3 px-4 py-3">
              <Tags aria-hidden="true" className="mt-1 size-5 shrink-0 text-muted" />
              <div className="min-w-0">
                <Link
                  to={url}
                  className="font-semibold"
                  lang={language && language !== locale ? language : undefined}
                >
                  {title}
                </Link>
                <p className="text-sm text-muted">
                  {fromPrice === null
                    ? null
                    : `${t('clubs:home.offerFrom', { price: format.money(fromPrice, currency) })} · `}
                  {t('clubs:home.offerUntil', {
                    quantity: format.number(quantity),
                    threshold: format.number(threshold),
                    date: format.dateTime(deadline),
                  })}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
