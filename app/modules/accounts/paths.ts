import { safePath } from '~/platform/safe-path';

const withThen = (path: string, then: string | undefined) =>
  then === undefined || safePath(then) === '/' ? path : `${path}?then=${encodeURIComponent(safePath(then))}`;

/** URLs of accounts. `then`: where to go afterwards, a path of this portal. */
export const accountPaths = {
  join: (then?: string) => withThen('/join', then),
  signIn: (then?: string) => withThen('/sign-in', then),
  signOut: () => '/sign-out',
  forgotPassword: () => '/forgot-password',
  resetPassword: (secret: string) => `/reset-password?token=${encodeURIComponent(secret)}`,
  confirmEmail: (secret: string) => `/confirm-email?token=${encodeURIComponent(secret)}`,
  settings: () => '/settings',
};
