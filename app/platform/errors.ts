/**
 * Every refusal the portal knows, with its HTTP status. The code is what the API sends (see `apiCode`) and what the
 * messages of the namespace `errors` are keyed by, so that one error serves the form and the problem document.
 */
export const errorStatus = {
  malformed: 400,
  unauthenticated: 401,
  wrong_credentials: 401,
  account_suspended: 403,
  forbidden: 403,
  foreign_origin: 403,
  suspended: 403,
  not_a_member: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  key_reused: 409,
  email_taken: 409,
  slug_taken: 409,
  name_taken: 409,
  thread_closed: 409,
  club_closed: 409,
  already_member: 409,
  not_a_question: 409,
  not_an_answer: 409,
  nothing_accepted: 409,
  changed_meanwhile: 409,
  question_taken: 409,
  question_closed: 409,
  poll_closed: 409,
  already_decided: 409,
  proposal_closed: 409,
  amendment_conflict: 409,
  amendment_decided: 409,
  claimed: 409,
  appealed: 409,
  not_reversible: 409,
  role_exists: 409,
  last_admin: 409,
  out_of_stock: 409,
  not_enough_points: 409,
  limit_reached: 409,
  not_open: 409,
  registration_closed: 409,
  not_held: 409,
  tier_too_low: 409,
  event_full: 409,
  event_over: 409,
  already_checked_in: 409,
  not_registered: 409,
  cancelled: 409,
  waiting: 409,
  wrong_event: 409,
  wrong_day: 409,
  sold_out: 409,
  closed: 409,
  locked: 409,
  below_threshold: 409,
  too_large: 413,
  unsupported_media_type: 415,
  invalid: 422,
  wrong_code: 422,
  link_expired: 422,
  not_a_picture: 422,
  rate_limited: 429,
  slow_mode: 429,
  first_day_threads: 429,
  first_day_replies: 429,
  failed: 500,
  busy: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/**
 * Codes that the API's contract knows by a more general name. Forms and sentences use the particular one; programs get the
 * general one.
 */
const generalCode: Partial<Record<ErrorCode, ErrorCode>> = {
  wrong_credentials: 'unauthenticated',
  foreign_origin: 'forbidden',
  key_reused: 'conflict',
  email_taken: 'conflict',
  first_day_threads: 'rate_limited',
  first_day_replies: 'rate_limited',
};

/** What the API sends as `code`. */
export function apiCode(code: ErrorCode): ErrorCode {
  return generalCode[code] ?? code;
}

/** Why a field was refused: a key of the messages namespace `fields`, with what the sentence needs. */
export interface FieldProblem {
  code: string;
  params?: Record<string, string | number>;
}

export interface PortalErrorOptions {
  /** What the sentence in the messages needs. */
  params?: Record<string, string | number>;
  /** Field name → what is wrong with it. */
  fields?: Record<string, FieldProblem>;
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** A refusal by name. Everything else that is thrown is a fault of ours and answers 500. */
export class PortalError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly params: Record<string, string | number>;
  readonly fields: Record<string, FieldProblem> | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, options: PortalErrorOptions = {}) {
    super(code, { cause: options.cause });
    this.name = 'PortalError';
    this.code = code;
    this.status = errorStatus[code];
    this.params = options.params ?? {};
    this.fields = options.fields;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

export function isPortalError(error: unknown): error is PortalError {
  return error instanceof PortalError;
}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorStatus, code);
}

/** One field is wrong; the rest of the form is kept. */
export function invalidField(
  field: string,
  code: string,
  params?: Record<string, string | number>,
): PortalError {
  return new PortalError('invalid', { fields: { [field]: { code, params } } });
}
