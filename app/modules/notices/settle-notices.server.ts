import { clubMuted, membershipChanged, personBlocked } from '~/modules/clubs/facts';
import { memberStream } from '~/modules/clubs/streams';
import { system } from '~/platform/actor';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import { defaultLocale, defaultTimeZone } from '~/platform/i18n/locale';
import type { Fact } from '~/platform/jobs/facts';
import { defineJob, enqueue } from '~/platform/jobs/jobs.server';
import { composeLines, readLines } from './internal/compose-lines.server';
import { countUnread } from './internal/unread.server';
import type { NoticeChanged } from './updates';

/** Members hear how many of their lines are unread now. */
export async function tellUnread(
  { tx, tell }: Pick<CommandContext<unknown>, 'tx' | 'tell'>,
  memberIds: readonly string[],
): Promise<void> {
  const members = [...new Set(memberIds)];
  const unread = await countUnread(tx, members);
  for (const memberId of members)
    tell(memberStream(memberId), 'notice.changed', {
      unread: unread.get(memberId) ?? 0,
    } satisfies NoticeChanged);
}

/**
 * Lines that no longer concern their members are removed, and those are read whose items they have seen. The portal itself.
 * Publishes `notice.changed`.
 */
const settleNotices = defineCommand<{ gone: readonly string[]; read: readonly string[] }, object>(
  'notices.settle',
  async ({ tx, input, at, tell }) => {
    const removed = await tx.$queryRaw<{ memberId: string }[]>`
      DELETE FROM "Notice" WHERE "id" = ANY (${[...input.gone]}::uuid[]) RETURNING "memberId"`;
    const read = await tx.$queryRaw<{ memberId: string }[]>`
      UPDATE "Notice" SET "readAt" = ${at} WHERE "id" = ANY (${[...input.read]}::uuid[]) AND "readAt" IS NULL RETURNING "memberId"`;
    await tellUnread(
      { tx, tell },
      [...removed, ...read].map(({ memberId }) => memberId),
    );
    return {};
  },
);

/** Puts away lines that were found to be gone. */
export async function dropGone(gone: readonly string[]): Promise<void> {
  await settleNotices(system, { gone, read: [] });
}

/** Which unread lines are to be looked at again: all that fit. */
export interface RecheckScope {
  memberId?: string;
  subject?: string;
  clubId?: string;
}

export const recheckQueue = { name: 'notices.recheck' } as const;

/** Looks again, after the commit, at the unread lines that a change may have made pointless. */
export async function recheckNotices(tx: Tx, scope: RecheckScope): Promise<void> {
  if (Object.keys(scope).length === 0) throw new Error('A recheck needs a scope.');
  await enqueue(tx, recheckQueue, scope);
}

const linesAtOnce = 500;

/** Of the lines that fit, those that are gone or seen are put away. */
async function recheck({ memberId, subject, clubId }: RecheckScope): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const rows: Awaited<ReturnType<typeof readLines>> = await readLines(Prisma.sql`
      SELECT * FROM "Notice" WHERE "readAt" IS NULL AND (${after}::uuid IS NULL OR "id" > ${after}::uuid)
        ${memberId ? Prisma.sql`AND "memberId" = ${memberId}::uuid` : Prisma.empty}
        ${subject ? Prisma.sql`AND "subject" = ${subject}` : Prisma.empty}
        ${clubId ? Prisma.sql`AND "clubId" = ${clubId}::uuid` : Prisma.empty}
      ORDER BY "id" LIMIT ${linesAtOnce}`);
    if (rows.length === 0) return;
    const lines = await composeLines(rows, { locale: defaultLocale, timeZone: defaultTimeZone });
    const gone = lines.filter(({ concern }) => concern === 'gone').map(({ row }) => row.id);
    const read = lines.filter(({ concern }) => concern === 'read').map(({ row }) => row.id);
    if (gone.length + read.length > 0) await settleNotices(system, { gone, read });
    if (rows.length < linesAtOnce) return;
    after = rows
      .map(({ id }) => id)
      .toSorted()
      .at(-1)!;
  }
}

export const recheckJob = defineJob<RecheckScope>({ ...recheckQueue, run: recheck });

/** Who leaves a club, mutes it or blocks somebody is rid of what they were told of it. */
export const recheckReactions = [
  defineJob<{ memberId: string; clubId: string; status: string }>({
    name: 'notices.recheck-membership',
    on: membershipChanged as Fact<{ memberId: string; clubId: string; status: string }>,
    async run({ memberId, clubId, status }) {
      if (status === 'left' || status === 'suspended') await recheck({ memberId, clubId });
    },
  }),
  defineJob<{ memberId: string; clubId: string }>({
    name: 'notices.recheck-club',
    on: clubMuted,
    run: ({ memberId, clubId }) => recheck({ memberId, clubId }),
  }),
  defineJob<{ memberId: string; blockedId: string }>({
    name: 'notices.recheck-blocks',
    on: personBlocked,
    run: ({ memberId }) => recheck({ memberId }),
  }),
];

/** Whether a member has unread lines about a subject that reading it up to `number` ends; for statements of hot paths. */
export function hasUnreadAbout(memberId: string, subject: Prisma.Sql, number: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "Notice" n WHERE n."memberId" = ${memberId}::uuid AND n."subject" = ${subject}
    AND n."readAt" IS NULL AND n."number" <= ${number})`;
}

/**
 * A member has read a subject up to a number: the lines about it that end there are read. The portal itself, for modules whose
 * subjects are read. Publishes `notice.changed`.
 */
export const readSubject = defineCommand<
  { memberId: string; subject: string; number: number },
  { read: number }
>('notices.read-subject', async ({ tx, input, at, tell }) => {
  const { memberId, subject, number } = input;
  const { count } = await tx.notice.updateMany({
    where: { memberId, subject, readAt: null, number: { lte: number } },
    data: { readAt: at },
  });
  if (count > 0) await tellUnread({ tx, tell }, [memberId]);
  return { read: count };
});

/** How many of a member's lines are unread, and from which update on the member's stream tells what becomes of it. */
export async function getUnread(memberId: string): Promise<{ unread: number; seq: number }> {
  const [row] = await db.$queryRaw<{ unread: number; seq: number }[]>`
    SELECT (SELECT count(*)::int FROM (SELECT 1 FROM "Notice" WHERE "memberId" = ${memberId}::uuid AND "readAt" IS NULL AND "shown") u) AS "unread",
      coalesce((SELECT "head" FROM "Stream" WHERE "key" = ${memberStream(memberId)}), 0)::float8 AS "seq"`;
  return row!;
}
