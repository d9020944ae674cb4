import { Lock, LockOpen, Receipt } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { FileField } from '~/ui/file-field';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { Tag, type Tone } from '~/ui/tag';
import { TextAreaField, TextField } from '~/ui/text-field';
import { offerPaths } from '../paths';
import { waysToPay } from '../rules';
import type { ChangeStandingView, OrderDetail, OrderView, PaymentView } from '../views';

const tones: Record<OrderView['state'], Tone> = {
  placed: 'accent',
  in_production: 'accent',
  shipped: 'positive',
  delivered: 'positive',
  cancelled: 'neutral',
};

export function OrderState({ state }: { state: OrderView['state'] }) {
  const { t } = useI18n();
  return <Tag tone={tones[state]}>{t(`offers:orderStates.${state}`)}</Tag>;
}

const common = ['quantity', 'address', 'cancel'] as const;
type Common = (typeof common)[number];
const isCommon = (attribute: string): attribute is Common => common.includes(attribute as Common);

/** What an attribute is called: an offer's own by its label, one that only a stage names by its key. */
function useLabel(): (one: Pick<ChangeStandingView, 'attribute' | 'label'>) => string {
  const { t } = useI18n();
  return ({ attribute, label }) =>
    label ??
    (isCommon(attribute)
      ? t(`offers:attributes.${attribute}`)
      : attribute === 'colour' || attribute === 'size'
        ? t(`offers:attributes.${attribute}`)
        : attribute);
}

/** What is still missing of an order, by name. */
export function Missing({ missing }: { missing: OrderDetail['missing'] }) {
  const { t } = useI18n();
  const label = useLabel();
  if (missing.length === 0) return null;
  return (
    <Notice tone="warning">
      {t('offers:missing', { what: missing.map((one) => label(one)).join(', ') })}
    </Notice>
  );
}

/** "Colour free until dyeing, Tue 14:00". */
export function Until({ standing, currency }: { standing: ChangeStandingView; currency: 'THB' | 'VND' }) {
  const { t, format } = useI18n();
  const { rule, fee, until } = standing;
  const now =
    rule === 'fee'
      ? t('offers:rules.fee', { fee: format.money(fee, currency) })
      : t(rule === 'free' ? 'offers:rules.free' : 'offers:rules.locked');
  const Icon = rule === 'locked' ? Lock : LockOpen;
  return (
    <p
      className={`flex items-start gap-1.5 text-sm ${rule === 'free' ? 'text-positive' : rule === 'fee' ? 'text-warning' : 'text-muted'}`}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {until ? t('offers:rules.until', { now, stage: until.stage, at: format.dateTime(until.at) }) : now}
    </p>
  );
}

function ValueField({ standing, order }: { standing: ChangeStandingView; order: OrderDetail }) {
  const label = useLabel()(standing);
  const { t } = useI18n();
  const { attribute, choices, value } = standing;
  if (attribute === 'quantity')
    return (
      <TextField name="value" type="number" min={1} required label={label} labelHidden defaultValue={value} />
    );
  if (attribute === 'address')
    return (
      <div className="space-y-3">
        <TextField
          name="name"
          label={t('offers:contact.name')}
          defaultValue={order.contact.name}
          autoComplete="name"
        />
        <TextField
          name="phone"
          label={t('offers:contact.phone')}
          defaultValue={order.contact.phone}
          autoComplete="tel"
          inputMode="tel"
        />
        <TextAreaField
          name="address"
          label={t('offers:contact.address')}
          defaultValue={order.contact.address}
          rows={3}
          autoComplete="street-address"
        />
      </div>
    );
  if (choices.length > 0)
    return (
      <SelectField
        name="value"
        label={label}
        labelHidden
        required
        defaultValue={value}
        choices={choices.map((choice) => ({ value: choice, label: choice }))}
      />
    );
  return <TextField name="value" label={label} labelHidden required defaultValue={value} />;
}

function Change({ standing, order }: { standing: ChangeStandingView; order: OrderDetail }) {
  const { t, format } = useI18n();
  const label = useLabel()(standing);
  const { attribute, rule, fee, value } = standing;
  const cancels = attribute === 'cancel';
  const words = cancels
    ? t('offers:change.cancel')
    : rule === 'fee'
      ? t('offers:change.saveFee', { fee: format.money(fee, order.currency) })
      : t('offers:change.save');
  return (
    <Card as="li" data-attribute={attribute}>
      <div className="mb-2">
        <h3 className="text-base font-semibold">
          {label}
          {value && !cancels ? <span className="font-normal text-muted"> · {value}</span> : null}
        </h3>
        <Until standing={standing} currency={order.currency} />
      </div>
      {rule === 'locked' ? null : (
        <Form intent={`change-${attribute}`} className="space-y-3">
          <input type="hidden" name="attribute" value={attribute} />
          <input type="hidden" name="shown" value={rule} />
          <input type="hidden" name="shownFee" value={fee} />
          {cancels ? (
            <>
              <input type="hidden" name="value" value="true" />
              <p className="text-sm text-muted">
                {rule === 'fee'
                  ? t('offers:change.cancelFee', { fee: format.money(fee, order.currency) })
                  : t('offers:change.cancelHint')}
              </p>
            </>
          ) : (
            <ValueField standing={standing} order={order} />
          )}
          <Button variant={cancels ? 'danger' : 'secondary'} size="sm">
            {words}
          </Button>
        </Form>
      )}
    </Card>
  );
}

