import type { ClubAccess } from '~/modules/clubs/access';
import { isActiveMember, mayModerate, mayRead, mayWrite } from '~/modules/clubs/policy';
import type { EventStatus } from './rules';

/** What a decision about an event needs to know of it. */
export interface EventFacts {
  status: EventStatus;
  /** Whether it was ever announced: what was called off before stays a draft to everybody else. */
  announced: boolean;
  /** Whether a moderator has hidden its words. */
  hidden: boolean;
  /** Whether the actor has a seat in it, or waits for one; looked up only where it decides. */
  comes: boolean;
  /** The actor's part in it. */
  role: 'host' | 'speaker' | null;
}

/** Moderators make events of their club, as long as it is not archived. */
export function mayPlan(access: ClubAccess): boolean {
  return access.memberId !== undefined && mayModerate(access) && access.club.status !== 'archived';
}

export function mayManage(access: ClubAccess): boolean {
  return mayModerate(access) && access.club.status !== 'archived';
}

/** What was never announced is for those who plan, and for those who are to speak; what is hidden also for those who come. */
export function maySeeEvent(access: ClubAccess, event: EventFacts): boolean {
  if (!mayRead(access)) return false;
  if (mayModerate(access) || event.role !== null) return true;
  return event.announced && (!event.hidden || event.comes);
}

/** Members of the club register; being suspended ends that. */
export function mayRegister(access: ClubAccess): boolean {
  return access.memberId !== undefined && mayWrite(access) && isActiveMember(access);
}

/** Hosts stand at the door with the moderators. */
export function mayCheckIn(access: ClubAccess, event: EventFacts): boolean {
  return mayManage(access) || (event.role === 'host' && isActiveMember(access));
}

/** Who keeps the order of questions: hosts and moderators. */
export function mayLead(access: ClubAccess, event: EventFacts): boolean {
  return mayCheckIn(access, event);
}

/** Who answers: those who lead, and those who speak. */
export function mayAnswer(access: ClubAccess, event: EventFacts): boolean {
  return mayLead(access, event) || (event.role === 'speaker' && isActiveMember(access));
}

export function mayAsk(access: ClubAccess): boolean {
  return mayRegister(access);
}
