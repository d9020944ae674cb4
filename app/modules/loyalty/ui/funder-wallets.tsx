import { loyaltyPaths } from '~/modules/loyalty/paths';
import type { PointsView } from '~/modules/loyalty/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card, Section } from '~/ui/card';
import { Facts } from '~/ui/facts';
import { PlainLink } from '~/ui/plain-link';
import { lastDayOf } from './voucher-list';

/** What a member has of each funder, where there are several: points of one buy rewards of that one. */
export function FunderWallets({
  funders,
  chosen,
}: {
  funders: PointsView['funders'];
  /** Whose lines the statement shows; null: all. */
  chosen: string | null;
}) {
  const { t, format } = useI18n();
  if (funders.length < 2) return null;
  return (
    <Section title={t('points:funders.title')} className="mb-8">
      <p className="mb-2 text-sm text-muted">{t('points:funders.hint')}</p>
      <Card flush>
        <ul className="divide-y divide-line">
          {funders.map(({ funderId, name, available, pending, held, expiring }) => {
            const key = funderId ?? 'brand';
            return (
              <li key={key} className="flex items-baseline gap-4 px-4 py-3">
                <div className="min-w-0 flex-1">
                  <p className="font-semibold">
                    <PlainLink
                      to={chosen === key ? loyaltyPaths.points() : `${loyaltyPaths.points()}?funder=${key}`}
                      aria-current={chosen === key ? 'true' : undefined}
                    >
                      {name ?? t('points:funders.brand')}
                    </PlainLink>
                  </p>
                  <Facts>
                    {pending > 0 ? t('points:funders.pending', { count: pending }) : null}
                    {held > 0 ? t('points:funders.held', { count: held }) : null}
                    {expiring
                      ? t('points:expiring', {
                          points: t('points:points', { count: expiring.points }),
                          date: format.date(lastDayOf(expiring.at)),
                        })
                      : null}
                  </Facts>
                </div>
                <p className="shrink-0 font-semibold tabular-nums">
                  {t('points:points', { count: available })}
                </p>
              </li>
            );
          })}
        </ul>
      </Card>
    </Section>
  );
}
