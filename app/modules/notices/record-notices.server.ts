import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { memberStream } from '~/modules/clubs/streams';
import { enqueue } from '~/platform/jobs/jobs.server';
import { newId } from '~/platform/ids';
import type { NoticeKind, RecordedNotice } from '~/platform/notices.server';
import { deliverQueue } from './internal/delivery-queue';
import { planDeliveries, type PlannedDelivery } from './internal/plan-deliveries.server';
import { type Recipient, readRecipients } from './internal/recipients.server';
import { judge } from './internal/judge.server';
import { countUnread } from './internal/unread.server';
import { kindNamed, type Modes, modesOf } from './kinds.server';
import { oldNewsMs } from './rules';
import type { NoticeCreated } from './updates';

interface Chosen {
  notice: RecordedNotice;
  kind: NoticeKind;
  modes: Modes;
  recipient: Recipient;
}

/** Of what is to be told to one member about one thing, the first that they want to hear of at all. */
function choose(notices: readonly RecordedNotice[], recipients: Map<string, Recipient>): Chosen[] {
  const chosen = new Map<string, Chosen>();
  for (const notice of notices) {
    const key = `${notice.memberId} ${notice.once}`;
    const kind = kindNamed(notice.kind);
    const recipient = recipients.get(notice.memberId);
    if (!kind || !recipient || chosen.has(key)) continue;
    const modes = modesOf(kind, recipient.chosen[kind.name]);
    if (Object.values(modes).every((mode) => mode === 'off')) continue;
    chosen.set(key, { notice, kind, modes, recipient });
  }
  return [...chosen.values()];
}

/** Without what is gone by now, and what they have seen with their own eyes already. */
async function stillNews(chosen: readonly Chosen[]): Promise<Chosen[]> {
  const judged = await judge(chosen.map((one) => ({ ...one.notice, chosen: one })));
  return judged.filter(({ concern }) => concern === 'yes').map(({ item }) => item.chosen);
}

interface Line {
  id: string;
  memberId: string;
  kind: string;
  subject: string;
}

const lineKey = ({ memberId, kind, subject }: Omit<Line, 'id'>) => `${memberId} ${kind} ${subject}`;

/** The unread line of each kind and thing, locked, made where there is none. */
async function lockLines(
  { tx }: CommandContext<unknown>,
  chosen: readonly Chosen[],
): Promise<Map<string, string>> {
  const wanted = new Map(chosen.map((one) => [lineKey(one.notice), one]));
  const rows = [...wanted.values()]
    .toSorted((a, b) => (lineKey(a.notice) < lineKey(b.notice) ? -1 : 1))
    .map(({ notice, modes }) => ({ id: newId(), ...notice, shown: modes.inApp !== 'off' }));
  const lines = await tx.$queryRaw<Line[]>`
    INSERT INTO "Notice" AS n ("id", "memberId", "kind", "subject", "clubId", "url", "shown", "latestAt", "createdAt")
    SELECT r."id", r."memberId", r."kind", r."subject", r."clubId", r."url", r."shown", r."at", r."at"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" uuid, "memberId" uuid, "kind" text, "subject" text,
      "clubId" uuid, "url" text, "shown" boolean, "at" timestamptz)
    ON CONFLICT ("memberId", "kind", "subject") WHERE "readAt" IS NULL DO UPDATE SET "shown" = EXCLUDED."shown"
    RETURNING "id", "memberId", "kind", "subject"`;
  return new Map(lines.map((line) => [lineKey(line), line.id]));
}

/** The items that were not told before. */
async function insertItems(
  { tx }: CommandContext<unknown>,
  chosen: readonly Chosen[],
  lines: Map<string, string>,
): Promise<Chosen[]> {
  const rows = chosen.map(({ notice }) => ({ ...notice, noticeId: lines.get(lineKey(notice)) }));
  const inserted = await tx.$queryRaw<{ memberId: string; once: string }[]>`
    INSERT INTO "NoticeItem" ("memberId", "once", "noticeId", "actorId", "data", "url", "number", "at")
    SELECT r."memberId", r."once", r."noticeId", r."actorId", r."data", r."url", r."number", r."at"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("memberId" uuid, "once" text, "noticeId" uuid, "actorId" uuid,
      "data" jsonb, "url" text, "number" int, "at" timestamptz)
    ON CONFLICT DO NOTHING RETURNING "memberId", "once"`;
  const fresh = new Set(inserted.map(({ memberId, once }) => `${memberId} ${once}`));
  return chosen.filter(({ notice }) => fresh.has(`${notice.memberId} ${notice.once}`));
}

interface WrittenLine {
  id: string;
  memberId: string;
  kind: string;
  url: string;
  shown: boolean;
  itemCount: number;
  latestAt: Date;
}

