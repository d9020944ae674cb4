import { type Contract, createContract } from './contract';

export interface ApiAnswer {
  status: number;
  headers: Headers;
  // A test reads what it expects; the shape was checked against the OpenAPI document.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

export interface ApiOptions {
  headers?: Record<string, string>;
  /** Sent as it is, instead of JSON. */
  raw?: BodyInit;
}

export interface ApiClient {
  get(path: string, options?: ApiOptions): Promise<ApiAnswer>;
  post(path: string, body?: unknown, options?: ApiOptions): Promise<ApiAnswer>;
  put(path: string, body?: unknown, options?: ApiOptions): Promise<ApiAnswer>;
  patch(path: string, body?: unknown, options?: ApiOptions): Promise<ApiAnswer>;
  delete(path: string, options?: ApiOptions): Promise<ApiAnswer>;
  send(method: string, path: string, body?: unknown, options?: ApiOptions): Promise<ApiAnswer>;
}

export interface Caller {
  /** Of a session or an API token. */
  token?: string;
  /** A session's secret, sent as a browser does. */
  cookie?: string;
  /** Sent with each call. */
  headers?: Record<string, string>;
}

interface Portal {
  origin: string;
}

const contracts = new Map<string, Promise<Contract>>();

async function readContract(origin: string): Promise<Contract> {
  const answer = await fetch(`${origin}/api/v1/openapi.json`);
  if (!answer.ok) throw new Error(`The OpenAPI document answers ${answer.status}.`);
  return createContract((await answer.json()) as never);
}

function contractOf(origin: string): Promise<Contract> {
  let contract = contracts.get(origin);
  if (!contract) contracts.set(origin, (contract = readContract(origin)));
  return contract;
}

/** What shows who calls. A browser sends its cookie together with where the request comes from. */
function credentials({ token, cookie }: Caller): Record<string, string> {
  if (token) return { authorization: `Bearer ${token}` };
  return cookie ? { cookie: `chomrom=${cookie}`, 'sec-fetch-site': 'same-origin' } : {};
}

async function readBody(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (text === '') return undefined;
  return (answer.headers.get('content-type') ?? '').includes('json') ? JSON.parse(text) : text;
}

/** Calls the API of a running portal; every answer is checked against the portal's own OpenAPI document. */
export function api({ origin }: Portal, caller: Caller = {}): ApiClient {
  const send: ApiClient['send'] = async (method, path, body, options = {}) => {
    const contract = await contractOf(origin);
    const content = options.raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method,
      body: content,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...credentials(caller),
        ...caller.headers,
        ...options.headers,
      },
    });
    const seen = await readBody(answer);
    contract.check({
      method,
      path: path.split('?')[0]!,
      status: answer.status,
      contentType: (answer.headers.get('content-type') ?? '').split(';')[0]!,
      body: seen,
    });
    return { status: answer.status, headers: answer.headers, body: seen };
  };
  return {
    send,
    get: (path, options) => send('GET', path, undefined, options),
    post: (path, body = {}, options) => send('POST', path, body, options),
    put: (path, body = {}, options) => send('PUT', path, body, options),
    patch: (path, body = {}, options) => send('PATCH', path, body, options),
    delete: (path, options) => send('DELETE', path, undefined, options),
  };
}

/** Signs in over the API; answers a client that is this member, and the session's secret. */
export async function signIn(
  portal: Portal,
  { email, password }: { email: string; password: string },
): Promise<ApiClient & { token: string }> {
  const { status, body } = await api(portal).post('/sessions', { email, password });
  if (status !== 201) throw new Error(`Signing in as ${email} answers ${status}: ${JSON.stringify(body)}`);
  return { ...api(portal, { token: body.token }), token: body.token };
}
