import { lazy, Suspense } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { PlainLink } from '~/ui/plain-link';
import type { QuestionView, QuestionViewer } from '../views';
import { useSharedRecord } from './use-shared-record';

// Few readers see a record: its drawing is fetched when there is one.
const SharedRecord = lazy(async () => ({ default: (await import('./shared-record')).SharedRecord }));

/** The record beside a question: for the experts to read, for the asker to attach and to take back. */
export function PanelRecord(props: { question: QuestionView; viewer: QuestionViewer; slug: string }) {
  const { question, viewer, slug } = props;
  const { t } = useI18n();
  const record = useSharedRecord(question, viewer.may.seeRecord);
  const path = `/clubs/${slug}/threads/${question.threadId}/record`;
  if (question.record === 'withdrawn' && !viewer.may.shareRecord)
    return viewer.may.seeRecord ? (
      <p className="text-sm text-muted">{t('questions:record.takenBack')}</p>
    ) : null;
  if (!viewer.may.seeRecord && !viewer.isAsker) return null;
  return (
    <div className="space-y-2 border-t border-line pt-2">
      {question.record === 'shared' ? (
        <p className="text-sm text-muted">
          {t(viewer.isAsker ? 'questions:record.sharedYou' : 'questions:record.shared')}
        </p>
      ) : null}
      {record ? (
        <Suspense fallback={null}>
          <SharedRecord record={record} />
        </Suspense>
      ) : null}
      {question.record === 'withdrawn' ? (
        <p className="text-sm text-muted">{t('questions:record.takenBack')}</p>
      ) : null}
      {viewer.isAsker && question.record === 'shared' ? (
        <Form intent="withdraw" action={path} summary={false}>
          <Button size="sm">{t('questions:record.takeBack')}</Button>
        </Form>
      ) : null}
      {viewer.may.shareRecord && question.record !== 'shared' && question.state !== 'closed' ? (
        <PlainLink to={path} className="inline-flex min-h-11 items-center">
          {t('questions:record.attach')}
        </PlainLink>
      ) : null}
    </div>
  );
}
