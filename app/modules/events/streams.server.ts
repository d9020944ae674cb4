import { mayListen } from '~/modules/clubs/policy';
import type { StreamKind } from '~/platform/module';
import { loadEvent } from './load-event.server';

/** `event:<id>` for whoever reads its club. Members of the club are present under their persona's name, others only as a number. */
export const eventStreams: readonly StreamKind[] = [
  {
    prefix: 'event',
    presence: true,
    async mayWatch(actor, id) {
      const { access } = await loadEvent(actor, id);
      if (!mayListen(access)) return false;
      const { memberId, membership, club } = access;
      const persona =
        memberId && membership?.status === 'active'
          ? { id: memberId, name: membership.personaName }
          : undefined;
      return { persona, clubId: club.id };
    },
  },
];
