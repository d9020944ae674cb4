import { isId } from '~/platform/ids';
import { memberIdOf } from '~/platform/actor';
import { isPortalError } from '~/platform/errors';
import type { StreamKind } from '~/platform/module';
import { loadClubAccess } from './load-access.server';
import { mayListen } from './policy';

export const clubStreams: StreamKind[] = [
  {
    prefix: 'club',
    async mayWatch(actor, id) {
      if (!isId(id)) return false;
      try {
        return mayListen(await loadClubAccess(actor, { clubId: id })) && { clubId: id };
      } catch (error) {
        if (isPortalError(error) && error.code === 'not_found') return false;
        throw error;
      }
    },
  },
  { prefix: 'member', mayWatch: async (actor, id) => memberIdOf(actor) === id },
];
