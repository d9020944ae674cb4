import { type Actor, isAdmin, type MemberActor } from './actor';
import { PortalError } from './errors';

/** @throws unauthenticated */
export function requireMember(actor: Actor): MemberActor {
  if (actor.kind !== 'member') throw new PortalError('unauthenticated');
  return actor;
}

/** @throws unauthenticated, forbidden */
export function requireAdmin(actor: Actor): Actor {
  if (actor.kind === 'visitor') throw new PortalError('unauthenticated');
  if (!isAdmin(actor)) throw new PortalError('forbidden');
  return actor;
}
