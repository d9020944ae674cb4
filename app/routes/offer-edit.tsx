import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { changeOffer } from '~/modules/offers/change-offer.server';
import { getOffer } from '~/modules/offers/get-offer.server';
import { getOfferEdit } from '~/modules/offers/list-makers.server';
import { changeOfForm, stageProblemsAsTyped } from '~/modules/offers/offer-form-values';
import { offerPaths } from '~/modules/offers/paths';
import { changeOfferInput } from '~/modules/offers/schema';
import { OfferEditForm } from '~/modules/offers/ui/offer-edit-form';
import { isPortalError, PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const edit = await getOfferEdit(context.actor, slug, id);
  return {
    ...edit,
    timeZone: context.timeZone,
    title: translatorFor(context.locale)('offers:form.editTitle'),
  };
});

export const clientLoader = loaderOfRoom('offers', 'proposals');

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context: { actor, timeZone, locale }, values }) => {
    const { slug = '', id = '' } = params;
    const { offer } = await getOffer(actor, id, slug);
    const input = parseInput(changeOfferInput, changeOfForm(values, offer, { timeZone, locale }));
    try {
      await changeOffer(actor, { ...input, offerId: id });
    } catch (error) {
      if (!isPortalError(error) || error.code !== 'invalid') throw error;
      throw new PortalError('invalid', { fields: stageProblemsAsTyped(error.fields ?? {}, values) });
    }
    return redirect(`${offerPaths.offer(slug, id)}?done=saved`);
  })(args);

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function EditOffer() {
  const { offer, makers, askIds, timeZone, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={title}
      lead={
        offer.state === 'costing' || offer.state === 'open' ? (
          <Link to={offerPaths.workshop(offer.clubSlug, offer.id, 'prices')}>
            {t('offers:form.toPrices')}
          </Link>
        ) : undefined
      }
      above={<Link to={offer.url}>{offer.title}</Link>}
    >
      <OfferEditForm {...{ offer, makers, askIds, timeZone }} />
    </Page>
  );
}
