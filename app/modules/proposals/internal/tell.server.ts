import { memberIdOf } from '~/platform/actor';
import type { CommandContext } from '~/platform/command.server';
import type { Proposal } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { notice, recordNotices } from '~/platform/notices.server';
import {
  type Became,
  type Personal,
  proposalBecameNotice,
  proposalPersonalNotice,
  proposalToAnswerNotice,
  proposalWordedNotice,
  type Worded,
} from '../notices.server';
import { proposalPaths } from '../paths';
import { proposalStream } from '../streams';
import type { ProposalUpdates } from '../updates';
import { readAmendment, readWaiting } from './amendment-rows.server';
import { readProposal, readSupporters } from './proposal-rows.server';

type Context = Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at' | 'tell'>;
type Told = Pick<Proposal, 'id' | 'clubId' | 'title'>;

/** Notes an update of a proposal's stream; `data` is of its type. */
export function tellProposal<Type extends keyof ProposalUpdates>(
  { tell }: Pick<Context, 'tell'>,
  proposalId: string,
  type: Type,
  data: ProposalUpdates[Type],
): void {
  tell(proposalStream(proposalId), type, data);
}

/** Screens see the proposal as it is now. */
export async function tellChanged(context: Context, proposalId: string): Promise<void> {
  const proposal = await readProposal(context.tx, proposalId);
  if (proposal.hidden) return;
  tellProposal(context, proposalId, 'proposal.changed', { proposal });
}

export async function tellSupport(context: Context, proposalId: string, supportCount: number): Promise<void> {
  const supporters = await readSupporters(context.tx, proposalId);
  tellProposal(context, proposalId, 'support.changed', { supportCount, supporters });
}

export async function tellAmendment(
  context: Context,
  proposalId: string,
  amendmentId: string,
): Promise<void> {
  const amendment = await readAmendment(context.tx, amendmentId);
  tellProposal(context, proposalId, 'amendment.changed', { amendment });
}

/** The text is another one: whether what waits still fits is seen at once. */
export async function tellWaiting(context: Context, proposalId: string): Promise<void> {
  for (const amendment of await readWaiting(context.tx, proposalId))
    tellProposal(context, proposalId, 'amendment.changed', { amendment });
}

/**
 * Everyone who took part: authors, supporters, amenders, voters, who wrote in its thread or follows it, also in what was merged into it
 * (whose supporters stand behind it by the merge, unless they took that back); not who muted the thread in question, or its own, nor who
 * left the club.
 */
export async function participantsOf(tx: Tx, proposalId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ memberId: string }[]>`
    WITH RECURSIVE whole AS (
      SELECT "id", "threadId", "clubId", true AS "itself" FROM "Proposal" WHERE "id" = ${proposalId}::uuid
      UNION SELECT x."id", x."threadId", x."clubId", false FROM "Proposal" x JOIN whole w ON x."mergedIntoId" = w."id" WHERE x."state" = 'merged'
    ), part AS (
      SELECT a."memberId", p."threadId" FROM "ProposalAuthor" a JOIN whole p ON a."proposalId" = p."id" WHERE a."state" = 'accepted'
      UNION SELECT x."memberId", p."threadId" FROM "ProposalSupport" x JOIN whole p ON x."proposalId" = p."id" AND p."itself"
      UNION SELECT x."memberId", p."threadId" FROM "ProposalAmendment" x JOIN whole p ON x."proposalId" = p."id"
      UNION SELECT v."memberId", p."threadId" FROM "DesignVote" v JOIN "DesignQuestion" q ON q."id" = v."questionId"
        JOIN whole p ON q."subject" = 'proposal:' || p."id"
      UNION SELECT o."authorId", p."threadId" FROM "Post" o JOIN whole p ON o."threadId" = p."threadId"
        WHERE o."authorId" IS NOT NULL AND o."status" = 'published'
      UNION SELECT r."memberId", p."threadId" FROM "ThreadReader" r JOIN whole p ON r."threadId" = p."threadId" WHERE r."follow" = 'following'
    )
    SELECT DISTINCT part."memberId" FROM part JOIN whole p ON p."itself" JOIN "Membership" s ON s."clubId" = p."clubId"
      AND s."memberId" = part."memberId" AND s."status" IN ('active', 'suspended')
    WHERE NOT EXISTS (SELECT 1 FROM "ThreadReader" r WHERE r."threadId" IN (p."threadId", part."threadId")
      AND r."memberId" = part."memberId" AND r."follow" = 'muted')
    ORDER BY "memberId"`;
  return rows.map(({ memberId }) => memberId);
}

async function slugOf(tx: Tx, clubId: string): Promise<string> {
  return (await tx.club.findUniqueOrThrow({ where: { id: clubId }, select: { slug: true } })).slug;
}

async function common({ tx, actor, at }: Context, proposal: Told, event: string) {
  return {
    actorId: memberIdOf(actor) ?? null,
    clubId: proposal.clubId,
    subject: `proposal:${proposal.id}`,
    once: `proposal:${proposal.id}:${event}:${at.toISOString()}`,
    url: proposalPaths.proposal(await slugOf(tx, proposal.clubId), proposal.id),
  };
}

/** All who took part read what became of a proposal. */
export async function tellBecame(
  context: Context,
  proposal: Told,
  event: Became,
  members?: readonly string[],
): Promise<void> {
  const told = await common(context, proposal, event);
  const data = { proposalId: proposal.id, title: proposal.title, event };
  const all = members ?? (await participantsOf(context.tx, proposal.id));
  await recordNotices(
    context.tx,
    all.map((memberId) => notice(proposalBecameNotice, { ...told, memberId, data })),
  );
}

/** All who took part read that its words are others, or that they are asked. */
export async function tellWorded(context: Context, proposal: Told, event: Worded): Promise<void> {
  const told = await common(context, proposal, event);
  const data = { proposalId: proposal.id, title: proposal.title, event };
  const all = await participantsOf(context.tx, proposal.id);
  await recordNotices(
    context.tx,
    all.map((memberId) => notice(proposalWordedNotice, { ...told, memberId, data })),
  );
}

/** Some members read what concerns them in person. */
export async function tellPersonally(
  context: Context,
  proposal: Told,
  event: Personal,
  members: readonly string[],
): Promise<void> {
  const told = await common(context, proposal, event);
  const data = { proposalId: proposal.id, title: proposal.title, event };
  await recordNotices(
    context.tx,
    [...new Set(members)].map((memberId) => notice(proposalPersonalNotice, { ...told, memberId, data })),
  );
}

/** The club's moderators read that the brand's answer is waited for. */
export async function tellModerators(context: Context, proposal: Told): Promise<void> {
  const told = await common(context, proposal, 'to-answer');
  const rows = await context.tx.$queryRaw<{ memberId: string }[]>`
    SELECT DISTINCT g."memberId" FROM "RoleGrant" g JOIN "Membership" s ON s."memberId" = g."memberId" AND s."clubId" = g."clubId" AND s."status" = 'active'
    WHERE g."clubId" = ${proposal.clubId}::uuid AND g."role" = 'moderator' AND g."status" = 'verified' ORDER BY 1`;
  await recordNotices(
    context.tx,
    rows.map(({ memberId }) =>
      notice(proposalToAnswerNotice, {
        ...told,
        actorId: null,
        memberId,
        data: { proposalId: proposal.id, title: proposal.title },
      }),
    ),
  );
}
