import { useActionData } from '@remix-run/react';
import { useId, useRef, useState } from 'react';
import { Composer, type ComposerHandle } from '~/modules/threads/ui/composer';
import { AudienceChoice, SendButton } from '~/modules/threads/ui/composer-controls';
import { useDraft } from '~/modules/threads/ui/use-draft';
import type { FormProblem } from '~/platform/http/problem';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { CheckboxField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import type { DeskDetail } from '../../open-on-desk.server';
import { fillReply } from '../../reply-variables';

function SavedReplies({ detail, onInsert }: { detail: DeskDetail; onInsert: (text: string) => void }) {
  const { t } = useI18n();
  const id = useId();
  const chosen = useRef<HTMLSelectElement>(null);
  const { replies, item, record, myName } = detail;
  if (replies.length === 0) return null;
  const insert = () => {
    const reply = replies.find((one) => one.id === chosen.current?.value);
    if (!reply) return;
    onInsert(fillReply(reply.body, { asker: item.asker?.name, record: record?.title, me: myName }));
  };
  return (
    <div className="scripted mb-2 flex flex-wrap items-center gap-2">
      <label htmlFor={id} className="text-sm text-muted">
        {t('desk:reply.saved')}
      </label>
      <select
        ref={chosen}
        id={id}
        className="min-h-11 max-w-56 min-w-0 rounded-md border border-edge bg-raised px-2 sm:min-h-9"
      >
        {replies.map(({ id: replyId, title }) => (
          <option key={replyId} value={replyId}>
            {title}
          </option>
        ))}
      </select>
      <Button type="button" size="sm" onClick={insert}>
        {t('desk:reply.insert')}
      </Button>
    </div>
  );
}

/** Where the answer is written; others on the desk see that it is. */
export function DeskReply({ detail, onTyping }: { detail: DeskDetail; onTyping: () => void }) {
  const { t } = useI18n();
  const composer = useRef<ComposerHandle>(null);
  const form = useRef<HTMLDivElement>(null);
  const { item, draft, audiences } = detail;
  const { threadId } = item.question;
  const problem = useActionData<{ problem?: FormProblem }>()?.problem;
  const kept = problem && problem.form === undefined ? problem.values.body : undefined;
  const [body, setBody] = useState(typeof kept === 'string' ? kept : (draft?.content.body ?? ''));
  const [audience, setAudience] = useState(audiences[0] ?? 'everyone');
  const { save, forget } = useDraft(`thread:${threadId}`, draft, (content) =>
    setBody((typed) => typed || content.body),
  );
  const write = (text: string) => {
    setBody(text);
    save({ body: text, audience });
  };
  return (
    <div ref={form} data-key="r">
      <h3 className="mb-1 font-semibold">{t('desk:reply.title')}</h3>
      <SavedReplies detail={detail} onInsert={(text) => composer.current?.insert(text)} />
      <Form
        className="space-y-2"
        preventScrollReset
        onSubmit={() => {
          forget();
          setBody('');
        }}
      >
        <input type="hidden" name="threadId" value={threadId} />
        <Composer
          ref={composer}
          name="body"
          label={t('desk:reply.title')}
          placeholder={t('desk:reply.placeholder')}
          value={body}
          rows={5}
          onChange={write}
          onTyping={onTyping}
          onSend={() => form.current?.querySelector('form')?.requestSubmit()}
          aside={<AudienceChoice audiences={audiences} value={audience} onChange={setAudience} />}
        >
          <SendButton>{t('desk:reply.send')}</SendButton>
        </Composer>
        <CheckboxField name="askBack" label={t('questions:askBack')} value="yes" />
      </Form>
    </div>
  );
}
