import { db } from '~/platform/db/client.server';
import { log } from '~/platform/log.server';
import { announceEndedSessions } from '~/platform/session/ended-sessions.server';
import { hashSecret } from '~/platform/session/sessions.server';

/** The session of a secret is over, everywhere and at once; its sockets are cut. Whoever holds the secret may. */
export async function signOut(secret: string): Promise<{ ended: boolean }> {
  const sessionId = hashSecret(secret);
  const { count } = await db.session.deleteMany({ where: { id: sessionId } });
  announceEndedSessions([sessionId]);
  if (count > 0) log.info('signed out');
  return { ended: count > 0 };
}
