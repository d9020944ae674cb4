import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Download } from 'lucide-react';
import { collectClaim } from '~/modules/offers/claim-quick.server';
import { getClaimsPage } from '~/modules/offers/list-claims.server';
import { offerPaths } from '~/modules/offers/paths';
import { listOrdersInput } from '~/modules/offers/schema';
import { ClaimCard } from '~/modules/offers/ui/claim-card';
import { useReload } from '~/modules/offers/ui/use-offers';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { givenValues } from '~/platform/nested-values';
import { LinkButton } from '~/ui/button';
import { DoneNotice } from '~/ui/done-notice';
import { EmptyState } from '~/ui/empty-state';
import { Facts } from '~/ui/facts';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const query = listOrdersInput.parse(givenValues(Object.fromEntries(new URL(request.url).searchParams)));
  const claims = await getClaimsPage(context.actor, { ...query, quickOfferId: id, slug });
  const t = translatorFor(context.locale);
  return { ...claims, title: t(claims.all ? 'offers:claims.title' : 'offers:claims.own') };
});

export const clientLoader = loaderOfRoom('offers');

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ request, context: { actor }, values, idempotencyKey }) => {
    await collectClaim(actor, { claimId: String(values.claimId ?? '') }, { idempotencyKey });
    const { pathname, searchParams } = new URL(request.url);
    searchParams.set('done', 'collected');
    return redirect(`${pathname}?${searchParams}`);
  })(args);

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function QuickOfferClaims() {
  const { quick, items, next, all, collected, heads, title } = useLoaderData<typeof loader>();
  const { t, format } = useI18n();
  useReload(heads);
  const { clubSlug, id, quantity, remaining, recovered, currency, offerId } = quick;
  return (
    <Page
      title={title}
      above={<Link to={offerPaths.quick(clubSlug)}>{t('offers:quick.title')}</Link>}
      actions={
        all && items.length > 0 ? (
          <LinkButton
            size="sm"
            to={offerPaths.claimsFile(clubSlug, id)}
            reloadDocument
            icon={<Download aria-hidden="true" className="size-4.5" />}
          >
            {t('offers:claims.export')}
          </LinkButton>
        ) : undefined
      }
    >
      <DoneNotice words={{ collected: t('offers:done.collected') }} />
      <h2 className="text-lg">
        {offerId ? <Link to={offerPaths.offer(clubSlug, offerId)}>{quick.title}</Link> : quick.title}
      </h2>
      {all ? (
        <Facts className="mb-5">
          {t('offers:quick.went', { count: quantity - remaining, quantity: format.number(quantity) })}
          {t('offers:claims.collected', { count: collected })}
          {t('offers:quick.recovered', { amount: format.money(recovered, currency) })}
        </Facts>
      ) : null}
      {items.length === 0 ? (
        <EmptyState title={t(all ? 'offers:claims.none' : 'offers:claims.ownNone')}>
          {t(all ? 'offers:claims.noneHint' : 'offers:claims.ownNoneHint')}
        </EmptyState>
      ) : (
        <ul className="mt-4 space-y-3">
          {items.map((claim) => (
            <ClaimCard key={claim.id} claim={claim} mayCollect={all} />
          ))}
        </ul>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
