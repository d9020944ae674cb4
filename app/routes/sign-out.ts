import { redirect } from '@remix-run/node';
import { accountPaths } from '~/modules/accounts/paths';
import { signOut } from '~/modules/accounts/sign-out.server';
import { formAction } from '~/platform/http/page.server';
import { clearedSessionCookie } from '~/platform/session/sessions.server';

/** A link alone must sign nobody out. */
export function loader() {
  return redirect('/');
}

export const action = formAction(async ({ context }) => {
  if (context.secret) await signOut(context.actor, context.secret);
  return redirect(`${accountPaths.signIn()}?done=signed-out`, {
    headers: { 'Set-Cookie': clearedSessionCookie() },
  });
});
