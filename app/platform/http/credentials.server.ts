import type { Actor } from '../actor';
import { visitor } from '../actor';
import { isApiToken, readApiToken } from '../session/api-tokens.server';
import {
  readSession,
  sessionCookieName,
  type SessionMember,
  type SignedIn,
} from '../session/sessions.server';

export interface Credentials {
  actor: Actor;
  member?: SessionMember;
  /** How the caller showed who they are. */
  by: 'nothing' | 'cookie' | 'bearer';
  /** Shown, and not (any more) valid. */
  invalid: boolean;
  /** The session's secret, for signing out. */
  secret?: string;
}

/** The value of one cookie; undefined when it is not there. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

function readBearer(header: string | undefined): string | undefined {
  const match = /^Bearer ([\w.~+/=-]{1,200})$/i.exec(header ?? '');
  return match?.[1];
}

export function readSecret(secret: string): Promise<SignedIn | undefined> {
  return isApiToken(secret) ? readApiToken(secret) : readSession(secret);
}

/** Reads who calls from the Authorization header, else from the cookie. A wrong one is never read as the other. */
export async function readCredentials(headers: {
  authorization?: string;
  cookie?: string;
}): Promise<Credentials> {
  const { authorization, cookie } = headers;
  if (authorization !== undefined) {
    const secret = readBearer(authorization);
    const signedIn = secret ? await readSecret(secret) : undefined;
    return signedIn
      ? { ...signedIn, by: 'bearer', invalid: false, secret }
      : { actor: visitor, by: 'bearer', invalid: true };
  }
  const secret = readCookie(cookie, sessionCookieName());
  if (!secret) return { actor: visitor, by: 'nothing', invalid: false };
  const signedIn = await readSession(secret);
  return signedIn
    ? { ...signedIn, by: 'cookie', invalid: false, secret }
    : { actor: visitor, by: 'cookie', invalid: true };
}
