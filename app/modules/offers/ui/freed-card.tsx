import { MapPin } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { CheckboxesField, SelectField } from '~/ui/choice-field';
import { Form, useRefused } from '~/ui/form';
import { TextField } from '~/ui/text-field';
import type { Workshop } from '../get-workshop.server';
import { towns } from '../towns';

type Freed = Workshop['freed'][number];

/** Near what it is offered, and to whom: folded, since what is there fits mostly. */
function Reach({ place, tags, open }: Pick<Freed, 'place'> & Pick<Workshop, 'tags'> & { open: boolean }) {
  const { t, format, locale } = useI18n();
  const name = place && (place.name || t('offers:quick.lastPlace'));
  return (
    <details open={open} className="basis-full">
      <summary className="min-h-11 cursor-pointer py-2">
        <MapPin aria-hidden="true" className="me-1 inline size-4" />
        {place
          ? t('offers:quick.toNear', { place: name!, km: format.number(place.radiusKm) })
          : t('offers:quick.toAll')}
      </summary>
      <div className="mt-2 space-y-4">
        {place ? (
          <>
            <input type="hidden" name="usual.name" value={place.name} />
            <input type="hidden" name="usual.lat" value={place.lat} />
            <input type="hidden" name="usual.lng" value={place.lng} />
          </>
        ) : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            name="town"
            label={t('offers:quick.where')}
            none={t('offers:quick.everywhere')}
            defaultValue={place ? 'usual' : ''}
            choices={[
              ...(place ? [{ value: 'usual', label: name! }] : []),
              ...towns.map((town) => ({ value: town.key, label: town.name[locale] })),
            ]}
          />
          <TextField
            name="place.radiusKm"
            type="number"
            min={1}
            max={2000}
            label={t('offers:quick.radius')}
            defaultValue={place?.radiusKm ?? 30}
          />
        </div>
        {tags.length > 0 ? (
          <CheckboxesField
            name="interests[]"
            label={t('offers:quick.interests')}
            hint={t('offers:quick.interestsHint')}
            choices={tags.map(({ key, label }) => ({ value: key, label: label[locale] }))}
          />
        ) : null}
      </div>
    </details>
  );
}

/** What cancellations freed of an option, and the one tap that offers it anew. */
export function FreedCard({ freed, workshop }: { freed: Freed; workshop: Workshop }) {
  const { t } = useI18n();
  const { optionId, quantity, place } = freed;
  const intent = `reoffer-${optionId}`;
  const refused = useRefused(intent);
  return (
    <Card className="border-marigold">
      <Form intent={intent} className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="optionId" value={optionId} />
        <p className="basis-full font-semibold">
          {t('offers:orders.freed', {
            count: quantity,
            name: workshop.offer.options.find(({ id }) => id === optionId)?.name ?? '',
          })}
        </p>
        <TextField
          name="discountPercent"
          type="number"
          min={0}
          max={99}
          required
          label={t('offers:quick.discount')}
          defaultValue={20}
        />
        <TextField
          name="hours"
          type="number"
          min={1}
          max={168}
          required
          label={t('offers:quick.hours')}
          defaultValue={24}
        />
        <Button variant="primary">{t('offers:orders.reoffer')}</Button>
        <Reach place={place} tags={workshop.tags} open={refused} />
      </Form>
    </Card>
  );
}
