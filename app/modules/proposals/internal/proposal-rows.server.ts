import { now } from '~/platform/clock.server';
import type { db } from '~/platform/db/client.server';
import type { Proposal, ProposalResponse } from '~/platform/db/generated/client';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import { excerptOf } from '~/platform/text/excerpt';
import { stateNow } from '../load-proposal.server';
import { proposalPaths } from '../paths';
import type { PersonView, ProposalItem, ProposalView, ResponseView } from '../views';
import { personJoins, personJson } from './persons.server';

const excerptChars = 180;

export function plainExcerpt(markdown: string): string {
  return excerptOf(
    markdown.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`#>|]+/g, ''),
    excerptChars,
  );
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Authors of these proposals, the first first. */
export async function readAuthors(
  tx: Tx | typeof db,
  ids: readonly string[],
): Promise<Map<string, PersonView[]>> {
  const rows = await tx.$queryRaw<{ proposalId: string; person: PersonView }[]>`
    SELECT a."proposalId", ${personJson} AS "person" FROM "ProposalAuthor" a JOIN "Proposal" p ON p."id" = a."proposalId"
    ${personJoins(Prisma.sql`a."memberId"`, Prisma.sql`p."clubId"`)}
    WHERE a."proposalId" = ANY (${[...ids]}::uuid[]) AND a."state" = 'accepted'
    ORDER BY a."memberId" <> p."firstAuthorId", a."since", a."memberId"`;
  const byProposal = Map.groupBy(rows, ({ proposalId }) => proposalId);
  return new Map(ids.map((id) => [id, (byProposal.get(id) ?? []).map(({ person }) => person)]));
}

/** Pure: a row as lists show it. */
export function viewItem(proposal: Proposal, slug: string, authors: PersonView[]): ProposalItem {
  const { id, title, body, language, tags, version, supportCount, threshold } = proposal;
  return {
    id,
    title,
    excerpt: plainExcerpt(body),
    language,
    tags,
    state: stateNow(proposal, now()),
    url: proposalPaths.proposal(slug, id),
    version,
    supportCount,
    threshold,
    deadline: iso(proposal.deadline),
    answerBy: iso(proposal.answerBy),
    publishedAt: iso(proposal.publishedAt),
    settledAt: iso(proposal.settledAt),
    updatedAt: proposal.updatedAt.toISOString(),
    authors,
  };
}

/** The latest who stand behind it. */
export async function readSupporters(tx: Tx | typeof db, proposalId: string): Promise<PersonView[]> {
  const rows = await tx.$queryRaw<{ person: PersonView }[]>`
    SELECT ${personJson} AS "person" FROM "ProposalSupport" x JOIN "Proposal" p ON p."id" = x."proposalId"
    ${personJoins(Prisma.sql`x."memberId"`, Prisma.sql`p."clubId"`)}
    WHERE x."proposalId" = ${proposalId}::uuid ORDER BY x."at" DESC, x."memberId" LIMIT 12`;
  return rows.map(({ person }) => person);
}

async function readResponses(tx: Tx | typeof db, proposalId: string): Promise<ResponseView[]> {
  const rows = await tx.$queryRaw<(ProposalResponse & { person: PersonView | null })[]>`
    SELECT r.*, ${personJson} AS "person" FROM "ProposalResponse" r JOIN "Proposal" p ON p."id" = r."proposalId"
    ${personJoins(Prisma.sql`r."byId"`, Prisma.sql`p."clubId"`)}
    WHERE r."proposalId" = ${proposalId}::uuid ORDER BY r."version" DESC`;
  return rows.map(
    ({ version, verdict, reason, html, costAmount, currency, readyBy, changeReason, person, at }) => ({
      version,
      verdict,
      reason,
      html,
      cost: costAmount === null ? null : { amount: Number(costAmount), currency: currency as 'THB' | 'VND' },
      readyBy: iso(readyBy),
      changeReason,
      by: person,
      at: at.toISOString(),
    }),
  );
}

interface Related {
  slug: string;
  intoTitle: string | null;
  promotedId: string | null;
  promotedTitle: string | null;
  merged: { id: string; title: string; undoUntil: string | null }[];
}

/** What it is linked to; what a moderator has hidden is not named on another's page. */
async function readRelated(tx: Tx | typeof db, proposalId: string): Promise<Related> {
  const [row] = await tx.$queryRaw<Related[]>`
    SELECT c."slug"::text, i."title" AS "intoTitle", o."id" AS "promotedId", o."title" AS "promotedTitle",
      (SELECT coalesce(json_agg(json_build_object('id', x."id", 'title', x."title", 'undoUntil', x."mergeUndoUntil") ORDER BY x."settledAt", x."id"), '[]')
        FROM "Proposal" x WHERE x."mergedIntoId" = p."id" AND x."state" = 'merged' AND NOT x."hidden") AS "merged"
    FROM "Proposal" p JOIN "Club" c ON c."id" = p."clubId" LEFT JOIN "Proposal" i ON i."id" = p."mergedIntoId" AND NOT i."hidden"
    LEFT JOIN "ProposalAmendment" a ON a."id" = p."promotedFromId" LEFT JOIN "Proposal" o ON o."id" = a."proposalId" AND NOT o."hidden"
    WHERE p."id" = ${proposalId}::uuid`;
  return row!;
}

/** Whose pages name a proposal: what it went on in, what went on in it, and what grew from its amendments. */
export async function readNaming(tx: Tx, proposalId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "mergedIntoId" AS "id" FROM "Proposal" WHERE "id" = ${proposalId}::uuid AND "mergedIntoId" IS NOT NULL
    UNION SELECT "id" FROM "Proposal" WHERE "mergedIntoId" = ${proposalId}::uuid
    UNION SELECT g."id" FROM "Proposal" g JOIN "ProposalAmendment" a ON a."id" = g."promotedFromId" WHERE a."proposalId" = ${proposalId}::uuid
    ORDER BY 1`;
  return rows.map(({ id }) => id);
}

/** A proposal as everyone who may read it sees it. */
export async function readProposal(tx: Tx | typeof db, proposalId: string): Promise<ProposalView> {
  const proposal = await tx.proposal.findUniqueOrThrow({ where: { id: proposalId } });
  const { slug, intoTitle, promotedId, promotedTitle, merged } = await readRelated(tx, proposalId);
  const authors = await readAuthors(tx, [proposalId]);
  const link = (id: string, title: string) => ({ id, title, url: proposalPaths.proposal(slug, id) });
  return {
    ...viewItem(proposal, slug, authors.get(proposalId)!),
    clubId: proposal.clubId,
    threadId: proposal.threadId,
    body: proposal.body,
    html: proposal.html,
    hidden: proposal.hidden,
    supporters: await readSupporters(tx, proposalId),
    evaluatingAt: iso(proposal.evaluatingAt),
    settledReason: proposal.settledReason,
    mergedInto: proposal.mergedIntoId && intoTitle !== null ? link(proposal.mergedIntoId, intoTitle) : null,
    mergeUndoUntil: iso(proposal.mergeUndoUntil),
    merged: merged.map(({ id, title, undoUntil }) => ({
      ...link(id, title),
      undoUntil: undoUntil && new Date(undoUntil).toISOString(),
    })),
    promotedFrom: promotedId && promotedTitle !== null ? link(promotedId, promotedTitle) : null,
    responses: await readResponses(tx, proposalId),
    createdAt: proposal.createdAt.toISOString(),
  };
}
