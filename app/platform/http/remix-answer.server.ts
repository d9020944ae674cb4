import { createReadableStreamFromReadable, writeReadableStreamToWritable } from '@remix-run/node';
import type { AppLoadContext, RequestHandler } from '@remix-run/server-runtime';
import type { Request as Incoming, Response as Outgoing } from 'express';

/** Beside an empty Response: a page's HTML as it is. Through two kinds of streams it takes as long as some queries. */
const pages = new WeakMap<Response, string>();

/** An answer whose body is `html`, for `answerByRemix` alone: as a Response it is empty. */
export function pageResponse(html: string, init: ResponseInit): Response {
  const response = new Response(null, init);
  pages.set(response, html);
  return response;
}

/** The HTML of an answer of `pageResponse`; undefined for any other. */
export function htmlOf(response: Response): string | undefined {
  return pages.get(response);
}

function headersOf(incoming: Incoming): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (Array.isArray(value)) for (const one of value) headers.append(name, one);
    else if (value) headers.set(name, value);
  }
  return headers;
}

/** The request as Remix takes it. Its signal says that nobody waits for the answer any more. */
export function requestOf(incoming: Incoming, outgoing: Outgoing): Request {
  const { method } = incoming;
  const gone = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  // `hostname` alone, as Remix compares it with nothing but itself: our origin is set by ORIGIN.
  const url = new URL(`${incoming.protocol}://${incoming.get('host') ?? 'localhost'}${incoming.originalUrl}`);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(url, {
    method,
    headers: headersOf(incoming),
    signal: gone.signal,
    ...(hasBody ? { body: createReadableStreamFromReadable(incoming), duplex: 'half' } : {}),
  } as RequestInit);
}

export async function sendAnswer(outgoing: Outgoing, response: Response): Promise<void> {
  outgoing.status(response.status);
  outgoing.statusMessage = response.statusText;
  for (const [name, value] of response.headers) outgoing.append(name, value);
  const html = htmlOf(response);
  if (html !== undefined) {
    // As bytes at once: as a text it would be gone through for its length, and again to be sent.
    const body = Buffer.from(html);
    outgoing.setHeader('Content-Length', body.length);
    outgoing.end(body);
  } else if (response.body) await writeReadableStreamToWritable(response.body, outgoing);
  else outgoing.end();
}

/** Lets Remix answer, and sends what it says. */
export async function answerByRemix(
  handle: RequestHandler,
  incoming: Incoming,
  outgoing: Outgoing,
  context: AppLoadContext,
): Promise<void> {
  await sendAnswer(outgoing, await handle(requestOf(incoming, outgoing), context));
}
