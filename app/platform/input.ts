import type { z } from 'zod';
import { type FieldProblem, PortalError } from './errors';

type Issue = z.core.$ZodIssue;

function isEmpty(input: unknown): boolean {
  return input === undefined || input === null || (typeof input === 'string' && input.trim() === '');
}

function problemOf(issue: Issue): FieldProblem {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin !== 'string') return { code: 'too_small', params: { minimum: Number(issue.minimum) } };
      return Number(issue.minimum) <= 1
        ? { code: 'required' }
        : { code: 'too_short', params: { minimum: Number(issue.minimum) } };
    case 'too_big':
      return {
        code: issue.origin === 'string' ? 'too_long' : 'too_big',
        params: { maximum: Number(issue.maximum) },
      };
    case 'invalid_type':
      if (isEmpty(issue.input)) return { code: 'required' };
      return {
        code: { number: 'invalid_number', date: 'invalid_date' }[String(issue.expected)] ?? 'invalid',
      };
    case 'invalid_format':
      return {
        code:
          { email: 'invalid_email', url: 'invalid_url', datetime: 'invalid_date', date: 'invalid_date' }[
            String(issue.format)
          ] ?? 'invalid',
      };
    case 'invalid_value':
      return { code: isEmpty(issue.input) ? 'required' : 'invalid_choice' };
    case 'custom': {
      const { code = 'invalid', ...params } = (issue.params ?? {}) as Record<string, string | number>;
      return { code: String(code), params };
    }
    default:
      return { code: 'invalid' };
  }
}

/**
 * Reads what came from outside. For own rules: `.refine(rule, { params: { code: 'invalid_slug' } })`, where the code is a
 * key of the messages namespace `fields` and what else stands in `params` is for its sentence.
 * @throws invalid, with each field (dotted path) and what is wrong with it
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return parsed.data;
  const fields: Record<string, FieldProblem> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join('.')] ??= problemOf(issue);
  throw new PortalError('invalid', { fields });
}

/** The same for a form whose fields are called otherwise than what they make: `names` says which problem belongs to which field. */
export function parseRenamed<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  names: Readonly<Record<string, string>>,
): z.output<Schema> {
  try {
    return parseInput(schema, input);
  } catch (error) {
    if (!(error instanceof PortalError) || !error.fields) throw error;
    const fields = Object.entries(error.fields).map(([name, problem]) => [names[name] ?? name, problem]);
    throw new PortalError('invalid', { fields: Object.fromEntries(fields) });
  }
}

/** A form's fields as an object; a name that ends in `[]` gives a list. Files stay files; an empty file field is left out. */
export function formValues(form: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (value instanceof File && value.size === 0) continue;
    if (name.endsWith('[]')) {
      const key = name.slice(0, -2);
      values[key] = [...((values[key] as unknown[] | undefined) ?? []), value];
    } else values[name] = value;
  }
  return values;
}
