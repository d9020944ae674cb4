import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askInOffer } from '~/modules/offers/ask-in-offer.server';
import { getOffer } from '~/modules/offers/get-offer.server';
import { offerPaths } from '~/modules/offers/paths';
import { askFromForm } from '~/modules/proposals/ask-from-form';
import { askPageOf } from '~/modules/proposals/ask-page.server';
import { AskPage } from '~/modules/proposals/ui/ask-page';
import { formAction, page } from '~/platform/http/page.server';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { requireMember } from '~/platform/require-member';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  requireMember(context.actor);
  const { slug = '', id = '' } = params;
  const { offer, viewer } = await getOffer(context.actor, id, slug);
  return askPageOf(viewer.may.ask, offer, context.locale);
});

export const clientLoader = loaderOfRoom('offers', 'proposals');

export const meta = pageMeta<typeof loader>(({ heading }) => ({ title: heading, unlisted: true }));

export const action = formAction(async ({ params, context, values, idempotencyKey }) => {
  const { slug = '', id = '' } = params;
  const input = askFromForm(values, context.timeZone);
  await askInOffer(context.actor, { ...input, offerId: id }, { idempotencyKey });
  return redirect(`${offerPaths.offer(slug, id)}?done=asked`);
});

export default function AskAboutOffer() {
  return <AskPage {...useLoaderData<typeof loader>()} />;
}
