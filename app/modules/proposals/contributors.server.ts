import type { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';

export interface Contributor {
  memberId: string;
  /** The weightiest first: an author who also voted is an author. */
  part: 'author' | 'amender' | 'voter';
}

/**
 * Who made a proposal what it is: its authors, those whose amendments became part of it, and those who voted in its design
 * questions (with `until`, at that moment or before it); also of proposals that were merged into it. Each member once, sorted by
 * part and id.
 */
export async function contributorsOf(
  tx: Tx | typeof db,
  proposalId: string,
  until: Date | null = null,
): Promise<Contributor[]> {
  if (!isId(proposalId)) return [];
  return tx.$queryRaw<Contributor[]>`
    WITH RECURSIVE whole AS (
      SELECT ${proposalId}::uuid AS "id"
      UNION SELECT p."id" FROM "Proposal" p JOIN whole w ON p."mergedIntoId" = w."id" WHERE p."state" = 'merged'
    ), parts AS (
      SELECT a."memberId", 1 AS "rank" FROM "ProposalAuthor" a JOIN whole w ON w."id" = a."proposalId" WHERE a."state" = 'accepted'
      UNION ALL SELECT x."memberId", 2 FROM "ProposalAmendment" x JOIN whole w ON w."id" = x."proposalId" WHERE x."state" = 'accepted'
      UNION ALL SELECT v."memberId", 3 FROM "DesignVote" v JOIN "DesignQuestion" q ON q."id" = v."questionId"
        JOIN whole w ON q."subject" = 'proposal:' || w."id" WHERE ${until}::timestamptz IS NULL OR v."at" <= ${until}::timestamptz
    )
    SELECT "memberId", (ARRAY['author', 'amender', 'voter'])[min("rank")] AS "part" FROM parts
    GROUP BY "memberId" ORDER BY min("rank"), "memberId"`;
}

/** Who stands behind a proposal: what is told about the offer that it becomes is told to them too. Sorted by id. */
export async function supportersOf(tx: Tx | typeof db, proposalId: string): Promise<string[]> {
  if (!isId(proposalId)) return [];
  const rows = await tx.proposalSupport.findMany({
    where: { proposalId },
    select: { memberId: true },
    orderBy: { memberId: 'asc' },
  });
  return rows.map(({ memberId }) => memberId);
}

export interface ProposalSummary {
  id: string;
  clubId: string;
  title: string;
  body: string;
  tags: string[];
  language: 'th' | 'vi' | 'en' | null;
  supportCount: number;
}

/**
 * A proposal that the brand has accepted, for making an offer of it.
 * @throws not_found; not_open where its latest answer is no "accepted"
 */
export async function acceptedProposal(
  tx: Tx | typeof db,
  proposalId: string,
  clubId: string,
): Promise<ProposalSummary> {
  const found = isId(proposalId) ? await tx.proposal.findFirst({ where: { id: proposalId, clubId } }) : null;
  if (!found) throw new PortalError('not_found');
  if (found.state !== 'accepted') throw new PortalError('not_open');
  const { id, title, body, tags, language, supportCount } = found;
  return { id, clubId, title, body, tags, language, supportCount };
}
