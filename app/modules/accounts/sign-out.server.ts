import type { Actor } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { log } from '~/platform/log.server';
import { hashSecret } from '~/platform/session/sessions.server';

const endByHash = defineCommand<{ sessionId: string }, { ended: boolean }>(
  'accounts.sign-out',
  async ({ tx, input: { sessionId }, evict }) => {
    const { count } = await tx.session.deleteMany({ where: { id: sessionId } });
    evict({ sessionId });
    return { ended: count > 0 };
  },
);

/** The session of a secret is over, everywhere and at once; its sockets are cut. Whoever holds the secret may. */
export async function signOut(actor: Actor, secret: string): Promise<{ ended: boolean }> {
  const answer = await endByHash(actor, { sessionId: hashSecret(secret) });
  if (answer.ended) log.info('signed out');
  return answer;
}
