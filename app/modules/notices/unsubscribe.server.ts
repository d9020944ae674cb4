import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import type { Locale } from '~/platform/i18n/locale';
import { translatorFor } from '~/platform/i18n/translators.server';
import type { NoticeMode } from '~/platform/notices.server';
import { readUnsubscription } from './internal/unsubscribe-token.server';
import { kindNamed, modesOf } from './kinds.server';

/** Kinds of mails, as a page or the undoing form names them. */
export interface UnsubscribableKind {
  name: string;
  label: string;
  mode: NoticeMode;
}

async function read(token: string) {
  const unsubscription = await readUnsubscription(token);
  if (!unsubscription) throw new PortalError('not_found');
  const { memberId, kinds } = unsubscription;
  return { memberId, kinds: kinds.flatMap((name) => kindNamed(name) ?? []) };
}

/** Which kinds of mails a token ends, and how they come now. Whoever has the mail may look. @throws not_found */
export async function getUnsubscription(token: string, locale: Locale): Promise<UnsubscribableKind[]> {
  const { memberId, kinds } = await read(token);
  const chosen = await db.noticePreference.findMany({
    where: { memberId, channel: 'email', kind: { in: kinds.map(({ name }) => name) } },
  });
  const t = translatorFor(locale);
  return kinds.map((kind) => {
    const own = chosen.find((one) => one.kind === kind.name);
    const { email } = modesOf(kind, own ? { email: own.mode } : {});
    return { name: kind.name, label: kind.label(t), mode: email };
  });
}

const setMail = defineCommand<{ memberId: string; modes: Record<string, NoticeMode> }, object>(
  'notices.unsubscribe',
  async ({ tx, input: { memberId, modes }, at }) => {
    // The member may be erased by now.
    if (!(await tx.member.findUnique({ where: { id: memberId }, select: { id: true } }))) return {};
    for (const [kind, mode] of Object.entries(modes))
      await tx.noticePreference.upsert({
        where: { memberId_kind_channel: { memberId, kind, channel: 'email' } },
        create: { memberId, kind, channel: 'email', mode, updatedAt: at },
        update: { mode, updatedAt: at },
      });
    return {};
  },
);

/**
 * Mails of the token's kinds end, at once and also for what waits to be sent. Whoever has the mail may, without signing in
 * (RFC 8058). Again changes nothing. @throws not_found
 */
export async function unsubscribe(token: string): Promise<void> {
  const { memberId, kinds } = await read(token);
  const modes = Object.fromEntries(kinds.map(({ name }) => [name, 'off' as const]));
  await setMail(system, { memberId, modes });
}

/** Mails of the token's kinds come again, as they came before. @throws not_found */
export async function resubscribe(token: string, before: Record<string, string | undefined>): Promise<void> {
  const { memberId, kinds } = await read(token);
  const modes = Object.fromEntries(
    kinds.map(({ name }) => [name, before[name] === 'digest' ? ('digest' as const) : ('on' as const)]),
  );
  await setMail(system, { memberId, modes });
}
