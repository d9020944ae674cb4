import { mayListen } from '~/modules/clubs/policy';
import type { StreamKind } from '~/platform/module';
import { loadProposal } from './load-proposal.server';

/** `proposal:<id>`: whoever may read the proposal and is not suspended. */
export const proposalStreams: readonly StreamKind[] = [
  {
    prefix: 'proposal',
    async mayWatch(actor, id) {
      const { access, proposal } = await loadProposal(actor, id);
      return mayListen(access) && { clubId: proposal.clubId };
    },
  },
];
