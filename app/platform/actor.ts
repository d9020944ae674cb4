export type PortalRole = 'agent' | 'admin';

/** A member who acts: signed in, or by a token with its scopes. */
export interface MemberActor {
  kind: 'member';
  memberId: string;
  name: string;
  portalRoles: readonly PortalRole[];
  /** SHA-256 (hex) of the session's secret; empty for API tokens. */
  sessionId?: string;
  /** What an API token allows; `undefined` for a session, which allows all its member may. */
  scopes?: readonly string[];
}

export interface VisitorActor {
  kind: 'visitor';
}

/** The portal itself: jobs, the command line, imports. */
export interface SystemActor {
  kind: 'system';
}

export type Actor = MemberActor | VisitorActor | SystemActor;

export const visitor: VisitorActor = { kind: 'visitor' };
export const system: SystemActor = { kind: 'system' };

export function memberIdOf(actor: Actor): string | undefined {
  return actor.kind === 'member' ? actor.memberId : undefined;
}

export function isAdmin(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind === 'member' && actor.portalRoles.includes('admin'));
}

/** Whether an actor's token, if it is one, covers the scope (`posts:write`, or all by `*`). */
export function hasScope(actor: Actor, scope: string): boolean {
  if (actor.kind !== 'member' || !actor.scopes) return true;
  return actor.scopes.includes('*') || actor.scopes.includes(scope);
}
