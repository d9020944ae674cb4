import type { RedemptionView } from '~/modules/loyalty/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Facts } from '~/ui/facts';
import { Form } from '~/ui/form';
import { Notice, type NoticeTone } from '~/ui/notice';
import { useNow } from '~/ui/now';
import { forScanners, QrPicture } from './qr-picture';
import { lastDayOf, stateOfVoucher, type VoucherState } from './voucher-list';

/** What a till reads: dark on white, large, with nothing beside it. */
function ForTheTill({ code, qr }: { code: string; qr: { path: string; size: number } }) {
  const { t } = useI18n();
  return (
    <Card as="section" className="text-center">
      <h2 className="mb-3 text-lg">{t('vouchers:voucher.show')}</h2>
      <QrPicture {...qr} label={t('vouchers:voucher.qr')} />
      <p
        className="mx-auto mt-3 max-w-80 rounded-md px-2 py-2 font-mono text-2xl font-bold break-all select-all sm:text-3xl"
        style={forScanners}
      >
        <span className="sr-only">{t('points:vouchers.code')}: </span>
        {code}
      </p>
      <p className="mt-2 text-sm text-muted">{t('vouchers:voucher.hint')}</p>
    </Card>
  );
}

function useEnding(voucher: RedemptionView, state: VoucherState): [NoticeTone, string] | undefined {
  const { t, format } = useI18n();
  const date = format.date(voucher.endedAt ?? voucher.sentAt ?? voucher.expiresAt ?? voucher.createdAt);
  switch (state) {
    case 'used':
      return ['positive', t('vouchers:voucher.used', { date })];
    case 'sent':
      return ['positive', t('vouchers:voucher.sent', { date })];
    case 'refunded':
      return ['info', t('vouchers:voucher.refunded', { date })];
    case 'expired':
      return ['warning', t('vouchers:voucher.expired', { date })];
    case 'cancelled':
      return [
        'info',
        t(voucher.endedBy === 'brand' ? 'vouchers:voucher.cancelledByBrand' : 'vouchers:voucher.cancelled', {
          date,
        }),
      ];
    default:
      return undefined;
  }
}

function Terms({ voucher, state }: { voucher: RedemptionView; state: VoucherState }) {
  const { t, format } = useI18n();
  const { costPoints, createdAt, expiresAt, voucherEnd } = voucher;
  const points = t('points:points', { count: costPoints });
  return (
    <div>
      <Facts>
        {t('vouchers:voucher.takenAt', { date: format.date(createdAt) })}
        {t('vouchers:voucher.for', { points })}
        {state === 'issued'
          ? expiresAt
            ? t('vouchers:voucher.until', { date: format.date(lastDayOf(expiresAt)) })
            : t('vouchers:voucher.forever')
          : null}
      </Facts>
      {state === 'issued' && expiresAt ? (
        <p className="mt-1 text-sm text-muted">{t(`vouchers:voucher.${voucherEnd}`, { points })}</p>
      ) : null}
    </div>
  );
}

function Delivery({ voucher }: { voucher: RedemptionView }) {
  const { t } = useI18n();
  const { deliverTo, tracking } = voucher;
  if (!deliverTo && !tracking) return null;
  return (
    <Card>
      <dl className="space-y-2">
        {tracking ? (
          <div>
            <dt className="text-sm text-muted">{t('vouchers:voucher.tracking')}</dt>
            <dd className="font-mono text-lg select-all">{tracking}</dd>
          </div>
        ) : null}
        {deliverTo ? (
          <div>
            <dt className="text-sm text-muted">{t('vouchers:voucher.deliverTo')}</dt>
            <dd className="whitespace-pre-line">{deliverTo}</dd>
          </div>
        ) : null}
      </dl>
    </Card>
  );
}

/** One voucher of a member's: what to show, how long it is good, what became of it, and the way back. */
export function VoucherSheet({
  voucher,
  qr,
}: {
  voucher: RedemptionView;
  qr: { path: string; size: number } | null;
}) {
  const { t } = useI18n();
  const state = stateOfVoucher(voucher, useNow());
  const ending = useEnding(voucher, state);
  const open = state === 'issued' || state === 'pending';
  return (
    <div className="space-y-4">
      {ending ? (
        <Notice tone={ending[0]} live>
          {ending[1]}
        </Notice>
      ) : null}
      {state === 'pending' ? (
        <Notice title={t('vouchers:voucher.waiting')}>{t('vouchers:voucher.waitingHint')}</Notice>
      ) : null}
      {state === 'issued' && qr ? <ForTheTill code={voucher.code} qr={qr} /> : null}
      <Terms voucher={voucher} state={state} />
      <Delivery voucher={voucher} />
      {open && voucher.returnable ? (
        <Form intent="back">
          <Button>{t('vouchers:voucher.back')}</Button>
          <p className="mt-1 text-sm text-muted">{t('vouchers:voucher.backHint')}</p>
        </Form>
      ) : open ? (
        <p className="text-sm text-muted">{t('vouchers:voucher.pool')}</p>
      ) : null}
    </div>
  );
}
