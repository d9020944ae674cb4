import { defineFact } from '~/platform/jobs/facts';
import type { Outcome } from './schema';

/** An asker said whether the accepted answer helped, or changed their mind; `again`: they would like to ask the experts again. */
export const outcomeGiven = defineFact<{
  threadId: string;
  clubId: string;
  postId: string;
  askerId: string;
  outcome: Outcome;
  again: boolean;
}>('experts.outcome-given');
