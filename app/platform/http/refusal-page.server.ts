import type { PortalError } from '../errors';
import type { Locale } from '../i18n/locale';
import { translatorFor } from '../i18n/translators.server';
import type { FormProblem, PageProblem } from './problem';

export interface RefusedRequest {
  method: string;
  /** Path and query. */
  originalUrl: string;
  query: Record<string, unknown>;
}

// No file is asked for: who is over a limit would be refused that too.
const style = `
  :root { color-scheme: light dark; }
  body { font: 1.0625rem/1.7 system-ui, sans-serif; margin: 0; min-height: 100vh; display: grid; place-items: center; }
  main { max-width: 32rem; padding: 1.5rem; }
  h1 { font-size: 1.375rem; line-height: 1.5; }
  a { display: inline-block; min-height: 2.75rem; line-height: 2.75rem; margin-inline-end: 1.25rem; }`;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** A page of its own, without scripts and files, that says what happened and what to do. */
function refusalPage(refusal: PortalError, request: RefusedRequest, locale: Locale): string {
  const t = translatorFor(locale) as (key: string, params?: object) => string;
  const words = t(`errors:${refusal.code}`, { ...refusal.params, seconds: refusal.retryAfterSeconds });
  const again = request.method === 'GET' ? request.originalUrl.replace(/^\/+/, '/') : undefined;
  const retry = again ? `<a href="${escaped(again)}">${escaped(t('ui:retry'))}</a>` : '';
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(words)}</title>
<style>${style}</style>
</head>
<body><main><h1>${escaped(words)}</h1><p>${retry}<a href="/">${escaped(t('ui:home'))}</a></p></main></body>
</html>
`;
}

/**
 * The answer to a request of a page that was refused before Remix was reached: a whole page; or, where the browser's code
 * asks for a page's data (Remix adds `_data`), what a loader or an action of ours would have answered, so that the page
 * stays, says the same words and keeps what was typed.
 */
export function refusalResponse(refusal: PortalError, request: RefusedRequest, locale: Locale): Response {
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  if (refusal.retryAfterSeconds) headers.set('Retry-After', String(refusal.retryAfterSeconds));
  const { status, code, params } = refusal;
  if (request.query._data === undefined) {
    headers.set('Content-Type', 'text/html; charset=utf-8');
    return new Response(refusalPage(refusal, request, locale), { status, headers });
  }
  headers.set('X-Remix-Response', 'yes');
  headers.set('Content-Type', 'application/json; charset=utf-8');
  if (request.method === 'GET') {
    headers.set('X-Remix-Catch', 'yes');
    const problem: PageProblem = { code, params };
    return new Response(JSON.stringify(problem), { status, headers });
  }
  const problem: FormProblem = { code, params, fields: {}, values: {} };
  return new Response(JSON.stringify({ problem }), { status, headers });
}
