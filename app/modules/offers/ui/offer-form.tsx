import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { CheckboxesField, RadioField, SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { TextAreaField, TextField } from '~/ui/text-field';
import type { OfferDraft } from '../list-makers.server';
import { attributeRows, optionRows, ruleColumns, stageRows } from '../offer-form-values';
import { salesChannels } from '../rules';

const rows = (count: number) => Array.from({ length: count }, (_, index) => index);

function OptionRow({ index }: { index: number }) {
  const { t, format } = useI18n();
  const name = (field: string) => `option.${index}.${field}`;
  return (
    <Card as="li">
      <p className="mb-2 font-semibold">
        {t('offers:form.optionNumber', { number: format.number(index + 1) })}
      </p>
      <div className="grid gap-3 sm:grid-cols-3">
        <TextField name={name('name')} label={t('offers:form.name')} maxLength={120} required={index === 0} />
        <SelectField
          name={name('channel')}
          label={t('offers:form.channel')}
          required
          choices={salesChannels.map((value) => ({ value, label: t(`offers:channels.${value}`) }))}
        />
        <TextField name={name('place')} label={t('offers:form.place')} maxLength={160} />
        <TextField
          name={name('price')}
          label={t('offers:form.price')}
          inputMode="decimal"
          required={index === 0}
        />
        <TextField name={name('lotSize')} label={t('offers:form.lotSize')} type="number" min={1} />
        <TextField name={name('capacity')} label={t('offers:form.capacity')} type="number" min={1} />
        <TextField
          name={name('ladder')}
          label={t('offers:form.ladder')}
          hint={t('offers:form.ladderHint')}
          className="sm:col-span-3"
        />
      </div>
    </Card>
  );
}

function StageRow({ index }: { index: number }) {
  const { t, format } = useI18n();
  const name = (field: string) => `stage.${index}.${field}`;
  const label = (column: (typeof ruleColumns)[number]) =>
    column === '1' || column === '2'
      ? t('offers:form.choiceNumber', { number: column })
      : t(`offers:attributes.${column}`);
  return (
    <Card as="li">
      <p className="mb-2 font-semibold">
        {t('offers:form.stageNumber', { number: format.number(index + 1) })}
      </p>
      <div className="grid gap-3 sm:grid-cols-3">
        <TextField name={name('name')} label={t('offers:form.name')} maxLength={80} />
        <TextField name={name('plannedAt')} type="datetime-local" label={t('offers:form.plannedAt')} />
        <TextField name={name('fee')} label={t('offers:form.fee')} inputMode="decimal" />
        {ruleColumns.map((column) => (
          <SelectField
            key={column}
            name={name(`rule.${column}`)}
            label={label(column)}
            none={t('offers:form.asBefore')}
            choices={(['free', 'fee', 'locked'] as const).map((value) => ({
              value,
              label: t(`offers:form.rules.${value}`),
            }))}
          />
        ))}
      </div>
    </Card>
  );
}

/** A new offer: what it is, its options and prices, what can be chosen, and how it is made. */
export function OfferForm({ draft }: { draft: OfferDraft }) {
  const { t, format } = useI18n();
  const { makers, proposal } = draft;
  const choices = makers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form className="space-y-8">
      {proposal ? <input type="hidden" name="proposalId" value={proposal.id} /> : null}
      <div className="space-y-4">
        <TextField
          name="title"
          label={t('offers:form.title')}
          required
          maxLength={200}
          countTo={200}
          defaultValue={proposal?.title}
        />
        <TextAreaField
          name="body"
          label={t('offers:form.body')}
          required
          rows={6}
          defaultValue={proposal?.body}
        />
        <div className="grid gap-4 sm:grid-cols-3">
          <TextField
            name="threshold"
            type="number"
            min={1}
            label={t('offers:form.threshold')}
            hint={t('offers:form.thresholdHint')}
            required
          />
          <TextField name="deadline" type="datetime-local" label={t('offers:form.deadline')} required />
          <SelectField
            name="currency"
            label={t('offers:form.currency')}
            required
            choices={(['THB', 'VND'] as const).map((value) => ({
              value,
              label: t(`offers:currencies.${value}`),
            }))}
          />
        </div>
        <TextAreaField
          name="priceNote"
          label={t('offers:form.priceNote')}
          hint={t('offers:form.priceNoteHint')}
          rows={2}
        />
        {proposal ? (
          <TextField
            name="contributorPercent"
            type="number"
            min={0}
            max={50}
            label={t('offers:form.contributorPercent')}
            defaultValue={2}
          />
        ) : null}
      </div>
      <Section title={t('offers:form.options')}>
        <ul className="space-y-3">
          {rows(optionRows).map((index) => (
            <OptionRow key={index} index={index} />
          ))}
        </ul>
      </Section>
      <Section title={t('offers:form.attributes')}>
        <ul className="space-y-3">
          {rows(attributeRows).map((index) => (
            <li key={index} className="grid gap-3 sm:grid-cols-3">
              <TextField
                name={`attribute.${index}.label`}
                label={t('offers:form.choiceNumber', { number: format.number(index + 1) })}
                maxLength={60}
              />
              <TextField
                name={`attribute.${index}.choices`}
                label={t('offers:form.choices')}
                hint={t('offers:form.choicesHint')}
                className="sm:col-span-2"
              />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('offers:form.stages')}>
        <p className="mb-3 text-muted">{t('offers:form.stagesHint')}</p>
        <ul className="space-y-3">
          {rows(stageRows).map((index) => (
            <StageRow key={index} index={index} />
          ))}
        </ul>
      </Section>
      <div className="space-y-4">
        <SelectField
          name="supplierId"
          label={t('offers:form.supplier')}
          none={t('offers:form.noSupplier')}
          choices={choices}
        />
        {choices.length > 0 ? (
          <CheckboxesField
            name="askIds[]"
            label={t('offers:form.ask')}
            hint={t('offers:form.askHint')}
            choices={choices}
          />
        ) : null}
        <RadioField
          name="status"
          label={t('offers:form.status')}
          required
          defaultValue="draft"
          choices={[
            { value: 'draft', label: t('offers:form.draft'), hint: t('offers:form.draftHint') },
            { value: 'open', label: t('offers:form.open'), hint: t('offers:form.openHint') },
          ]}
        />
      </div>
      <Button variant="primary">{t('offers:form.save')}</Button>
    </Form>
  );
}
