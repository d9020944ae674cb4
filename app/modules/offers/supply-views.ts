import { z } from 'zod';
import { offerStates, supplyLists } from './rules';
import { stageShape } from './views';

export const supplyCountsShape = z.record(z.enum(supplyLists), z.number());
export type SupplyCounts = z.output<typeof supplyCountsShape>;

/** An offer, or a quick offer, that somebody looks after for its supplier. */
export const supplyItemShape = z.object({
  id: z.string(),
  /** Where it is done. */
  url: z.string(),
  club: z.object({ slug: z.string(), name: z.string() }),
  title: z.string(),
  language: z.enum(['th', 'vi', 'en']).nullable(),
  /** Null for a quick offer. */
  state: z.enum(offerStates).nullable(),
  /** The one that runs, else the next; null where none is left. */
  stage: stageShape.pick({ name: true, state: true, plannedAt: true, startedAt: true }).nullable(),
  /**
   * By list: options that wait for figures, units that are pledged or made, orders to hand on, units that are free again, units that are left of
   * a quick offer.
   */
  quantity: z.number(),
  /** How many the quick offer began with; null for an offer. */
  of: z.number().nullable(),
  /** How long pledges are taken, or the quick offer runs; null where that is over. */
  until: z.string().nullable(),
});
export type SupplyItem = z.output<typeof supplyItemShape>;
