import { useActionData } from '@remix-run/react';
import { useMemo, useRef, useState } from 'react';
import type { Draft, TagView } from '~/modules/threads/post';
import { Composer } from '~/modules/threads/ui/composer';
import { useDraft } from '~/modules/threads/ui/use-draft';
import type { FormProblem } from '~/platform/http/problem';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { CheckboxesField, SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { fieldWords } from '~/ui/problem-words';
import { TextField } from '~/ui/text-field';
import type { GuideView } from '../views';
import type { WordChange } from '~/platform/text/word-change';
import { ChangedWords } from '~/ui/changed-words';

export interface GuideFormProps {
  slug: string;
  tags: readonly TagView[];
  /** Left out for a new one. */
  guide?: GuideView;
  /** Where what is being written is kept; see `draftPlaceOf`. */
  place: string;
  draft: Draft | null;
  suggests?: boolean;
  /** What the newest version changed, for whoever wrote on an older one. */
  newest?: readonly WordChange[];
}

/**
 * What is being written, kept in the browser and on the server. A draft goes on from the version that it was written on, so that
 * saving it never lays it over a newer one unseen.
 */
function useWriting({ guide, place, draft }: GuideFormProps, problem: FormProblem | undefined) {
  const [written, setWritten] = useState(() => {
    const kept = (name: 'title' | 'body' | 'note') => {
      const value = problem?.values[name];
      return typeof value === 'string' ? value : draft?.content[name];
    };
    return {
      title: kept('title') ?? guide?.title ?? '',
      body: kept('body') ?? guide?.body ?? '',
      note: kept('note') ?? '',
    };
  });
  const [since, setSince] = useState(draft?.content.version);
  const known = useRef(problem !== undefined || draft !== null);
  const {
    kept: draftKept,
    save,
    forget,
  } = useDraft(place, draft, ({ title = '', body, note = '', version }) => {
    // What came with the page, or was refused, stands already.
    if (known.current) return;
    setWritten({ title, body, note });
    setSince(version);
  });
  const isRefused = problem?.code === 'changed_meanwhile';
  const version = isRefused ? guide?.version : (since ?? guide?.version);
  return {
    ...written,
    version,
    draftKept,
    write(change: Partial<typeof written>) {
      const next = { ...written, ...change };
      setWritten(next);
      setSince(version);
      save({ ...next, version });
    },
    sent: () => forget(),
  };
}

function Changed({ guide, newest }: { guide: GuideView; newest: readonly WordChange[] }) {
  const { t } = useI18n();
  return (
    <Notice tone="warning" live title={t('guides:form.changed')}>
      <p>{t('guides:form.changedLead')}</p>
      <div className="mt-2 rounded-md border border-line bg-raised p-3">
        <ChangedWords changes={newest} lang={guide.language ?? undefined} />
      </div>
    </Notice>
  );
}

function BodyField(props: {
  slug: string;
  body: string;
  onChange: (body: string) => void;
  draftKept: boolean;
}) {
  const { slug, body, onChange, draftKept } = props;
  const { t } = useI18n();
  const problem = useActionData<{ problem?: FormProblem }>()?.problem;
  const mentions = useMemo(() => ({ slug, people: [] }), [slug]);
  const refused = problem?.fields.body;
  return (
    <div>
      <p className="mb-1 font-semibold">{t('guides:form.body')}</p>
      <Composer
        name="body"
        label={t('guides:form.body')}
        value={body}
        rows={16}
        mentions={mentions}
        invalid={refused !== undefined}
        describedBy={refused ? 'guide-body-problem' : undefined}
        onChange={onChange}
        aside={
          <span className="text-sm text-muted" role="status">
            {draftKept ? t('threads:composer.draftSaved') : ''}
          </span>
        }
      />
      {refused ? (
        <p id="guide-body-problem" className="mt-1 text-sm font-semibold text-danger">
          {fieldWords(t, refused)}
        </p>
      ) : null}
    </div>
  );
}

function Sorting({ tags, guide }: { tags: readonly TagView[]; guide?: GuideView }) {
  const { t, locale } = useI18n();
  return (
    <>
      <SelectField
        name="language"
        label={t('guides:form.language')}
        none={t('guides:form.anyLanguage')}
        defaultValue={guide?.language ?? ''}
        choices={(['th', 'vi', 'en'] as const).map((value) => ({
          value,
          label: t(`guides:languages.${value}`),
        }))}
        className="w-full sm:w-80"
      />
      {tags.length > 0 ? (
        <CheckboxesField
          name="tags[]"
          label={t('guides:form.tags')}
          choices={tags.map(({ key, label }) => ({ value: key, label: label[locale] }))}
          defaultValues={guide?.tags}
        />
      ) : null}
    </>
  );
}

/** Where a guide is written, changed, or other words for it are suggested. What was typed stays, whoever saved meanwhile. */
export function GuideForm(props: GuideFormProps) {
  const { slug, tags, guide, suggests = false, newest = [] } = props;
  const { t } = useI18n();
  const problem = useActionData<{ problem?: FormProblem }>()?.problem;
  const writing = useWriting(props, problem);
  const changed = problem?.code === 'changed_meanwhile' && guide;
  return (
    <Form
      className="space-y-5"
      onSubmit={writing.sent}
      labels={{ title: t('guides:form.title'), body: t('guides:form.body') }}
      summary={!changed}
    >
      {changed ? <Changed guide={guide} newest={newest} /> : null}
      {guide ? <input type="hidden" name="version" value={writing.version} /> : null}
      <TextField
        name="title"
        label={t('guides:form.title')}
        value={writing.title}
        onChange={(event) => writing.write({ title: event.target.value })}
        maxLength={200}
        autoComplete="off"
        required
      />
      <BodyField
        slug={slug}
        body={writing.body}
        draftKept={writing.draftKept}
        onChange={(body) => writing.write({ body })}
      />
      {suggests ? null : <Sorting tags={tags} guide={guide} />}
      {guide ? (
        <TextField
          name="note"
          label={t(suggests ? 'guides:form.suggestNote' : 'guides:form.note')}
          value={writing.note}
          onChange={(event) => writing.write({ note: event.target.value })}
          maxLength={200}
          required={suggests}
          autoComplete="off"
        />
      ) : null}
      <div className="flex flex-wrap gap-3">
        {guide ? (
          <Button variant="primary">
            {changed
              ? t('guides:form.useNewest', { number: guide.version })
              : t(suggests ? 'guides:form.suggest' : 'guides:form.save')}
          </Button>
        ) : (
          <>
            <Button variant="primary" name="status" value="published">
              {t('guides:form.publish')}
            </Button>
            <Button name="status" value="draft">
              {t('guides:form.saveDraft')}
            </Button>
          </>
        )}
      </div>
    </Form>
  );
}
