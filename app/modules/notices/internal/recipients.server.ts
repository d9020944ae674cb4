import { db } from '~/platform/db/client.server';
import type { NoticeChannel, NoticeMode } from '~/platform/notices.server';
import { type NoticeTimes, usualTimes } from '../rules';

/** What is to be known of a member for telling them something. */
export interface Recipient {
  id: string;
  timeZone: string;
  times: NoticeTimes;
  /** Kind → channel → what they chose. */
  chosen: Record<string, Partial<Record<NoticeChannel, NoticeMode>>>;
  /** Which other channels reach them at all. */
  reachable: Record<Exclude<NoticeChannel, 'inApp'>, boolean>;
}

interface Row {
  id: string;
  timeZone: string;
  settings: NoticeTimes | null;
  chosen: Recipient['chosen'] | null;
  email: boolean;
  push: boolean;
  line: boolean;
}

/** Members who can be told of something at all; who is suspended from the portal or erased is missing. */
export async function readRecipients(
  memberIds: readonly string[],
  at: Date,
): Promise<Map<string, Recipient>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT m."id", m."timeZone",
      (SELECT to_json(s) FROM "NoticeSettings" s WHERE s."memberId" = m."id") AS "settings",
      (SELECT json_object_agg(k."kind", k."modes") FROM (SELECT p."kind", json_object_agg(p."channel", p."mode") AS "modes"
        FROM "NoticePreference" p WHERE p."memberId" = m."id" GROUP BY p."kind") k) AS "chosen",
      m."emailConfirmedAt" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "MailStop" x WHERE x."address" = m."email")
        AND NOT EXISTS (SELECT 1 FROM "NoticeSettings" s WHERE s."memberId" = m."id" AND s."emailOff") AS "email",
      EXISTS (SELECT 1 FROM "PushSubscription" p WHERE p."memberId" = m."id") AS "push",
      EXISTS (SELECT 1 FROM "LineLink" l WHERE l."memberId" = m."id" AND l."lineUserId" IS NOT NULL AND l."blockedAt" IS NULL) AS "line"
    FROM "Member" m WHERE m."id" = ANY (${[...new Set(memberIds)]}::uuid[]) AND m."status" = 'active' AND m."createdAt" <= ${at}`;
  return new Map(
    rows.map(({ id, timeZone, settings, chosen, email, push, line }) => [
      id,
      {
        id,
        timeZone,
        times: settings ?? usualTimes,
        chosen: chosen ?? {},
        reachable: { email, push, line },
      },
    ]),
  );
}
