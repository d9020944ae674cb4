import { afterEach, expect, test } from 'vitest';
import { supersedeAnswer } from '~/modules/experts/supersede-answer.server';
import { createGuide } from '~/modules/guides/create-guide.server';
import { editGuide } from '~/modules/guides/edit-guide.server';
import { createPost } from '~/modules/threads/create-post.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { visitor } from '~/platform/actor';
import { giveRole, makeClub, makePerson, makeThread } from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';

/** The same races with the guard in place, and with it switched off in a clone: the second shows that the first can fail. */
let database: (TestDatabase & { release(): Promise<void> }) | undefined;
afterEach(() => database?.release());

async function prepare() {
  database = await useDatabase();
  const club = await makeClub('dogs');
  const editors = await Promise.all(['One', 'Two', 'Three'].map((name) => makePerson(name, club)));
  for (const editor of editors) await giveRole(editor, 'moderator', club);
  return { club, editors };
}

/** How many of three who wrote on the same version were told that they saved. */
async function editAtOnce(prepared: Awaited<ReturnType<typeof prepare>>): Promise<number> {
  const { club, editors } = prepared;
  const guide = { title: 'Walks', body: 'At six.', tags: [], sources: [], status: 'published' as const };
  const { guideId } = await createGuide(editors[0]!.actor, { ...guide, slug: club.slug });
  const settled = await Promise.allSettled(
    editors.map(({ actor, name }) =>
      editGuide(actor, { guideId, title: 'Walks', body: `Words of ${name}`, note: '', version: 1 }),
    ),
  );
  return settled.filter(({ status }) => status === 'fulfilled').length;
}

test('of several who edit the same version of a guide one saves', async () => {
  expect(await editAtOnce(await prepare())).toBe(1);
});

test('without the guide’s lock and the key of versions several save, and the last wins', async () => {
  const prepared = await prepare();
  await database!.sql(
    'CREATE OR REPLACE FUNCTION lock_guide(p_id uuid) RETURNS void LANGUAGE sql AS $$ SELECT pg_sleep(0.05) $$',
  );
  await database!.sql('ALTER TABLE "GuideVersion" DROP CONSTRAINT "GuideVersion_pkey"');
  await database!.sql(`
    CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.2); RETURN NEW; END $$;
    CREATE TRIGGER linger BEFORE UPDATE ON "Guide" FOR EACH ROW EXECUTE FUNCTION linger()`);
  expect(await editAtOnce(prepared)).toBeGreaterThan(1);
});

/** Whether two answers lead to each other after both were marked at once. */
async function circles({ club, editors }: Awaited<ReturnType<typeof prepare>>): Promise<boolean> {
  const [asker, one, two] = editors;
  const threadId = await makeThread(asker!, club);
  const write = async (editor: typeof one) =>
    (await createPost(editor!.actor, threadId, { body: 'An answer', audience: 'everyone' })).post.id;
  const [first, second] = [await write(one), await write(two)];
  const by = (id: string) => ({ kind: 'post' as const, id });
  await Promise.allSettled([
    supersedeAnswer(one!.actor, { postId: first, by: by(second) }),
    supersedeAnswer(two!.actor, { postId: second, by: by(first) }),
  ]);
  const { items } = await listPosts(visitor, threadId, { limit: 10 });
  return items.filter(({ answer }) => answer?.state === 'superseded').length === 2;
}

test('two answers never lead to each other', async () => {
  expect(await circles(await prepare())).toBe(false);
});

test('without the lock they do', async () => {
  const prepared = await prepare();
  await database!.sql(
    'CREATE OR REPLACE FUNCTION lock_supersession() RETURNS void LANGUAGE sql AS $$ SELECT pg_sleep(0.05) $$',
  );
  await database!.sql(`
    CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.2); RETURN NEW; END $$;
    CREATE TRIGGER linger BEFORE UPDATE ON "Post" FOR EACH ROW EXECUTE FUNCTION linger()`);
  expect(await circles(prepared)).toBe(true);
});
