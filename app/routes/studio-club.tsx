import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { changeClubStatus } from '~/modules/clubs/change-club-status.server';
import { readClubForm } from '~/modules/clubs/club-form-values';
import { editClub } from '~/modules/clubs/edit-club.server';
import { getClubSettings } from '~/modules/clubs/get-club-settings.server';
import { clubPaths, studioPaths } from '~/modules/clubs/paths';
import { editClubInput, reasonSchema } from '~/modules/clubs/schema';
import { takeClubPictures } from '~/modules/clubs/take-club-pictures.server';
import { translatorFor } from '~/platform/i18n/translators.server';
import { DoneNotice } from '~/ui/done-notice';
import { ClubForm } from '~/modules/clubs/ui/studio/club-form';
import { ClubParts } from '~/modules/clubs/ui/studio/club-parts';
import { StatusForm } from '~/modules/clubs/ui/studio/status-form';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { parseInput } from '~/platform/input';
import { givenValues } from '~/platform/nested-values';
import { LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const settings = await getClubSettings(context.actor, params.slug!);
  return {
    ...settings,
    title: translatorFor(context.locale)('studio:club.editTitle', { club: settings.club.name }),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

const statusForm = z.object({
  status: z.enum(['open', 'paused', 'archived']),
  reason: reasonSchema.optional(),
});

export const action = formAction(async ({ params, context: { actor }, values }) => {
  const slug = params.slug!;
  if (values.intent === 'status') {
    await changeClubStatus(actor, { ...parseInput(statusForm, givenValues(values)), slug });
    return redirect(`${studioPaths.club(slug)}?done=status`);
  }
  const input = parseInput(editClubInput, readClubForm(values));
  await editClub(actor, { ...input, ...(await takeClubPictures(actor, values)), slug });
  return redirect(`${studioPaths.club(slug)}?done=saved`);
});

export default function EditClub() {
  const { club, joinCode } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={t('studio:club.editTitle', { club: club.name })}
      actions={<LinkButton to={clubPaths.club(club.slug)}>{t('studio:clubs.visit')}</LinkButton>}
    >
      <ClubParts slug={club.slug} />
      <DoneNotice
        words={{
          made: t('studio:club.made'),
          saved: t('studio:club.saved'),
          status: t('studio:status.changed'),
        }}
      />
      <ClubForm key={club.version} club={club} joinCode={joinCode} path={studioPaths.club(club.slug)} />
      <Section title={t('studio:status.title')} className="mt-10">
        <Card>
          <StatusForm club={club} />
        </Card>
      </Section>
    </Page>
  );
}
