import { mostTags } from '~/modules/clubs/schema';
import { bulkTransaction } from '~/platform/db/bulk.server';
import { cleanLine } from '~/platform/text/clean-text';
import { add } from '../../report';
import { batchesOf, integerOf, kindOf, type Run } from './run.server';
import { tagKey } from './tag-keys';

interface Tag {
  key: string;
  label: string;
  used: number;
}

async function readTags(run: Run): Promise<Tag[]> {
  const kind = kindOf(run, 'tags');
  const tags = new Map<string, Tag>();
  for await (const rows of batchesOf(run, 'tags')) {
    for (const row of rows) {
      kind.found++;
      const label = cleanLine(row.TagName ?? '');
      const key = label && tagKey(label);
      if (key === '') add(kind.leftOut, 'without a name');
      else if (tags.has(key)) add(kind.leftOut, 'doubled');
      else tags.set(key, { key, label, used: integerOf(row.Count) ?? 0 });
    }
  }
  return [...tags.values()].toSorted((a, b) => b.used - a.used);
}

/** The most used tags become the club's, behind those it has, as far as a club may have them. Threads keep all of theirs. */
export async function importTags(run: Run): Promise<void> {
  const { client, club } = run;
  const kind = kindOf(run, 'tags');
  const tags = await readTags(run);
  await bulkTransaction(client, async () => {
    await client.query('SELECT 1 FROM "Club" WHERE "id" = $1 FOR UPDATE', [club.id]);
    const { rows } = await client.query<{ key: string; position: number }>(
      'SELECT "key", "position" FROM "ClubTag" WHERE "clubId" = $1',
      [club.id],
    );
    const known = new Set(rows.map(({ key }) => key));
    const first = Math.max(-1, ...rows.map(({ position }) => position)) + 1;
    const room = Math.max(0, mostTags - known.size);
    const wanted = tags.filter(({ key }) => !known.has(key));
    const chosen = wanted
      .slice(0, room)
      .map(({ key, label }, index) => ({ key, label, position: first + index }));
    await client.query(
      `INSERT INTO "ClubTag" ("clubId", "key", "label", "position")
       SELECT $1, t."key", jsonb_build_object('th', t."label", 'vi', t."label", 'en', t."label"), t."position"
       FROM jsonb_to_recordset($2::jsonb) AS t("key" text, "label" text, "position" int)`,
      [club.id, JSON.stringify(chosen)],
    );
    kind.imported += chosen.length;
    kind.already += tags.length - wanted.length;
    add(
      kind.leftOut,
      `beyond the ${mostTags} that a club shows (kept on their threads)`,
      wanted.length - chosen.length,
    );
  });
}
