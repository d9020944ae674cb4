import { z } from 'zod';
import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { defaultLocale, type Locale } from '~/platform/i18n/locale';
import { translatorFor } from '~/platform/i18n/translators.server';
import { replyOnLine } from '~/platform/line.server';
import { requireMember } from '~/platform/require-member';
import { newSpokenCode } from '~/platform/spoken-code.server';

const codeMinutes = 30;

/** The member gets a code that links whoever sends it to the LINE account to them. @throws unauthenticated */
export const startLineLink = defineCommand<object, { code: string }>(
  'notices.start-line-link',
  async ({ tx, actor, at }) => {
    const { memberId } = requireMember(actor);
    const code = `CM${newSpokenCode(8)}`;
    const data = { code, codeExpiresAt: new Date(at.getTime() + codeMinutes * 60_000) };
    await tx.lineLink.upsert({ where: { memberId }, create: { memberId, ...data }, update: data });
    return { code };
  },
);

/** Nothing more is sent on LINE. Each for themself. @throws unauthenticated */
export const endLineLink = defineCommand<object, object>('notices.end-line-link', async ({ tx, actor }) => {
  const { memberId } = requireMember(actor);
  await tx.lineLink.deleteMany({ where: { memberId } });
  return {};
});

/** Whoever sends a code is the member whom it was given to; another member who had this LINE account has it no more. */
const linkByCode = defineCommand<{ code: string; lineUserId: string }, { locale: Locale } | null>(
  'notices.link-line',
  async ({ tx, input: { code, lineUserId }, at }) => {
    const [link] = await tx.$queryRaw<{ memberId: string }[]>`
      SELECT "memberId" FROM "LineLink" WHERE "code" = ${code} AND "codeExpiresAt" > ${at} FOR UPDATE`;
    if (!link) return null;
    await tx.lineLink.deleteMany({ where: { lineUserId, memberId: { not: link.memberId } } });
    await tx.lineLink.update({
      where: { memberId: link.memberId },
      data: { lineUserId, linkedAt: at, code: null, codeExpiresAt: null, blockedAt: null },
    });
    const { locale } = await tx.member.findUniqueOrThrow({
      where: { id: link.memberId },
      select: { locale: true },
    });
    return { locale: locale ?? defaultLocale };
  },
);

const webhookBody = z.object({
  events: z.array(
    z.object({
      type: z.string(),
      replyToken: z.string().optional(),
      source: z.object({ userId: z.string().optional() }).optional(),
      message: z.object({ type: z.string(), text: z.string().optional() }).optional(),
    }),
  ),
});

/** What LINE tells of the account: codes that were sent to it, who blocks it, who takes it back. The body is verified before. */
export async function takeLineEvents(body: string): Promise<void> {
  const parsed = webhookBody.safeParse(JSON.parse(body));
  if (!parsed.success) return;
  for (const { type, source, message, replyToken } of parsed.data.events) {
    const lineUserId = source?.userId;
    if (!lineUserId) continue;
    if (type === 'unfollow')
      await db.lineLink.updateMany({ where: { lineUserId }, data: { blockedAt: now() } });
    if (type === 'follow') await db.lineLink.updateMany({ where: { lineUserId }, data: { blockedAt: null } });
    const code =
      type === 'message' ? /CM[A-Z2-9]{8}/.exec(message?.text?.toUpperCase() ?? '')?.[0] : undefined;
    const linked = code ? await linkByCode(system, { code, lineUserId }) : null;
    if (linked && replyToken) await replyOnLine(replyToken, translatorFor(linked.locale)('told:line.linked'));
  }
}
