import { ApiProblem } from '~/platform/api/call-api';
import type { Translate } from '~/platform/i18n/translator';

/** What to tell a reader of a call that failed: the server's own sentence, or that it could not be reached. */
export function failureWords(t: Translate, error: unknown): string {
  if (error instanceof ApiProblem) return Object.values(error.errors)[0] ?? error.message;
  return t('live:offline');
}
