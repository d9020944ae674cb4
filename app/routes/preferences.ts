import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { savePreferences } from '~/modules/accounts/save-preferences.server';
import { preferenceCookie } from '~/platform/http/preference-cookie.server';
import { formAction, safePath } from '~/platform/http/page.server';
import { locales } from '~/platform/i18n/locale';
import { parseInput } from '~/platform/input';

const preferences = z.object({
  language: z.enum(locales).optional(),
  colours: z.enum(['light', 'dark', 'system']).optional(),
});

/** Nothing stands at this address; it only takes the choice of language and colours, from visitors too. */
export function loader() {
  return redirect('/');
}

export const action = formAction(async ({ values, context }) => {
  const { language, colours } = parseInput(preferences, values);
  if (language && context.member) await savePreferences(context.actor, { locale: language });
  const headers = new Headers();
  if (language) headers.append('Set-Cookie', preferenceCookie('chomrom_language', language));
  if (colours) headers.append('Set-Cookie', preferenceCookie('chomrom_colours', colours));
  return redirect(safePath(values.then), { headers });
});