/** The lines as their items make them; one that was made for items told before is gone again. */
async function settleLines({ tx }: CommandContext<unknown>, ids: string[]): Promise<WrittenLine[]> {
  const lines = await tx.$queryRaw<WrittenLine[]>`
    UPDATE "Notice" n SET "itemCount" = i."count", "url" = i."url", "latestAt" = i."at", "number" = i."number"
    FROM (SELECT DISTINCT ON (x."noticeId") x."noticeId", x."url", x."at", count(*) OVER w AS "count", max(x."number") OVER w AS "number"
      FROM "NoticeItem" x WHERE x."noticeId" = ANY (${ids}::uuid[])
      WINDOW w AS (PARTITION BY x."noticeId") ORDER BY x."noticeId", x."at" DESC, x."once" DESC) i
    WHERE n."id" = i."noticeId"
    RETURNING n."id", n."memberId", n."kind", n."url", n."shown", n."itemCount", n."latestAt"`;
  if (lines.length < ids.length)
    await tx.notice.deleteMany({ where: { id: { in: ids }, itemCount: 0, items: { none: {} } } });
  return lines;
}

/** Several things of one line go out together, when the first of them would. */
function mergeDeliveries(planned: readonly PlannedDelivery[]): PlannedDelivery[] {
  const groups = Map.groupBy(planned, ({ noticeId, channel }) => `${noticeId} ${channel}`);
  return [...groups.values()].map((own) => {
    const [first] = own.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
    return { ...first!, digest: own.every(({ digest }) => digest) };
  });
}

async function insertDeliveries(
  { tx, at }: CommandContext<unknown>,
  planned: readonly PlannedDelivery[],
): Promise<void> {
  if (planned.length === 0) return;
  const merged = mergeDeliveries(planned);
  await tx.$executeRaw`
    INSERT INTO "NoticeDelivery" ("id", "noticeId", "memberId", "channel", "digest", "dueAt")
    SELECT r."id", r."noticeId", r."memberId", r."channel"::"NoticeChannel", r."digest", r."dueAt"
    FROM jsonb_to_recordset(${JSON.stringify(merged.map((one) => ({ id: newId(), ...one })))}::jsonb)
      AS r("id" uuid, "noticeId" uuid, "memberId" uuid, "channel" text, "digest" boolean, "dueAt" timestamptz)
    ON CONFLICT ("noticeId", "channel") WHERE "status" = 'waiting'
    DO UPDATE SET "dueAt" = least("NoticeDelivery"."dueAt", EXCLUDED."dueAt"), "digest" = "NoticeDelivery"."digest" AND EXCLUDED."digest"`;
  const ringing = planned.filter(({ channel }) => channel !== 'email');
  const soonest = Math.min(...ringing.map(({ dueAt }) => dueAt.getTime()));
  if (soonest <= at.getTime() + 60_000)
    await enqueue(tx, deliverQueue, {}, { startAfter: new Date(soonest), singletonKey: 'soon' });
}

/**
 * What is to be told stands in its members' lists, and waits for their other channels, by what each of them chose. The portal
 * itself. Told again, nothing changes. Publishes `notice.created` to each.
 */
const writeNotices = defineCommand<{ chosen: readonly Chosen[] }, { written: number }>(
  'notices.record',
  async (context) => {
    const { tx, input, at, tell } = context;
    const lines = await lockLines(context, input.chosen);
    const fresh = await insertItems(context, input.chosen, lines);
    const written = new Map(
      (await settleLines(context, [...new Set(lines.values())])).map((line) => [line.id, line]),
    );
    await insertDeliveries(
      context,
      fresh.flatMap((one) => planDeliveries(one, lines.get(lineKey(one.notice))!, at)),
    );
    const touched = new Set(fresh.map(({ notice }) => lines.get(lineKey(notice))!));
    const told = [...touched].map((id) => written.get(id)!).filter(({ shown }) => shown);
    const unread = await countUnread(
      tx,
      told.map(({ memberId }) => memberId),
    );
    for (const { id, memberId, kind, url, itemCount, latestAt } of told)
      tell(memberStream(memberId), 'notice.created', {
        notice: {
          ...{ id, kind, url, count: itemCount, at: latestAt.toISOString() },
          urgent: kindNamed(kind)?.urgent ?? false,
        },
        unread: unread.get(memberId) ?? 0,
      } satisfies NoticeCreated);
    return { written: fresh.length };
  },
);

/** Writes down what was recorded, as far as it still is news to members who want to hear of it. */
export async function writeRecorded(notices: readonly RecordedNotice[]): Promise<number> {
  const at = now();
  const recent = notices.filter((notice) => at.getTime() - Date.parse(notice.at) < oldNewsMs);
  const recipients = await readRecipients(
    recent.map(({ memberId }) => memberId),
    at,
  );
  const chosen = await stillNews(choose(recent, recipients));
  if (chosen.length === 0) return 0;
  return (await writeNotices(system, { chosen })).written;
}
