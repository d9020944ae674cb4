import { PortalError } from '~/platform/errors';
import type { Locale } from '~/platform/i18n/locale';
import { translatorFor } from '~/platform/i18n/translators.server';

/** What the page of asking shows of what is asked about. @throws forbidden to whoever may not ask */
export function askPageOf(mayAsk: boolean, { title, url }: { title: string; url: string }, locale: Locale) {
  if (!mayAsk) throw new PortalError('forbidden');
  return { title, url, heading: translatorFor(locale)('proposals:design.form.title', { title }) };
}
