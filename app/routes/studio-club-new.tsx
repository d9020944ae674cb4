import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { readClubForm } from '~/modules/clubs/club-form-values';
import { createClub } from '~/modules/clubs/create-club.server';
import { studioPaths } from '~/modules/clubs/paths';
import { createClubInput } from '~/modules/clubs/schema';
import { takeClubPictures } from '~/modules/clubs/take-club-pictures.server';
import { ClubForm } from '~/modules/clubs/ui/studio/club-form';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { requireAdmin } from '~/platform/require-member';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(({ context }: LoaderFunctionArgs) => {
  requireAdmin(context.actor);
  return { title: translatorFor(context.locale)('studio:club.newTitle') };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ context: { actor }, values, idempotencyKey }) => {
  requireAdmin(actor);
  const input = parseInput(createClubInput, readClubForm(values));
  const pictures = await takeClubPictures(actor, values);
  const { club } = await createClub(actor, { ...input, ...pictures }, { idempotencyKey });
  return redirect(`${studioPaths.club(club.slug)}?done=made`);
});

export default function NewClub() {
  const { t } = useI18n();
  return (
    <Page title={t('studio:club.newTitle')}>
      <ClubForm club={null} path={studioPaths.newClub()} />
    </Page>
  );
}
