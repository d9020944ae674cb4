import type { ClubAccess } from '~/modules/clubs/access';
import { type Audience, isActiveMember, isStaff } from '~/modules/clubs/policy';
import type { Actor } from '~/platform/actor';
import type { StreamKind } from '~/platform/module';
import type { Persona } from '~/platform/realtime/events';
import { loadThread } from './load-thread.server';
import { audiencesFor } from './policy';

/** Who belongs to the club, and the brand's people, are seen by name; others only read. */
function personaOf(actor: Actor, access: ClubAccess): Persona | undefined {
  if (actor.kind !== 'member' || !(isActiveMember(access) || isStaff(access))) return undefined;
  return { id: actor.memberId, name: access.membership?.personaName ?? actor.name };
}

/** `thread:<id>` for everyone who reads the thread; `:professionals` and `:experts` for those who read such posts. */
export const threadStreams: readonly StreamKind[] = [
  {
    prefix: 'thread',
    suffixes: ['professionals', 'experts'],
    presence: true,
    async mayWatch(actor, id, suffix) {
      const { access, thread } = await loadThread(actor, id);
      if (!audiencesFor(access, thread).includes((suffix ?? 'everyone') as Audience)) return false;
      return personaOf(actor, access) ?? true;
    },
  },
];
