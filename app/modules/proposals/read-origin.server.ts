import type { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import { contributorsOf } from './contributors.server';
import { personJoins, personJson } from './internal/persons.server';
import { proposalPaths } from './paths';
import type { OriginView, PersonView } from './views';

async function readPersons(
  tx: Tx | typeof db,
  clubId: string,
  ids: readonly string[],
): Promise<Map<string, PersonView>> {
  const rows = await tx.$queryRaw<{ person: PersonView }[]>`
    SELECT ${personJson} AS "person" FROM unnest(${[...ids]}::uuid[]) AS wanted("id")
    ${personJoins(Prisma.sql`wanted."id"`, Prisma.sql`${clubId}::uuid`)}`;
  return new Map(rows.map(({ person }) => [person.id, person]));
}

/** The word of the brand by which it was accepted at that moment. */
async function readAcceptance(tx: Tx | typeof db, proposalId: string, until: Date) {
  const response = await tx.proposalResponse.findFirst({
    where: { proposalId, verdict: 'accepted', at: { lte: until } },
    orderBy: { version: 'desc' },
    select: { html: true, at: true },
  });
  return response && { html: response.html, at: response.at.toISOString() };
}

/**
 * Where something came from that was made of a proposal at some moment: the wish, who shaped it until then, how many stood behind it, and
 * why the brand said yes. Null where the proposal is hidden or gone. Who may see what was made of it may see this.
 */
export async function readOrigin(
  tx: Tx | typeof db,
  proposalId: string,
  until: Date,
): Promise<OriginView | null> {
  const proposal = await tx.proposal.findUnique({
    where: { id: proposalId },
    include: { club: { select: { slug: true } } },
  });
  if (!proposal?.publishedAt || proposal.hidden) return null;
  const { id, clubId, title, language, supportCount, publishedAt, evaluatingAt } = proposal;
  const hands = await contributorsOf(tx, id, until);
  const idsOf = (part: 'author' | 'amender') =>
    hands.filter((hand) => hand.part === part).map(({ memberId }) => memberId);
  const [authorIds, amenderIds] = [idsOf('author'), idsOf('amender')];
  const persons = await readPersons(tx, clubId, [...authorIds, ...amenderIds]);
  const named = (ids: readonly string[]) =>
    ids.flatMap((memberId) => {
      const person = persons.get(memberId);
      return person ? [person] : [];
    });
  return {
    ...{ id, title, language, supportCount },
    url: proposalPaths.proposal(proposal.club.slug, id),
    authors: named(authorIds),
    amenders: named(amenderIds),
    voterCount: hands.length - authorIds.length - amenderIds.length,
    proposedAt: publishedAt.toISOString(),
    reachedAt: evaluatingAt?.toISOString() ?? null,
    acceptance: await readAcceptance(tx, id, until),
  };
}
