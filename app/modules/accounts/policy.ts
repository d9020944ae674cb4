import { type Actor, isAdmin } from '~/platform/actor';

/** Who signs up needs an address and a password; the brand may make an account without them. */
export function mayCreateWithoutEmail(actor: Actor): boolean {
  return isAdmin(actor);
}

/** Sign-ups from outside are counted; the brand's own hands are not. */
export function isCountedSignUp(actor: Actor): boolean {
  return !isAdmin(actor);
}

/** Only the command line says that an address is somebody's without a mail to it. */
export function mayVouchForEmail(actor: Actor): boolean {
  return actor.kind === 'system';
}

export function mayGrantPortalRoles(actor: Actor): boolean {
  return isAdmin(actor);
}

/** Tokens are made on the machine; there is no page for them yet. */
export function mayMakeTokenFor(actor: Actor): boolean {
  return actor.kind === 'system';
}
