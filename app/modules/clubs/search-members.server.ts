import type { Actor } from '~/platform/actor';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { containsPattern } from '~/platform/text/like-pattern';
import { requireAdmin } from '~/platform/require-member';
import type { SearchMembersInput } from './schema';

export interface MemberForAdmin {
  id: string;
  name: string;
  email: string | null;
  emailConfirmed: boolean;
  pictureId: string | null;
  status: 'active' | 'suspended' | 'erased';
  createdAt: string;
  clubs: {
    slug: string;
    name: string;
    personaName: string;
    status: 'invited' | 'pending' | 'active' | 'suspended' | 'left';
  }[];
}

const select = {
  id: true,
  name: true,
  email: true,
  emailConfirmedAt: true,
  pictureId: true,
  status: true,
  createdAt: true,
  memberships: {
    select: { status: true, personaName: true, club: { select: { slug: true, name: true } } },
    orderBy: { requestedAt: 'asc' },
  },
} as const;

type Row = Awaited<ReturnType<typeof readRows>>[number];

function readRows(where: Prisma.MemberWhereInput) {
  return db.member.findMany({ where, select, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
}

function viewMember({ emailConfirmedAt, createdAt, memberships, ...row }: Row): MemberForAdmin {
  return {
    ...row,
    emailConfirmed: emailConfirmedAt !== null,
    createdAt: createdAt.toISOString(),
    clubs: memberships.map(({ club, personaName, status }) => ({ ...club, personaName, status })),
  };
}

/** Ids in the order of names. Each way to be found has its own index, so each is asked on its own. */
function findIds(q: string, after: string[] | undefined, take: number): Promise<{ id: string }[]> {
  const like = containsPattern(q);
  const found = q
    ? Prisma.sql`AND m."id" IN (SELECT "id" FROM "Member" WHERE lower("name") LIKE ${like}
        UNION SELECT "id" FROM "Member" WHERE lower("email"::text) LIKE ${like}
        UNION SELECT "memberId" FROM "Membership" WHERE lower("personaName") LIKE ${like})`
    : Prisma.empty;
  const beyond = after ? Prisma.sql`AND (m."name", m."id") > (${after[0]}, ${after[1]}::uuid)` : Prisma.empty;
  return db.$queryRaw`
    SELECT m."id" FROM "Member" m WHERE true ${found} ${beyond} ORDER BY m."name", m."id" LIMIT ${take}`;
}

/** Members of the portal by part of a name or address, by name. Admins may. @throws forbidden */
export async function searchMembers(
  actor: Actor,
  { q, cursor, limit }: SearchMembersInput,
): Promise<{ items: MemberForAdmin[]; next: string | null }> {
  requireAdmin(actor);
  const ids = await findIds(q, readCursor(cursor, ['text', 'id']), limit + 1);
  const rows = await readRows({ id: { in: ids.slice(0, limit).map(({ id }) => id) } });
  const last = rows.at(-1);
  return {
    items: rows.map(viewMember),
    next: ids.length > limit && last ? writeCursor([last.name, last.id]) : null,
  };
}

/** One member of the portal, as admins see them. @throws forbidden, not_found */
export async function getMemberForAdmin(actor: Actor, memberId: string): Promise<MemberForAdmin> {
  requireAdmin(actor);
  const [row] = isId(memberId) ? await readRows({ id: memberId }) : [];
  if (!row) throw new PortalError('not_found');
  return viewMember(row);
}
