import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { changeRecord, removeRecord } from '~/modules/clubs/change-record.server';
import { getClub } from '~/modules/clubs/get-club.server';
import { getMyRecord } from '~/modules/clubs/list-records.server';
import { clubPaths } from '~/modules/clubs/paths';
import { changeRecordInput } from '~/modules/clubs/schema';
import { takeRecordValues } from '~/modules/clubs/take-record-photos.server';
import { RecordForm } from '~/modules/clubs/ui/record-form';
import type { Actor } from '~/platform/actor';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

async function readRecord(actor: Actor, slug: string, recordId: string) {
  const [record, { club }] = await Promise.all([getMyRecord(actor, recordId), getClub(actor, slug)]);
  const type = club.recordTypes.find(({ key }) => key === record.type.key);
  if (!type || record.clubSlug !== club.slug) throw new PortalError('not_found');
  return { record, type };
}

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { record, type } = await readRecord(context.actor, params.slug!, params.recordId!);
  const t = translatorFor(context.locale);
  return { record, type, title: t('clubs:records.edit', { title: record.title }) };
});

export const action = formAction(async ({ params, context, values }) => {
  const { slug, recordId } = params as { slug: string; recordId: string };
  if (values.intent === 'remove') {
    await removeRecord(context.actor, { recordId });
    return redirect(`${clubPaths.membership(slug)}?done=removed`);
  }
  const { record, type } = await readRecord(context.actor, slug, recordId);
  const given = await takeRecordValues(context.actor, values, { type, before: record.values });
  const state = values.shared ? 'shared' : 'private';
  const input = parseInput(changeRecordInput, { values: given, state });
  await changeRecord(context.actor, { ...input, recordId });
  return redirect(`${clubPaths.membership(slug)}?done=saved`);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function EditRecord() {
  const { record, type, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={title}>
      <div className="max-w-xl space-y-6">
        <Card>
          <RecordForm type={type} values={record.values} shared={record.state === 'shared'} />
        </Card>
        <details>
          <summary className="inline-flex min-h-11 items-center font-semibold text-danger underline underline-offset-4">
            {t('ui:remove')}
          </summary>
          <Form intent="remove" summary={false} className="mt-2 flex flex-wrap items-center gap-3">
            <p>{t('clubs:records.removeSure', { title: record.title })}</p>
            <Button variant="danger">{t('ui:remove')}</Button>
          </Form>
        </details>
      </div>
    </Page>
  );
}
