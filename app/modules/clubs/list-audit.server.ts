import type { Actor } from '~/platform/actor';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import type { Prisma } from '~/platform/db/generated/client';
import { isId } from '~/platform/ids';
import { requireAdmin } from '~/platform/require-member';
import type { ListAuditInput } from './schema';

export interface AuditView {
  id: string;
  act: string;
  /** `member:<id>`, `club:<id>` … with a name where there is one now. */
  subject: { key: string; name: string | null };
  /** Empty: the portal itself. */
  actor: { id: string; name: string } | null;
  club: { slug: string; name: string } | null;
  reason: string | null;
  detail: Record<string, unknown>;
  at: string;
}

const dayMs = 86_400_000;

async function condition({
  club,
  act,
  actor,
  subject,
  from,
  to,
}: Omit<ListAuditInput, 'limit' | 'cursor'>): Promise<Prisma.AuditEntryWhereInput> {
  const found = club ? await db.club.findUnique({ where: { slug: club }, select: { id: true } }) : undefined;
  return {
    ...(club ? { clubId: found?.id ?? { in: [] } } : {}),
    ...(act ? { act: { startsWith: act } } : {}),
    ...(actor ? { actorId: isId(actor) ? actor : { in: [] } } : {}),
    ...(subject ? { subject } : {}),
    ...(from || to
      ? {
          at: {
            ...(from ? { gte: new Date(from) } : {}),
            ...(to ? { lt: new Date(Date.parse(to) + dayMs) } : {}),
          },
        }
      : {}),
  };
}

/** Names of what the log speaks of, as they are now. */
async function namesOf(keys: readonly string[]): Promise<Map<string, string>> {
  const ids = (kind: string) =>
    keys
      .filter((key) => key.startsWith(`${kind}:`))
      .map((key) => key.slice(kind.length + 1))
      .filter(isId);
  const [members, clubs, organisations, threads, posts] = await Promise.all([
    db.member.findMany({ where: { id: { in: ids('member') } }, select: { id: true, name: true } }),
    db.club.findMany({ where: { id: { in: ids('club') } }, select: { id: true, name: true } }),
    db.organisation.findMany({
      where: { id: { in: ids('organisation') } },
      select: { id: true, name: true },
    }),
    db.thread.findMany({ where: { id: { in: ids('thread') } }, select: { id: true, title: true } }),
    db.post.findMany({
      where: { id: { in: ids('post') } },
      select: { id: true, number: true, thread: { select: { title: true } } },
    }),
  ]);
  return new Map([
    ...members.map(({ id, name }) => [`member:${id}`, name] as const),
    ...clubs.map(({ id, name }) => [`club:${id}`, name] as const),
    ...organisations.map(({ id, name }) => [`organisation:${id}`, name] as const),
    ...threads.map(({ id, title }) => [`thread:${id}`, title] as const),
    ...posts.map(({ id, number, thread }) => [`post:${id}`, `${thread.title} #${number}`] as const),
  ]);
}

function placeOf(
  clubs: readonly { id: string; slug: string; name: string }[],
  clubId: string | null,
): AuditView['club'] {
  const club = clubs.find(({ id }) => id === clubId);
  return club ? { slug: club.slug, name: club.name } : null;
}

/** Privileged acts, the latest first, by club, act, actor and subject. Admins may. @throws forbidden */
export async function listAudit(
  actor: Actor,
  input: ListAuditInput,
): Promise<{ items: AuditView[]; next: string | null }> {
  requireAdmin(actor);
  const after = readCursor(input.cursor, ['time', 'id']);
  const rows = await db.auditEntry.findMany({
    where: {
      AND: [
        await condition(input),
        after
          ? { OR: [{ at: { lt: new Date(after[0]!) } }, { at: new Date(after[0]!), id: { lt: after[1] } }] }
          : {},
      ],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
  });
  const shown = rows.slice(0, input.limit);
  const actorKeys = shown.map(({ actorId }) => `member:${actorId}`);
  const clubKeys = shown.map(({ clubId }) => `club:${clubId}`);
  const [names, clubs] = await Promise.all([
    namesOf([...new Set([...shown.map(({ subject }) => subject), ...actorKeys, ...clubKeys])]),
    db.club.findMany({
      where: { id: { in: shown.flatMap(({ clubId }) => clubId ?? []) } },
      select: { id: true, slug: true, name: true },
    }),
  ]);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      id: row.id,
      act: row.act,
      subject: { key: row.subject, name: names.get(row.subject) ?? null },
      actor: row.actorId ? { id: row.actorId, name: names.get(`member:${row.actorId}`) ?? '' } : null,
      club: placeOf(clubs, row.clubId),
      reason: row.reason,
      detail: row.detail as Record<string, unknown>,
      at: row.at.toISOString(),
    })),
    next: rows.length > input.limit && last ? writeCursor([last.at.toISOString(), last.id]) : null,
  };
}
