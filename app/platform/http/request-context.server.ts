import type { Actor } from '../actor';
import type { Locale } from '../i18n/locale';
import type { SessionMember } from '../session/sessions.server';

/** What every loader and action gets beside its request. */
export interface RequestContext {
  actor: Actor;
  member?: SessionMember;
  locale: Locale;
  timeZone: string;
  /** For the Content-Security-Policy of this answer. */
  nonce: string;
  /** The caller's address; of X-Forwarded-For only what configured proxies say. */
  address: string;
  /** The session's secret when the caller signed in by cookie or session token. */
  secret?: string;
  /** A bearer token was shown and is not valid. */
  invalidCredentials: boolean;
  requestId: string;
  colourMode: 'light' | 'dark' | 'system';
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestContext {}
}
