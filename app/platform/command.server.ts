import type { Actor } from './actor';
import { now } from './clock.server';
import { transact, type Tx } from './db/transact.server';
import {
  claimIdempotencyKey,
  hashInput,
  idempotencyScope,
  storeIdempotentAnswer,
} from './idempotency.server';
import { blankedUpdate, type Eviction, evictionUpdate } from './realtime/eviction.server';
import { appendUpdates } from './updates/append-updates.server';
import { type Blanking, blankUpdates, lockStreams } from './updates/blank-updates.server';
import { announceCommitted } from './updates/committed.server';
import type { NewUpdate, StreamUpdate } from './updates/update';

/** What a command's body works with. Everything it does through `tx` commits as one, or not at all. */
export interface CommandContext<Input> {
  tx: Tx;
  actor: Actor;
  input: Input;
  /** The moment of the command; the same in every row it writes. */
  at: Date;
  /** Notes an update; all are appended, streams sorted, as the last thing before the commit. */
  tell(stream: string, type: string, data: unknown): void;
  /** Notes an update that a database function has appended itself, so that it goes out after the commit too. */
  appended(update: StreamUpdate): void;
  /** Blanks a thing in all earlier updates of a stream, before what is told now is appended. */
  blank(stream: string, blanking: Blanking): void;
  /** Throws sockets out, on every node, as soon as this has committed. */
  evict(eviction: Eviction): void;
}

export interface CommandOptions {
  /** The same key again returns the first answer; with other input it is `key_reused`. Kept 48 h. */
  idempotencyKey?: string;
}

export interface CommandRules<Input> {
  /**
   * Runs before the transaction, once for each call, so that a call over a limit costs the database nothing. What it
   * answers runs after success. @throws to refuse
   */
  limit?: (actor: Actor, input: Input) => Promise<void | (() => Promise<void>)>;
}

export type Command<Input, Output> = {
  (actor: Actor, input: Input, options?: CommandOptions): Promise<Output>;
  commandName: string;
};

/** Collects what a command's body tells, and writes it down in one sorted order of locks. */
function noteWhatIsTold() {
  const updates: NewUpdate[] = [];
  const alreadyAppended: StreamUpdate[] = [];
  const blankings: { stream: string; blanking: Blanking }[] = [];
  const notes: Pick<CommandContext<unknown>, 'tell' | 'appended' | 'blank' | 'evict'> = {
    tell: (stream, type, data) => void updates.push({ stream, type, data }),
    appended: (update) => void alreadyAppended.push(update),
    blank: (stream, blanking) => void blankings.push({ stream, blanking }),
    evict: (eviction) => void updates.push(evictionUpdate(eviction)),
  };
  const append = async (tx: Tx, at: Date): Promise<StreamUpdate[]> => {
    if (blankings.length > 0) {
      const blanked = [...new Set(blankings.map(({ stream }) => stream))];
      updates.push(...blanked.map(blankedUpdate));
      await lockStreams(tx, [...blanked, ...updates.map(({ stream }) => stream)]);
      for (const { stream, blanking } of blankings) await blankUpdates(tx, stream, blanking);
    }
    return [...alreadyAppended, ...(await appendUpdates(tx, updates, at))];
  };
  return { notes, append };
}

/**
 * The one way of a write: claim the key → body (lock, check, write, jobs) → updates → commit → tell the screens.
 * `name` is `module.verb`, for keys, logs and the role tests. The answer must be JSON, because a repeat gets it from storage.
 * A body may run more than once (deadlocks are tried again), so it touches nothing but `tx`.
 */
export function defineCommand<Input, Output>(
  name: string,
  body: (context: CommandContext<Input>) => Promise<Output>,
  rules: CommandRules<Input> = {},
): Command<Input, Output> {
  const run = async (actor: Actor, input: Input, options: CommandOptions = {}): Promise<Output> => {
    const { idempotencyKey: key } = options;
    const claim = key
      ? { scope: idempotencyScope(actor, name), key, inputHash: hashInput(input) }
      : undefined;
    const onSuccess = await rules.limit?.(actor, input);
    let committed: StreamUpdate[] = [];
    const output = await transact(async (tx) => {
      committed = [];
      if (claim) {
        const repeated = await claimIdempotencyKey<Output>(tx, claim);
        if (repeated) return repeated.stored;
      }
      const at = now();
      const told = noteWhatIsTold();
      const result = await body({ tx, actor, input, at, ...told.notes });
      if (claim) await storeIdempotentAnswer(tx, claim, result);
      committed = await told.append(tx, at);
      return result;
    });
    announceCommitted(committed);
    await onSuccess?.();
    return output;
  };
  return Object.assign(run, { commandName: name });
}
