import type { Badge } from './access';
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
  memberId: string;
  badge: Badge;
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
