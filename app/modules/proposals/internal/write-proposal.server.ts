import type { ClubAccess } from '~/modules/clubs/access';
import { requireTakenText, rewriteOwnedPost } from '~/modules/threads/rewrite-owned-post.server';
import { writeText, type WrittenText } from '~/modules/threads/write-text.server';
import { indexOwnedThread } from '~/modules/threads/rewrite-owned-post.server';
import { startOwnedThread } from '~/modules/threads/start-owned-thread.server';
import type { CommandContext } from '~/platform/command.server';
import type { Proposal } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { publish } from '~/platform/jobs/jobs.server';
import { proposalPublished } from '../facts';
import { tidyText } from '../paragraphs.server';
import { addDays } from '../rules';
import { gatheringRulesOf } from './rules-of.server';

export type WriteContext = Pick<
  CommandContext<unknown>,
  'tx' | 'actor' | 'at' | 'tell' | 'blank' | 'appended'
>;

export interface Rendered {
  columns: { title: string; body: string; html: string };
  text: WrittenText;
}

/** What is said shows these pictures of its writer's from now on: to whoever may read the club, and for good. */
export async function keepPictures(
  { tx, at }: Pick<WriteContext, 'tx' | 'at'>,
  access: ClubAccess,
  { uploadIds }: WrittenText,
): Promise<void> {
  await tx.upload.updateMany({
    where: { id: { in: uploadIds }, uploaderId: access.memberId ?? null, attachedAt: null },
    data: { attachedAt: at, clubId: access.club.id },
  });
}

/** What is stored of a proposal's words, and keeps the pictures in them. @throws invalid (words that are not taken) */
export async function renderWords(
  context: Pick<WriteContext, 'tx' | 'actor' | 'at'>,
  access: ClubAccess,
  words: { title: string; body: string },
  { starts = false } = {},
): Promise<Rendered> {
  const { tx } = context;
  const body = tidyText(words.body);
  const text = await writeText(access, body, tx);
  await requireTakenText(context, access, { title: words.title, text, starts });
  await keepPictures(context, access, text);
  return { columns: { title: words.title, body, html: text.html }, text };
}

/** Keeps a version as it is from now on. */
export async function keepVersion(
  tx: Tx,
  proposal: Pick<Proposal, 'id' | 'version' | 'title' | 'body'>,
  by: { memberId: string; note: string; amendmentId?: string; at: Date },
): Promise<void> {
  await tx.proposalVersion.create({
    data: {
      proposalId: proposal.id,
      version: proposal.version,
      title: proposal.title,
      body: proposal.body,
      editedById: by.memberId,
      amendmentId: by.amendmentId ?? null,
      note: by.note,
      at: by.at,
    },
  });
}

/** The proposal's text is another one, under the name of who wrote it; its thread and the search say the same. */
export async function putWords(
  context: WriteContext,
  proposal: Proposal,
  { columns, text }: Rendered,
  by: { memberId: string; note: string; amendmentId?: string; tags?: string[] },
): Promise<Proposal> {
  const { tx, at } = context;
  const next = await tx.proposal.update({
    where: { id: proposal.id },
    data: {
      ...columns,
      language: text.language ?? proposal.language,
      tags: by.tags ?? proposal.tags,
      updatedAt: at,
      version: { increment: 1 },
    },
  });
  await keepVersion(tx, next, { ...by, at });
  if (next.threadId)
    await rewriteOwnedPost(context, { threadId: next.threadId, title: next.title, body: next.body, text });
  return next;
}

/** Gathering begins: the club sees the proposal, its thread stands, and the deadline runs. */
export async function beginGathering(
  context: WriteContext,
  access: ClubAccess,
  proposal: Proposal,
  memberId: string,
): Promise<void> {
  const { tx, at } = context;
  const { id, title, body, clubId } = proposal;
  const rules = await gatheringRulesOf(tx, clubId);
  const { threadId, text } = await startOwnedThread(context, access, {
    owner: `proposal:${id}`,
    kind: 'proposal',
    title,
    body,
  });
  await indexOwnedThread(tx, { id: threadId, clubId, authorId: memberId, title, text, at });
  await tx.proposal.update({
    where: { id },
    data: {
      state: 'gathering',
      threadId,
      threshold: rules.threshold,
      deadline: addDays(at, rules.gatheringDays),
      publishedAt: at,
      updatedAt: at,
    },
  });
  await tx.$executeRaw`SELECT recount_support(${id}::uuid)`;
  await publish(tx, proposalPublished, { proposalId: id, clubId, memberId });
}
