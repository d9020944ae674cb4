import type { RedemptionView } from '~/modules/loyalty/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Facts } from '~/ui/facts';
import { Form } from '~/ui/form';
import { useNow } from '~/ui/now';
import { Time } from '~/ui/time';

function Voucher({ voucher }: { voucher: RedemptionView }) {
  const { t, format } = useI18n();
  const now = useNow();
  const { id, rewardName, status, code, expiresAt, createdAt } = voucher;
  const open = status === 'issued' || status === 'pending';
  const over = open && expiresAt !== null && new Date(expiresAt) <= now;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{rewardName}</p>
        <Facts>
          {t(`points:vouchers.status.${over ? 'ended' : status}`)}
          <Time value={createdAt} />
          {open && expiresAt ? t('points:rewards.until', { date: format.date(expiresAt) }) : null}
        </Facts>
      </div>
      {status === 'issued' && !over ? (
        <p>
          <span className="sr-only">{t('points:vouchers.code')}: </span>
          <span className="rounded-md bg-sunken px-3 py-1.5 font-mono text-lg tracking-wide select-all">
            {code}
          </span>
        </p>
      ) : null}
      {open && !over ? (
        <Form intent={`cancel:${id}`}>
          <input type="hidden" name="redemptionId" value={id} />
          <Button size="sm" aria-label={t('points:vouchers.cancelFor', { name: rewardName })}>
            {t('points:vouchers.cancel')}
          </Button>
        </Form>
      ) : null}
    </li>
  );
}

/** A member's vouchers, the newest first. */
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
