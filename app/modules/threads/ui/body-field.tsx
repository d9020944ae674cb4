import { useId, useMemo } from 'react';
import type { FieldProblem } from '~/platform/errors';
import { useI18n } from '~/platform/i18n/i18n-context';
import { fieldWords } from '~/ui/problem-words';
import { Composer } from './composer';

/** Where a long text is written in a form, as the field `body`: what it is, how, and whether it is kept as a draft. */
export function BodyField(props: {
  slug: string;
  label: string;
  hint?: string;
  value: string;
  rows: number;
  refused: FieldProblem | undefined;
  /** It is kept as a draft. */
  kept: boolean;
  onChange: (text: string) => void;
}) {
  const { slug, label, hint, value, rows, refused, kept, onChange } = props;
  const { t } = useI18n();
  const id = useId();
  const mentions = useMemo(() => ({ slug, people: [] }), [slug]);
  return (
    <div>
      <p className="mb-1 font-semibold">{label}</p>
      {hint ? (
        <p id={`${id}-hint`} className="mb-2 text-sm text-muted">
          {hint}
        </p>
      ) : null}
      <Composer
        name="body"
        label={label}
        value={value}
        rows={rows}
        mentions={mentions}
        invalid={refused !== undefined}
        describedBy={refused ? `${id}-problem` : hint ? `${id}-hint` : undefined}
        onChange={onChange}
        aside={
          <span className="text-sm text-muted" role="status">
            {kept ? t('threads:composer.draftSaved') : t('threads:composer.markdown')}
          </span>
        }
      />
      {refused ? (
        <p id={`${id}-problem`} className="mt-1 text-sm font-semibold text-danger">
          {fieldWords(t, refused)}
        </p>
      ) : null}
    </div>
  );
}
