import { useI18n } from '~/platform/i18n/i18n-context';
import type { OfferItem } from '../views';
import { Countdown } from './countdown';

type Standing = Pick<OfferItem, 'state' | 'threshold' | 'quantity' | 'pledgeCount' | 'deadline'>;

/** How far an offer is: what is pledged in whole lots against what it needs, and how long there still is. */
export function OfferProgress({ offer }: { offer: Standing }) {
  const { t, format } = useI18n();
  const { state, threshold, quantity, pledgeCount, deadline } = offer;
  const most = Math.max(threshold, quantity);
  const reached = quantity >= threshold;
  const words = t('offers:progress.of', {
    quantity: format.number(quantity),
    threshold: format.number(threshold),
  });
  return (
    <div>
      <div className="mb-1.5 flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="font-semibold tabular-nums">{words}</p>
        <p className="text-sm text-muted">{t('offers:progress.members', { count: pledgeCount })}</p>
      </div>
      <div
        role="progressbar"
        aria-label={t('offers:progress.label')}
        aria-valuenow={Math.min(quantity, most)}
        aria-valuemin={0}
        aria-valuemax={most}
        aria-valuetext={words}
        className="relative h-3 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset"
      >
        <div
          className={`h-full rounded-full transition-[width] duration-(--calm) ${reached ? 'bg-positive' : 'bg-accent'}`}
          style={{ width: `${(quantity / most) * 100}%` }}
        />
        {quantity > threshold ? (
          <div
            aria-hidden="true"
            className="absolute inset-y-0 w-0.5 bg-raised"
            style={{ left: `${(threshold / most) * 100}%` }}
          />
        ) : null}
      </div>
      {state === 'open' ? (
        <p className="mt-1.5 flex flex-wrap justify-between gap-x-4 text-sm text-muted">
          <span>
            {reached
              ? t('offers:progress.reached')
              : t('offers:progress.missing', { count: threshold - quantity })}
          </span>
          <span>
            {t('offers:progress.left')} <Countdown until={deadline} className="font-semibold text-ink" />
          </span>
        </p>
      ) : null}
    </div>
  );
}
