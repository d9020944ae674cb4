import type { z } from 'zod';
import type { Actor } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { invalidField } from '~/platform/errors';
import { defaultTimeZone } from '~/platform/i18n/locale';
import { wallTime } from '~/platform/i18n/zoned-time';
import { requireMember } from '~/platform/require-member';
import { type Birthday, wrongPartOf } from './birthday';
import type { birthdayInput } from './schema';

/** The day (YYYY-MM-DD) where the portal is. */
function dayOf(at: Date): string {
  const { year, month, day } = wallTime(at, defaultTimeZone);
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/**
 * A member's birthday is the one given, or null: they keep it to themself again. For oneself; nobody else ever sees it.
 * @throws unauthenticated, invalid (`month`, `day`, `year`)
 */
export const sayBirthday = defineCommand<
  { birthday: z.output<typeof birthdayInput> | null },
  { birthday: Birthday | null }
>('accounts.say-birthday', async ({ tx, actor, input, at }) => {
  const { memberId } = requireMember(actor);
  const { birthday } = input;
  if (!birthday) {
    await tx.memberBirthday.deleteMany({ where: { memberId } });
    return { birthday: null };
  }
  const wrong = wrongPartOf(birthday, dayOf(at));
  if (wrong) throw invalidField(wrong, 'invalid');
  const { month, day, year } = birthday;
  const said = { month, day, year, changedAt: at };
  await tx.memberBirthday.upsert({ where: { memberId }, create: { memberId, ...said }, update: said });
  return { birthday: { month, day, year } };
});

/** One's own; null where it was not said. @throws unauthenticated */
export async function getMyBirthday(actor: Actor): Promise<Birthday | null> {
  const { memberId } = requireMember(actor);
  return db.memberBirthday.findUnique({
    where: { memberId },
    select: { month: true, day: true, year: true },
  });
}
