import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { createGuide } from '~/modules/guides/create-guide.server';
import { draftPlaceOf, guidePaths } from '~/modules/guides/paths';
import { mayWriteGuide } from '~/modules/guides/policy';
import { createGuideInput } from '~/modules/guides/schema';
import { GuideForm } from '~/modules/guides/ui/guide-form';
import { listTags } from '~/modules/threads/list-tags.server';
import { getDraft } from '~/modules/threads/save-draft.server';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { requireMember } from '~/platform/require-member';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  requireMember(context.actor);
  const slug = params.slug!;
  const access = await loadClubAccess(context.actor, { slug });
  if (!mayWriteGuide(access)) throw new PortalError('forbidden');
  const place = draftPlaceOf(access.club.id);
  const [tags, draft] = await Promise.all([listTags(slug), getDraft(context.actor, place)]);
  return { slug, tags, place, draft, title: translatorFor(context.locale)('guides:write') };
});

export const clientLoader = loaderOfRoom('guides');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ params, context, values, idempotencyKey }) => {
  const slug = params.slug!;
  const input = parseInput(createGuideInput, { ...values, language: values.language || undefined });
  const { guideId } = await createGuide(context.actor, { ...input, slug }, { idempotencyKey });
  return redirect(guidePaths.guide(slug, guideId));
});

export default function NewGuide() {
  const { slug, tags, place, draft, title } = useLoaderData<typeof loader>();
  return (
    <Page title={title}>
      <GuideForm slug={slug} tags={tags} place={place} draft={draft} />
    </Page>
  );
}
