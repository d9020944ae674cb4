import type { FieldProblem } from '~/platform/errors';
import type { PageProblem } from '~/platform/http/problem';
import type { Translate } from '~/platform/i18n/translator';

// Codes come from the server, so their keys cannot be checked by type; tests hold codes and messages together.
type Say = (key: string | string[], params?: Record<string, unknown>) => string;

/** What is wrong with one field, and what to do. */
export function fieldWords(t: Translate, problem: FieldProblem): string {
  return (t as unknown as Say)(
    [`fields:${problem.code}`, `errors:${problem.code}`, 'fields:invalid'],
    problem.params,
  );
}

/** What happened, and what to do next. */
export function problemWords(t: Translate, problem: PageProblem): string {
  return (t as unknown as Say)([`errors:${problem.code}`, 'errors:failed'], problem.params);
}
