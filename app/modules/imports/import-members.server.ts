import type pg from 'pg';
import { now } from '~/platform/clock.server';
import { bulkTransaction, withBulkConnection } from '~/platform/db/bulk.server';
import { newId, newIdAt } from '~/platform/ids';
import type { LongWork, ProgressBar } from '~/platform/progress';
import { excerptOf } from '~/platform/text/excerpt';
import { findClub } from './find-club.server';
import { ImportError, stopIfAsked } from './import-error';
import { type Column, readHeader } from './internal/members/columns';
import { readCsv } from './internal/members/read-csv.server';
import { type ListedPerson, readPerson } from './internal/members/read-person';
import { copyPeople, joinPeople, type PersonRow, preparePeople } from './internal/people-rows.server';

export interface MemberImport {
  file: string;
  clubSlug: string;
}

export interface MemberImportReport {
  club: string;
  /** Lines with a person, without the header. */
  found: number;
  /** New in the club. */
  imported: number;
  /** Of these, new in the portal too. */
  newMembers: number;
  /** Those who were in the club already, or have left it or are suspended there: they stay as they are. */
  already: number;
  leftOut: number;
  /** What was left out and why, at most the first 1,000. */
  problems: { line: number; reason: string }[];
  /** Columns that mean nothing here. */
  ignoredColumns: string[];
  seconds: number;
}

const batchSize = 1_000;
const mostProblems = 1_000;
const longestPersona = 60;
const kilobyte = 1024;

const insertMembers = `
  INSERT INTO "Member" ("id", "email", "name", "locale", "createdAt", "updatedAt")
  SELECT p."memberId", p."external", p."name", p."locale", $1, $1 FROM person p ON CONFLICT ("email") DO NOTHING`;

const findMembers = `
  UPDATE person p SET "memberId" = m."id" FROM "Member" m WHERE m."email" = p."external"::citext`;

interface Run {
  client: pg.Client;
  clubId: string;
  at: Date;
  report: MemberImportReport;
}

function leaveOut({ report }: Run, line: number, reason: string): void {
  report.leftOut++;
  if (report.problems.length < mostProblems) report.problems.push({ line, reason });
}

function rowOf({ email, name, locale, joinedAt }: ListedPerson, at: Date): PersonRow {
  const ids = { external: email, memberId: newIdAt(at), membershipId: newId() };
  const persona = name.length > longestPersona ? excerptOf(name, longestPersona) : name;
  return { ...ids, name: persona, bio: '', locale, joinedAt: joinedAt ?? at };
}

async function write(run: Run, people: readonly PersonRow[]): Promise<void> {
  const { client, clubId, at, report } = run;
  await bulkTransaction(client, async () => {
    await copyPeople(client, people);
    const { rowCount } = await client.query(insertMembers, [at]);
    await client.query(findMembers);
    const joined = await joinPeople(client, clubId, at);
    report.newMembers += rowCount ?? 0;
    report.imported += joined;
    report.already += people.length - joined;
  });
}

function placesOf(
  file: string,
  fields: readonly string[],
  report: MemberImportReport,
): Partial<Record<Column, number>> {
  const { places, unknown } = readHeader(fields);
  const missing = (['email', 'name'] as const).filter((column) => places[column] === undefined);
  if (missing.length > 0) {
    throw new ImportError(
      `The first line of ${file} must name the columns ${missing.join(' and ')}; it has: ${fields.join(', ').slice(0, 200)}.`,
    );
  }
  report.ignoredColumns = unknown;
  return places;
}

async function readList(run: Run, file: string, signal: AbortSignal, reading: ProgressBar): Promise<void> {
  const seen = new Map<string, number>();
  let places: Partial<Record<Column, number>> | undefined;
  let people: PersonRow[] = [];
  let bytes = 0;
  const onBytes = (more: number) => reading.reach(Math.ceil((bytes += more) / kilobyte));
  for await (const { line, fields } of readCsv(file, onBytes)) {
    if (!places) {
      places = placesOf(file, fields, run.report);
      continue;
    }
    run.report.found++;
    const person = readPerson(fields, places, run.at);
    if ('wrong' in person) leaveOut(run, line, person.wrong);
    else if (seen.has(person.email))
      leaveOut(run, line, `the same address as in line ${seen.get(person.email)}`);
    else {
      seen.set(person.email, line);
      people.push(rowOf(person, run.at));
    }
    if (people.length < batchSize) continue;
    stopIfAsked(signal);
    await write(run, people);
    people = [];
  }
  if (!places)
    throw new ImportError(`${file} is empty: its first line must name the columns email and name.`);
  await write(run, people);
}

/**
 * Brings a list of people (CSV) into a club, as its members: whoever has no account gets one without a password, which they choose
 * by "forgotten password". Again it changes nothing twice. What cannot be read is left out and told with its line.
 * @throws ImportError when the file or the club is not what it should be, or `signal` is aborted
 */
export async function importMembers(input: MemberImport & LongWork): Promise<MemberImportReport> {
  const { file, progress, signal } = input;
  const begun = Date.now();
  const club = await findClub(input.clubSlug);
  const counts = { found: 0, imported: 0, newMembers: 0, already: 0, leftOut: 0 };
  const report: MemberImportReport = {
    club: club.slug,
    ...counts,
    problems: [],
    ignoredColumns: [],
    seconds: 0,
  };
  await withBulkConnection(async (client) => {
    await preparePeople(client);
    const reading = progress.bar('Reading the list (kB)');
    await readList({ client, clubId: club.id, at: now(), report }, file, signal, reading);
    reading.end();
  });
  report.seconds = (Date.now() - begun) / 1000;
  return report;
}
