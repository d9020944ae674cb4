import type { StreamUpdate } from '~/platform/updates/update';
import type { ClubView, MembershipView, PersonView, RecordView, RoleGrantView } from './views';

/** `club:<id>` `member.joined`: came in, or came back. */
export interface MemberJoined {
  person: PersonView;
  memberCount: number;
}

/** `club:<id>` `member.gone`: is not among the club's people now; why is nobody else's business. */
export interface MemberGone {
  memberId: string;
  memberCount: number;
}

/** `club:<id>` `persona.changed`. */
export interface PersonaChanged {
  memberId: string;
  name: string;
  pictureId: string | null;
  bio: string;
}

/** `club:<id>` `roles.changed`: what stands beside a name from now on. */
export interface RolesChanged {
  person: PersonView;
}

/** `club:<id>` `club.changed`. */
export interface ClubChanged {
  club: ClubView;
}

/** `member:<id>` `membership.changed`: one's own standing in a club. */
export interface MembershipChanged {
  club: { id: string; slug: string; name: string };
  membership: MembershipView;
}

/** `member:<id>` `blocks.changed`: whom one wants to see. */
export interface BlocksChanged {
  memberId: string;
  blocked: boolean;
}

/** `member:<id>` `record.changed`: `record` is empty once it is removed. */
export interface RecordChanged {
  recordId: string;
  record: RecordView | null;
}

/** `member:<id>` `role.changed`: what became of a request, to who asked. */
export interface RoleChanged {
  role: RoleGrantView;
}

/** Types of updates of `club:<id>`, by what they carry; threads' activity is told there too (see modules/threads). */
export interface ClubUpdates {
  'member.joined': MemberJoined;
  'member.gone': MemberGone;
  'persona.changed': PersonaChanged;
  'roles.changed': RolesChanged;
  'club.changed': ClubChanged;
}

/** Types of updates of `member:<id>` that come from clubs. */
export interface MemberUpdates {
  'membership.changed': MembershipChanged;
  'blocks.changed': BlocksChanged;
  'record.changed': RecordChanged;
  'role.changed': RoleChanged;
}

/** How many people a club's home shows. */
export const shownPeople = { newest: 8, team: 6 } as const;

/** What of a club's home its stream keeps up to date. */
export interface ClubState {
  club: ClubView;
  /** Who came last, the latest first. */
  newest: PersonView[];
  /** Moderators, then experts, each in the order of their coming. */
  team: PersonView[];
  /** Somebody went out of a list that may have had more: it is to be loaded again. */
  incomplete?: boolean;
}

function rankOf({ badge }: PersonView): number {
  if (badge.roles.includes('moderator')) return 0;
  return badge.roles.includes('expert') ? 1 : 2;
}

function teamOf(people: readonly PersonView[]): PersonView[] {
  return people
    .filter((person) => rankOf(person) < 2)
    .toSorted((a, b) => rankOf(a) - rankOf(b) || (a.joinedAt ?? '').localeCompare(b.joinedAt ?? ''))
    .slice(0, shownPeople.team);
}

const without = (people: readonly PersonView[], memberId: string) =>
  people.filter((person) => person.memberId !== memberId);

function withJoined(state: ClubState, { person, memberCount }: MemberJoined): ClubState {
  return {
    ...state,
    club: { ...state.club, memberCount },
    newest: [person, ...without(state.newest, person.memberId)].slice(0, shownPeople.newest),
    team: teamOf([...without(state.team, person.memberId), person]),
  };
}

function withGone(state: ClubState, { memberId, memberCount }: MemberGone): ClubState {
  const newest = without(state.newest, memberId);
  const team = without(state.team, memberId);
  const incomplete =
    (newest.length < state.newest.length && state.newest.length === shownPeople.newest) ||
    (team.length < state.team.length && state.team.length === shownPeople.team);
  return {
    ...state,
    club: { ...state.club, memberCount },
    newest,
    team,
    ...(incomplete ? { incomplete } : {}),
  };
}

function withPersona(state: ClubState, { memberId, name, pictureId, bio }: PersonaChanged): ClubState {
  const change = (person: PersonView) =>
    person.memberId === memberId ? { ...person, name, pictureId, bio } : person;
  return { ...state, newest: state.newest.map(change), team: state.team.map(change) };
}

function withRoles(state: ClubState, { person }: RolesChanged): ClubState {
  const { memberId } = person;
  const wasShown = state.team.some((member) => member.memberId === memberId);
  const incomplete = wasShown && rankOf(person) === 2 && state.team.length === shownPeople.team;
  return {
    ...state,
    newest: state.newest.map((member) => (member.memberId === memberId ? person : member)),
    team: teamOf([...without(state.team, memberId), person]),
    ...(incomplete ? { incomplete } : {}),
  };
}

/** Pure: a club's home after an update of its stream; types that tell of something else change nothing. */
export function applyClubUpdate(state: ClubState, update: Pick<StreamUpdate, 'type' | 'data'>): ClubState {
  switch (update.type) {
    case 'member.joined':
      return withJoined(state, update.data as MemberJoined);
    case 'member.gone':
      return withGone(state, update.data as MemberGone);
    case 'persona.changed':
      return withPersona(state, update.data as PersonaChanged);
    case 'roles.changed':
      return withRoles(state, update.data as RolesChanged);
    case 'club.changed':
      return { ...state, club: { ...state.club, ...(update.data as ClubChanged).club } };
    default:
      return state;
  }
}
