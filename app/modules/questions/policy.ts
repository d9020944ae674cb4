import type { ClubAccess } from '~/modules/clubs/access';
import { isActiveMember, mayModerate, mayWrite } from '~/modules/clubs/policy';

/** A verified expert of the club, as far as their role is valid today. */
export function isExpert(access: ClubAccess): boolean {
  return isActiveMember(access) && access.badge.roles.includes('expert');
}

/** Whose desk the club's questions lie on: its experts', and its moderators'. */
export function mayDesk(access: ClubAccess): boolean {
  return isExpert(access) || mayModerate(access);
}

interface Asked {
  askerId: string | null;
}

/** Nobody answers for themself. */
export function mayWork(access: ClubAccess, question: Asked): boolean {
  return mayDesk(access) && mayWrite(access) && question.askerId !== access.memberId;
}

/** Whoever has the question gives it to another, or a moderator does. */
export function mayHandOver(access: ClubAccess, question: Asked, assignedTo: string | null): boolean {
  return mayWork(access, question) && (assignedTo === access.memberId || mayModerate(access));
}

export function mayDecline(access: ClubAccess, question: Asked, assignedTo: string | null): boolean {
  return mayWork(access, question) && assignedTo === access.memberId;
}

/** By hand: an expert who reads on between the lines, or a moderator. */
export function mayAlarm(access: ClubAccess): boolean {
  return mayDesk(access) && mayWrite(access);
}

/** The asker alone attaches and takes back. */
export function mayShareRecord(access: ClubAccess, question: Asked): boolean {
  return isActiveMember(access) && isAsker(access, question);
}

/** Taking back is always allowed, also to whoever was suspended or has left. */
export function isAsker(access: ClubAccess, question: Asked): boolean {
  return access.memberId !== undefined && access.memberId === question.askerId;
}

/** The asker consented to the experts; the brand is not among them. */
export function maySeeRecord(access: ClubAccess, question: Asked): boolean {
  return isExpert(access) || (isAsker(access, question) && isActiveMember(access));
}

/** Rules of a club's desk and its shared replies. */
export function mayRunDesk(access: ClubAccess): boolean {
  return mayModerate(access);
}
