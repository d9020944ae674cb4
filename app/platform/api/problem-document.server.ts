import { apiCode, type FieldProblem, type PortalError } from '../errors';
import type { Locale } from '../i18n/locale';
import { translatorFor } from '../i18n/translators.server';

function fieldSentences(fields: Record<string, FieldProblem>, locale: Locale): Record<string, string> {
  const t = translatorFor(locale) as (key: string, params?: object) => string;
  return Object.fromEntries(
    Object.entries(fields).map(([name, { code, params }]) => [name, t(`fields:${code}`, params)]),
  );
}

/** An error as RFC 9457 says it, with our `code`, and `errors` by field. */
export function problemResponse(error: PortalError, locale: Locale): Response {
  const t = translatorFor(locale) as (key: string, params?: object) => string;
  const params = { ...error.params, seconds: error.retryAfterSeconds ?? error.params.seconds };
  const body = {
    type: 'about:blank',
    title: t(`errors:${error.code}`, params),
    status: error.status,
    code: apiCode(error.code),
    ...(error.fields ? { errors: fieldSentences(error.fields, locale) } : {}),
  };
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  if (error.retryAfterSeconds) headers.set('Retry-After', String(error.retryAfterSeconds));
  // The rest of what is being sent is not waited for.
  if (error.code === 'too_large') headers.set('Connection', 'close');
  if (error.status === 401) headers.set('WWW-Authenticate', 'Bearer');
  return new Response(JSON.stringify(body), { status: error.status, headers });
}
