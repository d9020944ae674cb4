import type { Tx } from '~/platform/db/transact.server';
import { newId } from '~/platform/ids';
import type { PollView } from '../post';
import type { PollInput } from '../schema';

export interface NewPoll {
  view: PollView;
  closesAt: Date | null;
}

export function newPoll(input: PollInput, at: Date): NewPoll {
  const closesAt = input.closesInHours ? new Date(at.getTime() + input.closesInHours * 3_600_000) : null;
  const options = input.options.map((label, index) => ({ key: String(index + 1), label, votes: 0 }));
  const { question, kind } = input;
  return {
    closesAt,
    view: { id: newId(), question, kind, options, voterCount: 0, closesAt: closesAt?.toISOString() ?? null },
  };
}

export async function insertPoll(
  tx: Tx,
  postId: string,
  { view, closesAt }: NewPoll,
  at: Date,
): Promise<void> {
  const options = view.options.map(({ key, label }) => ({ key, label }));
  await tx.poll.create({
    data: { id: view.id, postId, question: view.question, kind: view.kind, options, closesAt, createdAt: at },
  });
}

/** What a poll says, for rules about words. */
export function pollWords(input: PollInput | undefined): string {
  return input ? [input.question, ...input.options].join('\n') : '';
}
