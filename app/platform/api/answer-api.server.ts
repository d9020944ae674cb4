import { hasScope, isAdmin } from '../actor';
import { toPortalError } from '../db/database-error.server';
import { isPortalError, PortalError } from '../errors';
import { parseForm, maxFormBytes } from '../http/read-body.server';
import type { RequestContext } from '../http/request-context.server';
import { parseInput } from '../input';
import { log } from '../log.server';
import type { ApiAnswer, ApiRequest } from './api-call';
import type { Endpoint } from './endpoint';
import { openApiDocument } from './openapi.server';
import { problemAnswer } from './problem-document.server';

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

function mediaType(request: ApiRequest): string {
  return (request.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
}

const decoder = new TextDecoder();

async function readJson(request: ApiRequest): Promise<unknown> {
  const text = decoder.decode(await request.body(maxJsonBytes));
  if (text.trim() === '') return {};
  if (mediaType(request) !== 'application/json') throw new PortalError('unsupported_media_type');
  try {
    return JSON.parse(text);
  } catch {
    throw new PortalError('malformed');
  }
}

async function readMultipart(request: ApiRequest): Promise<FormData> {
  if (mediaType(request) !== 'multipart/form-data') throw new PortalError('unsupported_media_type');
  return parseForm(await request.body(maxFormBytes), request.header('content-type') ?? '');
}

function authorise(endpoint: Endpoint, context: RequestContext): void {
  const { actor, invalidCredentials } = context;
  if (invalidCredentials || (actor.kind === 'visitor' && endpoint.caller !== 'anyone'))
    throw new PortalError('unauthenticated');
  if (!hasScope(actor, endpoint.scope)) throw new PortalError('forbidden');
  if (endpoint.caller === 'admin' && !isAdmin(actor)) throw new PortalError('forbidden');
}

const json = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };

async function call(
  { endpoint, params }: Match,
  request: ApiRequest,
  context: RequestContext,
): Promise<ApiAnswer> {
  authorise(endpoint, context);
  const query = endpoint.query ? parseInput(endpoint.query, Object.fromEntries(request.query)) : undefined;
  const form = endpoint.multipart ? await readMultipart(request) : undefined;
  const body = endpoint.body ? parseInput(endpoint.body, await readJson(request)) : undefined;
  const answer = await endpoint.handle({
    actor: context.actor,
    params,
    query,
    body,
    form,
    idempotencyKey: request.header('idempotency-key')?.slice(0, 200) || undefined,
    address: context.address,
    userAgent: request.header('user-agent') ?? null,
    secret: context.secret,
  });
  const status = endpoint.status ?? 200;
  if (status === 204) return { status, headers: { 'Cache-Control': 'no-store' }, body: undefined };
  return { status, headers: json, body: JSON.stringify(answer) };
}

export type AnswerApi = (request: ApiRequest, context: RequestContext) => Promise<ApiAnswer>;

/** Answers requests below /api/v1 from the modules' endpoints; `/openapi.json` there describes them all. */
export function createApi(endpoints: readonly Endpoint[], origin: () => string): AnswerApi {
  const match = createMatcher(endpoints);
  return async (request, context) => {
    const { method, path } = request;
    try {
      if (path === '/openapi.json' && method === 'GET')
        return { status: 200, headers: json, body: JSON.stringify(openApiDocument(endpoints, origin())) };
      return await call(match(method, path), request, context);
    } catch (thrown) {
      const error = toPortalError(thrown);
      if (isPortalError(error)) return problemAnswer(error, context.locale);
      log.error({ err: error, requestId: context.requestId, path }, 'API call failed');
      return problemAnswer(new PortalError('failed'), context.locale);
    }
  };
}
