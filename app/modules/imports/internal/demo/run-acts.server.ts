import { atTime } from '~/platform/clock.server';
import { stopIfAsked } from '../../import-error';
import { type Act, momentOf, type Stage } from './stage.server';

/** A round trip to the database is mostly waiting: this many acts wait beside each other. */
const atOnce = 6;

/** Plays acts in the order given, those of different lanes beside each other. The first that fails ends it all. */
export async function runActs(
  stage: Stage,
  acts: readonly Act[],
  { signal, onDone }: { signal: AbortSignal; onDone(count: number): void },
): Promise<void> {
  const lanes = new Map<string, Promise<void>>();
  const running = new Set<Promise<void>>();
  let done = 0;
  const run = async (act: Act, after: Promise<void> | undefined) => {
    await after;
    await atTime(momentOf(stage, act.minutesAgo), act.run);
    onDone(++done);
  };
  for (const act of acts) {
    stopIfAsked(signal);
    if (act.lane === undefined) {
      await Promise.all(running);
      await run(act, undefined);
      continue;
    }
    if (running.size >= atOnce) await Promise.race(running);
    const next = run(act, lanes.get(act.lane));
    lanes.set(act.lane, next);
    running.add(next);
    // A failure is heard where everything is awaited; here it only must not go unheard by Node.
    next.then(
      () => running.delete(next),
      () => undefined,
    );
  }
  await Promise.all(running);
}
