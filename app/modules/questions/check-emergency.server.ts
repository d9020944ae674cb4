import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayRead } from '~/modules/clubs/policy';
import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import type { Locale } from '~/platform/i18n/locale';
import { detectLanguage } from '~/platform/text/language';
import { findEmergencyWords } from './emergency-words';
import { adviceIn } from './get-question.server';
import { readClubDesk } from './internal/settings-rows.server';
import { emergencyWordsOf } from './open-question.server';
import type { AdviceView } from './views';

/**
 * What to do now, when a text holds one of the club's emergency words; else null. For whoever reads the club, while they still type.
 * Where the club wrote no advice the portal's own words stand: an empty advice. @throws not_found, unauthenticated, forbidden
 */
export async function checkEmergency(
  actor: Actor,
  slug: string,
  { text, locale }: { text: string; locale?: Locale },
): Promise<AdviceView | null> {
  const access = await loadClubAccess(actor, { slug });
  if (!mayRead(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const { desk } = await readClubDesk(db, access.club.id);
  if (findEmergencyWords(text, emergencyWordsOf(desk)).length === 0) return null;
  const written = detectLanguage(text);
  return (
    adviceIn(desk.emergency, [written, locale ?? null]) ?? {
      advice: '',
      phone: '',
      language: locale ?? written ?? 'th',
    }
  );
}
