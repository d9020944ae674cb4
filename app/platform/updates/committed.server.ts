import type { StreamUpdate } from './update';

type Listener = (updates: readonly StreamUpdate[]) => void;

let listener: Listener | undefined;

/** The realtime part asks to hear of updates after their commit. There is one, or none (command line, tests). */
export function onCommitted(next: Listener | undefined): void {
  listener = next;
}

/** Hands updates on after the commit. What is lost between commit and here is found again by the realtime heads query. */
export function announceCommitted(updates: readonly StreamUpdate[]): void {
  if (updates.length > 0) listener?.(updates);
}
