import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { broadcastQuickOffer } from '~/modules/offers/broadcast-quick.server';
import { loadOfferAccess } from '~/modules/offers/load-offer.server';
import { fieldOf, momentOf } from '~/modules/offers/moment-of';
import { offerPaths } from '~/modules/offers/paths';
import { mayBroadcast } from '~/modules/offers/policy';
import { quickOfferInput } from '~/modules/offers/schema';
import { townOf, towns } from '~/modules/offers/towns';
import { listTags } from '~/modules/threads/list-tags.server';
import { now } from '~/platform/clock.server';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { typedSums } from '~/platform/i18n/typed-money';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { requireMember } from '~/platform/require-member';
import { Button } from '~/ui/button';
import { CheckboxesField, SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  requireMember(context.actor);
  const slug = params.slug!;
  if (!mayBroadcast(await loadOfferAccess(context.actor, { slug }))) throw new PortalError('forbidden');
  const until = new Date(now().getTime() + 24 * 3_600_000).toISOString();
  return {
    tags: await listTags(slug),
    until: fieldOf(until, context.timeZone),
    title: translatorFor(context.locale)('offers:quick.make'),
  };
});

export const clientLoader = loaderOfRoom('offers');

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context: { actor, timeZone, locale }, values, idempotencyKey }) => {
    const slug = params.slug!;
    const town = townOf(values.town);
    const { title, currency } = values;
    const sums = typedSums(currency, locale);
    const price = sums.read(values.price, 'price');
    sums.requireAll();
    const input = parseInput(quickOfferInput, {
      ...{ title, currency, interests: values.interests },
      quantity: Number(values.quantity),
      price,
      discountPercent: Number(values.discountPercent),
      perMember: values.perMember ? Number(values.perMember) : undefined,
      until: momentOf(values.until, timeZone),
      place: town
        ? { lat: town.lat, lng: town.lng, name: town.name[locale], radiusKm: Number(values.radiusKm) || 30 }
        : undefined,
    });
    await broadcastQuickOffer(actor, { ...input, slug }, { idempotencyKey });
    return redirect(`${offerPaths.quick(slug)}?done=broadcast`);
  })(args);

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function NewQuickOffer() {
  const { tags, until, title } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  return (
    <Page title={title} lead={t('offers:quick.makeLead')}>
      <Form className="space-y-5">
        <TextField name="title" label={t('offers:quick.what')} required maxLength={200} />
        <div className="grid gap-4 sm:grid-cols-3">
          <TextField
            name="quantity"
            type="number"
            min={1}
            label={t('offers:quick.howMany')}
            required
            defaultValue={1}
          />
          <TextField name="price" inputMode="decimal" label={t('offers:quick.priceBefore')} required />
          <SelectField
            name="currency"
            label={t('offers:form.currency')}
            required
            choices={[
              { value: 'THB', label: t('offers:currencies.THB') },
              { value: 'VND', label: t('offers:currencies.VND') },
            ]}
          />
          <TextField
            name="discountPercent"
            type="number"
            min={0}
            max={99}
            label={t('offers:quick.discount')}
            required
            defaultValue={20}
          />
          <TextField name="perMember" type="number" min={1} label={t('offers:quick.limit')} />
          <TextField
            name="until"
            type="datetime-local"
            label={t('offers:quick.until')}
            required
            defaultValue={until}
          />
          <SelectField
            name="town"
            label={t('offers:quick.where')}
            none={t('offers:quick.everywhere')}
            choices={towns.map(({ key, name }) => ({ value: key, label: name[locale] }))}
          />
          <TextField
            name="radiusKm"
            type="number"
            min={1}
            max={2000}
            label={t('offers:quick.radius')}
            defaultValue={30}
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
        <Button variant="primary">{t('offers:quick.send')}</Button>
      </Form>
    </Page>
  );
}
