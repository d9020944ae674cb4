import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getClub } from '~/modules/clubs/get-club.server';
import { getJoinForm } from '~/modules/clubs/get-join-form.server';
import { joinClub } from '~/modules/clubs/join-club.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { clubPaths } from '~/modules/clubs/paths';
import { joinClubInput } from '~/modules/clubs/schema';
import { ClubRules } from '~/modules/clubs/ui/club-aside';
import { JoinForm } from '~/modules/clubs/ui/join-form';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { givenValues, nestValues } from '~/platform/nested-values';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const slug = params.slug!;
  const form = await getJoinForm(context.actor, slug);
  // Whoever is inside has nothing to do here; a link that was kept leads on.
  if (form.standing === 'active' || form.standing === 'suspended') throw redirect(clubPaths.club(slug));
  const { club } = await getClub(context.actor, slug);
  return { ...form, club, title: translatorFor(context.locale)('clubs:join.title', { club: club.name }) };
});

export const action = formAction(async ({ params, context, values, idempotencyKey }) => {
  const slug = params.slug!;
  if (values.intent === 'withdraw') {
    await leaveClub(context.actor, { slug });
    return redirect(`${clubPaths.club(slug)}?done=withdrawn`);
  }
  const input = parseInput(joinClubInput, nestValues(givenValues(values)));
  const { membership } = await joinClub(context.actor, { ...input, slug }, { idempotencyKey });
  return redirect(`${clubPaths.club(slug)}${membership.status === 'active' ? '?done=joined' : ''}`);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function ClubJoin() {
  const { club, name, answers, standing, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  if (club.status !== 'open' && standing !== 'pending')
    return (
      <Page title={title}>
        <EmptyState title={t('clubs:join.closed')}>{t('clubs:join.closedHint')}</EmptyState>
      </Page>
    );
  const words = { open: 'panelOpen', approval: 'panelApproval', code: 'panelCode' } as const;
  return (
    <Page
      title={title}
      lead={standing === 'invited' ? t('clubs:join.invitedHint') : t(`clubs:join.${words[club.joinMode]}`)}
    >
      <div className="max-w-xl space-y-5">
        <Card>
          <JoinForm club={club} name={name} answers={answers} expected={standing === 'invited'} />
        </Card>
        {club.rulesHtml ? <p className="text-muted">{t('clubs:join.rulesFirst')}</p> : null}
        <ClubRules club={club} />
      </div>
    </Page>
  );
}