/** What may be changed of an order now, what it costs, and until when. */
export function Changes({ order }: { order: OrderDetail }) {
  const { t } = useI18n();
  if (order.may.length === 0) return null;
  return (
    <Section title={t('offers:change.title')}>
      <ul className="grid gap-3 md:grid-cols-2">
        {order.may.map((standing) => (
          <Change key={standing.attribute} standing={standing} order={order} />
        ))}
      </ul>
    </Section>
  );
}

export function PaymentLines({
  payments,
  currency,
}: {
  payments: readonly PaymentView[];
  currency: 'THB' | 'VND';
}) {
  const { t, format } = useI18n();
  return (
    <ul className="divide-y divide-line">
      {payments
        .filter(({ state, kind }) => state !== 'void' || kind === 'payment')
        .map(({ id, kind, state, reason, amount, hasSlip, at }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span>
              {t(`offers:payments.${kind === 'charge' ? (reason === 'price' ? 'price' : 'fee') : kind}`)}
              {state === 'settled' ? null : (
                <Tag tone={state === 'pending' ? 'warning' : 'neutral'} className="ms-2">
                  {t(`offers:payments.${state}`)}
                </Tag>
              )}
              <span className="block text-sm text-muted">
                {format.dateTime(at)}
                {kind === 'waiver' ? ` · ${reason}` : null}
                {hasSlip ? (
                  <>
                    {' · '}
                    <a href={offerPaths.slip(id)}>{t('offers:payments.slip')}</a>
                  </>
                ) : null}
              </span>
            </span>
            <span className="tabular-nums">{format.money(amount, currency)}</span>
          </li>
        ))}
    </ul>
  );
}

/** What is owed and how to pay it. */
export function Payments({ order }: { order: OrderDetail }) {
  const { t, format } = useI18n();
  const { balance, currency, method, payments, state } = order;
  const open = balance.due - balance.pending;
  const ways = waysToPay(state, balance);
  const money = (value: number) => format.money(value, currency);
  return (
    <Section title={t('offers:payments.title')}>
      <Card>
        <PaymentLines payments={payments} currency={currency} />
        <p className="flex justify-between border-t border-line pt-2 text-lg font-bold">
          {t('offers:payments.due')} <span className="tabular-nums">{money(balance.due)}</span>
        </p>
        {balance.toRefund > 0 ? (
          <p className="text-positive">
            {t('offers:payments.toRefund', { amount: money(balance.toRefund) })}
          </p>
        ) : null}
      </Card>
      {balance.pending > 0 ? (
        <Notice className="mt-3">
          {t(state === 'cancelled' ? 'offers:payments.waitsCancelled' : 'offers:payments.waits')}
        </Notice>
      ) : null}
      {ways.length > 0 ? (
        <div className="mt-3 grid gap-3 md:grid-cols-2">
          {ways.includes('pickup') ? (
            <Card>
              <h3 className="mb-1 text-base font-semibold">{t('offers:payments.pickup')}</h3>
              <p className="mb-3 text-sm text-muted">{t('offers:payments.pickupHint')}</p>
              {method === 'pickup' ? (
                <Tag tone="positive">{t('offers:payments.chosen')}</Tag>
              ) : (
                <Form intent="pickup">
                  <Button size="sm">{t('offers:payments.choosePickup')}</Button>
                </Form>
              )}
            </Card>
          ) : null}
          <Card>
            <h3 className="mb-1 text-base font-semibold">{t('offers:payments.transfer')}</h3>
            <p className="mb-3 text-sm text-muted">
              {t('offers:payments.transferHint', { number: order.number })}
            </p>
            {order.payTo ? <p className="mb-3 font-semibold whitespace-pre-line">{order.payTo}</p> : null}
            <Form intent="transfer" encType="multipart/form-data" className="space-y-3">
              <FileField name="slip" label={t('offers:payments.slip')} accept="image/*" required />
              <Button size="sm" icon={<Receipt aria-hidden="true" className="size-4.5" />}>
                {t('offers:payments.sendSlip', { amount: money(open) })}
              </Button>
            </Form>
          </Card>
        </div>
      ) : null}
    </Section>
  );
}

/** That the brand cancelled it, and why. */
export function CancelledByBrand({ order }: { order: OrderDetail }) {
  const { t } = useI18n();
  const change = order.changes.findLast(({ attribute, by }) => attribute === 'cancel' && by === 'brand');
  if (!change) return null;
  return <Notice tone="warning">{t('offers:ending.cancelled', { reason: change.after })}</Notice>;
}

/** What was changed of an order, and what it cost. */
export function History({ order }: { order: OrderDetail }) {
  const { t, format } = useI18n();
  const label = useLabel();
  if (order.changes.length === 0) return null;
  return (
    <Section title={t('offers:change.history')}>
      <ol className="space-y-2">
        {order.changes.map((change) => (
          <li key={`${change.at} ${change.attribute}`}>
            <span className="font-semibold">{label(change)}</span>{' '}
            {change.attribute === 'cancel'
              ? change.by === 'brand'
                ? change.after
                : null
              : change.before || change.after
                ? `${change.before || '–'} → ${change.after || '–'}`
                : null}
            <span className="block text-sm text-muted">
              {format.dateTime(change.at)}
              {change.fee > 0 ? ` · ${format.money(change.fee, order.currency)}` : ''}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
