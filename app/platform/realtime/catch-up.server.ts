import { readUpdatesAfter } from '../updates/stored-updates.server';
import type { StreamUpdate } from '../updates/update';
import { maxAnswerBytes, maxAnswerUpdates } from './events';
import { type HeldUpdate, type Sequencer, weigh } from './sequencer.server';

/** What an asker lacks: a run of updates without a gap, or the word that it is gone. */
export type Missed = { updates: StreamUpdate[]; more: boolean } | 'gone';

/**
 * Makes ready what follows `after`, as far as it takes the database. What it returns is called at the moment of the answer,
 * in one go with joining the room, so that no update falls between the answer and the live ones.
 */
export async function prepareMissed(sequencer: Sequencer, after: number): Promise<() => Missed> {
  // A page that was just loaded may know more than this node has heard of.
  if (after > sequencer.head) await sequencer.catchUp();
  if (after > sequencer.head) return () => 'gone';
  if (!sequencer.heldAfter(after)) await sequencer.fill();
  if (sequencer.heldAfter(after)) return () => collect(sequencer, after, []);
  const stored = await readUpdatesAfter(sequencer.stream, after, maxAnswerUpdates);
  if (stored[0]?.seq !== after + 1) return () => 'gone';
  return () => collect(sequencer, after, stored.map(weigh));
}

function collect(sequencer: Sequencer, after: number, stored: HeldUpdate[]): Missed {
  const last = stored.at(-1)?.update.seq ?? after;
  const updates: StreamUpdate[] = [];
  let bytes = 0;
  for (const held of [...stored, ...(sequencer.heldAfter(last) ?? [])]) {
    bytes += held.bytes;
    const full = updates.length >= maxAnswerUpdates || bytes > maxAnswerBytes;
    if (full && updates.length > 0) break;
    updates.push(held.update);
  }
  return { updates, more: (updates.at(-1)?.seq ?? after) < sequencer.head };
}
