import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { constants } from 'node:zlib';
import { createRequestHandler } from '@remix-run/node';
import type { AppLoadContext, ServerBuild } from '@remix-run/server-runtime';
import compression from 'compression';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { AnswerApi } from '../api/answer-api.server';
import type { ApiAnswer } from '../api/api-call';
import { problemAnswer } from '../api/problem-document.server';
import { db } from '../db/client.server';
import { toPortalError } from '../db/database-error.server';
import { env } from '../env.server';
import { isPortalError, PortalError } from '../errors';
import { log } from '../log.server';
import { metrics, metricsText } from '../metrics.server';
import { PageCache, type PublicPage } from '../page-cache.server';
import { createOverloadGuard } from './overload-guard.server';
import { readIncoming } from './read-body.server';
import { chooseLocale, readContext } from './read-context.server';
import { refusalResponse } from './refusal-page.server';
import { answerByRemix } from './remix-answer.server';
import { answerBySections } from './route-sections.server';
import { answerFromCache } from './visitor-page.server';

export interface HttpAppOptions {
  build: ServerBuild | (() => Promise<ServerBuild>);
  mode: string;
  /** What is below /api/v1; it goes past Remix, whose routing takes longer than most calls. */
  answerApi: () => Promise<AnswerApi> | AnswerApi;
  /** Serves browser files in development (Vite); in production they come from build/client. */
  devAssets?: express.RequestHandler;
  /** What is kept for visitors once it is drawn. */
  publicPages: readonly PublicPage[];
  /** True once draining has begun: `/readyz` says so, and connections close after their answer. */
  isDraining(): boolean;
}

function contentSecurityPolicy(nonce: string): string {
  const socket = env().ORIGIN.replace(/^http/, 'ws');
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    // Theme colours of a club stand in style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${socket}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function securityHeaders(response: Response, nonce: string): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(self), microphone=(), geolocation=(self)');
  if (env().ORIGIN.startsWith('https:'))
    response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
}

async function sendWebResponse(response: Response, answer: globalThis.Response): Promise<void> {
  response.status(answer.status);
  answer.headers.forEach((value, name) => response.setHeader(name, value));
  response.send(await answer.text());
}

function sendApiAnswer(response: Response, { status, headers, body }: ApiAnswer): void {
  response.status(status);
  for (const name in headers) response.setHeader(name, headers[name]!);
  if (body === undefined) return void response.end();
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(body);
}

const apiBase = '/api/v1';

async function serveApi(request: Request, response: Response, answerApi: AnswerApi): Promise<void> {
  const { headers, method, url } = request;
  const [, query = ''] = url.split('?', 2);
  const answer = await answerApi(
    {
      method: method === 'HEAD' ? 'GET' : method,
      path: request.path.slice(apiBase.length),
      query: new URLSearchParams(query),
      header: (name) => headers[name] as string | undefined,
      body: (maxBytes) => readIncoming(request, maxBytes),
    },
    response.locals.context as AppLoadContext,
  );
  sendApiAnswer(response, answer);
}

/** Refusals before Remix is reached: a problem document for the API, a page or a page's data for browsers. */
async function refuse(error: unknown, request: Request, response: Response): Promise<void> {
  const known = toPortalError(error);
  if (!isPortalError(known))
    log.error({ err: error, requestId: response.locals.requestId as string }, 'request failed');
  const refusal = isPortalError(known) ? known : new PortalError('failed');
  const locale = chooseLocale(request.headers, undefined);
  if (request.path.startsWith('/api/')) return sendApiAnswer(response, problemAnswer(refusal, locale));
  return sendWebResponse(response, refusalResponse(refusal, request, locale));
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

const readPatienceMs = 2_000;

/** Whether the database answers; one that says nothing for two seconds does not. */
async function canRead(): Promise<boolean> {
  const patience = new AbortController();
  const late = delay(readPatienceMs, false, { signal: patience.signal }).catch(() => false);
  const read = db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  return Promise.race([read, late]).finally(() => patience.abort());
}

function addProbes(app: Express, options: HttpAppOptions): void {
  app.get('/healthz', (_request, response) => void response.type('text/plain').send('ok'));
  app.get('/readyz', async (_request, response) => {
    const ready = !options.isDraining() && (await canRead());
    response
      .status(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ready' : 'not ready');
  });
  app.get('/metrics', async (request, response) => {
    const { METRICS_TOKEN: token } = env();
    const local = loopback.has(request.socket.remoteAddress ?? '') && !request.headers['x-forwarded-for'];
    if (token ? request.headers.authorization !== `Bearer ${token}` : !local)
      return void response.status(404).end();
    response.type('text/plain; version=0.0.4').send(await metricsText());
  });
}

function addStaticFiles(app: Express, options: HttpAppOptions): void {
  if (options.devAssets) {
    app.use(options.devAssets);
    return;
  }
  app.use(
    '/assets',
    express.static('build/client/assets', { immutable: true, maxAge: '1y', index: false, redirect: false }),
  );
  app.use('/assets', (_request, response) => void response.status(404).end());
  const files = express.static('build/client', { maxAge: '1h', index: false, redirect: false });
  const names = new Set(readdirSync('build/client'));
  // Pages are asked for far more often than the few files beside them: the disk is not asked for each page.
  app.use((request, response, next) =>
    names.has(request.path.split('/', 2)[1] ?? '') ? files(request, response, next) : next(),
  );
}

/** The HTTP side of the portal: probes, files, then Remix behind limits, credentials and the origin guard. */
export function createHttpApp(options: HttpAppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use((request: Request, response: Response, next: NextFunction) => {
    const nonce = randomBytes(16).toString('base64');
    response.locals.requestId = randomUUID();
    response.locals.nonce = nonce;
    // Remix would believe it; our origin is set by ORIGIN alone.
    delete request.headers['x-forwarded-host'];
    securityHeaders(response, nonce);
    if (options.isDraining()) response.setHeader('Connection', 'close');
    metrics.observe(request, response);
    next();
  });
  addProbes(app, options);
  // Brotli at 3 is smaller than gzip at its best, in half the time; the defaults cost as much as drawing the page.
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } };
  app.use(compression({ threshold: 2_048, level: 3, brotli }));
  addStaticFiles(app, options);
  const { build, mode } = options;
  // In development the routes change while they are edited.
  const handle =
    typeof build === 'function'
      ? createRequestHandler(build, mode)
      : answerBySections(build, (section) => createRequestHandler(section, mode));
  const cache = new PageCache({ pages: options.publicPages });
  const guard = createOverloadGuard();
  app.all('*', async (request, response, next) => {
    const leave = guard.enter();
    if (!leave) return refuse(new PortalError('busy', { retryAfterSeconds: 2 }), request, response);
    response.once('close', leave);
    let context: AppLoadContext;
    try {
      context = await readContext(request, response);
    } catch (error) {
      await refuse(error, request, response);
      return;
    }
    if (request.path.startsWith(`${apiBase}/`)) {
      response.locals.context = context;
      await serveApi(request, response, await options.answerApi());
      return;
    }
    const answered = answerFromCache(cache, handle, request, response, context);
    await answered
      .then((isAnswered) => (isAnswered ? undefined : answerByRemix(handle, request, response, context)))
      .catch(next);
  });
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    if (response.headersSent) response.destroy();
    else void refuse(error, request, response);
  });
  return app;
}
