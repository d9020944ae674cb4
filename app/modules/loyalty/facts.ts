import { defineFact } from '~/platform/jobs/facts';
import type { EarningTrigger } from './earning';

/** A member has earned points by rules. `points` is the sum over them; `clubId` is null where no club had to do with it. */
export const pointsEarned = defineFact<{
  memberId: string;
  clubId: string | null;
  trigger: EarningTrigger;
  cause: string;
  points: number;
}>('loyalty.points-earned');
