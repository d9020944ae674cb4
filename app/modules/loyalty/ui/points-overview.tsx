import { clsx } from 'clsx';
import type { PointsView } from '~/modules/loyalty/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card } from '~/ui/card';
import { lastDayOf } from './voucher-list';

function Figure({ label, value, strong }: { label: string; value: number; strong?: boolean }) {
  const { format } = useI18n();
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd
        className={clsx(
          'tabular-nums',
          strong ? 'text-3xl font-bold text-accent-ink' : 'text-xl font-semibold',
        )}
      >
        {format.number(value)}
      </dd>
    </div>
  );
}

/** What a member has: to spend, on the way, set aside; and what ends next. */
export function Balances({ points }: { points: PointsView }) {
  const { t, format } = useI18n();
  const { available, pending, held, expiring } = points;
  return (
    <Card>
      <dl className="flex flex-wrap items-end gap-x-10 gap-y-3">
        <Figure label={t('points:available')} value={available} strong />
        {pending > 0 ? <Figure label={t('points:pending')} value={pending} /> : null}
        {held > 0 ? <Figure label={t('points:held')} value={held} /> : null}
      </dl>
      {expiring ? (
        <p className="mt-3 text-sm text-muted">
          {t('points:expiring', {
            points: t('points:points', { count: expiring.points }),
            date: format.date(lastDayOf(expiring.at)),
          })}
        </p>
      ) : null}
    </Card>
  );
}

/** The member's level, and how far it is to the next. */
export function TierProgress({ points }: { points: PointsView }) {
  const { t, locale } = useI18n();
  const { tier, nextTier } = points;
  if (!tier) return null;
  const span = nextTier ? nextTier.fromPoints - tier.fromPoints : 1;
  const done = nextTier ? span - nextTier.missing : 1;
  return (
    <Card>
      <h2 className="text-sm text-muted">{t('points:tier.title')}</h2>
      <p className="text-xl font-semibold">{tier.name[locale]}</p>
      {nextTier ? (
        <>
          <div
            role="progressbar"
            aria-label={t('points:tier.progress', { name: nextTier.name[locale] })}
            aria-valuemin={0}
            aria-valuemax={span}
            aria-valuenow={done}
            className="mt-2 h-2.5 overflow-hidden rounded-full bg-sunken"
          >
            <div className="h-full rounded-full bg-accent" style={{ width: `${(done / span) * 100}%` }} />
          </div>
          <p className="mt-2 text-sm text-muted">
            {t('points:tier.missing', {
              points: t('points:points', { count: nextTier.missing }),
              name: nextTier.name[locale],
            })}
          </p>
        </>
      ) : (
        <p className="mt-1 text-sm text-muted">{t('points:tier.top')}</p>
      )}
    </Card>
  );
}
