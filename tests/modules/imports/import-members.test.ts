import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { joinClub } from '~/modules/clubs/join-club.server';
import { checkCounts } from '~/modules/imports/check-counts.server';
import { importMembers } from '~/modules/imports/import-members.server';
import { readDate } from '~/modules/imports/internal/members/read-person';
import { db } from '~/platform/db/client.server';
import { makeClub } from '../../support/club';
import { useDatabase } from '../../support/database';
import { makeMember } from '../../support/people';
import { quietWork } from '../../support/quiet-work';

let database: Awaited<ReturnType<typeof useDatabase>>;
let folder: string;

beforeAll(async () => {
  database = await useDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'chomrom-members-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.release();
});

async function importList(club: string, list: string | Buffer) {
  const file = path.join(folder, `${club}.csv`);
  await writeFile(file, list);
  return importMembers({ file, clubSlug: club, ...quietWork() });
}

const people = async (club: string) =>
  (
    await db.membership.findMany({
      where: { club: { slug: club } },
      include: { member: true },
      orderBy: { member: { email: 'asc' } },
    })
  ).map(({ personaName, joinedAt, status, member }) => [
    member.email,
    personaName,
    member.locale,
    joinedAt!.toISOString().slice(0, 10),
    status,
  ]);

const list = [
  '\uFEFF"E-mail";Name;Locale;"Joined";Points',
  'Somchai@Example.com;"สมชาย ""ชาย"" ใจดี";th;2020-02-29;12',
  '',
  'huong@example.com;"Nguyễn;Hương";vi-VN;31/12/2019;',
  'ann@example.com;Ann "the vet" Lee;;2563-05-06;',
  ';No Address;en;;',
  'not an address;Bad;en;;',
  'nameless@example.com;"";en;;',
  'klaus@example.com;Klaus;de;;',
  'late@example.com;Late;en;2999-01-01;',
  'never@example.com;Never;en;31/02/2020;',
  'SOMCHAI@example.com;Again;th;;',
  '"two@example.com";"Two\r\nLines";en;2021-01-02T03:04:05+07:00;',
].join('\r\n');

describe('A list of members', () => {
  test('comes into the club, and what cannot be read is told by its line', async () => {
    await makeClub('first');
    const report = await importList('first', list);
    expect(report).toMatchObject({ found: 11, imported: 4, newMembers: 4, already: 0, leftOut: 7 });
    expect(report.ignoredColumns).toEqual(['Points']);
    expect(report.problems).toEqual([
      { line: 6, reason: 'no e-mail address' },
      { line: 7, reason: 'not an e-mail address' },
      { line: 8, reason: 'no name' },
      { line: 9, reason: 'a language other than th, vi or en' },
      { line: 10, reason: 'a date in the future' },
      { line: 11, reason: 'not a date' },
      { line: 12, reason: 'the same address as in line 2' },
    ]);
    expect(await people('first')).toEqual([
      ['ann@example.com', 'Ann "the vet" Lee', null, '2020-05-06', 'active'],
      ['huong@example.com', 'Nguyễn;Hương', 'vi', '2019-12-31', 'active'],
      ['somchai@example.com', 'สมชาย "ชาย" ใจดี', 'th', '2020-02-29', 'active'],
      ['two@example.com', 'Two Lines', 'en', '2021-01-01', 'active'],
    ]);
    expect((await checkCounts()).filter((check) => check.broken > 0)).toEqual([]);
  });

  test('changes nothing when it comes again, and makes the same people members of a second club', async () => {
    const members = await db.member.count();
    expect(await importList('first', list)).toMatchObject({
      imported: 0,
      newMembers: 0,
      already: 4,
      leftOut: 7,
    });
    await makeClub('second');
    expect(await importList('second', list)).toMatchObject({ imported: 4, newMembers: 0, already: 0 });
    expect(await db.member.count()).toBe(members);
    expect((await checkCounts()).filter((check) => check.broken > 0)).toEqual([]);
  });

  test('leaves whoever has left as they are, and members with their password', async () => {
    await makeClub('third');
    const { actor, email } = await makeMember();
    await joinClub(actor, { slug: 'third' });
    await leaveClub(actor, { slug: 'third' });
    expect(await importList('third', `name,email\nOther name,${email}\n`)).toMatchObject({
      imported: 0,
      already: 1,
    });
    const membership = await db.membership.findFirstOrThrow({
      where: { member: { email } },
      include: { member: true },
    });
    expect(membership.status).toBe('left');
    expect(membership.member.passwordHash).not.toBeNull();
  });

  test('is read with commas, tabs, bars, old line ends, heads in Thai and Vietnamese, and as UTF-16', async () => {
    await makeClub('fourth');
    expect(await importList('fourth', 'ชื่อ,อีเมล\nก,a@example.org')).toMatchObject({ imported: 1 });
    expect(await importList('fourth', 'Họ và tên\tEmail\rB\tb@example.org\r')).toMatchObject({ imported: 1 });
    expect(await importList('fourth', 'Name|Mail\nC|c@example.org')).toMatchObject({ imported: 1 });
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('name;email\r\nง;d@example.org\r\n', 'utf16le'),
    ]);
    expect(await importList('fourth', utf16)).toMatchObject({ imported: 1 });
  });

  test('is refused in one sentence when it is none', async () => {
    await makeClub('fifth');
    const refused = (content: string | Buffer) => expect(importList('fifth', content)).rejects;
    await refused('').toThrow(/is empty: its first line must name the columns/);
    await refused('a,b\n1,2').toThrow(/must name the columns email and name; it has: a, b/);
    await refused(Buffer.from('name,email\n\xca\xc1\xaa\xd2\xc2,x@example.com', 'latin1')).toThrow(
      /not in UTF-8/,
    );
    await refused(`name,email\n"never closed,${'x'.repeat(100_000)}`).toThrow(
      /a quote is opened and not closed/,
    );
    const missing = importMembers({ file: '/nowhere.csv', clubSlug: 'fifth', ...quietWork() });
    await expect(missing).rejects.toThrow('There is no file /nowhere.csv.');
    const unknown = importMembers({ file: 'package.json', clubSlug: 'sixth', ...quietWork() });
    await expect(unknown).rejects.toThrow(/There is no club "sixth"/);
  });

  test('has dates in the ways people write them', () => {
    const day = (text: string) => readDate(text)?.toISOString();
    expect(day('2024-02-29')).toBe('2024-02-29T00:00:00.000Z');
    expect(day('29/2/2567')).toBe('2024-02-29T00:00:00.000Z');
    expect(day('1.3.2021')).toBe('2021-03-01T00:00:00.000Z');
    expect(day('2021-03-01 10:20')).toBe('2021-03-01T10:20:00.000Z');
    expect(day('2021-03-01T10:20:30+07:00')).toBe('2021-03-01T03:20:30.000Z');
    for (const text of ['2023-02-29', '13/13/2020', 'yesterday', '20210301', '2021-03-01T99:00'])
      expect(day(text)).toBeUndefined();
  });
});
