import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { getClub } from '~/modules/clubs/get-club.server';
import { clubPaths } from '~/modules/clubs/paths';
import { appealSuspension } from '~/modules/moderation/appeal-suspension.server';
import { getStanding } from '~/modules/moderation/get-standing.server';
import { appealInput } from '~/modules/moderation/schema';
import { Decisions, SuspensionCard } from '~/modules/moderation/ui/standing-parts';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { requireMember } from '~/platform/require-member';
import { DoneNotice } from '~/ui/done-notice';
import { Notice } from '~/ui/notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  requireMember(context.actor);
  const slug = params.slug!;
  const [{ club }, standing] = await Promise.all([
    getClub(context.actor, slug),
    getStanding(context.actor, slug),
  ]);
  return {
    club: { slug: club.slug, name: club.name },
    standing,
    title: translatorFor(context.locale)('moderation:standing.title'),
  };
});

export const clientLoader = loaderOfRoom('moderation');

export const action = formAction(async ({ params, context: { actor }, values, idempotencyKey }) => {
  const slug = params.slug!;
  await appealSuspension(actor, { ...parseInput(appealInput, values), slug }, { idempotencyKey });
  return redirect(`${clubPaths.standing(slug)}?done=appealed`);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

/** Why somebody may not write, until when, what they may do, and the way to ask for another look. */
export default function Standing() {
  const { club, standing } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={t('moderation:standing.title')}
      above={<Link to={clubPaths.club(club.slug)}>{t('moderation:standing.lead', { club: club.name })}</Link>}
    >
      <DoneNotice words={{ appealed: t('moderation:standing.appealSent') }} />
      <div className="space-y-6">
        {standing.suspension ? null : (
          <Notice tone="positive" title={t('moderation:standing.good')}>
            {t('moderation:standing.goodHint')}
          </Notice>
        )}
        <SuspensionCard standing={standing} slug={club.slug} />
        <Decisions decisions={standing.decisions} slug={club.slug} />
      </div>
    </Page>
  );
}
