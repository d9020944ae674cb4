import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { Facts } from '~/ui/facts';
import { Form } from '~/ui/form';
import { Tag } from '~/ui/tag';
import { TextField } from '~/ui/text-field';
import type { EffectView, OfferView, OptionView, PledgeView } from '../views';
import { PriceLadder } from './price-ladder';

interface OptionCardProps {
  offer: OfferView;
  option: OptionView;
  pledge: PledgeView | undefined;
  mayPledge: boolean;
  /** What withdrawing the pledge, or another quantity, would do; shown before it is confirmed. */
  weighed: WeighedPledge | null;
}

export interface WeighedPledge {
  pledgeId: string;
  effect: EffectView;
  /** To how much it is to be changed, with what is chosen, by the names of fields; null: it is to be taken back. */
  change: { min: number; max: number; chosen: [name: string, value: string][] } | null;
}

function Prices({ offer, option }: Pick<OptionCardProps, 'offer' | 'option'>) {
  const { t, format } = useI18n();
  const { price, currentPrice, finalPrice } = option;
  const now = finalPrice ?? currentPrice;
  if (price === null || now === null) return <p className="text-muted">{t('offers:option.costing')}</p>;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className="text-xl font-bold text-accent-ink tabular-nums">
        {format.money(now, offer.currency)}
      </span>
      {now < price ? (
        <s className="text-muted tabular-nums">
          <span className="sr-only">{t('offers:option.instead')} </span>
          {format.money(price, offer.currency)}
        </s>
      ) : null}
    </p>
  );
}

function Standing({ offer, option }: Pick<OptionCardProps, 'offer' | 'option'>) {
  const { t, format } = useI18n();
  const {
    lotSize,
    capacity,
    left,
    quantity,
    waiting,
    place,
    channel,
    deliversFrom,
    deliversTo,
    pack,
    variant,
  } = option;
  return (
    <Facts className="mt-1">
      {t(`offers:channels.${channel}`)}
      {place || null}
      {pack || null}
      {variant || null}
      {lotSize > 1 ? t('offers:option.lots', { count: lotSize }) : null}
      {capacity === null ? null : t('offers:option.capacity', { count: capacity })}
      {left === null || left === 0 || offer.state !== 'open'
        ? null
        : t('offers:option.left', { count: left })}
      {t('offers:option.pledged', { count: quantity })}
      {waiting > 0
        ? t('offers:option.waiting', {
            count: waiting,
            missing: format.number(lotSize - (waiting % lotSize)),
          })
        : null}
      {deliversFrom && deliversTo
        ? t('offers:option.delivers', { from: format.date(deliversFrom), to: format.date(deliversTo) })
        : null}
    </Facts>
  );
}

function Quantities({ pledge, lotSize }: { pledge?: PledgeView; lotSize: number }) {
  const { t } = useI18n();
  const look = { type: 'number', inputMode: 'numeric', min: 1, required: true } as const;
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextField {...look} name="min" label={t('offers:pledge.min')} defaultValue={pledge?.min ?? 1} />
      <TextField {...look} name="max" label={t('offers:pledge.max')} defaultValue={pledge?.max ?? lotSize} />
    </div>
  );
}

function Choices({ offer, pledge }: { offer: OfferView; pledge?: PledgeView }) {
  return offer.attributes.map(({ key, label, choices }) =>
    choices.length > 0 ? (
      <SelectField
        key={key}
        name={`attributes.${key}`}
        label={label}
        required
        defaultValue={pledge?.attributes[key]}
        choices={choices.map((value) => ({ value, label: value }))}
      />
    ) : (
      <TextField key={key} name={`attributes.${key}`} label={label} defaultValue={pledge?.attributes[key]} />
    ),
  );
}

function PledgeForm({ offer, option }: Pick<OptionCardProps, 'offer' | 'option'>) {
  const { t } = useI18n();
  return (
    <Form intent={`pledge-${option.id}`} className="mt-4 space-y-3">
      <input type="hidden" name="optionId" value={option.id} />
      <Quantities lotSize={1} />
      <Choices offer={offer} />
      {option.state === 'sold_out' ? <p>{t('offers:pledge.behind')}</p> : null}
      <Button variant="primary" wide>
        {t('offers:pledge.make')}
      </Button>
      <p className="text-sm text-muted">{t('offers:pledge.hint')}</p>
    </Form>
  );
}

