import { apiCode, type FieldProblem, type PortalError } from '../errors';
import type { Locale } from '../i18n/locale';
import { translatorFor } from '../i18n/translators.server';
import type { ApiAnswer } from './api-call';

function fieldSentences(fields: Record<string, FieldProblem>, locale: Locale): Record<string, string> {
  const t = translatorFor(locale) as (key: string, params?: object) => string;
  return Object.fromEntries(
    Object.entries(fields).map(([name, { code, params }]) => [name, t(`fields:${code}`, params)]),
  );
}

/** An error as RFC 9457 says it, with our `code`, and `errors` by field. */
export function problemAnswer(error: PortalError, locale: Locale): ApiAnswer {
  const t = translatorFor(locale) as (key: string, params?: object) => string;
  const params = { ...error.params, seconds: error.retryAfterSeconds ?? error.params.seconds };
  const body = {
    type: 'about:blank',
    title: t(`errors:${error.code}`, params),
    status: error.status,
    code: apiCode(error.code),
    ...(error.fields ? { errors: fieldSentences(error.fields, locale) } : {}),
  };
  const headers: Record<string, string> = {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  };
  if (error.retryAfterSeconds) headers['Retry-After'] = String(error.retryAfterSeconds);
  // The rest of what is being sent is not waited for.
  if (error.code === 'too_large') headers.Connection = 'close';
  if (error.status === 401) headers['WWW-Authenticate'] = 'Bearer';
  return { status: error.status, headers, body: JSON.stringify(body) };
}
