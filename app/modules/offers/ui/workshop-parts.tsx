import { useI18n } from '~/platform/i18n/i18n-context';
import { priceAt } from '../rules';
import { moneyToType } from '~/platform/i18n/typed-money';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { EmptyState } from '~/ui/empty-state';
import { Form } from '~/ui/form';
import { TextField } from '~/ui/text-field';
import type { Workshop } from '../get-workshop.server';
import { fieldOf } from '../moment-of';

type Part = { workshop: Workshop };

/** What a supplier asks; nobody but the brand reads it. */
export function CostForm({ workshop }: Part) {
  const { t, locale } = useI18n();
  const { offer, costs } = workshop;
  const own = (optionId: string, at: number) => costs.filter((cost) => cost.optionId === optionId)[at];
  return (
    <Section title={t('offers:costs.mine')}>
      <p className="mb-3 text-muted">{t('offers:costs.private')}</p>
      <Form intent="costs" className="space-y-4">
        {offer.options.map((option) => (
          <fieldset key={option.id} className="grid gap-3 rounded-md border border-line p-3 sm:grid-cols-4">
            <legend className="px-1 font-semibold">{option.name}</legend>
            {[0, 1].map((at) => (
              <div key={at} className="contents">
                <TextField
                  name={`from.${at}.${option.id}`}
                  type="number"
                  min={1}
                  label={t('offers:costs.from')}
                  defaultValue={own(option.id, at)?.from ?? (at === 0 ? 1 : undefined)}
                />
                <TextField
                  name={`cost.${at}.${option.id}`}
                  inputMode="decimal"
                  label={t('offers:costs.each', { currency: offer.currency })}
                  defaultValue={
                    own(option.id, at) && moneyToType(own(option.id, at)!.cost, offer.currency, locale)
                  }
                />
              </div>
            ))}
          </fieldset>
        ))}
        <Button variant="primary">{t('offers:costs.save')}</Button>
      </Form>
    </Section>
  );
}

