import type { Actor } from '~/platform/actor';
import { PortalError } from '~/platform/errors';
import { type LoadedEvent, loadEvent } from '../load-event.server';
import { mayManage } from '../policy';

/** An event that has a result, for who may read it: moderators, once it has begun. @throws not_found, unauthenticated, forbidden */
export async function requireResult(actor: Actor, eventId: string, slug?: string): Promise<LoadedEvent> {
  const loaded = await loadEvent(actor, eventId);
  const { access, event } = loaded;
  if (slug !== undefined && access.club.slug !== slug) throw new PortalError('not_found');
  if (!mayManage(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  if (event.status !== 'live' && event.status !== 'done') throw new PortalError('not_found');
  return loaded;
}
