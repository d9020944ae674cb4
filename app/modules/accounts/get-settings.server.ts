import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { requireMember } from '~/platform/require-member';
import { readMemberView } from './internal/member-view.server';
import { listSessions } from './list-sessions.server';
import type { Birthday } from './birthday';
import { getMyBirthday } from './say-birthday.server';
import type { MemberView, SessionView } from './schema';

export interface AccountSettings {
  member: MemberView;
  birthday: Birthday | null;
  hasPassword: boolean;
  sessions: SessionView[];
}

/** All that one's own settings show. @throws unauthenticated */
export async function getSettings(actor: Actor): Promise<AccountSettings> {
  const { memberId } = requireMember(actor);
  const [member, withPassword, sessions, birthday] = await Promise.all([
    readMemberView(db, memberId),
    db.member.count({ where: { id: memberId, passwordHash: { not: null } } }),
    listSessions(actor),
    getMyBirthday(actor),
  ]);
  return { member, hasPassword: withPassword === 1, sessions, birthday };
}
