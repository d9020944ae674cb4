import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayRead } from '~/modules/clubs/policy';
import { type Actor, memberIdOf } from '~/platform/actor';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import type { Proposal } from '~/platform/db/generated/client';
import { Prisma } from '~/platform/db/sql.server';
import { PortalError } from '~/platform/errors';
import { now } from '~/platform/clock.server';
import { containsPattern } from '~/platform/text/like-pattern';
import { readAuthors, viewItem } from './internal/proposal-rows.server';
import { mayPropose } from './policy';
import type { ListProposalsInput } from './schema';
import type { ProposalItem } from './views';

type List = ListProposalsInput['list'];

/** What each list is sorted by, the greatest first, as text that a cursor can hold. */
const keyOf: Record<List, (row: Proposal) => string> = {
  hot: ({ heat }) => String(heat),
  new: ({ publishedAt }) => publishedAt!.toISOString(),
  answered: ({ settledAt }) => settledAt!.toISOString(),
  mine: ({ updatedAt }) => updatedAt.toISOString(),
};

const columnOf: Record<List, Prisma.Sql> = {
  hot: Prisma.sql`p."heat"`,
  new: Prisma.sql`p."publishedAt"`,
  answered: Prisma.sql`p."settledAt"`,
  mine: Prisma.sql`p."updatedAt"`,
};

/** Whose, or in which states. Under way: what gathers in time, or is evaluated. */
function belongs(list: List, memberId: string | undefined, at: Date): Prisma.Sql {
  switch (list) {
    case 'hot':
      return Prisma.sql`(p."state" = 'evaluating' OR (p."state" = 'gathering' AND p."deadline" > ${at}))`;
    case 'new':
      return Prisma.sql`p."publishedAt" IS NOT NULL AND p."state" <> 'merged'`;
    case 'answered':
      return Prisma.sql`p."state" IN ('accepted', 'declined', 'later')`;
    case 'mine':
      return memberId === undefined
        ? Prisma.sql`false`
        : Prisma.sql`p."id" IN (
            SELECT a."proposalId" FROM "ProposalAuthor" a WHERE a."memberId" = ${memberId}::uuid
            UNION SELECT s."proposalId" FROM "ProposalSupport" s WHERE s."memberId" = ${memberId}::uuid
            UNION SELECT x."proposalId" FROM "ProposalAmendment" x WHERE x."memberId" = ${memberId}::uuid)`;
  }
}

/** What others wrote and was hidden, or not put to the club, is in no list of somebody else. */
function maySeeSql(memberId: string | undefined): Prisma.Sql {
  if (memberId === undefined) return Prisma.sql`p."publishedAt" IS NOT NULL AND NOT p."hidden"`;
  return Prisma.sql`((p."publishedAt" IS NOT NULL AND NOT p."hidden")
    OR EXISTS (SELECT 1 FROM "ProposalAuthor" w WHERE w."proposalId" = p."id" AND w."memberId" = ${memberId}::uuid))`;
}

function afterSql(list: List, cursor: string | undefined): Prisma.Sql[] {
  const after = readCursor(cursor, [list === 'hot' ? 'text' : 'time', 'id']);
  if (!after || (list === 'hot' && !Number.isFinite(Number(after[0])))) return [];
  const key =
    list === 'hot' ? Prisma.sql`${Number(after[0])}::double precision` : Prisma.sql`${new Date(after[0]!)}`;
  return [Prisma.sql`(${columnOf[list]}, p."id") < (${key}, ${after[1]}::uuid)`];
}

/**
 * A club's proposals: what is hot (see `heatOf`), what is new, what the brand has answered, or those the actor takes part in; by topic
 * and by words of title and text. Whoever may read the club. @throws not_found, unauthenticated, forbidden
 */
export async function listProposals(
  actor: Actor,
  slug: string,
  { list, q, tag, cursor, limit }: ListProposalsInput,
): Promise<{ items: ProposalItem[]; next: string | null; mayPropose: boolean }> {
  const access = await loadClubAccess(actor, { slug });
  if (!mayRead(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const memberId = memberIdOf(actor);
  const pattern = q ? containsPattern(q) : undefined;
  const conditions = [
    Prisma.sql`p."clubId" = ${access.club.id}::uuid`,
    belongs(list, memberId, now()),
    maySeeSql(memberId),
    ...(tag ? [Prisma.sql`p."tags" @> ARRAY[${tag}]::text[]`] : []),
    ...(pattern ? [Prisma.sql`(lower(p."title") LIKE ${pattern} OR lower(p."body") LIKE ${pattern})`] : []),
    ...afterSql(list, cursor),
  ];
  const rows = await db.$queryRaw<Proposal[]>`
    SELECT p.* FROM "Proposal" p WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY ${columnOf[list]} DESC, p."id" DESC LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const authors = await readAuthors(
    db,
    shown.map(({ id }) => id),
  );
  const last = shown.at(-1);
  return {
    items: shown.map((row) => viewItem(row, slug, authors.get(row.id)!)),
    next: rows.length > limit && last ? writeCursor([keyOf[list](last), last.id]) : null,
    mayPropose: mayPropose(access),
  };
}
