import { useI18n } from '~/platform/i18n/i18n-context';
import { moneyToType } from '~/platform/i18n/typed-money';
import { Card, Section } from '~/ui/card';
import { CheckboxesField, SelectField } from '~/ui/choice-field';
import { TextAreaField, TextField } from '~/ui/text-field';
import { fieldOf } from '../moment-of';
import { mostAttributes, orderAttributes, rowsFor } from '../offer-form-values';
import type { Currency } from '../rules';
import type { OfferView } from '../views';

type Attribute = OfferView['attributes'][number];
type Stage = OfferView['stages'][number];

/** What it is, in words. */
export function WordFields({
  title,
  body,
  priceNote,
  payTo,
}: {
  title?: string;
  body?: string;
  priceNote?: string;
  payTo?: string;
}) {
  const { t } = useI18n();
  return (
    <>
      <TextField
        name="title"
        label={t('offers:form.title')}
        required
        maxLength={200}
        countTo={200}
        defaultValue={title}
        autoComplete="off"
      />
      <TextAreaField name="body" label={t('offers:form.body')} required rows={6} defaultValue={body} />
      <TextAreaField
        name="priceNote"
        label={t('offers:form.priceNote')}
        hint={t('offers:form.priceNoteHint')}
        rows={2}
        defaultValue={priceNote}
      />
      <TextAreaField
        name="payTo"
        label={t('offers:form.payTo')}
        hint={t('offers:form.payToHint')}
        rows={2}
        defaultValue={payTo}
      />
    </>
  );
}

export function ContributorField({ percent }: { percent: number }) {
  const { t } = useI18n();
  return (
    <TextField
      name="contributorPercent"
      type="number"
      min={0}
      max={50}
      label={t('offers:form.contributorPercent')}
      defaultValue={percent}
    />
  );
}

/** From how many on, and until when; `fair`: members have pledged, so that it only gets better. */
export function TermFields(props: {
  threshold?: number;
  deadline?: string;
  timeZone?: string;
  feePercent?: number;
  fair?: boolean;
}) {
  const { threshold, deadline, timeZone = 'UTC', feePercent = 5, fair = false } = props;
  const { t } = useI18n();
  return (
    <>
      <TextField
        name="threshold"
        type="number"
        min={1}
        label={t('offers:form.threshold')}
        hint={t(fair ? 'offers:form.onlyLower' : 'offers:form.thresholdHint')}
        defaultValue={threshold}
        required
      />
      <TextField
        name="deadline"
        type="datetime-local"
        label={t('offers:form.deadline')}
        hint={fair ? t('offers:form.onlyLater') : undefined}
        defaultValue={deadline ? fieldOf(deadline, timeZone) : undefined}
        required
      />
      <TextField
        name="feePercent"
        type="number"
        min={0}
        max={100}
        label={t('offers:form.feePercent')}
        hint={fair ? t('offers:form.onlyLower') : undefined}
        defaultValue={feePercent}
      />
    </>
  );
}

/** What members choose beside the option: a name and, if it is not free, its values. */
export function AttributeFields({ attributes = [] }: { attributes?: readonly Attribute[] }) {
  const { t, format } = useI18n();
  return (
    <Section title={t('offers:form.attributes')}>
      <ul className="space-y-3">
        {rowsFor(attributes.length, 3, mostAttributes).map((index) => {
          const { key, label, choices } = attributes[index] ?? {};
          return (
            <li key={index} className="grid gap-3 sm:grid-cols-3">
              {key ? <input type="hidden" name={`attributes.${index}.key`} value={key} /> : null}
              <TextField
                name={`attributes.${index}.label`}
                label={t('offers:form.choiceNumber', { number: format.number(index + 1) })}
                maxLength={60}
                defaultValue={label}
              />
              <TextField
                name={`attributes.${index}.choices`}
                label={t('offers:form.choices')}
                hint={t('offers:form.choicesHint')}
                className="sm:col-span-2"
                defaultValue={choices?.join(', ')}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

interface StageProps {
  index: number;
  stage?: Stage;
  attributes: readonly Attribute[];
  timeZone: string;
  currency: Currency;
}

function StageFieldsOf({ index, stage, attributes, timeZone, currency }: StageProps) {
  const { t, format, locale } = useI18n();
  const name = (field: string) => `stages.${index}.${field}`;
  const rule = (column: string, label: string, given?: string) => (
    <SelectField
      key={column}
      name={name(`rules.${column}`)}
      label={label}
      none={t('offers:form.asBefore')}
      defaultValue={given}
      choices={(['free', 'fee', 'locked'] as const).map((value) => ({
        value,
        label: t(`offers:form.rules.${value}`),
      }))}
    />
  );
  return (
    <Card as="li">
      <p className="mb-2 font-semibold">
        {t('offers:form.stageNumber', { number: format.number(index + 1) })}
      </p>
      <div className="grid gap-3 sm:grid-cols-3">
        <TextField
          name={name('name')}
          label={t('offers:form.name')}
          maxLength={80}
          defaultValue={stage?.name}
        />
        <TextField
          name={name('plannedAt')}
          type="datetime-local"
          label={t('offers:form.plannedAt')}
          defaultValue={stage ? fieldOf(stage.plannedAt, timeZone) : undefined}
        />
        <TextField
          name={name('fee')}
          label={t('offers:form.fee')}
          inputMode="decimal"
          defaultValue={stage && stage.fee !== null ? moneyToType(stage.fee, currency, locale) : undefined}
        />
        {rowsFor(attributes.length, 3, mostAttributes).map((at) => {
          const attribute = attributes[at];
          const number = format.number(at + 1);
          const label = attribute?.label ?? t('offers:form.choiceNumber', { number });
          return rule(String(at + 1), label, attribute && stage?.rules[attribute.key]);
        })}
        {orderAttributes.map((column) =>
          rule(column, t(`offers:attributes.${column}`), stage?.rules[column]),
        )}
      </div>
    </Card>
  );
}

/** The gates of production, and what each leaves free. A row without a name is no stage. */
export function StageFields(props: {
  stages?: readonly Stage[];
  attributes?: readonly Attribute[];
  timeZone?: string;
  currency?: Currency;
}) {
  const { stages = [], attributes = [], timeZone = 'UTC', currency = 'THB' } = props;
  const { t } = useI18n();
  return (
    <Section title={t('offers:form.stages')}>
      <p className="mb-3 text-muted">{t('offers:form.stagesHint')}</p>
      <ul className="space-y-3">
        {rowsFor(stages.length, 5, 20).map((index) => (
          <StageFieldsOf
            key={index}
            index={index}
            stage={stages[index]}
            {...{ attributes, timeZone, currency }}
          />
        ))}
      </ul>
    </Section>
  );
}

/** Who makes it, and whom the brand asks what it would cost. */
export function MakerFields(props: {
  makers: readonly { id: string; name: string }[];
  supplierId?: string;
  askIds?: readonly string[];
}) {
  const { makers, supplierId, askIds } = props;
  const { t } = useI18n();
  const choices = makers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <SelectField
        name="supplierId"
        label={t('offers:form.supplier')}
        none={t('offers:form.noSupplier')}
        choices={choices}
        defaultValue={supplierId}
      />
      {choices.length > 0 ? (
        <CheckboxesField
          name="askIds[]"
          label={t('offers:form.ask')}
          hint={t('offers:form.askHint')}
          choices={choices}
          defaultValues={askIds}
        />
      ) : null}
    </>
  );
}
