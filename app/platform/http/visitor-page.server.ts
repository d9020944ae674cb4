import type { AppLoadContext, RequestHandler } from '@remix-run/server-runtime';
import type { Request as Incoming, Response as Outgoing } from 'express';
import { visitor } from '../actor';
import { env } from '../env.server';
import {
  fillPage,
  fillPagePacked,
  type KeptPage,
  marks,
  type PageCache,
  type PerAnswer,
} from '../page-cache.server';
import { htmlOf } from './remix-answer.server';

/** Whether somebody asks for a page as anybody would: nothing they sent tells who they are. */
function isForAnybody(incoming: Incoming, context: AppLoadContext): boolean {
  return (
    incoming.method === 'GET' &&
    context.actor.kind === 'visitor' &&
    context.secret === undefined &&
    !context.invalidCredentials &&
    incoming.headers.authorization === undefined &&
    !incoming.originalUrl.includes('?')
  );
}

/** Draws a page for nobody in particular: of the request there is only the path. */
async function drawFor(
  handle: RequestHandler,
  path: string,
  { locale, timeZone, colourMode }: AppLoadContext,
): Promise<string | undefined> {
  const answer = await handle(new Request(env().ORIGIN + path), {
    actor: visitor,
    locale,
    timeZone,
    colourMode,
    nonce: marks.nonce,
    requestId: marks.seed,
    address: '',
    invalidCredentials: false,
  });
  const isPlain = answer.status === 200 && !answer.headers.has('Set-Cookie');
  return isPlain ? htmlOf(answer) : undefined;
}

function send(incoming: Incoming, outgoing: Outgoing, page: KeptPage, perAnswer: PerAnswer): void {
  outgoing.setHeader('Cache-Control', 'private, no-cache');
  outgoing.setHeader('Vary', 'Accept-Encoding, Accept-Language, Authorization, Cookie');
  if (page.etag) {
    outgoing.setHeader('ETag', page.etag);
    if (incoming.headers['if-none-match'] === page.etag) {
      // The browser keeps the page with the nonce that it was sent with, and the policy that names it.
      outgoing.removeHeader('Content-Security-Policy');
      outgoing.status(304).end();
      return;
    }
  }
  const packed = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(
    String(incoming.headers['accept-encoding'] ?? ''),
  );
  const body = packed ? fillPagePacked(page, perAnswer) : fillPage(page, perAnswer);
  outgoing.setHeader('Content-Type', 'text/html; charset=utf-8');
  outgoing.setHeader('Content-Length', body.length);
  if (packed) outgoing.setHeader('Content-Encoding', 'gzip');
  outgoing.end(body);
}

/** Sends a kept page to a visitor; false where this is none, and the request is still to be answered. */
export async function answerFromCache(
  cache: PageCache,
  handle: RequestHandler,
  incoming: Incoming,
  outgoing: Outgoing,
  context: AppLoadContext,
): Promise<boolean> {
  if (!isForAnybody(incoming, context)) return false;
  const page = await cache.get(incoming.path, context, () => drawFor(handle, incoming.path, context));
  if (!page) return false;
  send(incoming, outgoing, page, { nonce: context.nonce, seed: context.requestId });
  return true;
}
