import { wcagContrast } from 'culori';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeClubStatus } from '~/modules/clubs/change-club-status.server';
import { createClub } from '~/modules/clubs/create-club.server';
import { editClub } from '~/modules/clubs/edit-club.server';
import { getClub } from '~/modules/clubs/get-club.server';
import { listClubs } from '~/modules/clubs/list-clubs.server';
import { listMyClubs } from '~/modules/clubs/list-my-clubs.server';
import { joinClub } from '~/modules/clubs/join-club.server';
import { createClubInput, editClubInput, listClubsInput } from '~/modules/clubs/schema';
import { readSearchInput, searchInput } from '~/modules/search/schema';
import { search } from '~/modules/search/search.server';
import { system, visitor } from '~/platform/actor';
import { useDatabase } from '../../support/database';
import { makeMember } from '../../support/people';

let database: Awaited<ReturnType<typeof useDatabase>>;
beforeAll(async () => {
  database = await useDatabase();
});
afterAll(() => database.release());

const make = (input: Partial<typeof createClubInput._input> & { slug: string }) =>
  createClub(system, createClubInput.parse({ name: input.slug, ...input }));

test('whatever colour is chosen, what is kept can be read in light and dark', async () => {
  for (const main of ['#ffff00', '#000000', '#ffffff', '#808080', '#ff0000', '#0000ff']) {
    const slug = `theme-${main.slice(1)}`;
    const { club } = await make({ slug, theme: { main } });
    for (const mode of ['light', 'dark'] as const) {
      const colours = club.theme![mode];
      expect(wcagContrast(colours.accent, colours.onAccent)).toBeGreaterThanOrEqual(4.5);
      expect(wcagContrast(colours.accentInk, colours.surface)).toBeGreaterThanOrEqual(4.5);
    }
  }
  const { club } = await editClub(system, { slug: 'theme-ffff00', theme: { main: '#1a7f5a' } });
  expect(club.theme).toMatchObject({ main: '#1a7f5a', corrected: expect.any(Boolean) as boolean });
  expect((await editClub(system, { slug: 'theme-ffff00', theme: null })).club.theme).toBeNull();
});

test('a colour that is none is refused at its field', () => {
  const parsed = createClubInput.safeParse({
    slug: 'x',
    name: 'X',
    theme: { main: 'red;background:url(//evil)' },
  });
  expect(parsed.error!.issues[0]!.path).toEqual(['theme', 'main']);
});

test('slugs are one per club and plain', async () => {
  await make({ slug: 'dogs' });
  await expect(make({ slug: 'DOGS' })).rejects.toMatchObject({ code: 'slug_taken' });
  for (const slug of ['', 'a b', '../x', 'ชมรม', '-a', 'a--b', 'x'.repeat(61)])
    expect(createClubInput.safeParse({ slug, name: 'X' }).success).toBe(false);
});

test('the same new club made twice at once is made once', async () => {
  const results = await Promise.allSettled([make({ slug: 'twins' }), make({ slug: 'twins' })]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('who edits what somebody else has changed meanwhile is told, and loses nothing', async () => {
  const { club } = await make({ slug: 'shared' });
  await editClub(system, { slug: 'shared', tone: 'First', version: club.version });
  await expect(
    editClub(system, { slug: 'shared', tone: 'Second', version: club.version }),
  ).rejects.toMatchObject({ code: 'changed_meanwhile' });
  const { club: now } = await getClub(visitor, 'shared');
  expect(now).toMatchObject({ tone: 'First', version: club.version + 1 });
});

test('what is left out of an edit stays', async () => {
  await make({
    slug: 'partly',
    description: 'About dogs',
    rules: '**Be kind**',
    tags: [{ key: 'food', label: 'Food' }],
  });
  await editClub(system, { ...editClubInput.parse({ name: 'Renamed' }), slug: 'partly' });
  expect((await getClub(visitor, 'partly')).club).toMatchObject({
    name: 'Renamed',
    description: 'About dogs',
    rulesHtml: expect.stringContaining('<strong>Be kind</strong>') as string,
    tags: [{ key: 'food', label: { th: 'Food', vi: 'Food', en: 'Food' } }],
  });
});

test('rules are Markdown and never script', async () => {
  const { club } = await make({ slug: 'rules', rules: '<script>alert(1)</script> [x](javascript:alert(1))' });
  expect(club.rulesHtml).not.toMatch(/<script|href="javascript/i);
});

test('the code to join is nobody’s business but the brand’s', async () => {
  await make({ slug: 'secret', joinMode: 'code', joinCode: 'OPEN-SESAME' });
  expect(JSON.stringify(await getClub(visitor, 'secret'))).not.toContain('OPEN-SESAME');
});

test('a paused club is listed and closed; an archived one is found by its members alone', async () => {
  await make({ slug: 'resting' });
  const { actor: ann } = await makeMember({ password: null });
  await joinClub(ann, { slug: 'resting' });
  const listed = async (actor: Parameters<typeof listClubs>[0]) =>
    (await listClubs(actor, listClubsInput.parse({ limit: 100 }))).items.map(({ slug }) => slug);
  await changeClubStatus(system, { slug: 'resting', status: 'paused' });
  expect(await listed(visitor)).toContain('resting');
  await changeClubStatus(system, { slug: 'resting', status: 'archived', reason: 'Season over' });
  expect(await listed(visitor)).not.toContain('resting');
  expect(await listed(ann)).toContain('resting');
  expect((await listMyClubs(ann)).map(({ slug }) => slug)).toContain('resting');
});

test('the directory goes on where it stopped', async () => {
  const all = [];
  let cursor: string | undefined;
  do {
    const page = await listClubs(visitor, listClubsInput.parse({ limit: 3, cursor }));
    all.push(...page.items.map(({ slug }) => slug));
    cursor = page.next ?? undefined;
  } while (cursor);
  const once = (await listClubs(visitor, listClubsInput.parse({ limit: 100 }))).items.map(({ slug }) => slug);
  expect(all).toEqual(once);
});

test('a club is found by name, description and rules, a draft by nobody', async () => {
  await make({ slug: 'coffee', name: 'ชมรมคอกาแฟ', description: 'Cà phê phin', rules: 'ห้ามขายของ' });
  await make({ slug: 'hidden', name: 'ชมรมคอกาแฟลับ', status: 'draft' });
  const found = async (q: string) =>
    (await search(visitor, readSearchInput(searchInput.parse({ q })))).items.map(({ title }) => title);
  expect(await found('กาแฟ')).toEqual(['ชมรมคอกาแฟ']);
  expect(await found('ca phe')).toContain('ชมรมคอกาแฟ');
  await editClub(system, { slug: 'coffee', name: 'ชมรมคนรักชา', description: 'ชา', rules: '' });
  expect(await found('กาแฟ')).toEqual([]);
});
