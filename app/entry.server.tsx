import { PassThrough } from 'node:stream';
import {
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleErrorFunction,
} from '@remix-run/node';
import type { AppLoadContext } from '@remix-run/server-runtime';
import { RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { isPortalError } from './platform/errors';
import { I18nProvider } from './platform/i18n/i18n-context';
import { translatorFor } from './platform/i18n/translators.server';
import { log } from './platform/log.server';
import { NonceProvider } from './platform/http/nonce';
import { FormSeedProvider } from './ui/form-seed';

// The server, the command line and the tests take the portal from the built entry, so that each singleton is there once.
export * as portal from './portal.server';

const abortAfterMs = 10_000;

/** When to try again, where a loader or an action refused with it. */
function retryAfter({ staticHandlerContext }: EntryContext): string | null {
  const { loaderHeaders, actionHeaders } = staticHandlerContext;
  for (const headers of [...Object.values(actionHeaders), ...Object.values(loaderHeaders)]) {
    const value = headers.get('Retry-After');
    if (value) return value;
  }
  return null;
}

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const later = status >= 400 ? retryAfter(remixContext) : null;
  if (later) headers.set('Retry-After', later);
  return new Promise((resolve, reject) => {
    let responseStatus = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={context.nonce}>
        <I18nProvider locale={context.locale} timeZone={context.timeZone} t={translatorFor(context.locale)}>
          <FormSeedProvider value={context.requestId}>
            <RemixServer context={remixContext} url={request.url} abortDelay={abortAfterMs} />
          </FormSeedProvider>
        </I18nProvider>
      </NonceProvider>,
      {
        nonce: context.nonce,
        onAllReady() {
          const body = new PassThrough();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: responseStatus }));
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          responseStatus = 500;
          log.error({ err: error, path: new URL(request.url).pathname }, 'page could not be rendered');
        },
      },
    );
    setTimeout(abort, abortAfterMs + 1_000).unref();
  });
}

export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isPortalError(error)) return;
  log.error({ err: error, path: new URL(request.url).pathname, method: request.method }, 'request failed');
};
