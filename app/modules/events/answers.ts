import { invalidField } from '~/platform/errors';
import type { EventQuestionField } from './schema';

/** Pure: what was answered, of what is asked. @throws invalid, by the question's field `answers.<key>` */
export function readAnswers(
  questions: readonly EventQuestionField[],
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const { key, kind, required, choices } of questions) {
    const value = (given[key] ?? '').trim();
    if (value === '') {
      if (required) throw invalidField(`answers.${key}`, 'required');
      continue;
    }
    if (kind === 'choice' && !choices.includes(value)) throw invalidField(`answers.${key}`, 'invalid_choice');
    if (kind === 'yes_no' && value !== 'yes' && value !== 'no')
      throw invalidField(`answers.${key}`, 'invalid_choice');
    answers[key] = value;
  }
  return answers;
}
