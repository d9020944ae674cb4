import { createContext, useContext } from 'react';
import type { FormProblem } from '~/platform/http/problem';

export interface FormState {
  /** Prefix of the ids of this form's fields. */
  id: string;
  problem: FormProblem | undefined;
  /** What is being sent at the moment. */
  sending: FormData | undefined;
}

const none: FormState = { id: '', problem: undefined, sending: undefined };

export const FormContext = createContext<FormState>(none);

/**
 * Where the page says above what was refused without naming a field: the intents of those forms that say it themselves all the same;
 * null on other pages.
 */
export const RefusalsAbove = createContext<readonly string[] | null>(null);

/** Pure: whether a page that says refusals above, but for some forms, says this one. */
export function isSaidAbove(problem: FormProblem | undefined, but: readonly string[] | null): boolean {
  if (!problem || but === null) return false;
  return Object.keys(problem.fields).length === 0 && !but.includes(problem.form ?? '');
}

/** The form around a field; outside of one, a state in which nothing is wrong. */
export function useFormState(): FormState {
  return useContext(FormContext);
}

/** Whether the form is being sent; for a button with a name and value, whether by that button. */
export function useFormPending(name?: string, value?: unknown): boolean {
  const { sending } = useFormState();
  if (!sending) return false;
  return name === undefined || value === undefined || sending.get(name) === String(value);
}

/** The id of a form's field, to which the summary of problems leads. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}

/** What was typed before the form was refused; undefined when it was not, or for a secret. */
export function keptValue(problem: FormProblem | undefined, name: string): string | undefined {
  const value = problem?.values[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The same for a field that may be there several times (`name[]`), such as boxes to tick. */
export function keptValues(problem: FormProblem | undefined, name: string): string[] | undefined {
  if (!problem) return undefined;
  const value = problem.values[name.replace(/\[\]$/, '')];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
