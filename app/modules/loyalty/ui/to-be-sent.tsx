import type { FulfilmentView } from '~/modules/loyalty/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Facts } from '~/ui/facts';
import { Form, useRefused } from '~/ui/form';
import { TextField } from '~/ui/text-field';

function Sending({ item }: { item: FulfilmentView }) {
  const { t } = useI18n();
  const { id } = item;
  return (
    <>
      <Form intent={`send:${id}`} className="mt-3 flex flex-wrap items-end gap-3">
        <input type="hidden" name="redemptionId" value={id} />
        <TextField
          name="tracking"
          label={t('vouchers:queue.tracking')}
          maxLength={120}
          autoComplete="off"
          className="min-w-0 flex-1 basis-48"
        />
        <Button variant="primary">{t('vouchers:queue.send')}</Button>
      </Form>
      <details className="mt-2" open={useRefused(`cancel:${id}`)}>
        <summary className="min-h-11 py-2 text-sm text-muted">{t('vouchers:queue.more')}</summary>
        <Form intent={`cancel:${id}`} className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="redemptionId" value={id} />
          <TextField
            name="reason"
            label={t('vouchers:queue.reason')}
            required
            maxLength={500}
            className="min-w-0 flex-1 basis-48"
          />
          <Button>{t('vouchers:queue.cancel')}</Button>
        </Form>
      </details>
    </>
  );
}

/** One reward that goes by post: to whom, where to, and either the way on or what became of it. */
export function ToBeSent({ item }: { item: FulfilmentView }) {
  const { t, format } = useI18n();
  const { rewardName, member, createdAt, deliverTo, sentAt, tracking, status } = item;
  return (
    <li className="px-4 py-4">
      <p className="font-semibold">{rewardName}</p>
      <Facts>
        {member.name}
        {sentAt
          ? t('vouchers:queue.sentAt', { date: format.dateTime(sentAt) })
          : t('vouchers:queue.waits', { date: format.dateTime(createdAt) })}
        {tracking}
      </Facts>
      {status === 'pending' ? (
        <>
          <p className="mt-2 text-sm text-muted">{t('vouchers:queue.address')}</p>
          <p className="whitespace-pre-line">{deliverTo ?? t('vouchers:queue.noAddress')}</p>
          <Sending item={item} />
        </>
      ) : null}
    </li>
  );
}
