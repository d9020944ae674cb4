import type { EntryContext, HandleErrorFunction } from '@remix-run/node';
import type { AppLoadContext } from '@remix-run/server-runtime';
import { RemixServer } from '@remix-run/react';
import type { ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { isPortalError } from './platform/errors';
import { I18nProvider } from './platform/i18n/i18n-context';
import { translatorFor } from './platform/i18n/translators.server';
import { log } from './platform/log.server';
import { NonceProvider } from './platform/http/nonce';
import { pageResponse } from './platform/http/remix-answer.server';
import { FormSeedProvider } from './ui/form-seed';

// The server, the command line and the tests take the portal from the built entry, so that each singleton is there once.
export * as portal from './portal.server';

/** The page as React draws it; benchmarks draw the same with its data at hand. */
export function pageElement(url: string, remixContext: EntryContext, context: AppLoadContext): ReactElement {
  return (
    <NonceProvider value={context.nonce}>
      <I18nProvider locale={context.locale} timeZone={context.timeZone} t={translatorFor(context.locale)}>
        <FormSeedProvider value={context.requestId}>
          <RemixServer context={remixContext} url={url} />
        </FormSeedProvider>
      </I18nProvider>
    </NonceProvider>
  );
}

/** When to try again, where a loader or an action refused with it. */
function retryAfter({ staticHandlerContext }: EntryContext): string | null {
  const { loaderHeaders, actionHeaders } = staticHandlerContext;
  for (const headers of [...Object.values(actionHeaders), ...Object.values(loaderHeaders)]) {
    const value = headers.get('Retry-After');
    if (value) return value;
  }
  return null;
}

/**
 * Pages wait for all of their data, so there is nothing to send before the rest: as one text they are drawn a quarter faster than
 * as a stream.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Response {
  const later = status >= 400 ? retryAfter(remixContext) : null;
  if (later) headers.set('Retry-After', later);
  const html = renderToString(pageElement(request.url, remixContext, context));
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return pageResponse(`<!DOCTYPE html>${html}`, { headers, status });
}

export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isPortalError(error)) return;
  log.error({ err: error, path: new URL(request.url).pathname, method: request.method }, 'request failed');
};
