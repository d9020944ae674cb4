import { safePath } from '../safe-path';

/** Where somebody wanted to go before they were asked to sign in: `?then=`, if it is a path of this portal. */
export function afterwards(request: Request, fallback = '/'): string {
  return safePath(new URL(request.url).searchParams.get('then'), fallback);
}
