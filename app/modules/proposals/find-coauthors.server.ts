import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Actor } from '~/platform/actor';
import { PortalError } from '~/platform/errors';
import { containsPattern } from '~/platform/text/like-pattern';
import { personJson } from './internal/persons.server';
import { loadProposal } from './load-proposal.server';
import { mayInvite } from './policy';
import type { PersonView } from './views';

const mostShown = 8;

/** Active members of the proposal's club whose persona has `part` in it, exact ones first; not its authors. Who may invite. */
export async function findCoauthors(actor: Actor, proposalId: string, part: string): Promise<PersonView[]> {
  const { access, proposal, facts } = await loadProposal(actor, proposalId);
  if (!mayInvite(access, facts)) throw new PortalError('forbidden');
  const sought = part.trim().slice(0, 80);
  if (sought === '') return [];
  const rows = await db.$queryRaw<{ person: PersonView }[]>`
    SELECT ${personJson} AS "person" FROM "Membership" s JOIN "Member" m ON m."id" = s."memberId" AND m."status" = 'active'
    WHERE s."clubId" = ${proposal.clubId}::uuid AND s."status" = 'active' AND lower(s."personaName") LIKE ${containsPattern(sought)}
      AND NOT EXISTS (SELECT 1 FROM "ProposalAuthor" a WHERE a."proposalId" = ${proposal.id}::uuid AND a."memberId" = s."memberId")
    ORDER BY lower(s."personaName") <> ${sought.toLowerCase()}, s."personaName", s."memberId" LIMIT ${Prisma.sql`${mostShown}`}`;
  return rows.map(({ person }) => person);
}
