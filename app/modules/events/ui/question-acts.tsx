import { useFetcher } from '@remix-run/react';
import { EllipsisVertical } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { DisclosureMenu, disclosureItemClass } from '~/ui/disclosure-menu';
import { Form } from '~/ui/form';
import { TextAreaField, TextField } from '~/ui/text-field';
import type { EventQuestionView, EventViewer } from '../views';
import { Fold } from './fold';
import { useRefusal } from './use-refusal';

type Fetching = ReturnType<typeof useFetcher<unknown>>;

function Act({
  fetcher,
  id,
  act,
  children,
}: {
  fetcher: Fetching;
  id: string;
  act: string;
  children: React.ReactNode;
}) {
  return (
    <Form fetcher={fetcher as never} intent="question" summary={false}>
      <input type="hidden" name="questionId" value={id} />
      <button name="act" value={act} className={disclosureItemClass}>
        {children}
      </button>
    </Form>
  );
}

export function Acts({ question, may }: { question: EventQuestionView; may: EventViewer['may'] }) {
  const { t } = useI18n();
  const fetcher = useFetcher<unknown>();
  useRefusal(fetcher.data);
  const { id, status } = question;
  const act = (name: string, words: string) => (
    <Act fetcher={fetcher} id={id} act={name}>
      {words}
    </Act>
  );
  return (
    <DisclosureMenu
      summary={
        <>
          <EllipsisVertical aria-hidden="true" className="size-5" />
          <span className="sr-only">{t('events:live.more')}</span>
        </>
      }
      summaryClassName="flex size-11 cursor-pointer items-center justify-center rounded-md hover:bg-sunken"
    >
      {status === 'open' ? act('taken', t('events:live.take')) : null}
      {status === 'answered' || status === 'dismissed' ? null : act('answered', t('events:live.answered'))}
      {status === 'open' ? null : act('open', t('events:live.reopen'))}
      {may.lead && status !== 'answered' && status !== 'dismissed'
        ? act(question.pinned ? 'unpin' : 'pin', t(question.pinned ? 'events:live.unpin' : 'events:live.pin'))
        : null}
      {may.lead && status !== 'dismissed' ? act('dismissed', t('events:live.dismiss')) : null}
    </DisclosureMenu>
  );
}

export function AnswerForm({ question }: { question: EventQuestionView }) {
  const { t } = useI18n();
  const fetcher = useFetcher<unknown>();
  return (
    <Fold name={t('events:live.answer')} className="text-sm">
      <Form fetcher={fetcher as never} intent="question" className="space-y-2">
        <input type="hidden" name="questionId" value={question.id} />
        <TextField
          name="answer"
          label={t('events:live.answer')}
          labelHidden
          required
          maxLength={2_000}
          defaultValue={question.answer}
        />
        <Button size="sm" name="act" value="answer">
          {t('events:live.saveAnswer')}
        </Button>
      </Form>
    </Fold>
  );
}

const quietButton = 'min-h-11 md:min-h-6 cursor-pointer underline decoration-dotted hover:text-ink';

export function FlagForm({ question, flagged }: { question: EventQuestionView; flagged: boolean }) {
  const { t } = useI18n();
  const fetcher = useFetcher<unknown>();
  useRefusal(fetcher.data);
  if (flagged) return <span>{t('events:room.flagged')}</span>;
  return (
    <Form fetcher={fetcher as never} intent="flag-question" summary={false}>
      <input type="hidden" name="questionId" value={question.id} />
      <button className={quietButton}>{t('events:room.flag')}</button>
    </Form>
  );
}

/** Leads to the page of who asked without a name; the look is recorded. */
export function WhoAsked({ question }: { question: EventQuestionView }) {
  const { t } = useI18n();
  return (
    <Form intent="asker" summary={false}>
      <input type="hidden" name="questionId" value={question.id} />
      <button className={quietButton}>{t('events:room.who')}</button>
    </Form>
  );
}

/** What the portal did not pass on by itself when the event was over. */
export function PassOnForm({ question }: { question: EventQuestionView }) {
  const { t } = useI18n();
  const fetcher = useFetcher<unknown>();
  return (
    <Fold name={t('events:room.passOn.open')} className="text-sm">
      <Form
        fetcher={fetcher as never}
        intent="pass-on"
        className="space-y-2"
        labels={{ title: t('events:room.passOn.words') }}
      >
        <input type="hidden" name="questionId" value={question.id} />
        <TextAreaField
          name="body"
          label={t('events:room.passOn.words')}
          rows={2}
          required
          maxLength={1_000}
          defaultValue={question.body}
        />
        <Button size="sm">{t('events:room.passOn.send')}</Button>
      </Form>
    </Fold>
  );
}
