import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { TextField } from '~/ui/text-field';
import type { WorkshopOrder } from '../views';

/** How the brand ends an order that its buyer does not: both with a reason that the buyer reads. */
export function Ending({ order }: { order: WorkshopOrder }) {
  const { t, format } = useI18n();
  const { id, state, balance, currency } = order;
  const money = (amount: number) => format.money(amount, currency);
  const mayCancel = state !== 'delivered' && state !== 'cancelled';
  const open = balance.due - balance.pending;
  const back = balance.paid - balance.refunded;
  if (!mayCancel && open <= 0) return null;
  return (
    <details className="mt-2">
      <summary className="cursor-pointer">{t('offers:ending.title')}</summary>
      <div className="mt-2 space-y-4">
        {mayCancel ? (
          <Form intent={`cancel-${id}`} className="space-y-3">
            <input type="hidden" name="orderId" value={id} />
            <TextField
              name="reason"
              required
              label={t('offers:ending.cancelReason')}
              hint={t('offers:ending.read')}
            />
            {back > 0 ? (
              <SelectField
                name="refund"
                label={t('offers:ending.refund', { amount: money(back) })}
                choices={[
                  { value: '', label: t('offers:ending.refundLater') },
                  { value: 'transfer', label: t('offers:ending.refundTransfer') },
                  { value: 'pickup', label: t('offers:ending.refundHand') },
                ]}
              />
            ) : null}
            <Button variant="danger" size="sm">
              {t('offers:ending.cancel')}
            </Button>
          </Form>
        ) : null}
        {open > 0 ? (
          <Form intent={`waive-${id}`} className="space-y-3">
            <input type="hidden" name="orderId" value={id} />
            <TextField
              name="reason"
              required
              label={t('offers:ending.waiveReason')}
              hint={t('offers:ending.read')}
            />
            <Button size="sm">{t('offers:ending.waive', { amount: money(open) })}</Button>
          </Form>
        ) : null}
      </div>
    </details>
  );
}
