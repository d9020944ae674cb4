import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { type Actor, isAdmin } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db, queryRows } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { readHeads } from './internal/heads.server';
import { questionJoins, questionJson } from './internal/question-sql.server';
import type { DeskQueue } from './desk-queues';
import { fieldsOfExpert } from './question-case';
import { readClubDesk } from './internal/settings-rows.server';
import type { DeskInput } from './schema';
import { deskStream } from './streams';
import type { DeskCounts, DeskItem } from './views';

/** Due within this time is "soon". */
const soonMs = 3_600_000;
const draftingMs = 10 * 60_000;

export interface DeskClub {
  id: string;
  slug: string;
  name: string;
  /** The club's fields that the actor answers for; moderators answer for all. */
  fields: string[] | 'all';
  isExpert: boolean;
  moderates: boolean;
}

interface ClubRow {
  id: string;
  slug: string;
  name: string;
  roles: string[];
  expertise: string[];
}

/** Clubs on whose desks the actor works. @throws unauthenticated */
export async function listDeskClubs(actor: Actor): Promise<DeskClub[]> {
  const { memberId } = requireMember(actor);
  const admin = isAdmin(actor);
  const rows = await db.$queryRaw<ClubRow[]>`
    SELECT c."id", c."slug"::text, c."name", coalesce(r."roles", '{}') AS "roles", coalesce(r."expertise", '{}') AS "expertise"
    FROM "Club" c LEFT JOIN LATERAL (
      SELECT array_agg(g."role"::text) AS "roles",
        array_agg(concat_ws(' ', g."field", array_to_string(g."fields", ' '), g."credential")) FILTER (WHERE g."role" = 'expert') AS "expertise"
      FROM "RoleGrant" g JOIN "Membership" s ON s."clubId" = g."clubId" AND s."memberId" = g."memberId" AND s."status" = 'active'
      WHERE g."clubId" = c."id" AND g."memberId" = ${memberId}::uuid AND g."status" = 'verified' AND g."role" IN ('expert', 'moderator')
        AND (g."validUntil" IS NULL OR g."validUntil" > ${now()})) r ON true
    WHERE c."status" <> 'archived' AND (${admin} OR r."roles" IS NOT NULL) ORDER BY c."name"`;
  return Promise.all(
    rows.map(async ({ id, slug, name, roles, expertise }) => {
      const moderates = admin || roles.includes('moderator');
      const isExpert = roles.includes('expert');
      const { desk } = await readClubDesk(db, id);
      const fields = moderates ? ('all' as const) : fieldsOfExpert(desk.fields, expertise);
      return { id, slug, name, fields, isExpert, moderates };
    }),
  );
}

/** When its next clock runs out; what has run out comes first by when it did. */
const dueSql = Prisma.sql`(SELECT min(k."dueAt") FROM "QuestionClock" k WHERE k."threadId" = q."threadId"
  AND k."state" IN ('active', 'active_missed') AND k."dueAt" IS NOT NULL)`;
const overdueSql = Prisma.sql`EXISTS (SELECT 1 FROM "QuestionClock" k WHERE k."threadId" = q."threadId" AND k."state" = 'active_missed')`;

/** 0 emergency, 1 overdue, 2 to be done, 3 answered, 4 waiting for the asker. */
const rankSql = Prisma.sql`CASE WHEN q."emergency" = 'raised' AND q."state" = 'open' THEN 0 WHEN q."state" = 'waiting' THEN 4
  WHEN ${overdueSql} THEN 1 WHEN q."firstAnswerAt" IS NULL THEN 2 ELSE 3 END`;

function scopeSql(clubs: readonly DeskClub[], memberId: string): Prisma.Sql {
  if (clubs.length === 0) return Prisma.sql`false`;
  const parts = clubs.map(({ id, fields }) =>
    fields === 'all'
      ? Prisma.sql`q."clubId" = ${id}::uuid`
      : Prisma.sql`(q."clubId" = ${id}::uuid AND (a."expertId" = ${memberId}::uuid OR q."emergency" = 'raised' OR q."field" IS NULL
          OR q."field" = ANY (${fields}::text[])))`,
  );
  return Prisma.sql`q."state" IN ('open', 'waiting') AND q."askerId" IS DISTINCT FROM ${memberId}::uuid
    AND (${Prisma.join(parts, ' OR ')})`;
}

