import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import { getSurprise } from '~/modules/loyalty/surprise.server';
import { RepeatDraw } from '~/modules/loyalty/ui/repeat-draw';
import { SurpriseFacts } from '~/modules/loyalty/ui/surprise-facts';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { Card, Section } from '~/ui/card';
import { Notice } from '~/ui/notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { PlainLink } from '~/ui/plain-link';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { surprise, draw, mine } = await getSurprise(context.actor, params.id!);
  const part =
    !draw || !mine
      ? null
      : draw.results.includes(mine.token)
        ? ('won' as const)
        : draw.inputs.some(({ token }) => token === mine.token)
          ? ('lost' as const)
          : ('out' as const);
  return { surprise, seed: draw?.seed ?? null, mine, part, title: surprise.name[context.locale] };
});

export const clientLoader = loaderOfRoom('points', 'perks');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

function Fingerprint({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="font-mono text-sm break-all">{value}</dd>
    </div>
  );
}

export default function Surprise() {
  const { surprise, seed, mine, part, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={title}
      above={<PlainLink to={loyaltyPaths.surprises()}>{t('perks:surprises.title')}</PlainLink>}
    >
      <SurpriseFacts surprise={surprise} />
      {part ? (
        <Notice tone={part === 'won' ? 'positive' : 'info'} className="mt-4">
          {t(`perks:surprises.${part}`)}
        </Notice>
      ) : null}
      {surprise.floorPlaces > 0 ? (
        <p className="mt-4">
          {t('perks:surprises.floor', { count: surprise.floorPlaces, days: surprise.floorDays })}
        </p>
      ) : null}
      <Section title={t('perks:surprises.how')} className="mt-6">
        <Card>
          <p>{t('perks:surprises.howText')}</p>
          <dl className="mt-3 space-y-2">
            <Fingerprint label={t('perks:surprises.commitment')} value={surprise.commitment} />
            {seed ? <Fingerprint label={t('perks:surprises.seed')} value={seed} /> : null}
            {mine ? (
              <>
                <Fingerprint label={t('perks:surprises.word')} value={mine.word} />
                <Fingerprint label={t('perks:surprises.token')} value={mine.token} />
              </>
            ) : null}
          </dl>
          {seed ? <RepeatDraw surpriseId={surprise.id} /> : null}
        </Card>
      </Section>
    </Page>
  );
}
