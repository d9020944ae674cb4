import type { RecordField } from './views';

/** Choices as an editor shows them, `ไทย | Tiếng Việt | English`, one a line; `readChoices` reads them back. */
export function writeChoices(choices: RecordField['choices'] = []): string {
  return choices.map(({ label }) => [label.th, label.vi, label.en].join(' | ')).join('\n');
}
