import { isPortalError } from '~/platform/errors';
import type { StreamKind } from '~/platform/module';
import type { Audience } from '~/modules/clubs/policy';
import { loadThread } from './load-thread.server';
import { audiencesFor } from './policy';

/** `thread:<id>` for everyone who reads the thread; `:professionals` and `:experts` for those who read such posts. */
export const threadStreams: readonly StreamKind[] = [
  {
    prefix: 'thread',
    suffixes: ['professionals', 'experts'],
    async mayWatch(actor, id, suffix) {
      try {
        const { access, thread } = await loadThread(actor, id);
        return audiencesFor(access, thread).includes((suffix ?? 'everyone') as Audience);
      } catch (error) {
        if (isPortalError(error)) return false;
        throw error;
      }
    },
  },
];
