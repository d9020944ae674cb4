import { type Actor, isAdmin } from '~/platform/actor';

/** The brand's people who deal with members: they enter purchases and take vouchers at the till. */
export function mayServe(actor: Actor): boolean {
  return isAdmin(actor) || (actor.kind === 'member' && actor.portalRoles.includes('agent'));
}

/** Rules, rewards, adjustments and reversals are the admins'. */
export function maySteerPoints(actor: Actor): boolean {
  return isAdmin(actor);
}