interface Reader {
  memberId: string;
  clubs: readonly DeskClub[];
  at: Date;
}

function queueSql(queue: DeskQueue, { memberId, clubs, at }: Reader): Prisma.Sql {
  const moderated = clubs.filter(({ moderates }) => moderates).map(({ id }) => id);
  // Moderators see to what others have, too.
  const mineOrFree = Prisma.sql`(a."expertId" = ${memberId}::uuid OR a."id" IS NULL OR q."clubId" = ANY (${moderated}::uuid[]))`;
  switch (queue) {
    case 'emergency':
      return Prisma.sql`q."emergency" = 'raised' AND q."state" = 'open'`;
    case 'overdue':
      return Prisma.sql`q."state" = 'open' AND ${overdueSql} AND ${mineOrFree}`;
    case 'soon':
      return Prisma.sql`q."state" = 'open' AND NOT ${overdueSql} AND ${mineOrFree} AND ${dueSql} <= ${new Date(at.getTime() + soonMs)}`;
    case 'mine':
      return Prisma.sql`a."expertId" = ${memberId}::uuid AND q."state" = 'open'`;
    case 'waiting':
      return Prisma.sql`q."state" = 'waiting' AND ${mineOrFree}`;
    case 'unassigned':
      return Prisma.sql`a."id" IS NULL AND q."state" = 'open'`;
    case 'all':
      return Prisma.sql`true`;
  }
}

interface Row {
  item: DeskItem;
  rank: number;
  due: string | null;
}

const far = '9999-12-31T00:00:00.000Z';

function itemJson(memberId: string, at: Date): Prisma.Sql {
  const iso = (column: Prisma.Sql) =>
    Prisma.sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return Prisma.sql`json_build_object('question', ${questionJson}, 'title', t."title",
    'url', '/clubs/' || c."slug" || '/threads/' || t."id", 'language', t."language",
    'club', json_build_object('id', c."id", 'slug', c."slug", 'name', c."name"),
    'asker', CASE WHEN m."id" IS NOT NULL THEN json_build_object('id', m."id", 'name', coalesce(s."personaName", m."name"),
      'pictureId', coalesce(s."personaPictureId", m."pictureId")) END,
    'postCount', t."postCount", 'lastNumber', t."lastNumber", 'lastPostAt', ${iso(Prisma.sql`t."lastPostAt"`)},
    'excerpt', coalesce((SELECT left(e."body", 280) FROM "SearchEntry" e WHERE e."id" = t."id"), ''),
    'drafting', coalesce((SELECT json_agg(json_build_object('id', f."memberId", 'name', coalesce(fs."personaName", fm."name")))
      FROM "Draft" f JOIN "Member" fm ON fm."id" = f."memberId"
      JOIN "Membership" fs ON fs."clubId" = t."clubId" AND fs."memberId" = f."memberId" AND fs."status" = 'active'
      WHERE f."place" = 'thread:' || t."id" AND f."memberId" <> ${memberId}::uuid AND f."memberId" <> t."authorId"
        AND f."updatedAt" > ${new Date(at.getTime() - draftingMs)} AND f."content"->>'body' <> ''
        AND EXISTS (SELECT 1 FROM "RoleGrant" fg WHERE fg."clubId" = t."clubId" AND fg."memberId" = f."memberId"
          AND fg."role" IN ('expert', 'moderator') AND fg."status" = 'verified')), '[]'),
    'mine', a."expertId" IS NOT DISTINCT FROM ${memberId}::uuid)`;
}

