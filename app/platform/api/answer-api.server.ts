import type { AppLoadContext } from '@remix-run/server-runtime';
import { hasScope, isAdmin } from '../actor';
import { toPortalError } from '../db/database-error.server';
import { isPortalError, PortalError } from '../errors';
import { readBody, readForm } from '../http/read-body.server';
import { parseInput } from '../input';
import { log } from '../log.server';
import { problemResponse } from './problem-document.server';
import type { Endpoint } from './endpoint';

const maxJsonBytes = 256 * 1024;

interface Match {
  endpoint: Endpoint;
  params: Record<string, string>;
}

/** Finds the endpoint of a path; where only the method differs, that is said. */
export function createMatcher(endpoints: readonly Endpoint[]) {
  const bySize = new Map<number, { endpoint: Endpoint; segments: string[] }[]>();
  for (const endpoint of endpoints) {
    const segments = endpoint.path.split('/').filter(Boolean);
    const list = bySize.get(segments.length) ?? [];
    list.push({ endpoint, segments });
    // Fixed words before parameters: /sessions/current is not a session named "current".
    list.sort(
      (a, b) =>
        a.segments.filter((s) => s.startsWith(':')).length -
        b.segments.filter((s) => s.startsWith(':')).length,
    );
    bySize.set(segments.length, list);
  }
  return (method: string, path: string): Match => {
    const given = path.split('/').filter(Boolean);
    let pathExists = false;
    for (const { endpoint, segments } of bySize.get(given.length) ?? []) {
      const params: Record<string, string> = {};
      const fits = segments.every((segment, index) => {
        if (!segment.startsWith(':')) return segment === given[index];
        params[segment.slice(1)] = safeDecode(given[index]!);
        return true;
      });
      if (!fits) continue;
      if (endpoint.method === method) return { endpoint, params };
      pathExists = true;
    }
    throw new PortalError(pathExists ? 'method_not_allowed' : 'not_found');
  };
}

function safeDecode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new PortalError('not_found');
  }
}

function mediaType(request: Request): string {
  return (request.headers.get('Content-Type') ?? '').split(';')[0]!.trim().toLowerCase();
}

async function readJson(request: Request): Promise<unknown> {
  const text = new TextDecoder().decode(await readBody(request, maxJsonBytes));
  if (text.trim() === '') return {};
  if (mediaType(request) !== 'application/json') throw new PortalError('unsupported_media_type');
  try {
    return JSON.parse(text);
  } catch {
    throw new PortalError('malformed');
  }
}

async function readMultipart(request: Request): Promise<FormData> {
  if (mediaType(request) !== 'multipart/form-data') throw new PortalError('unsupported_media_type');
  return readForm(request);
}

function authorise(endpoint: Endpoint, context: AppLoadContext): void {
  const { actor, invalidCredentials } = context;
  if (invalidCredentials || (actor.kind === 'visitor' && endpoint.caller !== 'anyone'))
    throw new PortalError('unauthenticated');
  if (!hasScope(actor, endpoint.scope)) throw new PortalError('forbidden');
  if (endpoint.caller === 'admin' && !isAdmin(actor)) throw new PortalError('forbidden');
}

async function call(
  { endpoint, params }: Match,
  request: Request,
  context: AppLoadContext,
): Promise<Response> {
  authorise(endpoint, context);
  const url = new URL(request.url);
  const query = endpoint.query ? parseInput(endpoint.query, Object.fromEntries(url.searchParams)) : undefined;
  const form = endpoint.multipart ? await readMultipart(request) : undefined;
  const body = endpoint.body ? parseInput(endpoint.body, await readJson(request)) : undefined;
  const idempotencyKey = request.headers.get('Idempotency-Key')?.slice(0, 200) || undefined;
  const answer = await endpoint.handle({
    actor: context.actor,
    params,
    query,
    body,
    form,
    idempotencyKey,
    address: context.address,
    userAgent: request.headers.get('User-Agent'),
    secret: context.secret,
  });
  const status = endpoint.status ?? 200;
  const headers = { 'Cache-Control': 'no-store' };
  return status === 204
    ? new Response(null, { status, headers })
    : Response.json(answer, { status, headers });
}

/** Answers requests below /api/v1 from the modules' endpoints. */
export function createApi(endpoints: readonly Endpoint[]) {
  const match = createMatcher(endpoints);
  return async (request: Request, context: AppLoadContext): Promise<Response> => {
    try {
      const path = new URL(request.url).pathname.replace(/^\/api\/v1/, '');
      return await call(match(request.method === 'HEAD' ? 'GET' : request.method, path), request, context);
    } catch (thrown) {
      const error = toPortalError(thrown);
      if (isPortalError(error)) return problemResponse(error, context.locale);
      log.error(
        { err: error, requestId: context.requestId, path: new URL(request.url).pathname },
        'API call failed',
      );
      return problemResponse(new PortalError('failed'), context.locale);
    }
  };
}
