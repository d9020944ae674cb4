import { type Actor, memberIdOf } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';

/** What somebody may find: the policies of clubs and threads, decided for all clubs at once. Lists hold ids of clubs. */
export interface Reader {
  memberId: string | null;
  /** How many clubs they may know of, of those that were asked about. */
  known: number;
  /** The name of the one club that was asked about. */
  clubName: string | null;
  /** Clubs that show themselves: not drafts, and archived ones only to those who belong to them. */
  sees: string[];
  /** Clubs in which they may read what is for everyone. */
  reads: string[];
  professional: string[];
  expert: string[];
  /** Where the answers to their own questions are theirs to read, even if they are for experts. */
  asks: string[];
  archived: string[];
  /** Whether what they may read is less than half of all there is. */
  readsLess: boolean;
  /** Blocked somebody, so that authors count. */
  blocks: boolean;
}

/**
 * One query over the clubs, or about the club with `slug` alone. It says in SQL what the policies of clubs and threads say; a
 * test holds the two against each other.
 */
export async function readerOf(actor: Actor, slug: string | undefined, at: Date): Promise<Reader> {
  const memberId = memberIdOf(actor) ?? null;
  const portalRoles: readonly string[] = actor.kind === 'member' ? actor.portalRoles : [];
  const admin = actor.kind === 'system' || portalRoles.includes('admin');
  const staff = admin || portalRoles.includes('agent');
  const [reader] = await db.$queryRaw<Omit<Reader, 'memberId'>[]>`
    WITH standing AS (
      SELECT c."id", c."name", c."status", c."visibility", c."threadCount", coalesce(s."status" IN ('active', 'suspended'), false) AS "inside",
        coalesce(s."status" = 'active' OR (s."status" = 'suspended' AND s."suspendedUntil" <= ${at}), false) AS "active"
      FROM "Club" c LEFT JOIN "Membership" s ON s."clubId" = c."id" AND s."memberId" = ${memberId}::uuid
      ${slug === undefined ? Prisma.empty : Prisma.sql`WHERE c."slug" = ${slug}::citext`}
    ),
    room AS (
      SELECT n.*, n."visibility" = 'public' OR n."inside" OR ${staff} AS "reads", ARRAY(SELECT g."role"::text FROM "RoleGrant" g
        WHERE n."active" AND g."clubId" = n."id" AND g."memberId" = ${memberId}::uuid AND g."status" = 'verified'
          AND (g."validUntil" IS NULL OR g."validUntil" > ${at})) AS "roles"
      FROM standing n
    ),
    seen AS (SELECT * FROM room WHERE "status" <> 'draft' OR ${staff} OR 'moderator' = ANY ("roles"))
    SELECT count(*)::int AS "known",
      ${slug === undefined ? Prisma.sql`NULL` : Prisma.sql`min("name")`} AS "clubName",
      coalesce(array_agg("id") FILTER (WHERE "status" <> 'archived' OR "inside" OR ${staff}), '{}') AS "sees",
      coalesce(array_agg("id") FILTER (WHERE "reads"), '{}') AS "reads",
      coalesce(array_agg("id") FILTER (WHERE "reads" AND (${staff} OR "roles" <> '{}')), '{}') AS "professional",
      coalesce(array_agg("id") FILTER (WHERE "reads" AND (${admin} OR "roles" && '{expert,moderator}')), '{}') AS "expert",
      coalesce(array_agg("id") FILTER (WHERE "reads" AND "active"), '{}') AS "asks",
      coalesce(array_agg("id") FILTER (WHERE "status" = 'archived'), '{}') AS "archived",
      coalesce(sum("threadCount") FILTER (WHERE "reads"), 0) * 2 < (SELECT sum("threadCount") FROM "Club") AS "readsLess",
      EXISTS (SELECT 1 FROM "Block" b WHERE b."memberId" = ${memberId}::uuid) AS "blocks"
    FROM seen`;
  return { memberId, ...reader! };
}

function inClubs(list: readonly string[]): Prisma.Sql {
  return Prisma.sql`e."clubId" = ANY (${[...list]}::uuid[])`;
}

/** Whether `reader` may read an entry e. */
export function mayFindSql(reader: Reader): Prisma.Sql {
  const ways = [
    Prisma.sql`(e."type" <> 'club' AND e."audience" = 'everyone' AND ${inClubs(reader.reads)})`,
    // A club shows itself also to whom it shows nothing else.
    Prisma.sql`(e."type" = 'club' AND ${inClubs(reader.sees)})`,
    ...(reader.professional.length > 0
      ? [Prisma.sql`(e."audience" = 'professionals' AND ${inClubs(reader.professional)})`]
      : []),
    ...(reader.expert.length > 0
      ? [Prisma.sql`(e."audience" = 'experts' AND ${inClubs(reader.expert)})`]
      : []),
    ...(reader.asks.length > 0
      ? [
          Prisma.sql`(e."audience" = 'experts' AND e."askerId" = ${reader.memberId}::uuid AND ${inClubs(reader.asks)})`,
        ]
      : []),
  ];
  return Prisma.sql`(${Prisma.join(ways, ' OR ')})`;
}

/** Clubs as words of the full-text index, for `tsquery`; null where looking at all of them costs less. */
export function scopeOf(reader: Reader, clubs: readonly string[]): string | null {
  return reader.readsLess ? clubs.map((id) => `'#${id}'`).join(' | ') || "'#'" : null;
}
