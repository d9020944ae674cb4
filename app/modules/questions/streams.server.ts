import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { isPortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import type { StreamKind } from '~/platform/module';
import { mayDesk } from './policy';

/** `desk:<club id>`: for the club's experts and moderators. */
export const questionStreams: readonly StreamKind[] = [
  {
    prefix: 'desk',
    async mayWatch(actor, id) {
      if (!isId(id)) return false;
      try {
        return mayDesk(await loadClubAccess(actor, { clubId: id })) && { clubId: id };
      } catch (error) {
        if (isPortalError(error) && error.code === 'not_found') return false;
        throw error;
      }
    },
  },
];