/** What all suppliers ask, beside the price; for the brand. */
export function CostTable({ workshop }: Part) {
  const { t, format } = useI18n();
  const { offer, costs } = workshop;
  if (costs.length === 0) return <EmptyState small title={t('offers:costs.none')} />;
  const priceOf = new Map(offer.options.map((option) => [option.id, option]));
  const money = (value: number) => format.money(value, offer.currency);
  return (
    <div
      className="overflow-x-auto rounded-lg border border-line"
      // A table that scrolls is reached by the keyboard too.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label={t('offers:costs.title')}
    >
      <table className="w-full text-start">
        <thead className="bg-sunken text-sm">
          <tr>
            {(['option', 'supplier', 'from', 'cost', 'price', 'margin'] as const).map((column) => (
              <th key={column} scope="col" className="px-3 py-2 text-start font-semibold whitespace-nowrap">
                {t(`offers:costs.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {costs.map((cost) => {
            const option = priceOf.get(cost.optionId);
            // At the quantity that the cost is for.
            const price = option
              ? priceAt({ price: option.price ?? 0, ladder: option.ladder }, cost.from)
              : 0;
            return (
              <tr key={`${cost.optionId} ${cost.organisation.id} ${cost.from}`}>
                <td className="px-3 py-2">{option?.name}</td>
                <td className="px-3 py-2">{cost.organisation.name}</td>
                <td className="px-3 py-2 tabular-nums">{format.number(cost.from)}</td>
                <td className="px-3 py-2 tabular-nums">{money(cost.cost)}</td>
                <td className="px-3 py-2 tabular-nums">{money(price)}</td>
                <td className="px-3 py-2 tabular-nums">{money(price - cost.cost)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The brand prices each option and adds others with a difference: "without the tin −20". */
export function Prices({ workshop }: Part) {
  const { t, locale } = useI18n();
  const { offer } = workshop;
  const { currency } = offer;
  const ladder = (steps: readonly { from: number; price: number }[]) =>
    steps.map(({ from, price }) => `${from}: ${moneyToType(price, currency, locale)}`).join('; ');
  return (
    <div className="space-y-6">
      <ul className="grid gap-3 md:grid-cols-2">
        {offer.options.map((option) => (
          <Card as="li" key={option.id}>
            <h2 className="mb-2 text-base font-semibold">{option.name}</h2>
            <Form intent={`price-${option.id}`} className="space-y-3">
              <input type="hidden" name="optionId" value={option.id} />
              <TextField
                name="price"
                inputMode="decimal"
                required
                label={t('offers:form.price')}
                defaultValue={moneyToType(option.price ?? 0, currency, locale)}
              />
              <TextField
                name="ladder"
                label={t('offers:form.ladder')}
                hint={t('offers:form.ladderHint')}
                defaultValue={ladder(option.ladder)}
              />
              <TextField
                name="explanation"
                label={t('offers:prices.explanation')}
                maxLength={500}
                defaultValue={option.explanation}
              />
              <Button size="sm">{t('offers:prices.save')}</Button>
            </Form>
          </Card>
        ))}
      </ul>
      <Section title={t('offers:prices.variant')}>
        <Form intent="variant" className="grid gap-3 sm:grid-cols-3">
          <SelectField
            name="basedOnId"
            label={t('offers:prices.basedOn')}
            required
            choices={offer.options.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField name="name" label={t('offers:form.name')} required maxLength={120} />
          <TextField
            name="difference"
            inputMode="decimal"
            label={t('offers:prices.difference')}
            hint={t('offers:prices.differenceHint')}
            required
          />
          <Button size="sm">{t('offers:prices.add')}</Button>
        </Form>
      </Section>
    </div>
  );
}

/** Opening, closing and taking back. */
export function Steering({ workshop }: Part) {
  const { t } = useI18n();
  const { state } = workshop.offer;
  if (state !== 'costing' && state !== 'open') return null;
  return (
    <Section title={t('offers:steer.title')}>
      <div className="flex flex-wrap gap-4">
        {state === 'costing' ? (
          <Form intent="open" labels={{ deadline: t('offers:form.deadline') }}>
            <Button variant="primary">{t('offers:steer.open')}</Button>
          </Form>
        ) : null}
        {workshop.may.close ? (
          <Form intent="close" className="flex flex-wrap items-end gap-2">
            <TextField
              name="reason"
              label={t('offers:steer.closeReason')}
              hint={t('offers:steer.closeHint')}
              required
              maxLength={500}
            />
            <Button>{t('offers:steer.close')}</Button>
          </Form>
        ) : null}
        <Form intent="withdraw" className="flex flex-wrap items-end gap-2">
          <TextField name="reason" label={t('offers:steer.reason')} required maxLength={500} />
          <Button variant="danger">{t('offers:steer.withdraw')}</Button>
        </Form>
      </div>
    </Section>
  );
}

/** The board of stages: what runs, what is planned, and the way to pass the next. */
export function StageBoard({ workshop, timeZone }: Part & { timeZone: string }) {
  const { t, format } = useI18n();
  const { offer, may } = workshop;
  const producing = offer.state === 'funded' || offer.state === 'in_production';
  const next = offer.stages.find(({ passedAt }) => passedAt === null);
  if (offer.stages.length === 0) return <EmptyState small title={t('offers:stages.none')} />;
  return (
    <ol className="grid gap-3 md:grid-cols-2 xl:grid-cols-4">
      {offer.stages.map((stage) => (
        <Card
          as="li"
          key={stage.position}
          className={stage.state === 'running' ? 'ring-2 ring-accent' : undefined}
        >
          <h2 className="text-base font-semibold">
            {format.number(stage.position)}. {stage.name}
          </h2>
          <p className="text-sm text-muted">{t(`offers:stages.${stage.state}`)}</p>
          <p className="text-sm text-muted">
            {t('offers:stages.planned', { date: format.dateTime(stage.plannedAt) })}
          </p>
          {stage.startedAt ? (
            <p className="text-sm text-muted">
              {t('offers:stages.since', { date: format.dateTime(stage.startedAt) })}
            </p>
          ) : null}
          {stage.passedAt ? (
            <p className="text-sm text-muted">
              {t('offers:stages.passedAt', { date: format.dateTime(stage.passedAt) })}
            </p>
          ) : null}
          {may.pass && producing && next?.position === stage.position ? (
            <div className="mt-3 flex flex-wrap gap-2">
              {stage.position === 1 && !stage.startedAt ? (
                <Form intent="start">
                  <Button size="sm">{t('offers:stages.start')}</Button>
                </Form>
              ) : null}
              <Form intent={`pass-${stage.position}`}>
                <input type="hidden" name="position" value={stage.position} />
                <Button size="sm" variant="primary">
                  {t('offers:stages.pass', { name: stage.name })}
                </Button>
              </Form>
            </div>
          ) : null}
          {may.pass && !stage.startedAt && offer.endedAt === null ? (
            <Form intent={`move-${stage.position}`} className="mt-3 space-y-2">
              <input type="hidden" name="position" value={stage.position} />
              <TextField
                name="plannedAt"
                type="datetime-local"
                label={t('offers:form.plannedAt')}
                required
                defaultValue={fieldOf(stage.plannedAt, timeZone)}
              />
              <Button size="sm">{t('offers:stages.move')}</Button>
            </Form>
          ) : null}
        </Card>
      ))}
    </ol>
  );
}
