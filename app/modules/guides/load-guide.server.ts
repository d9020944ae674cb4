import type { ClubAccess } from '~/modules/clubs/access';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import type { Guide } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { type GuideFacts, maySeeGuide } from './policy';

export interface LoadedGuide {
  access: ClubAccess;
  guide: Guide;
  facts: GuideFacts;
}

async function authorsOf(tx: Tx | typeof db, guideId: string): Promise<string[]> {
  const authors = await tx.guideAuthor.findMany({
    where: { guideId },
    orderBy: [{ since: 'asc' }, { memberId: 'asc' }],
  });
  return authors.map(({ memberId }) => memberId);
}

/** Reads a guide and the actor's standing in its club. @throws not_found; unauthenticated where a visitor might after signing in */
export async function loadGuide(
  actor: Actor,
  guideId: string,
  tx: Tx | typeof db = db,
): Promise<LoadedGuide> {
  const guide = isId(guideId) ? await tx.guide.findUnique({ where: { id: guideId } }) : null;
  if (!guide) throw new PortalError('not_found');
  const access = await loadClubAccess(actor, { clubId: guide.clubId }, tx);
  const facts = { state: guide.state, authorIds: await authorsOf(tx, guideId) };
  if (!maySeeGuide(access, facts)) {
    if (guide.state === 'draft') throw new PortalError('not_found');
    throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  }
  return { access, guide, facts };
}

/** The same for changing it: changes of one guide come one after the other. @throws as loadGuide */
export async function lockGuide(tx: Tx, actor: Actor, guideId: string): Promise<LoadedGuide> {
  if (!isId(guideId)) throw new PortalError('not_found');
  await tx.$executeRaw`SELECT lock_guide(${guideId}::uuid)`;
  return loadGuide(actor, guideId, tx);
}
