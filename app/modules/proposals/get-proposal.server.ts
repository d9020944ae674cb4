import { whyOpeningHidden } from '~/modules/threads/hide-owned-thread.server';
import { type Actor, memberIdOf } from '~/platform/actor';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { listDesign, listDesignOf } from './design-questions.server';
import { readAmendment, readAmendments, readAmendmentsAfter } from './internal/amendment-rows.server';
import { personJoins, personJson, personOf } from './internal/persons.server';
import { readProposal } from './internal/proposal-rows.server';
import { type LoadedProposal, loadProposal } from './load-proposal.server';
import * as policy from './policy';
import { proposalStream } from './streams';
import type { ProposalState } from './updates';
import type {
  AmendmentView,
  PersonView,
  ProposalRights,
  ProposalView,
  ProposalViewer,
  VersionView,
} from './views';

function rightsOf({ access, facts }: LoadedProposal): ProposalRights {
  return {
    edit: policy.mayEditProposal(access, facts),
    publish: policy.mayPublish(access, facts),
    invite: policy.mayInvite(access, facts),
    answerInvitation: policy.mayAnswerInvitation(access, facts),
    leave: policy.mayLeaveAuthors(access, facts),
    support: policy.maySupport(access, facts),
    takeBack: policy.mayTakeBack(access, facts),
    amend: policy.mayAmend(access, facts),
    decide: policy.mayDecideAmendment(access, facts),
    withdraw: policy.mayWithdraw(access, facts),
    respond: policy.mayRespond(access, facts),
    merge: policy.mayMerge(access, facts),
    unmerge: policy.mayUnmerge(access, facts),
    ask: policy.mayAsk(access, facts),
    vote: policy.mayVote(access) && policy.isAskedAbout(facts),
    hide: policy.mayHide(access, facts),
  };
}

async function readInvited(proposalId: string): Promise<PersonView[]> {
  const rows = await db.$queryRaw<{ person: PersonView }[]>`
    SELECT ${personJson} AS "person" FROM "ProposalAuthor" a JOIN "Proposal" p ON p."id" = a."proposalId"
    ${personJoins(Prisma.sql`a."memberId"`, Prisma.sql`p."clubId"`)}
    WHERE a."proposalId" = ${proposalId}::uuid AND a."state" = 'invited' ORDER BY a."since", a."memberId"`;
  return rows.map(({ person }) => person);
}

async function viewerOf(actor: Actor, loaded: LoadedProposal): Promise<ProposalViewer> {
  const memberId = memberIdOf(actor);
  const { proposal, facts } = loaded;
  const supports =
    memberId !== undefined &&
    (await db.proposalSupport.count({ where: { proposalId: proposal.id, memberId } })) > 0;
  const author = policy.isAuthor(loaded.access, facts);
  const { hidden, threadId } = proposal;
  return {
    ...{ supports, author, may: rightsOf(loaded) },
    hiddenBecause: hidden && threadId ? await whyOpeningHidden(threadId) : null,
    invited: author ? await readInvited(proposal.id) : [],
  };
}

/** A proposal with what the actor may do with it. @throws not_found, unauthenticated, forbidden */
export async function getProposal(
  actor: Actor,
  proposalId: string,
): Promise<{ proposal: ProposalView; viewer: ProposalViewer }> {
  const loaded = await loadProposal(actor, proposalId);
  return { proposal: await readProposal(db, proposalId), viewer: await viewerOf(actor, loaded) };
}

async function headOf(stream: string): Promise<number> {
  return Number((await db.stream.findUnique({ where: { key: stream } }))?.head ?? 0);
}

export interface ProposalPage {
  state: ProposalState;
  viewer: ProposalViewer;
  slug: string;
  /** From where its stream goes on; read before the state, so that what it lacks comes by an update. */
  heads: Record<string, number>;
  /** How many decided amendments are asked for to see older ones; null where all are shown. */
  olderDecided: number | null;
}

