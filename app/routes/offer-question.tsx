import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { askInOffer } from '~/modules/offers/ask-in-offer.server';
import { getOffer } from '~/modules/offers/get-offer.server';
import { offerPaths } from '~/modules/offers/paths';
import { askFromForm } from '~/modules/proposals/ask-from-form';
import { AskForm } from '~/modules/proposals/ui/ask-form';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { requireMember } from '~/platform/require-member';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  requireMember(context.actor);
  const { slug = '', id = '' } = params;
  const { offer, viewer } = await getOffer(context.actor, id, slug);
  if (!viewer.may.ask) throw new PortalError('forbidden');
  const { title, url } = offer;
  return { title, url, heading: translatorFor(context.locale)('proposals:design.form.title', { title }) };
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
  const { title, url, heading } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={heading} lead={t('proposals:design.form.lead')} above={<Link to={url}>{title}</Link>}>
      <AskForm />
    </Page>
  );
}
