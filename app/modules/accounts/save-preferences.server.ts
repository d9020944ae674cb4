import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import type { Locale } from '~/platform/i18n/locale';
import { requireMember } from '~/platform/require-member';

/** A member's language (null: as the browser has it) and time zone are as given, on every device. For oneself. @throws unauthenticated */
export async function savePreferences(
  actor: Actor,
  input: { locale?: Locale | null; timeZone?: string },
): Promise<void> {
  const { memberId } = requireMember(actor);
  const { locale, timeZone } = input;
  await db.member.updateMany({ where: { id: memberId }, data: { locale, timeZone, updatedAt: now() } });
}
