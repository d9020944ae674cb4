import { useActionData } from '@remix-run/react';
import { type ReactNode, useRef, useState } from 'react';
import type { Draft, TagView } from '~/modules/threads/post';
import type { FormProblem } from '~/platform/http/problem';
import { useI18n } from '~/platform/i18n/i18n-context';
import { CheckboxesField, CheckboxField, RadioField, SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { TextAreaField, TextField } from '~/ui/text-field';
import { BodyField } from './body-field';
import { SendButton } from './composer-controls';
import { useDraft } from './use-draft';

export interface StartFormProps {
  tags: readonly TagView[];
  draft: Draft | null;
  place: string;
  slug: string;
  mayAnnounce: boolean;
  asks: boolean;
  /** Below the title: what others asked before, as far as there is something. */
  belowTitle?: ReactNode;
  /** Before the button: what goes with the question. */
  beforeSend?: ReactNode;
  /** What is being written, title first; with every keystroke. */
  onWriting?: (text: string) => void;
}

/** Where a thread begins. What is typed is kept as a draft until it is sent. */
export function StartForm(props: StartFormProps) {
  const { tags, draft, place, slug, mayAnnounce, asks, belowTitle, beforeSend, onWriting } = props;
  const { t, locale } = useI18n();
  const answer = useActionData<{ problem?: FormProblem }>();
  const problem = answer?.problem;
  const kept = problem?.values;
  const title = useRef<HTMLInputElement>(null);
  const [body, setBody] = useState(typeof kept?.body === 'string' ? kept.body : (draft?.content.body ?? ''));
  const {
    kept: draftKept,
    save,
    forget,
  } = useDraft(place, draft, (content) => {
    setBody((typed) => typed || content.body);
    if (title.current && !title.current.value && content.title) title.current.value = content.title;
  });
  const keep = (text: string) => {
    save({ title: title.current?.value ?? '', body: text });
    onWriting?.(`${title.current?.value ?? ''}\n${text}`);
  };
  const kinds = [
    { value: 'question', label: t('threads:start.kindQuestion') },
    { value: 'talk', label: t('threads:start.kindTalk') },
    ...(mayAnnounce ? [{ value: 'announcement', label: t('threads:start.kindAnnouncement') }] : []),
  ];
  return (
    <Form
      onSubmit={() => forget()}
      labels={{ title: t('threads:start.titleField'), body: t('threads:start.body') }}
      className="space-y-5"
    >
      {asks ? (
        <input type="hidden" name="kind" value="question" />
      ) : (
        <RadioField
          name="kind"
          label={t('threads:start.kind')}
          choices={kinds}
          defaultValue="talk"
          required
        />
      )}
      <TextField
        ref={title}
        name="title"
        label={t('threads:start.titleField')}
        hint={t('threads:start.titleHint')}
        countTo={200}
        maxLength={200}
        defaultValue={draft?.content.title}
        onChange={() => keep(body)}
        autoComplete="off"
        required
      />
      {belowTitle}
      <BodyField
        slug={slug}
        label={t('threads:start.body')}
        value={body}
        rows={7}
        refused={problem?.fields.body}
        kept={draftKept}
        onChange={(text) => {
          setBody(text);
          keep(text);
        }}
      />
      {tags.length > 0 ? (
        <CheckboxesField
          name="tags[]"
          label={t('threads:start.tags')}
          hint={t('threads:start.tagsHint')}
          choices={tags.map(({ key, label }) => ({ value: key, label: label[locale] }))}
          defaultValues={draft?.content.tags}
        />
      ) : null}
      <details
        className="rounded-lg border border-line bg-raised px-4 py-2"
        open={Boolean(kept?.pollQuestion)}
      >
        <summary className="min-h-11 cursor-pointer py-2 font-semibold">{t('threads:start.poll')}</summary>
        <div className="space-y-4 pb-3">
          <TextField name="pollQuestion" label={t('threads:start.pollQuestion')} maxLength={200} />
          <TextAreaField
            name="pollOptions"
            label={t('threads:start.pollOptions')}
            hint={t('threads:start.pollOptionsHint')}
            rows={4}
          />
          <CheckboxField name="pollSeveral" label={t('threads:start.pollSeveral')} />
          <SelectField
            name="pollCloses"
            label={t('threads:start.pollCloses')}
            choices={[
              { value: '', label: t('threads:start.pollNever') },
              { value: '24', label: t('threads:start.pollDay') },
              { value: '72', label: t('threads:start.pollDays', { count: 3 }) },
              { value: '168', label: t('threads:start.pollDays', { count: 7 }) },
            ]}
          />
        </div>
      </details>
      {beforeSend}
      <SendButton>{t(asks ? 'threads:start.sendQuestion' : 'threads:start.send')}</SendButton>
    </Form>
  );
}
