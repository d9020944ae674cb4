import type { IncomingMessage } from 'node:http';
import { type Actor, memberIdOf, visitor } from '../actor';
import { toPortalError } from '../db/database-error.server';
import { env } from '../env.server';
import { type ErrorCode, isPortalError, PortalError } from '../errors';
import { trustedAddress } from '../http/address.server';
import { readCookie, readSecret } from '../http/credentials.server';
import { log } from '../log.server';
import { hashSecret, sessionCookieName } from '../session/sessions.server';
import type { LiveSocket, SocketData } from './live-server.server';
import type { ConnectionLimits } from './socket-limits.server';

type AllowRequest = (
  request: IncomingMessage,
  answer: (message: string | null | undefined, allowed: boolean) => void,
) => void;

function addressOf(request: IncomingMessage): string {
  return trustedAddress(request.socket.remoteAddress ?? '', request.headers['x-forwarded-for']);
}

/** Before anything is opened: no foreign page, no flood of handshakes. CORS does not cover WebSocket. */
export function allowRequestWith(limits: ConnectionLimits, isClosing: () => boolean): AllowRequest {
  return (request, answer) => {
    if (isClosing()) return answer('closing', false);
    const { origin } = request.headers;
    if (origin !== undefined && origin !== env().ORIGIN) return answer('foreign_origin', false);
    limits.refuseAddress(addressOf(request)).then(
      (seconds) => answer(seconds === undefined ? null : 'rate_limited', seconds === undefined),
      () => answer('failed', false),
    );
  };
}

/** What the socket is refused with: the code, for the client's `connect_error`. */
function refusal(code: ErrorCode): Error {
  return Object.assign(new Error(code), { data: { code } });
}

/**
 * The secret that was shown. A token stands for itself; a cookie counts only beside our own Origin, since without one
 * nobody knows which page sent it. An empty cookie is one that signing out has cleared.
 */
function shownSecret(socket: LiveSocket): string | undefined {
  const { auth, headers } = socket.handshake;
  const token = (auth as { token?: unknown }).token;
  if (token !== undefined && token !== null) return typeof token === 'string' ? token : '';
  if (headers.origin === undefined) return undefined;
  return readCookie(headers.cookie, sessionCookieName()) || undefined;
}

/** Who a secret stands for now. @throws unauthenticated when it is (no longer) valid */
export async function readActor(secret: string | undefined): Promise<Actor> {
  if (secret === undefined) return visitor;
  const signedIn = await readSecret(secret);
  if (!signedIn) throw new PortalError('unauthenticated');
  return signedIn.actor;
}

async function admit(socket: LiveSocket, limits: ConnectionLimits): Promise<SocketData> {
  const readAt = Date.now();
  const secret = shownSecret(socket);
  const actor = await readActor(secret);
  const memberId = memberIdOf(actor);
  if (memberId && limits.refusesMember(memberId)) throw new PortalError('rate_limited');
  return {
    actor,
    secret,
    sessionId: secret === undefined ? undefined : hashSecret(secret),
    address: addressOf(socket.request),
    readAt,
    watches: new Map(),
    doubts: 0,
  };
}

/** Who connects. A wrong token or cookie is refused, never taken for a visitor's. */
export function admitWith(limits: ConnectionLimits) {
  return (socket: LiveSocket, next: (error?: Error) => void): void => {
    admit(socket, limits).then(
      (data) => {
        socket.data = data;
        next();
      },
      (thrown: unknown) => {
        const error = toPortalError(thrown);
        if (!isPortalError(error)) log.error({ err: thrown }, 'a socket could not be admitted');
        next(refusal(isPortalError(error) ? error.code : 'failed'));
      },
    );
  };
}