const from = Prisma.sql`FROM "Question" q JOIN "Thread" t ON t."id" = q."threadId" JOIN "Club" c ON c."id" = q."clubId" ${questionJoins}
  LEFT JOIN "Member" m ON m."id" = t."authorId"
  LEFT JOIN "Membership" s ON s."clubId" = t."clubId" AND s."memberId" = t."authorId"`;

export interface DeskPage {
  items: DeskItem[];
  next: string | null;
}

async function clubsFor(actor: Actor, club: string | undefined): Promise<DeskClub[]> {
  const clubs = await listDeskClubs(actor);
  if (clubs.length === 0) throw new PortalError('forbidden');
  if (club === undefined) return clubs;
  const chosen = clubs.filter(({ slug }) => slug === club);
  if (chosen.length === 0) {
    await loadClubAccess(actor, { slug: club });
    throw new PortalError('forbidden');
  }
  return chosen;
}

/** A desk by urgency: emergencies, what is overdue, what is due, what is answered, what waits. @throws unauthenticated, forbidden */
export async function listDesk(actor: Actor, input: DeskInput): Promise<DeskPage> {
  const { memberId } = requireMember(actor);
  const at = now();
  const clubs = await clubsFor(actor, input.club);
  const after = readCursor(input.cursor, ['number', 'time', 'id']);
  const rows = await queryRows<Row>(
    db,
    Prisma.sql`SELECT * FROM (SELECT ${itemJson(memberId, at)} AS "item", ${rankSql} AS "rank", q."threadId" AS "id",
        coalesce(${dueSql}, ${new Date(far)}::timestamptz) AS "dueAt",
        to_char(coalesce(${dueSql}, ${new Date(far)}::timestamptz) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "due"
      ${from} WHERE ${scopeSql(clubs, memberId)} AND ${queueSql(input.queue, { memberId, clubs, at })}) x
      ${
        after
          ? Prisma.sql`WHERE (x."rank", x."dueAt", x."id") > (${Number(after[0])}::int, ${new Date(after[1]!)}::timestamptz, ${after[2]}::uuid)`
          : Prisma.empty
      }
      ORDER BY x."rank", x."dueAt", x."id" LIMIT ${input.limit + 1}`,
  );
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  const next =
    rows.length > input.limit && last
      ? writeCursor([String(last.rank), last.due ?? far, last.item.question.threadId])
      : null;
  return { items: items.map(({ item }) => item), next };
}

/** One question as the desk shows it. @throws not_found, forbidden */
export async function getDeskItem(actor: Actor, threadId: string): Promise<DeskItem> {
  const { memberId } = requireMember(actor);
  const clubs = await clubsFor(actor, undefined);
  const [row] = await queryRows<{ item: DeskItem }>(
    db,
    Prisma.sql`SELECT ${itemJson(memberId, now())} AS "item" ${from}
      WHERE q."threadId" = ${threadId}::uuid AND q."clubId" = ANY (${clubs.map(({ id }) => id)}::uuid[])`,
  );
  if (!row) throw new PortalError('not_found');
  return row.item;
}

/** How much lies in each queue, with the heads of the streams that tell of changes. @throws unauthenticated, forbidden */
export async function countDesk(
  actor: Actor,
  club?: string,
): Promise<{ counts: DeskCounts; heads: Record<string, number> }> {
  const { memberId } = requireMember(actor);
  const at = now();
  const clubs = await clubsFor(actor, club);
  const count = (queue: DeskQueue) =>
    Prisma.sql`count(*) FILTER (WHERE ${queueSql(queue, { memberId, clubs, at })})::int AS ${Prisma.raw(`"${queue}"`)}`;
  const heads = await readHeads(clubs.map(({ id }) => deskStream(id)));
  const [counts] = await queryRows<DeskCounts>(
    db,
    Prisma.sql`SELECT ${count('emergency')}, ${count('overdue')}, ${count('soon')}, ${count('mine')}, ${count('waiting')},
      ${count('unassigned')}, ${count('all')} ${from} WHERE ${scopeSql(clubs, memberId)}`,
  );
  return { counts: counts!, heads };
}
