import type { EntryContext, HandleErrorFunction } from '@remix-run/node';
import type { AppLoadContext } from '@remix-run/server-runtime';
import { RemixServer } from '@remix-run/react';
import type { ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { isPortalError } from './platform/errors';
import { I18nProvider } from './platform/i18n/i18n-context';
import { translatorFor } from './platform/i18n/translators.server';
import { log } from './platform/log.server';
import { KeptTexts } from './platform/kept-texts';
import { NonceProvider } from './platform/http/nonce';
import { pageResponse } from './platform/http/remix-answer.server';
import { FormSeedProvider } from './ui/form-seed';
import { type DrawKept, KeptDrawingProvider } from './ui/kept-drawing';
import { NowProvider } from './ui/now';

// The server, the command line and the tests take the portal from the built entry, so that each singleton is there once.
export * as portal from './portal.server';

/** Some hundred threads' newest posts, in each language they are read in. */
const keptDrawings = new KeptTexts({ maxChars: 8_000_000 });

function keeping({ locale, timeZone }: AppLoadContext): DrawKept {
  return (key, element) =>
    keptDrawings.get(`${locale} ${timeZone} ${key}`, () => {
      const html = renderToString(
        <I18nProvider locale={locale} timeZone={timeZone} t={translatorFor(locale)}>
          <NowProvider start={undefined}>{element}</NowProvider>
        </I18nProvider>,
      );
      // React puts it together from hundreds of pieces, which would be joined anew for every page.
      return Buffer.from(html).toString();
    });
}

/** The page as React draws it, without what is kept: benchmarks draw the same with its data at hand. */
export function pageElement(
  url: string,
  remixContext: EntryContext,
  context: AppLoadContext,
  drawKept?: DrawKept,
): ReactElement {
  return (
    <NonceProvider value={context.nonce}>
      <I18nProvider locale={context.locale} timeZone={context.timeZone} t={translatorFor(context.locale)}>
        <FormSeedProvider value={context.requestId}>
          <KeptDrawingProvider value={drawKept}>
            <RemixServer context={remixContext} url={url} />
          </KeptDrawingProvider>
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
  const html = renderToString(pageElement(request.url, remixContext, context, keeping(context)));
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return pageResponse(`<!DOCTYPE html>${html}`, { headers, status });
}

export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isPortalError(error)) return;
  log.error({ err: error, path: new URL(request.url).pathname, method: request.method }, 'request failed');
};
