import type pg from 'pg';
import { copyRows } from '~/platform/db/bulk.server';
import { searchForms } from '~/platform/text/search-forms';

// People on their way into a club, many at a time: what joining writes for one.

export interface PersonRow {
  /** What the source knows the person by: a number there, an e-mail address. */
  external: string;
  /** Of a new member; the import puts the id of the one who is there already in its place. */
  memberId: string;
  membershipId: string;
  name: string;
  bio: string;
  locale: string | null;
  joinedAt: Date;
}

const columns = [
  ...[
    'external',
    'memberId',
    'membershipId',
    'name',
    'bio',
    'locale',
    'joinedAt',
    'folded',
    'titleTokens',
    'tokens',
  ],
] as const;

/** The temporary table `person`, one row for each of the batch. */
export async function preparePeople(client: pg.Client): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE person ("external" text, "memberId" uuid, "membershipId" uuid, "name" text, "bio" text, "locale" "Locale",
      "joinedAt" timestamptz, "folded" text, "titleTokens" text, "tokens" text) ON COMMIT DELETE ROWS`,
  );
}

export async function copyPeople(client: pg.Client, people: Iterable<PersonRow>): Promise<void> {
  const values = [...people].map((person) => {
    const row = { ...person, ...searchForms(person.name, person.bio) };
    return columns.map((column) => row[column]);
  });
  await copyRows(client, 'person', columns, values);
}

// Whoever is in the club in any way, also who has left or is suspended, stays as they are.
const insertMemberships = `
  WITH joined AS (
    INSERT INTO "Membership" ("id", "clubId", "memberId", "status", "personaName", "bio", "joinedAt", "requestedAt", "updatedAt")
    SELECT p."membershipId", $1, m."id", 'active', p."name", p."bio", p."joinedAt", p."joinedAt", $2
    FROM person p JOIN "Member" m ON m."id" = p."memberId" AND m."status" <> 'erased'
    ON CONFLICT ("clubId", "memberId") DO NOTHING RETURNING "id"
  ), found AS (
    INSERT INTO "SearchEntry" ("id", "type", "clubId", "title", "body", "folded", "tokens", "at")
    SELECT j."id", 'person', $1, p."name", p."bio", p."folded",
      setweight(to_tsvector('simple', p."titleTokens"), 'A') || to_tsvector('simple', p."tokens"), p."joinedAt"
    FROM joined j JOIN person p ON p."membershipId" = j."id"
  ), counted AS (
    UPDATE "Club" SET "memberCount" = "memberCount" + (SELECT count(*) FROM joined), "updatedAt" = $2
    WHERE "id" = $1 AND EXISTS (SELECT 1 FROM joined)
  )
  SELECT count(*) AS "count" FROM joined`;

/** The members named in `person` belong to the club. Answers how many did not before. */
export async function joinPeople(client: pg.Client, clubId: string, at: Date): Promise<number> {
  const { rows } = await client.query<{ count: string }>(insertMemberships, [clubId, at]);
  return Number(rows[0]!.count);
}
