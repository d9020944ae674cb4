import { invalidField } from '~/platform/errors';
import { endOfDay } from '~/platform/i18n/end-of-day';
import { parseInput } from '~/platform/input';
import { askInput, type AskInput } from './schema';

/** What `AskForm` sends, as the command takes it: options one a line, open until the end of a day. @throws invalid */
export function askFromForm(values: Record<string, unknown>, timeZone: string): AskInput {
  const closesAt = endOfDay(String(values.day ?? ''), timeZone);
  if (!closesAt) throw invalidField('day', values.day ? 'invalid_date' : 'required');
  const options = String(values.options ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (options.length < 2) throw invalidField('options', 'needs_choices');
  return parseInput(askInput, {
    ...{ question: values.question, kind: values.kind, options },
    quorum: values.quorum || 0,
    closesAt: closesAt.toISOString(),
    hidden: values.hidden === 'on',
  });
}
