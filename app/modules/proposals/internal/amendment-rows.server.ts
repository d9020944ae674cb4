import type { db } from '~/platform/db/client.server';
import type { ProposalAmendment } from '~/platform/db/generated/client';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import { wordChanges } from '~/platform/text/word-changes.server';
import { changedPlaces, mergeTexts, mergeTitles } from '../paragraphs.server';
import type { AmendmentView, PersonView } from '../views';
import { personJoins, personJson, personOf } from './persons.server';

interface Row extends ProposalAmendment {
  person: PersonView;
  rebasedBy: PersonView | null;
  baseTitle: string;
  baseBody: string;
  nowTitle: string;
  nowBody: string;
  language: 'th' | 'vi' | 'en' | null;
}

/** How many of those that wait are shown and told of, the oldest first: what is decided makes room. */
const mostWaiting = 200;

/** Pure: how an amendment stands to the text it was written on, and to the text as it is now. */
function viewAmendment(row: Row): AmendmentView {
  const { id, proposalId, person, note, state, baseVersion, title, body, reason } = row;
  const places = changedPlaces(row.baseBody, body);
  if (title !== row.baseTitle) places.unshift({ before: row.baseTitle, after: title });
  const conflicts = [];
  if (state === 'submitted') {
    const merged = [
      mergeTitles(row.baseTitle, title, row.nowTitle),
      mergeTexts(row.baseBody, body, row.nowBody),
    ];
    for (const one of merged) if ('conflicts' in one) conflicts.push(...one.conflicts);
  }
  return {
    id,
    proposalId,
    by: person,
    note,
    state,
    baseVersion,
    title,
    body,
    places: places.map((place) => ({
      ...place,
      changes: wordChanges(place.before, place.after, row.language),
    })),
    rebasedBy: row.rebasedBy,
    conflicts,
    reason,
    becameVersion: row.becameVersion,
    promotedTo: row.promotedToId,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

async function readRows(
  tx: Tx | typeof db,
  which: Prisma.Sql,
  { limit, latest = false }: { limit: number; latest?: boolean },
): Promise<AmendmentView[]> {
  const order = latest ? Prisma.sql`a."createdAt" DESC, a."id" DESC` : Prisma.sql`a."createdAt", a."id"`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.*, ${personJson} AS "person", ${personOf(Prisma.sql`a."rebasedById"`, Prisma.sql`p."clubId"`)} AS "rebasedBy", v."title" AS "baseTitle", v."body" AS "baseBody", p."title" AS "nowTitle", p."body" AS "nowBody",
      p."language"::text
    FROM "ProposalAmendment" a JOIN "Proposal" p ON p."id" = a."proposalId"
    JOIN "ProposalVersion" v ON v."proposalId" = a."proposalId" AND v."version" = a."baseVersion"
    ${personJoins(Prisma.sql`a."memberId"`, Prisma.sql`p."clubId"`)}
    WHERE ${which} ORDER BY ${order} LIMIT ${limit}`;
  return rows.map(viewAmendment);
}

/** Those that still wait: another text may put them in conflict, or out of it. */
export function readWaiting(tx: Tx | typeof db, proposalId: string): Promise<AmendmentView[]> {
  return readRows(tx, Prisma.sql`a."proposalId" = ${proposalId}::uuid AND a."state" = 'submitted'`, {
    limit: mostWaiting,
  });
}

/** The amendments that a proposal's page shows, the oldest first: those that wait, and the latest that are decided. */
export async function readAmendments(
  tx: Tx | typeof db,
  proposalId: string,
  decidedLimit: number,
): Promise<AmendmentView[]> {
  const [waiting, decided] = await Promise.all([
    readWaiting(tx, proposalId),
    readRows(tx, Prisma.sql`a."proposalId" = ${proposalId}::uuid AND a."state" <> 'submitted'`, {
      ...{ limit: decidedLimit, latest: true },
    }),
  ]);
  return [...waiting, ...decided].toSorted((a, b) =>
    a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1,
  );
}

/** All of them, the oldest first, so many after one. */
export function readAmendmentsAfter(
  tx: Tx | typeof db,
  proposalId: string,
  { after, limit }: { after: { at: string; id: string } | undefined; limit: number },
): Promise<AmendmentView[]> {
  const later = after
    ? Prisma.sql`AND (a."createdAt", a."id") > (${after.at}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty;
  return readRows(tx, Prisma.sql`a."proposalId" = ${proposalId}::uuid ${later}`, { limit });
}

export async function readAmendment(tx: Tx | typeof db, amendmentId: string): Promise<AmendmentView> {
  return (await readRows(tx, Prisma.sql`a."id" = ${amendmentId}::uuid`, { limit: 1 }))[0]!;
}
