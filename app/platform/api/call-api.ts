/** What is allowed again within this time is worth waiting for. */
const soonSeconds = 600;

/** A refusal as the API said it: its code, and a sentence in the reader's language. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly errors: Record<string, string>;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    body: { code?: string; title?: string; errors?: Record<string, string> },
    retryAfter: string | null,
  ) {
    super(body.title ?? '');
    this.status = status;
    this.code = body.code ?? 'failed';
    this.errors = body.errors ?? {};
    this.retryAfterSeconds = Number(retryAfter) || undefined;
  }

  /** Whether the same call may soon succeed without a change. */
  get passes(): boolean {
    return this.status >= 500 || (this.status === 429 && (this.retryAfterSeconds ?? 0) <= soonSeconds);
  }
}

export interface CallOptions {
  body?: unknown;
  idempotencyKey?: string;
  /** Default 15 s: a connection that swallows everything must end as a failure. */
  timeoutMs?: number;
  /** Goes on when the page is left. */
  keepalive?: boolean;
}

/**
 * Calls the portal's API from the browser, as the signed-in member.
 * @throws ApiProblem when it refuses; TypeError or DOMException when it cannot be reached in time
 */
export async function callApi<Answer>(
  method: string,
  path: string,
  options: CallOptions = {},
): Promise<Answer> {
  const { body, idempotencyKey, timeoutMs = 15_000, keepalive } = options;
  const isForm = body instanceof FormData;
  const response = await fetch(`/api/v1${path}`, {
    method,
    keepalive,
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      Accept: 'application/json',
      ...(body === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
      ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
    },
    body: body === undefined ? undefined : isForm ? body : JSON.stringify(body),
  });
  if (response.status === 204) return undefined as Answer;
  const answer: unknown = await response.json().catch(() => ({}));
  if (!response.ok)
    throw new ApiProblem(response.status, answer as object, response.headers.get('Retry-After'));
  return answer as Answer;
}

/** A new idempotency key. `crypto.randomUUID` is missing on plain http away from this machine. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
