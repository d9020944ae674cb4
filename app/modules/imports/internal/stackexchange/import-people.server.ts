import { bulkTransaction, copyRows } from '~/platform/db/bulk.server';
import { newId, newIdAt } from '~/platform/ids';
import { searchForms } from '~/platform/text/search-forms';
import { add } from '../../report';
import { bioOf, personaName } from './people-words';
import type { DumpRow } from './read-rows.server';
import { batchesOf, integerOf, kindOf, momentOf, type Run } from './run.server';

const columns = [
  'external',
  'memberId',
  'membershipId',
  'name',
  'bio',
  'createdAt',
  'folded',
  'titleTokens',
  'tokens',
] as const;
type Person = Record<(typeof columns)[number], string | Date>;

const staging = `
  CREATE TEMP TABLE person (
    "external" text, "memberId" uuid, "membershipId" uuid, "name" text, "bio" text, "createdAt" timestamptz, "folded" text,
    "titleTokens" text, "tokens" text
  )`;

// A person who came in by another club's import is the same member, with a persona here too.
const insertMembers = `
  WITH new AS (
    INSERT INTO "ImportedItem" ("source", "kind", "externalId", "id")
    SELECT $1, 'user', "external", "memberId" FROM person ON CONFLICT DO NOTHING RETURNING "id"
  )
  INSERT INTO "Member" ("id", "name", "createdAt", "updatedAt")
  SELECT p."memberId", p."name", p."createdAt", $2 FROM person p JOIN new n ON n."id" = p."memberId"`;

const insertMemberships = `
  WITH joined AS (
    INSERT INTO "Membership" ("id", "clubId", "memberId", "status", "personaName", "bio", "joinedAt", "requestedAt", "updatedAt")
    SELECT p."membershipId", $2, i."id", 'active', p."name", p."bio", p."createdAt", p."createdAt", $3
    FROM person p JOIN "ImportedItem" i ON i."source" = $1 AND i."kind" = 'user' AND i."externalId" = p."external"
    JOIN "Member" m ON m."id" = i."id" AND m."status" <> 'erased'
    ON CONFLICT ("clubId", "memberId") DO NOTHING RETURNING "id"
  ), found AS (
    INSERT INTO "SearchEntry" ("id", "type", "clubId", "title", "body", "folded", "tokens", "at")
    SELECT j."id", 'person', $2, p."name", p."bio", p."folded",
      setweight(to_tsvector('simple', p."titleTokens"), 'A') || to_tsvector('simple', p."tokens"), p."createdAt"
    FROM joined j JOIN person p ON p."membershipId" = j."id"
  ), counted AS (
    UPDATE "Club" SET "memberCount" = "memberCount" + (SELECT count(*) FROM joined), "updatedAt" = $3
    WHERE "id" = $2 AND EXISTS (SELECT 1 FROM joined)
  )
  SELECT count(*) AS "count" FROM joined`;

function personOf(run: Run, row: DumpRow): Person | undefined {
  const id = integerOf(row.Id);
  const createdAt = momentOf(run, row.CreationDate);
  if (id === undefined || !createdAt) return undefined;
  const { name, cut } = personaName(row.DisplayName, id);
  if (cut) add(run.report.notes, 'names were longer than 60 characters and were cut');
  const bio = bioOf(row.AboutMe);
  const forms = searchForms(name, bio);
  return {
    external: String(id),
    memberId: newIdAt(createdAt),
    membershipId: newId(),
    name,
    bio,
    createdAt,
    ...forms,
  };
}

/** Everyone of the dump is a member of the club who cannot sign in: no e-mail address, no password. */
export async function importPeople(run: Run): Promise<void> {
  const { client, club, sources, startedAt } = run;
  const kind = kindOf(run, 'users');
  await client.query(staging);
  for await (const rows of batchesOf(run, 'users', 2_000)) {
    const people = new Map<string, Person>();
    for (const row of rows) {
      kind.found++;
      const person = personOf(run, row);
      if (!person) add(kind.leftOut, 'without an id or a date');
      else if (people.has(String(person.external))) add(kind.leftOut, 'doubled');
      else people.set(String(person.external), person);
    }
    await bulkTransaction(client, async () => {
      await client.query('TRUNCATE person');
      const values = [...people.values()].map((person) => columns.map((column) => person[column]));
      await copyRows(client, 'person', columns, values);
      await client.query(insertMembers, [sources.people, startedAt]);
      const { rows: joined } = await client.query<{ count: string }>(insertMemberships, [
        sources.people,
        club.id,
        startedAt,
      ]);
      const imported = Number(joined[0]!.count);
      kind.imported += imported;
      kind.already += people.size - imported;
    });
  }
  await client.query('DROP TABLE person');
}
