import { useI18n } from '~/platform/i18n/i18n-context';
import { SelectField } from '~/ui/choice-field';
import { TextField } from '~/ui/text-field';
import { formMoment } from '../form-values';
import { type FormStart, NumberField, pair, type TierChoice } from './form-basics';
import { Fold } from './fold';

/** How many come, of which kind, for how many points, and from when to when one can register. */
export function Seats({ start, tiers }: FormStart & { tiers: TierChoice[] }) {
  const { t, locale } = useI18n();
  const { tickets, timeZone } = start;
  return (
    <>
      <div className={pair}>
        <NumberField
          name="capacity"
          label={t('events:form.capacity')}
          hint={t('events:form.capacityHint')}
          value={start.capacity}
          min={1}
        />
        <NumberField name="maxGuests" label={t('events:form.maxGuests')} value={start.maxGuests} />
      </div>
      <Fold name={t('events:form.more')}>
        <div className="mt-2 space-y-4">
          <div className={pair}>
            <NumberField
              name="memberPrice"
              label={t('events:form.memberPrice')}
              value={tickets.member?.pricePoints}
            />
            <NumberField
              name="memberCapacity"
              label={t('events:form.memberCapacity')}
              value={tickets.member?.capacity}
            />
            <NumberField
              name="guestPrice"
              label={t('events:form.guestPrice')}
              value={tickets.guest?.pricePoints}
            />
            <NumberField
              name="guestCapacity"
              label={t('events:form.guestCapacity')}
              value={tickets.guest?.capacity}
            />
          </div>
          {tiers.length > 0 ? (
            <div className={pair}>
              <SelectField
                name="tierKey"
                label={t('events:form.tierKey')}
                none={t('events:form.noTier')}
                defaultValue={tickets.tier?.tierKey ?? ''}
                choices={tiers.map(({ key, name }) => ({ value: key, label: name[locale] }))}
              />
              <NumberField
                name="tierCapacity"
                label={t('events:form.tierCapacity')}
                value={tickets.tier?.capacity}
              />
              <NumberField
                name="tierPrice"
                label={t('events:form.tierPrice')}
                value={tickets.tier?.pricePoints}
              />
            </div>
          ) : null}
          <SelectField
            name="spendAt"
            label={t('events:form.spendAt')}
            required
            defaultValue={start.spendAt}
            choices={(['check_in', 'registration'] as const).map((value) => ({
              value,
              label: t(`events:form.spend.${value}`),
            }))}
          />
          <div className={pair}>
            <TextField
              type="datetime-local"
              name="opensAt"
              label={t('events:form.opens')}
              defaultValue={formMoment(start.opensAt, timeZone).both}
            />
            <TextField
              type="datetime-local"
              name="closesAt"
              label={t('events:form.closes')}
              defaultValue={formMoment(start.closesAt, timeZone).both}
            />
            <NumberField
              name="offerHours"
              label={t('events:form.offerHours')}
              value={start.offerMinutes / 60}
            />
            <NumberField
              name="checkInHours"
              label={t('events:form.checkInHours')}
              value={start.checkInMinutes / 60}
            />
          </div>
        </div>
      </Fold>
    </>
  );
}
