/**
 * What a command tells the screens. `seq` is gap-free within its stream and in the order of commits.
 * Everyone who may watch a stream may see all of its data, so `data` never depends on the viewer.
 */
export interface StreamUpdate {
  stream: string;
  seq: number;
  type: string;
  /** ISO 8601, UTC. */
  at: string;
  data: unknown;
}

/** An update before it has its number. */
export type NewUpdate = Pick<StreamUpdate, 'stream' | 'type' | 'data'>;
