import { db } from '~/platform/db/client.server';
import type { Club } from '~/platform/db/generated/client';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import { newId } from '~/platform/ids';
import { renderMarkdown } from '~/platform/text/markdown.server';
import { putSearchEntry, removeSearchEntries } from '~/platform/text/search-entry.server';
import { clubPaths } from '../paths';
import { correctTheme } from '../theme';
import { type ChosenColours, chosenColours, type ClubTheme } from '../theme-style';
import type { CreateClubInput } from '../schema';
import type {
  ClubDetail,
  ClubView,
  JoinQuestion,
  RecordField,
  RecordTypeView,
  TagView,
  Translated,
} from '../views';

type ClubRow = Omit<
  Club,
  'rules' | 'rulesHtml' | 'tone' | 'joinCode' | 'joinQuestions' | 'version' | 'updatedAt'
>;

/** A `ClubRow` as one JSON value of "Club" c; its time is text. */
export const clubJson = Prisma.sql`json_build_object('id', c."id", 'slug', c."slug", 'name', c."name",
  'description', c."description", 'status', c."status", 'visibility', c."visibility", 'joinMode', c."joinMode",
  'languages', c."languages", 'theme', c."theme", 'pictureId', c."pictureId", 'coverId', c."coverId",
  'memberCount', c."memberCount", 'threadCount', c."threadCount", 'createdAt', c."createdAt")`;
export type ClubJson = Omit<ClubRow, 'createdAt'> & { createdAt: string };

/** The theme as it is kept; `{}` is what a club without one has. */
export function readTheme(kept: unknown): ClubTheme | null {
  return chosenColours(kept) ? (kept as ClubTheme) : null;
}

/** What is kept of the colours that the brand chose. */
export function writeTheme(chosen: ChosenColours | null): object {
  return chosen ? correctTheme(chosen) : {};
}

/** Pure: what a list shows of a club. */
export function viewClub(club: ClubRow): ClubView {
  return {
    id: club.id,
    slug: club.slug,
    url: clubPaths.club(club.slug),
    name: club.name,
    description: club.description,
    status: club.status,
    visibility: club.visibility,
    joinMode: club.joinMode,
    languages: club.languages,
    theme: readTheme(club.theme),
    pictureId: club.pictureId,
    coverId: club.coverId,
    memberCount: club.memberCount,
    threadCount: club.threadCount,
    createdAt: club.createdAt.toISOString(),
  };
}

const detailInclude = {
  tags: { orderBy: [{ position: 'asc' }, { key: 'asc' }] },
  recordTypes: { orderBy: [{ position: 'asc' }, { key: 'asc' }] },
} satisfies Prisma.ClubInclude;

/** All that everyone who knows of the club may see of it; the code to join stands apart. */
export async function readClubDetail(
  clubId: string,
  tx: Tx | typeof db = db,
): Promise<{ club: ClubDetail; joinCode: string | null }> {
  const row = await tx.club.findUniqueOrThrow({ where: { id: clubId }, include: detailInclude });
  const club: ClubDetail = {
    ...viewClub(row),
    tone: row.tone,
    rules: row.rules,
    rulesHtml: row.rulesHtml,
    tags: row.tags.map(({ key, label }): TagView => ({ key, label: label as Translated })),
    joinQuestions: row.joinQuestions as unknown as JoinQuestion[],
    recordTypes: row.recordTypes.map(({ id, key, label, fields, retired }): RecordTypeView => ({
      id,
      key,
      label: label as Translated,
      fields: fields as unknown as RecordField[],
      retired,
    })),
    version: row.version,
  };
  return { club, joinCode: row.joinCode };
}

/** Replaces the club's tags, in the order given. Threads keep a tag's key when the tag is gone. */
export async function writeTags(tx: Tx, clubId: string, tags: CreateClubInput['tags']): Promise<void> {
  await tx.clubTag.deleteMany({ where: { clubId } });
  await tx.clubTag.createMany({ data: tags.map((tag, position) => ({ clubId, position, ...tag })) });
}

/**
 * Writes the club's record types by key, in the order given. One that is left out is retired, never removed, because
 * members may have records of it.
 */
export async function writeRecordTypes(
  tx: Tx,
  clubId: string,
  types: CreateClubInput['recordTypes'],
): Promise<void> {
  await tx.recordType.updateMany({
    where: { clubId, key: { notIn: types.map(({ key }) => key) } },
    data: { retired: true },
  });
  for (const [position, { key, label, fields, retired }] of types.entries()) {
    const data = { label, fields: fields as unknown as Prisma.InputJsonValue, retired, position };
    await tx.recordType.upsert({
      where: { clubId_key: { clubId, key } },
      create: { id: newId(), clubId, key, ...data },
      update: data,
    });
  }
}

/** A club is found by its name, what it says of itself and its rules; a draft by nobody. */
export async function indexClub(tx: Tx, club: Club): Promise<void> {
  if (club.status === 'draft') return removeSearchEntries(tx, [club.id]);
  await putSearchEntry(tx, {
    id: club.id,
    type: 'club',
    clubId: club.id,
    title: club.name,
    body: `${club.description}\n${renderMarkdown(club.rules).text}`,
    at: club.createdAt,
  });
}
