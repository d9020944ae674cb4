import { z } from 'zod';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import type { Draft, DraftContent } from './post';
import { requireMember } from '~/platform/require-member';

/** What somebody is writing; as loose as a form half filled in. */
export const draftContent = z.object({
  title: z.string().max(400).optional(),
  body: z.string().max(40_000).default(''),
  replyTo: z.string().max(60).optional(),
  audience: z.enum(['everyone', 'professionals', 'experts']).optional(),
  kind: z.enum(['talk', 'question', 'announcement']).optional(),
  tags: z.array(z.string().max(40)).max(10).optional(),
  note: z.string().max(400).optional(),
  version: z.int().min(1).optional(),
});

export const draftPlace = z
  .string()
  .regex(/^(thread|start|edit|guide|proposal|proposal-edit|amend):[0-9a-f-]{36}(:\d{1,6})?$/);

const maxDrafts = 200;

/** Keeps what is being written, for any of the member's devices; an empty one is removed. @throws unauthenticated */
export async function saveDraft(
  actor: Actor,
  place: string,
  content: DraftContent,
): Promise<{ updatedAt: string | null }> {
  const { memberId } = requireMember(actor);
  const updatedAt = now();
  // As a form half filled in: kept as it is, but for what the database cannot hold.
  const sound = JSON.parse(
    JSON.stringify(content).replace(/\\u0000|\\ud[89a-f][0-9a-f]{2}/gi, ''),
  ) as DraftContent;
  if (!content.body.trim() && !content.title?.trim()) {
    await db.draft.deleteMany({ where: { memberId, place } });
    return { updatedAt: null };
  }
  await db.draft.upsert({
    where: { memberId_place: { memberId, place } },
    create: { memberId, place, content: { ...sound }, updatedAt },
    update: { content: { ...sound }, updatedAt },
  });
  await db.$executeRaw`DELETE FROM "Draft" WHERE "memberId" = ${memberId}::uuid AND "place" IN (
    SELECT "place" FROM "Draft" WHERE "memberId" = ${memberId}::uuid ORDER BY "updatedAt" DESC OFFSET ${maxDrafts})`;
  return { updatedAt: updatedAt.toISOString() };
}

/** What was being written is sent: its draft goes with the sending. */
export async function forgetDraft(tx: Tx, memberId: string, place: string): Promise<void> {
  await tx.draft.deleteMany({ where: { memberId, place } });
}

/** The member's draft for a form, or null. */
export async function getDraft(actor: Actor, place: string): Promise<Draft | null> {
  if (actor.kind !== 'member') return null;
  const draft = await db.draft.findUnique({ where: { memberId_place: { memberId: actor.memberId, place } } });
  return draft && viewDraft(draft);
}

/** Pure: a draft's row as its form takes it. */
export function viewDraft(row: { content: unknown; updatedAt: Date | string }): Draft {
  return {
    content: draftContent.parse(row.content),
    updatedAt: new Date(row.updatedAt).toISOString(),
  };
}
