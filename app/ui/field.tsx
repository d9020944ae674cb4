import { clsx } from 'clsx';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '~/platform/i18n/i18n-context';
import { fieldId, useFormState } from './form-context';
import { fieldWords } from './problem-words';

export interface FieldLook {
  name: string;
  label: ReactNode;
  /** What helps to fill it in; read out with the field. */
  hint?: ReactNode;
  /** What is wrong, where it is not the form's answer that says so. */
  error?: string;
  /** Optional fields are marked, since most are needed. */
  required?: boolean;
  /** The label is read out but not seen. */
  labelHidden?: boolean;
  className?: string;
}

/** What a control inside a field must carry. */
export interface ControlProps {
  id: string;
  name: string;
  required: boolean | undefined;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

export interface FieldParts {
  control: ControlProps;
  error: string | undefined;
  hintId: string;
  errorId: string;
}

/** Joins a field with its form: id, kept problem, what describes it. */
export function useField(
  look: Pick<FieldLook, 'name' | 'hint' | 'error' | 'required'>,
  counted = false,
): FieldParts {
  const t = useT();
  const form = useFormState();
  const problem = form.problem?.fields[look.name.replace(/\[\]$/, '')];
  const error = look.error ?? (problem ? fieldWords(t, problem) : undefined);
  const id = fieldId(form.id, look.name.replace(/\[\]$/, ''));
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  const described = [look.hint || counted ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ');
  return {
    control: {
      id,
      name: look.name,
      required: look.required,
      'aria-describedby': described || undefined,
      'aria-invalid': error ? true : undefined,
    },
    error,
    hintId,
    errorId,
  };
}

/** The words of a problem at its field. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null;
  return (
    <p id={id} className="mt-1 flex items-start gap-1.5 text-sm font-semibold text-danger">
      <CircleAlert aria-hidden="true" className="mt-1 size-4" />
      {error}
    </p>
  );
}

/** Label, control, hint, counter and problem, always in this order. */
export function Field(
  props: FieldLook & { children: (control: ControlProps) => ReactNode; counter?: ReactNode },
) {
  const { label, hint, required, labelHidden, className, children, counter } = props;
  const t = useT();
  const { control, error, hintId, errorId } = useField(props, counter !== undefined);
  return (
    <div className={clsx('min-w-0', className)}>
      <label htmlFor={control.id} className={labelHidden ? 'sr-only' : 'mb-1 block font-semibold'}>
        <span data-label-of={control.id}>{label}</span>
        {required ? null : <span className="font-normal text-muted"> ({t('ui:optional')})</span>}
      </label>
      {children(control)}
      {hint || counter ? (
        <div className="mt-1 flex items-start justify-between gap-4 text-sm text-muted">
          <p id={hintId}>{hint}</p>
          {counter}
        </div>
      ) : null}
      <FieldError id={errorId} error={error} />
    </div>
  );
}

/** Several controls that answer one question, such as boxes to tick. */
export function FieldSet(props: FieldLook & { children: ReactNode }) {
  const { label, hint, required, labelHidden, className, children } = props;
  const t = useT();
  const { control, error, hintId, errorId } = useField(props);
  return (
    <fieldset
      id={control.id}
      tabIndex={-1}
      aria-describedby={control['aria-describedby']}
      className={clsx('min-w-0', className)}
    >
      <legend className={labelHidden ? 'sr-only' : 'mb-1 font-semibold'}>
        <span data-label-of={control.id}>{label}</span>
        {required ? null : <span className="font-normal text-muted"> ({t('ui:optional')})</span>}
      </legend>
      {hint ? (
        <p id={hintId} className="mb-2 text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {children}
      <FieldError id={errorId} error={error} />
    </fieldset>
  );
}
