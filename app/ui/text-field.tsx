import { clsx } from 'clsx';
import {
  forwardRef,
  type InputHTMLAttributes,
  type ReactNode,
  type TextareaHTMLAttributes,
  useState,
} from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { type ControlProps, Field, type FieldLook } from './field';
import { keptValue, useFormState } from './form-context';

export const controlClass = clsx(
  'block w-full min-h-11 rounded-md border border-edge bg-raised px-3 py-1.5 text-ink',
  'aria-invalid:border-2 aria-invalid:border-danger disabled:bg-sunken disabled:text-muted',
  // Not `:read-only`, which selects and file inputs are too.
  '[&[readonly]]:bg-sunken',
);

/** Bare input, for a place that brings its own label. */
export const Input = forwardRef<HTMLInputElement, InputHTMLAttributes<HTMLInputElement>>(
  function Input(props, ref) {
    return <input ref={ref} {...props} className={clsx(controlClass, props.className)} />;
  },
);

/** Bare text area that grows with its text where the browser can. */
export const Textarea = forwardRef<HTMLTextAreaElement, TextareaHTMLAttributes<HTMLTextAreaElement>>(
  function Textarea({ rows = 4, ...props }, ref) {
    return (
      <textarea
        ref={ref}
        {...props}
        rows={rows}
        // What grows with its text forgets its rows.
        style={{ minHeight: `calc(${rows}lh + 0.875rem)` }}
        className={clsx(
          controlClass,
          'field-sizing-content max-h-[60dvh] resize-y leading-relaxed',
          props.className,
        )}
      />
    );
  },
);

/** How much is written of what fits; read out only when it becomes tight. */
function Counter({ length, maximum }: { length: number; maximum: number }) {
  const { t, format } = useI18n();
  const left = maximum - length;
  return (
    <p className={clsx('shrink-0 tabular-nums', left < 0 && 'font-semibold text-danger')}>
      <span aria-hidden="true">
        {format.number(length)} / {format.number(maximum)}
      </span>
      <span className="sr-only" role="status">
        {left < 0
          ? t('ui:form.over', { count: -left })
          : left <= maximum / 10
            ? t('ui:form.left', { count: left })
            : ''}
      </span>
    </p>
  );
}

interface Counted {
  /** Shows how much of this is written. */
  countTo?: number;
}

function useCounted(countTo: number | undefined, initial: unknown): [ReactNode, (text: string) => void] {
  const [length, setLength] = useState(() => String(initial ?? '').trim().length);
  const counter = countTo === undefined ? undefined : <Counter length={length} maximum={countTo} />;
  return [counter, (text) => countTo !== undefined && setLength(text.trim().length)];
}

type Own = 'name' | 'required' | 'className' | 'id';

export type TextFieldProps = FieldLook & Counted & Omit<InputHTMLAttributes<HTMLInputElement>, Own>;

/** One line of text with its label. What was typed comes back when the form is refused. */
export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField(props, ref) {
  const { label, hint, error, labelHidden, className, countTo, onChange, ...rest } = props;
  const { problem } = useFormState();
  const initial = keptValue(problem, props.name) ?? rest.defaultValue;
  const [counter, count] = useCounted(countTo, rest.value ?? initial);
  const look = { label, hint, error, labelHidden, className, name: props.name, required: props.required };
  return (
    <Field {...look} counter={counter}>
      {(control: ControlProps) => (
        <Input
          ref={ref}
          {...rest}
          {...control}
          {...(rest.value === undefined ? { defaultValue: initial } : {})}
          onChange={(event) => {
            count(event.target.value);
            onChange?.(event);
          }}
        />
      )}
    </Field>
  );
});

export type TextAreaFieldProps = FieldLook & Counted & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, Own>;

/** Several lines of text with their label. */
export const TextAreaField = forwardRef<HTMLTextAreaElement, TextAreaFieldProps>(
  function TextAreaField(props, ref) {
    const { label, hint, error, labelHidden, className, countTo, onChange, ...rest } = props;
    const { problem } = useFormState();
    const initial = keptValue(problem, props.name) ?? rest.defaultValue;
    const [counter, count] = useCounted(countTo, rest.value ?? initial);
    const look = { label, hint, error, labelHidden, className, name: props.name, required: props.required };
    return (
      <Field {...look} counter={counter}>
        {(control: ControlProps) => (
          <Textarea
            ref={ref}
            {...rest}
            {...control}
            {...(rest.value === undefined ? { defaultValue: initial } : {})}
            onChange={(event) => {
              count(event.target.value);
              onChange?.(event);
            }}
          />
        )}
      </Field>
    );
  },
);
