import type { IncomingHttpHeaders } from 'node:http';
import type { AppLoadContext } from '@remix-run/server-runtime';
import type { Request, Response } from 'express';
import { env } from '../env.server';
import { PortalError } from '../errors';
import { isTimeZone } from '../i18n/format';
import {
  defaultLocale,
  defaultTimeZone,
  isLocale,
  type Locale,
  localeFromAcceptLanguage,
} from '../i18n/locale';
import { clearedSessionCookie } from '../session/sessions.server';
import { trustedAddress } from './address.server';
import { type Credentials, readCookie, readCredentials } from './credentials.server';
import { isSameOrigin } from './origin-guard.server';
import { limitRequests } from './request-limit.server';

/** The member's own choice, else the cookie, else what the browser asks for, else Thai. */
export function chooseLocale(headers: IncomingHttpHeaders, credentials: Credentials | undefined): Locale {
  if (credentials?.member?.locale) return credentials.member.locale;
  const cookie = readCookie(headers.cookie, 'chomrom_language');
  if (isLocale(cookie)) return cookie;
  return localeFromAcceptLanguage(headers['accept-language']) ?? defaultLocale;
}

function chooseTimeZone(headers: IncomingHttpHeaders, credentials: Credentials): string {
  if (credentials.member) return credentials.member.timeZone;
  const cookie = readCookie(headers.cookie, 'chomrom_zone')?.replaceAll('%2F', '/');
  return cookie && isTimeZone(cookie) ? cookie : defaultTimeZone;
}

function chooseColourMode(headers: IncomingHttpHeaders): AppLoadContext['colourMode'] {
  const cookie = readCookie(headers.cookie, 'chomrom_colours');
  return cookie === 'light' || cookie === 'dark' ? cookie : 'system';
}

/**
 * Reads who calls, from where and in which language.
 * @throws rate_limited, foreign_origin
 */
export async function readContext(request: Request, response: Response): Promise<AppLoadContext> {
  const { headers, method } = request;
  const address = trustedAddress(request.socket.remoteAddress ?? '', headers['x-forwarded-for']);
  const credentials = await readCredentials(headers);
  await limitRequests(address, credentials);
  const secFetchSite = headers['sec-fetch-site'] as string | undefined;
  const guarded = { method, secFetchSite, origin: headers.origin, byCookie: credentials.by === 'cookie' };
  if (!isSameOrigin(guarded, env().ORIGIN)) throw new PortalError('foreign_origin');
  if (credentials.by === 'cookie' && credentials.invalid)
    response.append('Set-Cookie', clearedSessionCookie());
  const { actor, member, secret, by, invalid } = credentials;
  return {
    actor,
    member,
    locale: chooseLocale(headers, credentials),
    timeZone: chooseTimeZone(headers, credentials),
    nonce: response.locals.nonce as string,
    address,
    secret,
    // A page shows a visitor what a visitor may see; the API says that the cookie is no longer good.
    invalidCredentials: invalid && (by === 'bearer' || request.path.startsWith('/api/')),
    requestId: response.locals.requestId as string,
    colourMode: chooseColourMode(headers),
  };
}
