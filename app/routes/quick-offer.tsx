import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { withdrawQuickOffer } from '~/modules/offers/broadcast-quick.server';
import { claimQuickOffer } from '~/modules/offers/claim-quick.server';
import { getQuickOffer } from '~/modules/offers/get-quick-offer.server';
import { offerPaths } from '~/modules/offers/paths';
import { claimInput } from '~/modules/offers/schema';
import { OwnClaims } from '~/modules/offers/ui/own-claims';
import { QuickCard } from '~/modules/offers/ui/quick-card';
import { applyQuickUpdate } from '~/modules/offers/updates';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { parseInput } from '~/platform/input';
import { useStream } from '~/platform/realtime/client/use-stream';
import { DoneNotice } from '~/ui/done-notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  return getQuickOffer(context.actor, id, slug);
});

export const clientLoader = loaderOfRoom('offers');

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context: { actor }, values, idempotencyKey }) => {
    const { slug = '', id = '' } = params;
    const path = offerPaths.quickOffer(slug, id);
    switch (String(values.intent ?? '').split('-')[0]) {
      case 'claim': {
        const input = parseInput(claimInput, { quantity: Number(values.quantity) });
        await claimQuickOffer(actor, { ...input, quickOfferId: id }, { idempotencyKey });
        return redirect(`${path}?done=claimed`);
      }
      case 'end':
        await withdrawQuickOffer(actor, { quickOfferId: id });
        return redirect(`${path}?done=ended`);
      default:
        throw new PortalError('malformed');
    }
  })(args);

export const meta = pageMeta<typeof loader>(({ quickOffer, open }) => ({
  title: quickOffer.title,
  unlisted: !open,
}));

const none: string[] = [];

export default function QuickOfferPage() {
  const { quickOffer, open, isMember, claims, heads } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const initial = useMemo(() => [quickOffer], [quickOffer]);
  const { state } = useStream({ streams: heads, initial, reduce: applyQuickUpdate });
  const item = state[0]!;
  return (
    <Page
      refusalsAboveBut={none}
      title={item.title}
      above={<Link to={offerPaths.quick(item.clubSlug)}>{t('offers:quick.title')}</Link>}
    >
      <DoneNotice words={{ claimed: t('offers:done.claimed'), ended: t('offers:done.ended') }} />
      <div className="max-w-[var(--measure)] space-y-6">
        <OwnClaims claims={claims} />
        <ul>
          <QuickCard item={item} mayClaim={isMember} alone over={!open} />
        </ul>
      </div>
    </Page>
  );
}
