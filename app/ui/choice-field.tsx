import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import { forwardRef, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react';
import { type ControlProps, Field, FieldError, type FieldLook, FieldSet, useField } from './field';
import { keptValue, keptValues, useFormState } from './form-context';
import { controlClass } from './text-field';

export interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

type SelectFieldProps = FieldLook &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'name' | 'required' | 'className' | 'id'> & {
    choices: readonly { value: string; label: string; disabled?: boolean }[];
    /** An empty first choice, with its words. */
    none?: string;
  };

/** One of many, in the device's own list. */
export const SelectField = forwardRef<HTMLSelectElement, SelectFieldProps>(function SelectField(props, ref) {
  const { label, hint, error, labelHidden, className, choices, none, ...rest } = props;
  const { problem } = useFormState();
  const initial = keptValue(problem, props.name) ?? rest.defaultValue;
  const look = { label, hint, error, labelHidden, className, name: props.name, required: props.required };
  return (
    <Field {...look}>
      {(control: ControlProps) => (
        <div className="relative">
          <select
            ref={ref}
            {...rest}
            {...control}
            {...(rest.value === undefined ? { defaultValue: initial } : {})}
            className={clsx(controlClass, 'appearance-none pe-10')}
          >
            {none === undefined ? null : <option value="">{none}</option>}
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value} disabled={choice.disabled}>
                {choice.label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden="true"
            className="pointer-events-none absolute end-3 top-3 size-5 text-muted"
          />
        </div>
      )}
    </Field>
  );
});

type Box = Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'className' | 'id'>;

function ChoiceRow(props: {
  control: ReactNode;
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  hintId?: string;
}) {
  return (
    <div className="flex min-h-11 items-start gap-3 py-1.5">
      <span className="flex h-[1.7em] items-center">{props.control}</span>
      <label htmlFor={props.id} className="min-w-0 flex-1">
        {props.label}
        {props.hint ? (
          <span id={props.hintId} className="block text-sm text-muted">
            {props.hint}
          </span>
        ) : null}
      </label>
    </div>
  );
}

const boxClass = 'size-5 shrink-0 accent-(--accent)';

/** One box to tick. A kept value of any kind means ticked, as browsers send only ticked boxes. */
export function CheckboxField(props: FieldLook & Box) {
  const {
    label,
    hint,
    error: _error,
    labelHidden: _labelHidden,
    className,
    defaultChecked,
    value = 'on',
    ...rest
  } = props;
  const { control, error, hintId, errorId } = useField(props);
  const { problem } = useFormState();
  const checked = problem ? (keptValues(problem, props.name) ?? []).includes(String(value)) : defaultChecked;
  return (
    <div className={className}>
      <ChoiceRow
        id={control.id}
        label={<span data-label-of={control.id}>{label}</span>}
        hint={hint}
        hintId={hintId}
        control={
          <input
            type="checkbox"
            {...rest}
            {...control}
            value={value}
            {...(rest.checked === undefined ? { defaultChecked: checked } : {})}
            className={boxClass}
          />
        }
      />
      <FieldError id={errorId} error={error} />
    </div>
  );
}

type ChoicesProps = FieldLook & {
  choices: readonly Choice[];
  onChange?: (value: string, checked: boolean) => void;
};

function Choices(props: ChoicesProps & { kind: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  const { choices, kind, chosen, onChange, ...look } = props;
  const { control } = useField(look);
  return (
    <FieldSet {...look}>
      {choices.map((choice, index) => {
        const id = `${control.id}-${index}`;
        return (
          <ChoiceRow
            key={choice.value}
            id={id}
            label={choice.label}
            hint={choice.hint}
            hintId={`${id}-hint`}
            control={
              <input
                type={kind}
                id={id}
                name={look.name}
                value={choice.value}
                disabled={choice.disabled}
                required={kind === 'radio' ? look.required : undefined}
                defaultChecked={chosen.includes(choice.value)}
                onChange={(event) => onChange?.(choice.value, event.target.checked)}
                aria-describedby={choice.hint ? `${id}-hint` : undefined}
                className={boxClass}
              />
            }
          />
        );
      })}
    </FieldSet>
  );
}

/** One of a few, all in sight. */
export function RadioField({ defaultValue, ...props }: ChoicesProps & { defaultValue?: string }) {
  const { problem } = useFormState();
  const value = keptValue(problem, props.name) ?? defaultValue;
  return <Choices {...props} kind="radio" chosen={value === undefined ? [] : [value]} />;
}

/** Any of a few; `name` ends in `[]`, so that the form gives a list. */
export function CheckboxesField({
  defaultValues = [],
  ...props
}: ChoicesProps & { defaultValues?: readonly string[] }) {
  const { problem } = useFormState();
  return <Choices {...props} kind="checkbox" chosen={keptValues(problem, props.name) ?? defaultValues} />;
}

/** On or off, at once. In a form without JavaScript it is a box to tick. */
export function SwitchField(props: FieldLook & Box) {
  const {
    label,
    hint,
    error: _error,
    labelHidden: _labelHidden,
    className,
    defaultChecked,
    value = 'on',
    ...rest
  } = props;
  const { control, error, hintId, errorId } = useField(props);
  const { problem } = useFormState();
  const checked = problem ? (keptValues(problem, props.name) ?? []).includes(String(value)) : defaultChecked;
  return (
    <div className={className}>
      <div className="flex min-h-11 items-start justify-between gap-4 py-1.5">
        <label htmlFor={control.id} className="min-w-0 flex-1">
          <span data-label-of={control.id}>{label}</span>
          {hint ? (
            <span id={hintId} className="block text-sm text-muted">
              {hint}
            </span>
          ) : null}
        </label>
        <input
          type="checkbox"
          role="switch"
          {...rest}
          {...control}
          value={value}
          {...(rest.checked === undefined ? { defaultChecked: checked } : {})}
          className="switch mt-0.5"
        />
      </div>
      <FieldError id={errorId} error={error} />
    </div>
  );
}
