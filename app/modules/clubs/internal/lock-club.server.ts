import type { Actor } from '~/platform/actor';
import type { Tx } from '~/platform/db/transact.server';
import type { ClubAccess } from '../access';
import { type ClubKey, loadClubAccess } from '../load-access.server';

/**
 * Makes changes of one club's people and settings come one after the other, then reads the actor's standing as it is
 * under the lock. @throws not_found
 */
export async function lockClub(tx: Tx, actor: Actor, key: ClubKey): Promise<ClubAccess> {
  const { club } = await loadClubAccess(actor, key, tx);
  await tx.$executeRaw`SELECT lock_club(${club.id}::uuid)`;
  return loadClubAccess(actor, { clubId: club.id }, tx);
}
