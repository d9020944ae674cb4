import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { listPools } from '~/modules/loyalty/list-pools.server';
import { loadCodes, type LoadedCodes } from '~/modules/loyalty/load-codes.server';
import { codesInput } from '~/modules/loyalty/schema';
import { PoolCard } from '~/modules/loyalty/ui/pool-card';
import { PointsParts } from '~/modules/loyalty/ui/studio/points-parts';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { EmptyState } from '~/ui/empty-state';
import { Notice } from '~/ui/notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ context }: LoaderFunctionArgs) => ({
  pools: await listPools(context.actor),
  title: translatorFor(context.locale)('vouchers:codes.title'),
}));

export const clientLoader = loaderOfRoom('vouchers');

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ context: { actor }, values, idempotencyKey }) => {
    const { codes } = parseInput(codesInput, values);
    const result = await loadCodes(actor, { rewardId: String(values.rewardId), codes }, { idempotencyKey });
    return json({ result });
  })(args);

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function StudioPointsCodes() {
  const { pools } = useLoaderData<typeof loader>();
  const answer = useActionData<{ result?: LoadedCodes }>();
  const { t, format } = useI18n();
  const { result } = answer ?? {};
  return (
    <Page title={t('vouchers:codes.title')} lead={t('vouchers:codes.lead')}>
      <PointsParts />
      {result ? (
        <Notice tone="positive" live className="mb-5">
          <p>
            {t('vouchers:codes.done', {
              loaded: format.number(result.loaded),
              known: format.number(result.known),
            })}
          </p>
          {result.wrong.length > 0 ? (
            <p>{t('vouchers:codes.wrong', { lines: result.wrong.join(', ') })}</p>
          ) : null}
        </Notice>
      ) : null}
      {pools.length === 0 ? (
        <EmptyState title={t('vouchers:codes.none')}>{t('vouchers:codes.noneHint')}</EmptyState>
      ) : (
        <ul className="space-y-4">
          {pools.map((pool) => (
            <PoolCard key={pool.rewardId} pool={pool} />
          ))}
        </ul>
      )}
    </Page>
  );
}
