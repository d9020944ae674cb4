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

/** An amount of what a plan counts, as members read it. */
function useAmount(basis: PointsView['standing']['basis']) {
  const { t, format } = useI18n();
  return (value: number) =>
    basis === 'earned'
      ? t('points:points', { count: value })
      : basis === 'purchases'
        ? format.money(value * 100, 'THB')
        : format.number(value);
}

/** What keeps the member in their level. */
function Keeps({ standing }: Pick<PointsView, 'standing'>) {
  const { t, format } = useI18n();
  const { basis, keeps, value, graceUntil } = standing;
  const amount = useAmount(basis);
  if (keeps === null) return null;
  const sentences = [
    t(`points:tier.keeps.${basis}`, { needed: amount(keeps) }),
    value >= keeps ? t('points:tier.kept') : '',
    graceUntil
      ? t('points:tier.grace', { date: format.date(new Date(new Date(graceUntil).getTime() - 1)) })
      : '',
  ];
  return <p>{sentences.filter(Boolean).join(' ')}</p>;
}

/** What brings the member up. */
function BringsUp({ points }: { points: PointsView }) {
  const { t, format, locale } = useI18n();
  const { nextTier, standing } = points;
  const { basis, looksAt, upgradeAtOnce, nextPrivileges } = standing;
  const amount = useAmount(basis);
  if (!nextTier) return <p>{t('points:tier.top')}</p>;
  const name = nextTier.name[locale];
  const later = !upgradeAtOnce && looksAt ? t('points:tier.upLater', { date: format.date(looksAt) }) : '';
  return (
    <>
      <p>
        {nextTier.missing > 0
          ? t(`points:tier.up.${basis}`, { missing: amount(nextTier.missing), name })
          : null}{' '}
        {later}
      </p>
      {nextPrivileges.length > 0 ? (
        <p className="text-muted">
          {t('points:tier.willBring', {
            name,
            list: format.list(nextPrivileges.map((privilege) => t(`points:tier.privileges.${privilege}`))),
          })}
        </p>
      ) : null}
    </>
  );
}

/** The member's level, what keeps them there, and how far it is to the next. */
export function TierProgress({ points }: { points: PointsView }) {
  const { t, format, locale } = useI18n();
  const { tier, nextTier, standing } = points;
  const { basis, period, periodMonths, value, privileges } = standing;
  const amount = useAmount(basis);
  if (!tier) return null;
  const span = nextTier ? Math.max(1, nextTier.fromPoints - tier.fromPoints) : 1;
  const done = Math.min(span, Math.max(0, value - tier.fromPoints));
  return (
    <Card>
      <h2 className="text-sm text-muted">{t('points:tier.title')}</h2>
      <p className="text-xl font-semibold">{tier.name[locale]}</p>
      {nextTier ? (
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
      ) : null}
      <div className="mt-2 space-y-1 text-sm">
        <p className="text-muted">
          {t(`points:tier.have.${basis}`, {
            value: amount(value),
            period:
              period === 'year' ? t('points:tier.year') : t('points:tier.rolling', { count: periodMonths }),
          })}
        </p>
        <BringsUp points={points} />
        <Keeps standing={standing} />
        {privileges.length > 0 ? (
          <p className="text-muted">
            {t('points:tier.brings', {
              list: format.list(privileges.map((privilege) => t(`points:tier.privileges.${privilege}`))),
            })}
          </p>
        ) : null}
      </div>
    </Card>
  );
}
