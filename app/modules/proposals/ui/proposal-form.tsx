import { useActionData } from '@remix-run/react';
import { useRef, useState } from 'react';
import type { Draft, TagView } from '~/modules/threads/post';
import { BodyField } from '~/modules/threads/ui/body-field';
import { useDraft } from '~/modules/threads/ui/use-draft';
import type { FormProblem } from '~/platform/http/problem';
import { useI18n } from '~/platform/i18n/i18n-context';
import type { WordChange } from '~/platform/text/word-change';
import { Button } from '~/ui/button';
import { ChangedWords } from '~/ui/changed-words';
import { CheckboxesField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { TextField } from '~/ui/text-field';

export interface ProposalFormProps {
  slug: string;
  /** What is done with the words. */
  does: 'create' | 'edit' | 'amend' | 'rebase';
  title: string;
  body: string;
  language?: 'th' | 'vi' | 'en' | null;
  tags?: readonly TagView[];
  chosenTags?: readonly string[];
  /** What it is written on; none for a new one. */
  version?: number;
  /** What the newest version changed, for whoever wrote on an older one. */
  newest?: readonly WordChange[];
  /** Where what is typed is kept. */
  place: string;
  draft: Draft | null;
  /** It was written on an older version. */
  stale?: boolean;
}

function Changed({ newest, lang }: { newest: readonly WordChange[]; lang?: string }) {
  const { t } = useI18n();
  return (
    <Notice tone="warning" live title={t('proposals:form.changed')}>
      <p>{t('proposals:form.changedLead')}</p>
      <div className="mt-2 rounded-md border border-line bg-raised p-3">
        <ChangedWords changes={newest} lang={lang} />
      </div>
    </Notice>
  );
}

const noteOf = { edit: 'proposals:form.note', amend: 'proposals:form.amendNote' } as const;

function Buttons({ does, over }: { does: ProposalFormProps['does']; over: number | undefined }) {
  const { t } = useI18n();
  if (does === 'create')
    return (
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" name="status" value="published">
          {t('proposals:form.publish')}
        </Button>
        <Button name="status" value="draft">
          {t('proposals:form.saveDraft')}
        </Button>
      </div>
    );
  const words = {
    edit: t('proposals:form.save'),
    amend: t('proposals:form.send'),
    rebase: t('proposals:form.rebase'),
  }[does];
  return (
    <Button variant="primary">
      {over === undefined ? words : t('proposals:form.useNewest', { number: over })}
    </Button>
  );
}

/** Where a proposal is written, changed, or other words for it are said. What is typed stays, whoever saves meanwhile. */
export function ProposalForm(props: ProposalFormProps) {
  const { slug, does, language, tags = [], version, newest = [], place, draft, stale = false } = props;
  const { t, locale } = useI18n();
  const problem = useActionData<{ problem?: FormProblem }>()?.problem;
  const kept = typeof problem?.values.body === 'string' ? problem.values.body : undefined;
  const title = useRef<HTMLInputElement>(null);
  const [body, setBody] = useState(kept ?? props.body);
  const typed = useRef(kept !== undefined);
  const {
    kept: saved,
    save,
    forget,
  } = useDraft(place, draft, ({ title: old, body: text }) => {
    if (typed.current) return;
    setBody(text);
    if (title.current && old) title.current.value = old;
  });
  const keep = (text: string) => {
    typed.current = true;
    save({ title: title.current?.value ?? '', body: text });
  };
  const changed = (stale || problem?.code === 'changed_meanwhile') && version !== undefined;
  const lang = language && language !== locale ? language : undefined;
  return (
    <Form
      className="space-y-5"
      summary={!changed}
      labels={{ title: t('proposals:form.title'), body: t('proposals:form.body') }}
      onSubmit={() => forget()}
    >
      {changed ? <Changed newest={newest} lang={lang} /> : null}
      {version === undefined ? null : <input type="hidden" name="version" value={version} />}
      <TextField
        ref={title}
        name="title"
        label={t('proposals:form.title')}
        hint={does === 'create' ? t('proposals:form.titleHint') : undefined}
        defaultValue={props.title}
        onChange={() => keep(body)}
        countTo={200}
        maxLength={200}
        autoComplete="off"
        required
      />
      <BodyField
        slug={slug}
        label={t('proposals:form.body')}
        hint={t('proposals:form.bodyHint')}
        value={body}
        rows={12}
        refused={problem?.fields.body}
        kept={saved}
        onChange={(text) => {
          setBody(text);
          keep(text);
        }}
      />
      {tags.length > 0 ? (
        <CheckboxesField
          name="tags[]"
          label={t('proposals:form.tags')}
          choices={tags.map(({ key, label }) => ({ value: key, label: label[locale] }))}
          defaultValues={props.chosenTags}
        />
      ) : null}
      {does === 'edit' || does === 'amend' ? (
        <TextField
          name="note"
          label={t(noteOf[does])}
          maxLength={does === 'edit' ? 200 : 500}
          autoComplete="off"
        />
      ) : null}
      <Buttons does={does} over={changed ? version : undefined} />
    </Form>
  );
}
