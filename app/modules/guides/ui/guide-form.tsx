import { useActionData } from '@remix-run/react';
import { useMemo, useState } from 'react';
import type { TagView } from '~/modules/threads/post';
import { Composer } from '~/modules/threads/ui/composer';
import type { FormProblem } from '~/platform/http/problem';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { CheckboxesField, SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { fieldWords } from '~/ui/problem-words';
import { TextField } from '~/ui/text-field';
import type { GuideView } from '../views';
import type { WordChange } from '../word-changes.server';
import { ChangedWords } from './changed-words';

export interface GuideFormProps {
  slug: string;
  tags: readonly TagView[];
  /** Left out for a new one. */
  guide?: GuideView;
  suggests?: boolean;
  /** What the newest version changed, for whoever wrote on an older one. */
  newest?: readonly WordChange[];
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

function BodyField({ slug, guide }: { slug: string; guide?: GuideView }) {
  const { t } = useI18n();
  const problem = useActionData<{ problem?: FormProblem }>()?.problem;
  const kept = problem?.values.body;
  const [body, setBody] = useState(typeof kept === 'string' ? kept : (guide?.body ?? ''));
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
        onChange={setBody}
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
export function GuideForm({ slug, tags, guide, suggests = false, newest = [] }: GuideFormProps) {
  const { t } = useI18n();
  const problem = useActionData<{ problem?: FormProblem }>()?.problem;
  const changed = problem?.code === 'changed_meanwhile' && guide;
  return (
    <Form
      className="space-y-5"
      labels={{ title: t('guides:form.title'), body: t('guides:form.body') }}
      summary={!changed}
    >
      {changed ? <Changed guide={guide} newest={newest} /> : null}
      {guide ? <input type="hidden" name="version" value={guide.version} /> : null}
      <TextField
        name="title"
        label={t('guides:form.title')}
        defaultValue={guide?.title}
        maxLength={200}
        autoComplete="off"
        required
      />
      <BodyField slug={slug} guide={guide} />
      {suggests ? null : <Sorting tags={tags} guide={guide} />}
      {guide ? (
        <TextField
          name="note"
          label={t(suggests ? 'guides:form.suggestNote' : 'guides:form.note')}
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
