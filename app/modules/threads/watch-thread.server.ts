import { type Audience, mayListen } from '~/modules/clubs/policy';
import type { StreamKind } from '~/platform/module';
import { loadThread } from './load-thread.server';
import { audiencesFor } from './policy';

/**
 * `thread:<id>` for everyone who reads the thread; `:professionals` and `:experts` for those who read such posts. Members of
 * the club are present under their persona's name, others only as a number.
 */
export const threadStreams: readonly StreamKind[] = [
  {
    prefix: 'thread',
    suffixes: ['professionals', 'experts'],
    presence: true,
    async mayWatch(actor, id, suffix) {
      const { access, thread } = await loadThread(actor, id);
      if (!mayListen(access)) return false;
      if (!audiencesFor(access, thread).includes((suffix ?? 'everyone') as Audience)) return false;
      const { memberId, membership } = access;
      const persona =
        memberId && membership?.status === 'active'
          ? { id: memberId, name: membership.personaName }
          : undefined;
      return { persona, clubId: thread.clubId };
    },
  },
];
