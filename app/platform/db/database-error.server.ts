import pg from 'pg';
import { isErrorCode, PortalError } from '../errors';

/** What PostgreSQL said: the SQLSTATE and its own message. */
export interface DatabaseError {
  sqlState: string;
  message: string;
  detail?: string;
  constraint?: string;
}

interface AdapterCause {
  originalCode?: string;
  originalMessage?: string;
  message?: string;
  detail?: string;
  kind?: string;
  constraint?: { fields?: string[]; index?: string };
}

function adapterCauseOf(error: unknown): AdapterCause | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { meta, cause, name } = error as {
    meta?: { driverAdapterError?: unknown };
    cause?: unknown;
    name?: string;
  };
  if (meta?.driverAdapterError) return adapterCauseOf(meta.driverAdapterError);
  if (name === 'DriverAdapterError') return cause as AdapterCause;
  return undefined;
}

/** Reads PostgreSQL's error out of Prisma's; undefined when the error is not the database's. */
export function databaseErrorOf(error: unknown): DatabaseError | undefined {
  if (error instanceof pg.DatabaseError)
    return {
      sqlState: error.code ?? '',
      message: error.message,
      detail: error.detail,
      constraint: error.constraint,
    };
  const cause = adapterCauseOf(error);
  if (cause?.originalCode) {
    return {
      sqlState: cause.originalCode,
      message: cause.originalMessage ?? cause.message ?? '',
      detail: cause.detail,
      constraint: cause.constraint?.index ?? cause.constraint?.fields?.join('_'),
    };
  }
  const { code } = error as { code?: string };
  const known = { P2002: '23505', P2003: '23503', P2034: '40001' }[String(code)];
  return known ? { sqlState: known, message: String((error as Error).message) } : undefined;
}

export function isUniqueViolation(error: unknown): boolean {
  return databaseErrorOf(error)?.sqlState === '23505';
}

/** Serialisation failure or deadlock: the same transaction may succeed when tried again. */
export function isRetryable(error: unknown): boolean {
  const sqlState = databaseErrorOf(error)?.sqlState;
  return sqlState === '40001' || sqlState === '40P01';
}

const connectionCodes = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);
/** What the driver says without a code when a connection breaks, none is to be had, or nobody answers on it. */
const brokenWords =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client (has encountered|was closed))/;
// Lock timeout, too many connections, shutting down, cannot connect now, out of memory or disk.
const busyStates = /^(55P03|53...|57P0.|08...)$/;

/** The same as Prisma's adapter names it, where it hides the driver's words. */
const brokenKinds = new Set([
  'ConnectionClosed',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TooManyConnections',
]);

function isBroken(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (brokenKinds.has(adapterCauseOf(error)?.kind ?? '')) return true;
  return connectionCodes.has(String(code ?? '')) || brokenWords.test(String(message ?? ''));
}

/**
 * What a caller may hear of a database error: a refusal raised by name inside a function (`RAISE EXCEPTION 'thread_closed'`)
 * becomes that PortalError; exhaustion, lock waits and lost connections become `busy`; all else stays a fault of ours.
 */
export function toPortalError(error: unknown): unknown {
  if (error instanceof PortalError) return error;
  const said = databaseErrorOf(error);
  if (said?.sqlState === 'P0001') {
    const code = said.message.replace(/^ERROR:\s*/, '');
    if (isErrorCode(code)) {
      const seconds = Number(said.detail) || undefined;
      return new PortalError(code, {
        cause: error,
        retryAfterSeconds: seconds,
        params: seconds ? { seconds } : undefined,
      });
    }
  }
  if ((said && busyStates.test(said.sqlState)) || isBroken(error) || isRetryable(error)) {
    return new PortalError('busy', { cause: error, retryAfterSeconds: 2 });
  }
  return error;
}
