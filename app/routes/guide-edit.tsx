import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { editGuide } from '~/modules/guides/edit-guide.server';
import { getGuide, listGuideVersions } from '~/modules/guides/get-guide.server';
import { draftPlaceOf, guidePaths } from '~/modules/guides/paths';
import { editGuideInput, suggestionInput } from '~/modules/guides/schema';
import { suggestEdit } from '~/modules/guides/suggest-edit.server';
import { GuideForm } from '~/modules/guides/ui/guide-form';
import { wordChanges } from '~/platform/text/word-changes.server';
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
  const { slug = '', guideId = '' } = params;
  const { guide, rights } = await getGuide(context.actor, guideId, slug);
  if (!rights.edit && !rights.suggest) throw new PortalError('forbidden');
  const place = draftPlaceOf(guideId);
  const [tags, draft, [newest, before]] = await Promise.all([
    listTags(slug),
    getDraft(context.actor, place),
    listGuideVersions(context.actor, guideId),
  ]);
  const t = translatorFor(context.locale);
  return {
    slug,
    guide,
    tags,
    place,
    draft,
    suggests: !rights.edit,
    newest: wordChanges(before?.body ?? '', newest?.body ?? '', guide.language),
    title: t(rights.edit ? 'guides:edit' : 'guides:suggest'),
  };
});

export const clientLoader = loaderOfRoom('guides');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ params, context: { actor }, values, idempotencyKey }) => {
  const { slug = '', guideId = '' } = params;
  const { rights } = await getGuide(actor, guideId, slug);
  const done = (word: string) => redirect(`${guidePaths.guide(slug, guideId)}?done=${word}`);
  if (rights.edit) {
    const { language, tags = [], ...others } = values;
    const input = parseInput(editGuideInput, { ...others, tags, language: language || undefined });
    await editGuide(actor, { ...input, guideId });
    return done('saved');
  }
  await suggestEdit(actor, { ...parseInput(suggestionInput, values), guideId }, { idempotencyKey });
  return done('suggested');
});

export default function EditGuide() {
  const { slug, guide, tags, place, draft, suggests, newest, title } = useLoaderData<typeof loader>();
  return (
    <Page title={title} above={<Link to={guide.url}>{guide.title}</Link>}>
      <GuideForm key={guide.id} {...{ slug, tags, guide, place, draft, suggests, newest }} />
    </Page>
  );
}
