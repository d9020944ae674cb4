import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { RadioField, SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { TextField } from '~/ui/text-field';
import type { OfferDraft } from '../list-makers.server';
import { rowsFor } from '../offer-form-values';
import { salesChannels } from '../rules';
import {
  AttributeFields,
  ContributorField,
  MakerFields,
  StageFields,
  TermFields,
  WordFields,
} from './offer-form-parts';

function OptionRow({ index }: { index: number }) {
  const { t, format } = useI18n();
  const name = (field: string) => `options.${index}.${field}`;
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
        <TextField
          name={name('pack')}
          label={t('offers:form.pack')}
          hint={t('offers:form.packHint')}
          maxLength={80}
        />
        <TextField name={name('variant')} label={t('offers:form.variant')} maxLength={80} />
        <TextField name={name('lotSize')} label={t('offers:form.lotSize')} type="number" min={1} />
        <TextField name={name('capacity')} label={t('offers:form.capacity')} type="number" min={1} />
        <TextField name={name('deliversFrom')} label={t('offers:form.deliversFrom')} type="date" />
        <TextField name={name('deliversTo')} label={t('offers:form.deliversTo')} type="date" />
        <TextField
          name={name('explanation')}
          label={t('offers:prices.explanation')}
          maxLength={500}
          className="sm:col-span-3"
        />
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

/** A new offer: what it is, its options and prices, what can be chosen, and how it is made. */
export function OfferForm({ draft }: { draft: OfferDraft }) {
  const { t } = useI18n();
  const { makers, proposal } = draft;
  return (
    <Form
      className="space-y-8"
      labels={{
        options: t('offers:form.options'),
        attributes: t('offers:form.attributes'),
        stages: t('offers:form.stages'),
      }}
    >
      {proposal ? <input type="hidden" name="proposalId" value={proposal.id} /> : null}
      <div className="space-y-4">
        <WordFields title={proposal?.title} body={proposal?.body} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TermFields />
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
        {proposal ? <ContributorField percent={2} /> : null}
      </div>
      <Section title={t('offers:form.options')}>
        <ul className="space-y-3">
          {rowsFor(0, 6, 6).map((index) => (
            <OptionRow key={index} index={index} />
          ))}
        </ul>
      </Section>
      <AttributeFields />
      <StageFields />
      <div className="space-y-4">
        <MakerFields makers={makers} />
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
