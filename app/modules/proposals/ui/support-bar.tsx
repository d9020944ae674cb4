import { clsx } from 'clsx';
import { useI18n } from '~/platform/i18n/i18n-context';
import { shareOf } from '../rules';

/** How far it is to the threshold. */
export function SupportBar(props: { supportCount: number; threshold: number; slim?: boolean }) {
  const { supportCount, threshold, slim = false } = props;
  const { t, format } = useI18n();
  const share = shareOf(supportCount, threshold);
  const words = t('proposals:support.bar', {
    have: format.number(supportCount),
    threshold: format.number(threshold),
  });
  return (
    <div>
      <div
        role="progressbar"
        aria-valuenow={share}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-label={words}
        className={clsx('overflow-hidden rounded-full bg-sunken', slim ? 'h-2' : 'h-3.5')}
      >
        <div
          className={clsx(
            'h-full rounded-full transition-[width] duration-(--calm)',
            share === 100 ? 'bg-positive' : 'bg-accent',
          )}
          style={{ width: `${share}%` }}
        />
      </div>
      {slim ? null : (
        <p className="mt-1 flex flex-wrap justify-between gap-x-4 text-sm text-muted tabular-nums">
          <span className="font-semibold text-ink">{words}</span>
          <span>{share === 100 ? t('proposals:support.full') : `${format.number(share)} %`}</span>
        </p>
      )}
    </div>
  );
}
