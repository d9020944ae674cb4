import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { createOffer } from '~/modules/offers/create-offer.server';
import { getOfferDraft } from '~/modules/offers/list-makers.server';
import { offerOfForm } from '~/modules/offers/offer-form-values';
import { offerPaths } from '~/modules/offers/paths';
import { createOfferInput } from '~/modules/offers/schema';
import { OfferForm } from '~/modules/offers/ui/offer-form';
import { formAction, page } from '~/platform/http/page.server';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const proposalId = new URL(request.url).searchParams.get('proposal') ?? undefined;
  const draft = await getOfferDraft(context.actor, params.slug!, proposalId);
  return { draft, title: translatorFor(context.locale)('offers:make.title') };
});

export const clientLoader = loaderOfRoom('offers');

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context: { actor, timeZone, locale }, values, idempotencyKey }) => {
    const slug = params.slug!;
    const input = parseInput(createOfferInput, offerOfForm(values, { timeZone, locale }));
    const { offerId } = await createOffer(actor, { ...input, slug }, { idempotencyKey });
    return redirect(`${offerPaths.workshop(slug, offerId)}?done=made`);
  })(args);

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function NewOffer() {
  const { draft, title } = useLoaderData<typeof loader>();
  return (
    <Page title={title}>
      <OfferForm draft={draft} />
    </Page>
  );
}
