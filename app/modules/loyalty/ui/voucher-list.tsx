import { ChevronRight } from 'lucide-react';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import type { RedemptionView } from '~/modules/loyalty/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card } from '~/ui/card';
import { Facts } from '~/ui/facts';
import { useNow } from '~/ui/now';
import { PlainLink } from '~/ui/plain-link';
import { Tag, type Tone } from '~/ui/tag';
import { Time } from '~/ui/time';

/** The last day of something that ends at a midnight is the day before it. */
export function lastDayOf(expiresAt: string): Date {
  return new Date(new Date(expiresAt).getTime() - 1);
}

export type VoucherState = RedemptionView['status'] | 'sent' | 'refunded';

/** What a voucher is for its member: one that has ended shows so, also before the job has written it down. */
export function stateOfVoucher(voucher: RedemptionView, now: Date): VoucherState {
  const { status, expiresAt, sentAt, endedBy } = voucher;
  if (status === 'issued' && expiresAt !== null && new Date(expiresAt) <= now) return 'expired';
  if (status === 'used' && sentAt !== null) return 'sent';
  if (status === 'cancelled' && endedBy === 'time') return 'refunded';
  return status;
}

const tones: Partial<Record<VoucherState, Tone>> = { issued: 'positive', pending: 'accent', sent: 'accent' };

function Voucher({ voucher }: { voucher: RedemptionView }) {
  const { t, format } = useI18n();
  const now = useNow();
  const { id, rewardName, expiresAt, createdAt } = voucher;
  const state = stateOfVoucher(voucher, now);
  return (
    <li>
      <PlainLink
        to={loyaltyPaths.voucher(id)}
        className="flex min-h-16 items-center gap-4 px-4 py-3 text-ink no-underline hover:bg-sunken"
      >
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{rewardName}</span>
          <Facts>
            <Time value={createdAt} />
            {state === 'issued' && expiresAt
              ? t('points:rewards.until', { date: format.date(lastDayOf(expiresAt)) })
              : null}
          </Facts>
        </span>
        <Tag tone={tones[state]}>{t(`points:vouchers.status.${state}`)}</Tag>
        <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-muted" />
      </PlainLink>
    </li>
  );
}

/** A member's vouchers, the newest first; each leads to its own page with what a till reads. */
export function VoucherList({ vouchers }: { vouchers: readonly RedemptionView[] }) {
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {vouchers.map((voucher) => (
          <Voucher key={voucher.id} voucher={voucher} />
        ))}
      </ul>
    </Card>
  );
}
