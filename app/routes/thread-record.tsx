import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getClub } from '~/modules/clubs/get-club.server';
import { listMyRecords } from '~/modules/clubs/list-records.server';
import { clubPaths } from '~/modules/clubs/paths';
import type { RecordView } from '~/modules/clubs/views';
import { attachRecord } from '~/modules/questions/attach-record.server';
import { getQuestion } from '~/modules/questions/get-question.server';
import { readConsent } from '~/modules/questions/read-consent';
import { getSharedRecord, withdrawRecord } from '~/modules/questions/share-record.server';
import { RecordConsent } from '~/modules/questions/ui/record-consent';
import { SharedRecord } from '~/modules/questions/ui/shared-record';
import { threadPaths } from '~/modules/threads/paths';
import { invalidField, PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { requireMember } from '~/platform/require-member';
import { Button, LinkButton } from '~/ui/button';
import { DoneNotice } from '~/ui/done-notice';
import { EmptyState } from '~/ui/empty-state';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  requireMember(context.actor);
  const asked = await getQuestion(context.actor, id);
  if (!asked) throw new PortalError('not_found');
  const { isAsker, may } = asked.viewer;
  if (!isAsker && !may.seeRecord) throw new PortalError('forbidden');
  const [records, { club }, record] = await Promise.all([
    isAsker ? listMyRecords(context.actor, slug) : ([] as RecordView[]),
    getClub(context.actor, slug),
    may.seeRecord ? getSharedRecord(context.actor, id) : null,
  ]);
  return {
    ...{ slug, id, records, record, isAsker },
    mayShare: may.shareRecord,
    types: club.recordTypes,
    title: translatorFor(context.locale)('questions:record.title'),
  };
});

export const action = formAction(async ({ params, context, values }) => {
  const { slug = '', id = '' } = params;
  if (values.intent === 'withdraw') {
    await withdrawRecord(context.actor, { threadId: id });
    return redirect(`${threadPaths.thread(slug, id)}/record?done=taken`);
  }
  const consent = readConsent(values);
  if (!consent) throw invalidField('recordId', 'required');
  await attachRecord(context.actor, { ...consent, threadId: id });
  return redirect(`${threadPaths.thread(slug, id)}/record?done=saved`);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

/** What a question shows to the experts: to attach, to see, and to take back. */
export default function ThreadRecord() {
  const { slug, id, records, record, types, isAsker, mayShare, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={title}
      lead={isAsker ? t('questions:record.attachHint') : undefined}
      actions={<LinkButton to={threadPaths.thread(slug, id)}>{t('questions:record.back')}</LinkButton>}
    >
      <DoneNotice words={{ saved: t('questions:record.saved'), taken: t('questions:record.taken') }} />
      {record ? (
        <div className="space-y-3">
          <p className="text-muted">
            {t(isAsker ? 'questions:record.sharedYou' : 'questions:record.shared')}
          </p>
          <SharedRecord record={record} />
          {isAsker ? (
            <Form intent="withdraw">
              <Button>{t('questions:record.takeBack')}</Button>
            </Form>
          ) : null}
        </div>
      ) : !mayShare ? (
        <p>{t('questions:record.takenBack')}</p>
      ) : records.length === 0 ? (
        <EmptyState
          title={t('questions:record.noRecords')}
          action={
            <LinkButton variant="primary" to={clubPaths.membership(slug)}>
              {t('questions:record.make')}
            </LinkButton>
          }
        />
      ) : (
        <Form intent="share" className="space-y-5">
          <RecordConsent records={records} types={types} />
          <Button variant="primary">{t('questions:record.save')}</Button>
        </Form>
      )}
    </Page>
  );
}
