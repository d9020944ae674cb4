import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { createRecord } from '~/modules/clubs/create-record.server';
import { getClub } from '~/modules/clubs/get-club.server';
import { clubPaths } from '~/modules/clubs/paths';
import { createRecordInput } from '~/modules/clubs/schema';
import { takeRecordValues } from '~/modules/clubs/take-record-photos.server';
import { RecordForm } from '~/modules/clubs/ui/record-form';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { parseInput } from '~/platform/input';
import { requireMember } from '~/platform/require-member';
import { Card } from '~/ui/card';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  requireMember(context.actor);
  const { club, viewer } = await getClub(context.actor, params.slug!);
  if (viewer.membership?.status !== 'active') throw new PortalError('not_a_member');
  const type = club.recordTypes.find(({ key, retired }) => key === params.type && !retired);
  if (!type) throw new PortalError('not_found');
  return { type, title: type.label[context.locale] };
});

export const action = formAction(async ({ params, context, values, idempotencyKey }) => {
  const { slug, type } = params as { slug: string; type: string };
  const { club } = await getClub(context.actor, slug);
  const recordType = club.recordTypes.find(({ key }) => key === type);
  if (!recordType) throw new PortalError('not_found');
  const given = await takeRecordValues(context.actor, values, { type: recordType });
  const input = parseInput(createRecordInput, {
    type,
    values: given,
    state: values.shared ? 'shared' : 'private',
  });
  await createRecord(context.actor, { ...input, slug }, { idempotencyKey });
  return redirect(`${clubPaths.membership(slug)}?done=saved`);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function NewRecord() {
  const { type } = useLoaderData<typeof loader>();
  const { locale } = useI18n();
  return (
    <Page title={type.label[locale]}>
      <Card className="max-w-xl">
        <RecordForm type={type} />
      </Card>
    </Page>
  );
}
