import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { studioPaths } from '~/modules/clubs/paths';
import { getBadge, saveBadge } from '~/modules/loyalty/badges.server';
import { badgeInput } from '~/modules/loyalty/schema';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { BadgeForm } from '~/modules/loyalty/ui/studio/badge-form';
import { PointsParts } from '~/modules/loyalty/ui/studio/points-parts';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { nestValues } from '~/platform/nested-values';
import { requireAdmin } from '~/platform/require-member';
import { Button, LinkButton } from '~/ui/button';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

const isNew = (badgeId: string | undefined) => badgeId === 'new';

export const loader = page(async ({ params, context: { actor, locale } }: LoaderFunctionArgs) => {
  requireAdmin(actor);
  const badge = isNew(params.badgeId) ? null : await getBadge(actor, params.badgeId!);
  return { badge, title: badge?.name[locale] ?? translatorFor(locale)('perks:studio.make') };
});

export const clientLoader = loaderOfRoom('perks');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ params, context: { actor }, values, idempotencyKey }) => {
  const badgeId = params.badgeId!;
  const saved = `${pointsDeskPaths.badge(badgeId)}?done=saved`;
  if (values.intent === 'end' || values.intent === 'bring') {
    const badge = await getBadge(actor, badgeId);
    const status = values.intent === 'end' ? 'ended' : 'active';
    await saveBadge(actor, { ...parseInput(badgeInput, badge), status, badgeId });
    return redirect(saved);
  }
  const form = nestValues(values);
  if (isNew(badgeId)) {
    await saveBadge(actor, parseInput(badgeInput, form), { idempotencyKey });
    return redirect(`${pointsDeskPaths.badges()}?done=made`);
  }
  const { status } = await getBadge(actor, badgeId);
  await saveBadge(actor, { ...parseInput(badgeInput, form), status, badgeId });
  return redirect(saved);
});

export default function StudioBadge() {
  const { badge, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const ended = badge?.status === 'ended';
  return (
    <Page
      title={title}
      actions={
        badge ? (
          <LinkButton to={`${studioPaths.audit()}?subject=badge:${badge.id}`}>
            {t('pointsdesk:rules.audit')}
          </LinkButton>
        ) : null
      }
    >
      <PointsParts />
      <DoneNotice words={{ saved: t('perks:studio.saved') }} />
      <BadgeForm key={JSON.stringify(badge)} badge={badge} />
      {badge ? (
        <Form intent={ended ? 'bring' : 'end'} className="mt-8 border-t border-line pt-5">
          <p className="mb-3 text-muted">{t(ended ? 'perks:studio.bringHint' : 'perks:studio.endHint')}</p>
          <Button variant={ended ? 'secondary' : 'danger'}>
            {t(ended ? 'perks:studio.bring' : 'perks:studio.end')}
          </Button>
        </Form>
      ) : null}
    </Page>
  );
}
