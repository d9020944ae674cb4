import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { defaultLocale } from '~/platform/i18n/locale';
import { requireMember } from '~/platform/require-member';
import type { Reader } from './compose-lines.server';

/** In which language and time zone a member reads. @throws unauthenticated */
export async function readReader(actor: Actor): Promise<Reader> {
  const { memberId } = requireMember(actor);
  const { locale, timeZone } = await db.member.findUniqueOrThrow({
    where: { id: memberId },
    select: { locale: true, timeZone: true },
  });
  return { locale: locale ?? defaultLocale, timeZone };
}