/** What follows for everybody, in words; the button under it confirms just that. */
function Effect({ weighed, offer }: { weighed: WeighedPledge; offer: OfferView }) {
  const { t, format } = useI18n();
  const { effect, change } = weighed;
  const money = (value: number) => format.money(value, offer.currency);
  return (
    <div role="alert" className="rounded-md border border-warning/25 bg-warning-soft px-3 py-2">
      <p className="font-semibold text-warning">
        {change
          ? t('offers:effect.titleChange', {
              min: format.number(change.min),
              max: format.number(change.max),
            })
          : t('offers:effect.title')}
      </p>
      <p>
        {effect.dropsStep
          ? t('offers:effect.price', { before: money(effect.before.price), after: money(effect.after.price) })
          : t('offers:effect.same', { price: money(effect.after.price) })}
      </p>
      {effect.missesThreshold ? <p>{t('offers:effect.threshold')}</p> : null}
    </div>
  );
}

/** Confirms just what was shown: another price by now is said instead. */
function Confirm({
  weighed,
  offer,
  option,
}: Pick<OptionCardProps, 'offer' | 'option'> & { weighed: WeighedPledge }) {
  const { t } = useI18n();
  const { pledgeId, effect, change } = weighed;
  return (
    <Form intent={`${change ? 'change' : 'release'}-${option.id}-sure`} className="space-y-2">
      <input type="hidden" name="pledgeId" value={pledgeId} />
      <input type="hidden" name="shownPrice" value={effect.after.price} />
      {change ? (
        <>
          <input type="hidden" name="min" value={change.min} />
          <input type="hidden" name="max" value={change.max} />
          {change.chosen.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        </>
      ) : null}
      <Effect weighed={weighed} offer={offer} />
      <Button variant="danger">
        {t(change ? 'offers:pledge.changeSure' : 'offers:pledge.withdrawSure')}
      </Button>
    </Form>
  );
}

function OwnPledge({ offer, option, pledge, weighed }: OptionCardProps & { pledge: PledgeView }) {
  const { t, format } = useI18n();
  return (
    <div className="mt-4 space-y-3 rounded-md border border-accent/25 bg-accent-soft p-3 text-ink">
      <p className="font-semibold">
        {t('offers:pledge.yours', { min: format.number(pledge.min), max: format.number(pledge.max) })}
      </p>
      {pledge.inLine ? <p>{t('offers:pledge.inLine')}</p> : null}
      <Form intent={`change-${option.id}`} className="space-y-3">
        <input type="hidden" name="pledgeId" value={pledge.id} />
        <Quantities pledge={pledge} lotSize={option.lotSize} />
        <Choices offer={offer} pledge={pledge} />
        <Button>{t('offers:pledge.change')}</Button>
      </Form>
      {weighed ? (
        <Confirm weighed={weighed} offer={offer} option={option} />
      ) : (
        <Form method="get" summary={false} action={`#option-${option.id}`}>
          <input type="hidden" name="withdraw" value={pledge.id} />
          <Button variant="quiet" size="sm">
            {t('offers:pledge.withdraw')}
          </Button>
        </Form>
      )}
    </div>
  );
}

/** An option: what it costs by how many, where it is got, and the way to pledge for it. */
export function OptionCard(props: OptionCardProps) {
  const { offer, option, pledge, mayPledge } = props;
  const { t } = useI18n();
  const held = pledge?.state === 'held';
  return (
    <Card as="li" id={`option-${option.id}`} className="flex flex-col">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 className="text-lg">{option.name}</h3>
        {option.state === 'active' ? null : <Tag tone="warning">{t(`offers:option.${option.state}`)}</Tag>}
      </div>
      <Prices offer={offer} option={option} />
      <Standing offer={offer} option={option} />
      <PriceLadder option={option} currency={offer.currency} />
      {option.explanation ? <p className="mt-2 text-sm text-muted">{option.explanation}</p> : null}
      <div className="mt-auto">
        {held && offer.state === 'open' ? (
          <OwnPledge {...props} pledge={pledge} />
        ) : mayPledge && option.state !== 'retired' ? (
          <PledgeForm offer={offer} option={option} />
        ) : null}
      </div>
    </Card>
  );
}
