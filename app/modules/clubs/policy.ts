import type { AnyRole, Badge, ClubAccess } from './access';

export type Audience = 'everyone' | 'professionals' | 'experts';

function has(access: ClubAccess, ...roles: AnyRole[]): boolean {
  return roles.some((role) => access.badge.roles.includes(role));
}

/** Brand people: act in every club without joining, as far as their role goes. */
export function isStaff(access: ClubAccess): boolean {
  return has(access, 'admin', 'agent');
}

export function isActiveMember(access: ClubAccess): boolean {
  return access.membership?.status === 'active';
}

/** An admin may do in every club what its moderator may, without joining. */
export function mayModerate(access: ClubAccess): boolean {
  return has(access, 'admin') || (has(access, 'moderator') && isActiveMember(access));
}

/** The brand's own people and moderators are suspended by an admin only; nobody suspends themself. */
export function maySuspend(access: ClubAccess, target: { memberId: string; badge: Badge }): boolean {
  if (!mayModerate(access) || target.memberId === access.memberId) return false;
  const { roles } = target.badge;
  return has(access, 'admin') || !roles.some((role) => role !== 'expert' && role !== 'supplier');
}

/** Bringing people in: whoever belongs to the club, and who moderates it. */
export function mayInvite(access: ClubAccess): boolean {
  return (isActiveMember(access) || mayModerate(access)) && access.club.status === 'open';
}

/** Drafts are the brand's own; a members' club shows itself (name, description) but not what is said inside. */
export function maySeeClub(access: ClubAccess): boolean {
  return access.club.status !== 'draft' || mayModerate(access) || isStaff(access);
}

/** A suspended member still reads. */
export function mayRead(access: ClubAccess): boolean {
  if (!maySeeClub(access)) return false;
  if (access.club.visibility === 'public') return true;
  return (
    isStaff(access) || access.membership?.status === 'active' || access.membership?.status === 'suspended'
  );
}

/** Whoever is suspended may look, but hears nothing more: their sockets are cut, and stay cut. */
export function mayListen(access: ClubAccess): boolean {
  return mayRead(access) && access.membership?.status !== 'suspended';
}

export function mayWrite(access: ClubAccess): boolean {
  if (!mayRead(access)) return false;
  if (mayModerate(access)) return access.club.status !== 'archived';
  return (
    access.club.status === 'open' &&
    (isActiveMember(access) || (has(access, 'agent') && access.membership?.status !== 'suspended'))
  );
}

/** Which restricted posts somebody reads. `isAsker`: they started the thread. */
export function readableAudiences(access: ClubAccess, isAsker: boolean): Audience[] {
  if (!mayRead(access)) return [];
  const counted = isActiveMember(access) || isStaff(access);
  const professional = counted && has(access, 'expert', 'supplier', 'moderator', 'agent', 'admin');
  const expert = counted && has(access, 'expert', 'moderator', 'admin');
  const asker = isAsker && isActiveMember(access);
  return [
    'everyone',
    ...(professional ? ['professionals' as const] : []),
    ...(expert || asker ? ['experts' as const] : []),
  ];
}
