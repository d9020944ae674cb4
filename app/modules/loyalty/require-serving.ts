import { type Actor, isAdmin } from '~/platform/actor';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { mayServe } from './policy';

/** Agents and admins. @throws unauthenticated, forbidden */
export function requireServing(actor: Actor): void {
  if (!isAdmin(actor)) requireMember(actor);
  if (!mayServe(actor)) throw new PortalError('forbidden');
}
