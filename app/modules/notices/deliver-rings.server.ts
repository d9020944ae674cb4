import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { env } from '~/platform/env.server';
import { defaultLocale, type Locale } from '~/platform/i18n/locale';
import { isLineSet, sendLine } from '~/platform/line.server';
import { log } from '~/platform/log.server';
import { type PushFate, sendPush } from '~/platform/web-push.server';
import { composeLines, linesById } from './internal/compose-lines.server';
import { kindNamed, modesOf } from './kinds.server';
import { readRecipients } from './internal/recipients.server';
import type { NoticeView } from './schema';
import { ringsADay } from './rules';

interface Ring {
  id: string;
  noticeId: string;
  memberId: string;
  channel: 'push' | 'line';
  attempts: number;
}

/** What becomes of a delivery; `later` gives the claim back. */
type Outcome =
  | { status: 'sent' | 'skipped' | 'failed' | 'unknown'; error?: string }
  | { status: 'later'; afterMs: number };

const ringsAtOnce = 50;
const attempts = 6;
const minuteMs = 60_000;
/** Longer than any sending takes: whoever has held a claim for that long is gone. */
const claimEndsMs = 10 * minuteMs;

/** Takes what is due for this process alone: one statement, committed before anything is sent. */
function claimRings(at: Date): Promise<Ring[]> {
  return db.$queryRaw<Ring[]>`
    SELECT "id", "noticeId", "memberId", "channel"::text, "attempts" FROM claim_rings(${at}::timestamptz, ${ringsAtOnce}::int)`;
}

/**
 * A process died between its claim and the answer. Push: it may have rung, and it does not ring a second time. LINE takes a
 * delivery once however often it is sent, so it is sent again.
 */
async function sweepClaims(at: Date): Promise<void> {
  const before = new Date(at.getTime() - claimEndsMs);
  await db.noticeDelivery.updateMany({
    where: { status: 'claimed', channel: 'push', claimedAt: { lt: before } },
    data: { status: 'unknown', error: 'Broken off while sending; it may have arrived.' },
  });
  await db.$executeRaw`
    UPDATE "NoticeDelivery" d SET "status" = CASE WHEN "attempts" < ${attempts} AND NOT EXISTS (SELECT 1 FROM "NoticeDelivery" w
      WHERE w."noticeId" = d."noticeId" AND w."channel" = d."channel" AND w."status" = 'waiting') THEN 'waiting' ELSE 'unknown' END::"NoticeDeliveryStatus",
      "claimedAt" = NULL
    WHERE d."status" = 'claimed' AND d."channel" = 'line' AND d."claimedAt" < ${before}`;
}

async function finish(ring: Ring, outcome: Outcome, at: Date): Promise<void> {
  const tooOften = outcome.status === 'later' && ring.attempts >= attempts;
  if (outcome.status !== 'later' || tooOften) {
    const status = outcome.status === 'later' ? 'failed' : outcome.status;
    const error = outcome.status === 'later' ? 'Asked to come again too often.' : (outcome.error ?? null);
    await db.noticeDelivery.updateMany({
      where: { id: ring.id, status: 'claimed' },
      data: { status, error, sentAt: status === 'sent' ? at : null },
    });
    return;
  }
  // Something newer of the same line may wait already: it tells all of it.
  await db.$executeRaw`
    UPDATE "NoticeDelivery" d SET "status" = CASE WHEN EXISTS (SELECT 1 FROM "NoticeDelivery" w WHERE w."noticeId" = d."noticeId"
        AND w."channel" = d."channel" AND w."status" = 'waiting') THEN 'skipped' ELSE 'waiting' END::"NoticeDeliveryStatus",
      "claimedAt" = NULL, "dueAt" = ${new Date(at.getTime() + outcome.afterMs)}
    WHERE d."id" = ${ring.id}::uuid AND d."status" = 'claimed'`;
}

const weightOf: Record<PushFate['fate'], number> = { sent: 4, unknown: 3, later: 2, never: 1, gone: 0 };

