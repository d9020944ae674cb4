import { bulkTransaction } from '~/platform/db/bulk.server';
import { newId, newIdAt } from '~/platform/ids';
import { add } from '../../report';
import { copyPeople, joinPeople, type PersonRow, preparePeople } from '../people-rows.server';
import { bioOf, personaName } from './people-words';
import type { DumpRow } from './read-rows.server';
import { batchesOf, integerOf, kindOf, momentOf, type Run } from './run.server';

// A person who came in by another club's import is the same member, with a persona here too.
const insertMembers = `
  WITH new AS (
    INSERT INTO "ImportedItem" ("source", "kind", "externalId", "id")
    SELECT $1, 'user', "external", "memberId" FROM person ON CONFLICT DO NOTHING RETURNING "id"
  )
  INSERT INTO "Member" ("id", "name", "createdAt", "updatedAt")
  SELECT p."memberId", p."name", p."joinedAt", $2 FROM person p JOIN new n ON n."id" = p."memberId"`;

const findMembers = `
  UPDATE person p SET "memberId" = i."id" FROM "ImportedItem" i
  WHERE i."source" = $1 AND i."kind" = 'user' AND i."externalId" = p."external"`;

function personOf(run: Run, row: DumpRow): PersonRow | undefined {
  const id = integerOf(row.Id);
  const joinedAt = momentOf(run, row.CreationDate);
  if (id === undefined || !joinedAt) return undefined;
  const { name, cut } = personaName(row.DisplayName, id);
  if (cut) add(run.report.notes, 'names were longer than 60 characters and were cut');
  const bio = bioOf(row.AboutMe);
  const ids = { external: String(id), memberId: newIdAt(joinedAt), membershipId: newId() };
  return { ...ids, name, bio, locale: null, joinedAt };
}

/** Everyone of the dump is a member of the club who cannot sign in: no e-mail address, no password. */
export async function importPeople(run: Run): Promise<void> {
  const { client, club, sources, startedAt } = run;
  const kind = kindOf(run, 'users');
  await preparePeople(client);
  for await (const rows of batchesOf(run, 'users', 2_000)) {
    const people = new Map<string, PersonRow>();
    for (const row of rows) {
      kind.found++;
      const person = personOf(run, row);
      if (!person) add(kind.leftOut, 'without an id or a date');
      else if (people.has(person.external)) add(kind.leftOut, 'doubled');
      else people.set(person.external, person);
    }
    await bulkTransaction(client, async () => {
      await copyPeople(client, people.values());
      await client.query(insertMembers, [sources.people, startedAt]);
      await client.query(findMembers, [sources.people]);
      const imported = await joinPeople(client, club.id, startedAt);
      kind.imported += imported;
      kind.already += people.size - imported;
    });
  }
  await client.query('DROP TABLE person');
}
