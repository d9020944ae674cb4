import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { cancelRedemption } from '~/modules/loyalty/end-redemption.server';
import { getVoucher } from '~/modules/loyalty/get-voucher.server';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import { drawQr } from '~/modules/loyalty/qr-drawing.server';
import { VoucherSheet } from '~/modules/loyalty/ui/voucher-sheet';
import { applyVoucherUpdate } from '~/modules/loyalty/updates';
import { env } from '~/platform/env.server';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { useStream } from '~/platform/realtime/client/use-stream';
import { DoneNotice } from '~/ui/done-notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { PlainLink } from '~/ui/plain-link';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { voucher, stream, seq } = await getVoucher(context.actor, params.id!);
  const shown = voucher.status === 'issued';
  const qr = shown ? drawQr(new URL(loyaltyPaths.till(voucher.code), env().ORIGIN).href) : null;
  return { voucher, stream, seq, qr };
});

export const clientLoader = loaderOfRoom('points', 'vouchers');

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context: { actor }, idempotencyKey }) => {
    const { redemption } = await cancelRedemption(actor, { redemptionId: params.id! }, { idempotencyKey });
    return redirect(loyaltyPaths.voucher(redemption.id));
  })(args);

export const meta = pageMeta<typeof loader>(({ voucher }) => ({ title: voucher.rewardName, unlisted: true }));

export default function Voucher() {
  const { voucher: loaded, stream, seq, qr } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const streams = useMemo(() => ({ [stream]: seq }), [stream, seq]);
  // A till that takes it shows here at once.
  const { state: voucher } = useStream({ streams, initial: loaded, reduce: applyVoucherUpdate });
  return (
    <Page
      title={voucher.rewardName}
      above={<PlainLink to={loyaltyPaths.vouchers()}>{t('vouchers:all')}</PlainLink>}
    >
      <DoneNotice words={{ redeemed: t('points:rewards.done') }} />
      <VoucherSheet voucher={voucher} qr={qr} />
    </Page>
  );
}
