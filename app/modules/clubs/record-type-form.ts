import { z } from 'zod';
import { PortalError } from '~/platform/errors';
import { nestValues } from '~/platform/nested-values';
import { parseInput } from '~/platform/input';
import { type EditorRow, keyFor, parseRows, readChoices, readRows } from './editor-rows';
import { fieldsSchema, recordTypesSchema, translatedSchema } from './schema';
import type { RecordTypeView } from './views';

const labelForm = z.object({ label: translatedSchema });

type RecordTypes = ReturnType<typeof recordTypesSchema.parse>;

function fieldOf({ key, label, rest }: EditorRow, before: RecordTypeView | undefined) {
  const kind = rest.kind ?? 'text';
  const known = before?.fields.find((field) => field.key === key);
  return {
    key,
    label,
    kind,
    required: rest.required === 'on',
    ...(kind === 'choice' ? { choices: readChoices(rest.choices, known?.choices) } : {}),
  };
}

/**
 * All of a club's record types after one of them was edited, or one was added (`key` null). @throws invalid, with problems
 * named as the form's fields; not_found when the type is gone
 */
export function readRecordTypeForm(
  values: Record<string, unknown>,
  types: readonly RecordTypeView[],
  key: string | null,
): RecordTypes {
  const { label: givenLabel, fields: givenFields, retired } = nestValues(values);
  const before = types.find((type) => type.key === key);
  if (key !== null && !before) throw new PortalError('not_found');
  const { label } = parseInput(labelForm, { label: givenLabel });
  const rows = readRows(givenFields);
  const fields = parseRows(fieldsSchema, rows, {
    name: 'fields',
    values: rows.map((row) => fieldOf(row, before)),
  });
  const edited = {
    // `new` is where a type that is not there yet is made.
    key: key ?? keyFor(label, new Set(['new', ...types.map((type) => type.key)])),
    label,
    fields,
    retired: retired === 'on',
  };
  const others = types.map(({ id: _, ...type }) => (type.key === key ? edited : type));
  return parseInput(recordTypesSchema, before ? others : [...others, edited]);
}
