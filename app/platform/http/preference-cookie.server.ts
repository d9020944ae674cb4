import { env } from '../env.server';

const yearSeconds = 365 * 86_400;

/** What a browser remembers of how somebody likes the portal; nothing that says who they are. */
export type PreferenceCookieName = 'chomrom_language' | 'chomrom_colours';

/** A `Set-Cookie` that keeps a choice for a year. */
export function preferenceCookie(name: PreferenceCookieName, value: string): string {
  const secure = env().ORIGIN.startsWith('https:') ? '; Secure' : '';
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${yearSeconds}; HttpOnly; SameSite=Lax${secure}`;
}
