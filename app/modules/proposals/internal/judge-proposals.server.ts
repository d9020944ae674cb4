import { loadStandings, type Standing } from '~/modules/clubs/load-standings.server';
import { mayModerate } from '~/modules/clubs/policy';
import { db } from '~/platform/db/client.server';
import type { ConcernAnswer } from '~/platform/notices.server';
import { maySeeProposal } from '../policy';

/** What a notice carries of its proposal. */
export interface ProposalTold {
  proposalId: string;
  title: string;
}

type Judge = (standing: Standing) => boolean;

/**
 * Whether what is told of proposals still concerns members, in the order of the questions: those who have not left the club, may see the
 * proposal by now, and are of those whom it is for. With the title that it has now.
 */
function concernsWho(isFor: Judge) {
  return async (
    asked: readonly { memberId: string; data: ProposalTold }[],
  ): Promise<readonly ConcernAnswer[]> => {
    // What a former version told of names no proposal.
    const ids = asked.map(({ data }) => data.proposalId).filter((id) => id !== undefined);
    const rows = await db.proposal.findMany({ where: { id: { in: ids } }, include: { authors: true } });
    const byId = new Map(rows.map((row) => [row.id, row]));
    const found = asked.filter(({ data }) => byId.has(data.proposalId));
    const standings = await loadStandings(
      found.map(({ memberId, data }) => ({ memberId, clubId: byId.get(data.proposalId)!.clubId })),
    );
    const answers = new Map(
      found.map((one, index): [object, ConcernAnswer] => {
        const standing = standings[index];
        const { state, publishedAt, hidden, firstAuthorId, authors, title } = byId.get(one.data.proposalId)!;
        const idsOf = (hand: string) =>
          authors.filter((author) => author.state === hand).map(({ memberId }) => memberId);
        const facts = {
          ...{ state, hidden, firstAuthorId, published: publishedAt !== null },
          ...{ authorIds: idsOf('accepted'), invitedIds: idsOf('invited') },
        };
        const concerned =
          standing && !standing.left && isFor(standing) && maySeeProposal(standing.access, facts);
        return [one, concerned ? { concern: 'yes', data: { title } } : 'gone'];
      }),
    );
    return asked.map((one) => answers.get(one) ?? 'gone');
  };
}

export const concernsReaders = concernsWho(() => true);
export const concernsModerators = concernsWho(({ access }) => mayModerate(access));
