import type { z } from 'zod';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import type { referralTermsInput } from '~/modules/loyalty/schema';
import type { SurpriseView } from '~/modules/loyalty/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { CheckboxField, SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { useNow } from '~/ui/now';
import { PlainLink } from '~/ui/plain-link';
import { TextField } from '~/ui/text-field';
import { segments } from '../segments';
import { SurpriseFacts } from './surprise-facts';

interface Choice {
  value: string;
  label: string;
}

function NumberField(props: { name: string; label: string; min?: number; max: number; value?: number }) {
  const { name, label, min = 0, max, value } = props;
  return (
    <TextField
      name={name}
      label={label}
      type="number"
      inputMode="numeric"
      min={min}
      max={max}
      required
      defaultValue={value}
      className="min-w-0 flex-1 basis-40"
    />
  );
}

/** What bringing a friend gives, and when. */
export function TermsForm({ terms }: { terms: z.output<typeof referralTermsInput> }) {
  const { t } = useI18n();
  return (
    <Form intent="terms" className="space-y-4">
      <CheckboxField name="active" label={t('perks:gifts.active')} defaultChecked={terms.active} />
      <SelectField
        name="paidOn"
        label={t('perks:gifts.paidOn')}
        required
        defaultValue={terms.paidOn}
        choices={(['first_purchase', 'thirtieth_day'] as const).map((value) => ({
          value,
          label: t(`perks:gifts.${value}`),
        }))}
      />
      <div className="flex flex-wrap gap-4">
        <NumberField
          name="referrerPoints"
          label={t('perks:gifts.referrerPoints')}
          max={1_000_000}
          value={terms.referrerPoints}
        />
        <NumberField
          name="friendPoints"
          label={t('perks:gifts.friendPoints')}
          max={1_000_000}
          value={terms.friendPoints}
        />
        <NumberField
          name="yearlyLimit"
          label={t('perks:gifts.yearlyLimit')}
          max={10_000}
          value={terms.yearlyLimit}
        />
      </div>
      <SelectField
        name="spentPolicy"
        label={t('perks:gifts.spent')}
        required
        defaultValue={terms.spentPolicy}
        choices={(['others', 'keep'] as const).map((value) => ({
          value,
          label: t(`perks:gifts.spentPolicies.${value}`),
        }))}
      />
      <Button variant="primary">{t('perks:gifts.save')}</Button>
    </Form>
  );
}

/** A surprise to announce: its name, its budget, whom it is for, and who stands first. */
export function SurpriseForm(props: {
  clubs: readonly Choice[];
  tiers: readonly Choice[];
  funders: readonly Choice[];
}) {
  const { clubs, tiers, funders } = props;
  const { t } = useI18n();
  const languages = [
    ['th', t('perks:gifts.inTh')],
    ['vi', t('perks:gifts.inVi')],
    ['en', t('perks:gifts.inEn')],
  ] as const;
  return (
    <Form intent="announce" className="space-y-4">
      <p className="text-muted">{t('perks:gifts.announceHint')}</p>
      <div className="flex flex-wrap gap-4">
        {languages.map(([locale, language]) => (
          <TextField
            key={locale}
            name={locale}
            label={`${t('perks:gifts.name')} · ${language}`}
            maxLength={80}
            required
            lang={locale}
            className="min-w-0 flex-1 basis-56"
          />
        ))}
      </div>
      <div className="flex flex-wrap gap-4">
        <NumberField name="budgetPoints" label={t('perks:gifts.budget')} min={1} max={1_000_000} />
        <NumberField name="pointsEach" label={t('perks:gifts.each')} min={1} max={1_000_000} />
      </div>
      <div className="flex flex-wrap gap-4">
        <SelectField
          name="clubId"
          label={t('perks:gifts.club')}
          none={t('perks:gifts.all')}
          choices={clubs}
          className="min-w-0 flex-1 basis-56"
        />
        <SelectField
          name="tier"
          label={t('perks:gifts.tier')}
          none={t('perks:gifts.all')}
          choices={tiers}
          className="min-w-0 flex-1 basis-56"
        />
        <SelectField
          name="segment"
          label={t('perks:gifts.segment')}
          none={t('perks:gifts.all')}
          choices={segments.map((value) => ({ value, label: t(`perks:segments.${value}`) }))}
          className="min-w-0 flex-1 basis-56"
        />
      </div>
      <div className="flex flex-wrap gap-4">
        <SelectField
          name="funderId"
          label={t('perks:gifts.funder')}
          none={t('perks:gifts.brand')}
          choices={funders}
          className="min-w-0 flex-1 basis-56"
        />
        <TextField
          name="drawOn"
          type="date"
          label={t('perks:gifts.drawOn')}
          hint={t('perks:gifts.drawOnHint')}
          className="min-w-0 flex-1 basis-56"
        />
      </div>
      <div className="flex flex-wrap gap-4">
        <NumberField name="floorPlaces" label={t('perks:gifts.floorPlaces')} max={500} value={0} />
        <NumberField name="floorDays" label={t('perks:gifts.floorDays')} max={3_650} value={180} />
      </div>
      <Button variant="primary">{t('perks:gifts.button')}</Button>
    </Form>
  );
}

/** One surprise in the studio, with the way to its draw while it is due. */
export function SurpriseRow({ surprise }: { surprise: SurpriseView }) {
  const { t, locale } = useI18n();
  const now = useNow();
  const due = surprise.state === 'announced' && new Date(surprise.drawAt) <= now;
  return (
    <li className="flex flex-wrap items-center gap-4 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          <PlainLink to={loyaltyPaths.surprise(surprise.id)}>{surprise.name[locale]}</PlainLink>
        </p>
        <SurpriseFacts surprise={surprise} />
      </div>
      {due ? (
        <Form intent={`draw:${surprise.id}`}>
          <Button size="sm">{t('perks:gifts.draw')}</Button>
        </Form>
      ) : null}
    </li>
  );
}
