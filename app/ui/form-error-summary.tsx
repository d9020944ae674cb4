import { CircleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '~/platform/i18n/i18n-context';
import { fieldId, useFormState } from './form-context';
import { fieldWords, problemWords } from './problem-words';

/** Names of fields as their labels say them: read from the page, and what the form gives where nothing can be read. */
function useLabels(given: Record<string, string> | undefined): Record<string, string> {
  const { id, problem } = useFormState();
  const [read, setRead] = useState<Record<string, string>>({});
  useEffect(() => {
    if (!problem) return;
    const labels = Object.keys(problem.fields).flatMap((name) => {
      const label = document.querySelector(`[data-label-of="${CSS.escape(fieldId(id, name))}"]`);
      return label ? [[name, label.textContent ?? ''] as const] : [];
    });
    setRead(Object.fromEntries(labels));
  }, [id, problem]);
  return { ...given, ...read };
}

/** What is wrong with the form around it, in the same words as at the fields, with links to them. It takes the focus. */
export function FormErrorSummary({ labels: given }: { labels?: Record<string, string> }) {
  const t = useT();
  const { id, problem } = useFormState();
  const labels = useLabels(given);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  if (!problem) return null;
  const fields = Object.entries(problem.fields);
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      aria-labelledby={`${id}-problem`}
      className="mb-5 rounded-md border-2 border-danger bg-danger-soft px-4 py-3 text-danger"
    >
      <p id={`${id}-problem`} className="flex items-start gap-2 font-semibold">
        <CircleAlert aria-hidden="true" className="mt-1.5 size-5" />
        <span>
          {fields.length > 0 ? t('ui:form.problems', { count: fields.length }) : problemWords(t, problem)}
        </span>
      </p>
      {fields.length > 0 ? (
        <ul className="mt-1 list-disc ps-11">
          {fields.map(([name, field]) => (
            <li key={name}>
              <a
                href={`#${fieldId(id, name)}`}
                className="underline underline-offset-4"
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId(id, name))?.focus();
                }}
              >
                {labels[name] ? `${labels[name]}: ` : null}
                {fieldWords(t, field)}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