/** To each device of the member. One that took it is enough; those that are gone are forgotten. */
async function push(
  ring: Ring,
  view: NoticeView,
  locale: Locale,
  urgent: boolean,
  at: Date,
): Promise<Outcome> {
  const devices = await db.pushSubscription.findMany({ where: { memberId: ring.memberId } });
  const message = { title: view.line, body: view.about ?? '', url: view.url, tag: view.id, lang: locale };
  const fates = await Promise.all(devices.map((device) => sendPush(device, message, { urgent })));
  const [gone, taken] = (['gone', 'sent'] as const).map((wanted) =>
    devices.filter((_, index) => fates[index]!.fate === wanted).map(({ id }) => id),
  );
  if (gone!.length > 0) await db.pushSubscription.deleteMany({ where: { id: { in: gone } } });
  if (taken!.length > 0)
    await db.pushSubscription.updateMany({ where: { id: { in: taken } }, data: { usedAt: at } });
  const [best] = fates.toSorted((a, b) => weightOf[b.fate] - weightOf[a.fate]);
  switch (best?.fate) {
    case 'sent':
      return { status: 'sent' };
    case 'unknown':
      return { status: 'unknown', error: 'No answer came; it may have arrived.' };
    case 'later':
      return { status: 'later', afterMs: best.afterMs ?? ring.attempts * minuteMs };
    case 'never':
      return { status: 'failed', error: 'The push service refused it.' };
    default:
      return { status: 'skipped', error: 'There is no device any more.' };
  }
}

async function line(ring: Ring, view: NoticeView, at: Date): Promise<Outcome> {
  const link = await db.lineLink.findUnique({ where: { memberId: ring.memberId } });
  if (!link?.lineUserId || link.blockedAt || !isLineSet()) return { status: 'skipped' };
  const words = [view.line, view.about, env().ORIGIN + view.url].filter(Boolean).join('\n');
  const answer = await sendLine(link.lineUserId, words, ring.id);
  if (answer.fate === 'later') return { status: 'later', afterMs: answer.afterMs ?? minuteMs };
  if (answer.fate === 'blocked') {
    await db.lineLink.update({ where: { memberId: ring.memberId }, data: { blockedAt: at } });
    return { status: 'failed', error: 'The member has blocked the account on LINE.' };
  }
  return answer.fate === 'sent' ? { status: 'sent' } : { status: 'failed', error: 'LINE refused it.' };
}

async function isOverBudget({ memberId, channel }: Ring, at: Date): Promise<boolean> {
  const sent = await db.noticeDelivery.count({
    where: { memberId, channel, status: 'sent', sentAt: { gt: new Date(at.getTime() - 86_400_000) } },
  });
  return sent >= ringsADay;
}

/** Sends one thing, unless it was read, is gone, or is not wanted on this channel any more. */
async function ringFor(ring: Ring, at: Date): Promise<Outcome> {
  const recipient = (await readRecipients([ring.memberId], at)).get(ring.memberId);
  const member = await db.member.findUnique({ where: { id: ring.memberId }, select: { locale: true } });
  const locale = member?.locale ?? defaultLocale;
  const [composed] = await composeLines(await linesById([ring.noticeId]), {
    locale,
    timeZone: recipient?.timeZone ?? 'UTC',
  });
  const kind = composed && kindNamed(composed.row.kind);
  if (!recipient || !composed || !kind || composed.concern !== 'yes' || composed.row.readAt !== null)
    return { status: 'skipped' };
  if (modesOf(kind, recipient.chosen[kind.name])[ring.channel] === 'off') return { status: 'skipped' };
  const urgent = kind.urgent ?? false;
  if (!urgent && (await isOverBudget(ring, at)))
    return { status: 'skipped', error: 'The day had enough messages.' };
  return ring.channel === 'push'
    ? push(ring, composed.view, locale, urgent, at)
    : line(ring, composed.view, at);
}

/** Sends what is due by push and by LINE. What is on no device's screen yet when a node dies is never sent twice. */
export async function deliverRings(): Promise<void> {
  const at = now();
  await sweepClaims(at);
  for (;;) {
    const rings = await claimRings(at);
    await Promise.all(
      rings.map(async (ring) => {
        const outcome = await ringFor(ring, at).catch((error: unknown): Outcome => {
          log.warn({ err: error, deliveryId: ring.id }, 'a notice could not be sent');
          return { status: 'unknown', error: String((error as Error).message).slice(0, 300) };
        });
        await finish(ring, outcome, at);
      }),
    );
    if (rings.length < ringsAtOnce) return;
  }
}
