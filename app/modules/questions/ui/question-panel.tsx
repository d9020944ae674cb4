import { CircleHelp, Clock } from 'lucide-react';
import { Avatar } from '~/ui/avatar';
import { Card } from '~/ui/card';
import { useNow } from '~/ui/now';
import { PlainLink } from '~/ui/plain-link';
import { Tag } from '~/ui/tag';
import { useI18n } from '~/platform/i18n/i18n-context';
import { deskPaths } from '../paths';
import type { AdviceView, QuestionView, QuestionViewer } from '../views';
import { EmergencyBanner } from './emergency-banner';
import { PanelRecord } from './panel-record';
import { reasonWords } from './reason-words';

export interface QuestionPanelProps {
  question: QuestionView;
  viewer: QuestionViewer;
  advice: AdviceView | null;
  slug: string;
}

function Due({ question, viewer }: { question: QuestionView; viewer: QuestionViewer }) {
  const { t, format, timeZone } = useI18n();
  const now = useNow();
  const { firstAnswer, state, withBrand, emergency } = question;
  const answered = firstAnswer.state === 'hit' || firstAnswer.state === 'missed';
  if (state === 'waiting')
    return <p>{t(viewer.isAsker ? 'questions:panel.waitingYou' : 'questions:panel.waiting')}</p>;
  if (state === 'closed') return <p>{t('questions:panel.closed')}</p>;
  if (answered || !firstAnswer.dueAt)
    return <p>{t(state === 'resolved' ? 'questions:panel.resolved' : 'questions:panel.answered')}</p>;
  const left = Math.ceil((Date.parse(firstAnswer.dueAt) - now.getTime()) / 60_000);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2">
        <Clock aria-hidden="true" className="size-4.5 text-muted" />
        <strong suppressHydrationWarning>
          {t('questions:panel.due', { time: format.dateTime(firstAnswer.dueAt) })}
        </strong>
        <span className="text-sm text-muted">{t('questions:panel.yourTime', { zone: timeZone })}</span>
      </p>
      {emergency === 'raised' ? (
        <p role="timer" className="font-semibold text-danger">
          {left > 0 ? t('questions:panel.minutes', { count: left }) : t('questions:panel.timeUp')}
        </p>
      ) : null}
      <p className="text-sm text-muted">
        {firstAnswer.misses > 0 ? `${t('questions:panel.overdue')} ` : ''}
        {withBrand ? '' : t(question.tries > 1 ? 'questions:panel.nextBrand' : 'questions:panel.next')}
      </p>
    </>
  );
}

function Asked({ question }: { question: QuestionView }) {
  const { t, locale, format } = useI18n();
  const now = useNow();
  const { assigned, withBrand, state } = question;
  if (!assigned)
    return withBrand && state !== 'closed' ? (
      <div>
        <p className="font-semibold">{t('questions:panel.withBrand')}</p>
        <p className="text-sm text-muted">{t('questions:panel.withBrandHint')}</p>
      </div>
    ) : null;
  const reasons = reasonWords(question, { t, locale, format, now });
  return (
    <div className="flex items-start gap-3">
      <Avatar name={assigned.name} pictureId={assigned.pictureId} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{t('questions:panel.asked', { name: assigned.name })}</p>
        {assigned.field ? <p className="text-sm text-muted">{assigned.field}</p> : null}
        {reasons.length > 0 ? (
          <details className="text-sm">
            <summary className="min-h-8 cursor-pointer py-1 text-muted">{t('questions:panel.why')}</summary>
            <p suppressHydrationWarning>{format.list(reasons)}</p>
          </details>
        ) : null}
      </div>
    </div>
  );
}

/** Who was asked, by when an answer is due in the reader's own time, and what happens next. */
export function QuestionPanel({ question, viewer, advice, slug }: QuestionPanelProps) {
  const { t, locale } = useI18n();
  return (
    <div className="mb-4 space-y-3">
      {question.emergency === 'raised' && question.state !== 'resolved' ? (
        <EmergencyBanner advice={advice}>{t('questions:emergency.called')}</EmergencyBanner>
      ) : null}
      <Card as="section" aria-label={t('questions:panel.title')} className="space-y-2">
        <div className="flex flex-wrap items-center gap-2">
          <CircleHelp aria-hidden="true" className="size-5 text-accent-ink" />
          <h2 className="text-base font-semibold">{t('questions:panel.title')}</h2>
          {question.field ? <Tag>{question.field.label[locale]}</Tag> : null}
        </div>
        {question.state === 'resolved' ? null : <Asked question={question} />}
        <Due question={question} viewer={viewer} />
        <PanelRecord question={question} viewer={viewer} slug={slug} />
        {viewer.may.work || viewer.may.alarm ? (
          <PlainLink to={deskPaths.question(question.threadId)} className="inline-flex min-h-11 items-center">
            {t('questions:panel.desk')}
          </PlainLink>
        ) : null}
      </Card>
    </div>
  );
}
