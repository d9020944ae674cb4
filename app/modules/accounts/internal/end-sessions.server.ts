import type { Tx } from '~/platform/db/transact.server';

/** Ends a member's sessions but the one to keep. Answers which, to be announced after the commit. */
export async function endSessions(tx: Tx, memberId: string, keep?: string): Promise<string[]> {
  const ended = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM "Session" WHERE "memberId" = ${memberId}::uuid AND "id" <> ${keep ?? ''} RETURNING "id"`;
  return ended.map(({ id }) => id);
}