/** How many decided amendments a page shows at first, and how many it shows at most. */
const [firstDecided, mostDecided] = [30, 480];

/** All that a proposal's page shows but its thread; of decided amendments the latest. @throws not_found (also under another club's address), unauthenticated, forbidden */
export async function openProposal(
  actor: Actor,
  slug: string,
  proposalId: string,
  decided = firstDecided,
): Promise<ProposalPage> {
  const loaded = await loadProposal(actor, proposalId);
  if (loaded.access.club.slug !== slug) throw new PortalError('not_found');
  const stream = proposalStream(proposalId);
  const head = await headOf(stream);
  const limit = Math.min(mostDecided, Math.max(firstDecided, decided));
  const [proposal, amendments, questions, viewer] = await Promise.all([
    readProposal(db, proposalId),
    readAmendments(db, proposalId, limit + 1),
    listDesign(db, stream),
    viewerOf(actor, loaded),
  ]);
  const more = amendments.filter(({ state }) => state !== 'submitted').length > limit;
  const oldest = more ? amendments.findIndex(({ state }) => state !== 'submitted') : -1;
  return {
    state: { proposal, amendments: more ? amendments.toSpliced(oldest, 1) : amendments, questions },
    ...{ viewer, slug, heads: { [stream]: head } },
    olderDecided: more && limit < mostDecided ? limit * 2 : null,
  };
}

/** The amendments of a proposal, the oldest first, by pages. Whoever may read it. @throws as getProposal */
export async function listAmendments(
  actor: Actor,
  proposalId: string,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<{ items: AmendmentView[]; next: string | null }> {
  await loadProposal(actor, proposalId);
  const [at, id] = readCursor(cursor, ['time', 'id']) ?? [];
  const after = at && id ? { at, id } : undefined;
  const found = await readAmendmentsAfter(db, proposalId, { after, limit: limit + 1 });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last ? writeCursor([last.createdAt, last.id]) : null };
}

/** One amendment. Whoever may read its proposal. @throws not_found, and as getProposal */
export async function getAmendment(actor: Actor, amendmentId: string): Promise<AmendmentView> {
  const found = isId(amendmentId)
    ? await db.proposalAmendment.findUnique({ where: { id: amendmentId }, select: { proposalId: true } })
    : null;
  if (!found) throw new PortalError('not_found');
  await loadProposal(actor, found.proposalId);
  return readAmendment(db, amendmentId);
}

/** Its design questions, with what the actor has said. @throws as getProposal */
export async function listQuestions(actor: Actor, proposalId: string) {
  await loadProposal(actor, proposalId);
  return listDesignOf(actor, proposalStream(proposalId));
}

/** Every version of a proposal with the hand it came from, the newest first, up to 200. Whoever may read it. @throws as getProposal */
export async function listVersions(actor: Actor, proposalId: string): Promise<VersionView[]> {
  const { proposal } = await loadProposal(actor, proposalId);
  const rows = await db.$queryRaw<(Omit<VersionView, 'at'> & { at: Date })[]>`
    SELECT v."version", v."title", v."body", CASE WHEN m."id" IS NOT NULL THEN ${personJson} END AS "by", v."note",
      v."amendmentId" IS NOT NULL AS "amendment", v."at",
      ${personOf(Prisma.sql`a."rebasedById"`, Prisma.sql`${proposal.clubId}::uuid`)} AS "rebasedBy"
    FROM "ProposalVersion" v LEFT JOIN "ProposalAmendment" a ON a."id" = v."amendmentId" LEFT JOIN "Member" m ON m."id" = v."editedById"
    LEFT JOIN "Membership" s ON s."clubId" = ${proposal.clubId}::uuid AND s."memberId" = v."editedById"
    WHERE v."proposalId" = ${proposal.id}::uuid ORDER BY v."version" DESC LIMIT 200`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
