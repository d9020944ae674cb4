import { useI18n } from '~/platform/i18n/i18n-context';
import { Card, Section } from '~/ui/card';
import { Facts } from '~/ui/facts';
import { Tag } from '~/ui/tag';
import type { ClaimView } from '../views';

/** What the reader claimed of a quick offer, each with its number large enough to be read across a counter. */
export function OwnClaims({ claims }: { claims: readonly ClaimView[] }) {
  const { t, format } = useI18n();
  if (claims.length === 0) return null;
  const toCollect = claims.some(({ collectedAt }) => collectedAt === null);
  return (
    <Section title={t('offers:claims.own')}>
      {toCollect ? <p className="mb-3 text-muted">{t('offers:claims.show')}</p> : null}
      <ul className="space-y-3">
        {claims.map(({ id, number, quantity, unitPrice, total, currency, collectedAt }) => (
          <Card as="li" key={id} id={`claim-${id}`}>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <p className={`font-bold tabular-nums ${collectedAt ? 'text-lg text-muted' : 'text-3xl'}`}>
                {number}
              </p>
              <Tag tone={collectedAt ? 'positive' : 'accent'}>
                {t(collectedAt ? 'offers:orders.collected' : 'offers:orders.toCollect')}
              </Tag>
            </div>
            <Facts>
              {t('offers:orders.what', {
                quantity: format.number(quantity),
                name: format.money(unitPrice, currency),
              })}
              {format.money(total, currency)}
              {collectedAt ? t('offers:claims.collectedAt', { date: format.dateTime(collectedAt) }) : null}
            </Facts>
          </Card>
        ))}
      </ul>
    </Section>
  );
}
