import type { Socket } from 'node:net';
import pg from 'pg';
import { ImpatientClient } from '~/platform/db/impatient-client.server';

/** When a connection is cut: before the statement is sent, or when it is done and nobody has heard of it yet. */
export type CutMoment = 'before' | 'after';

interface Cut {
  /** Whether so many statements were asked that it came to it. */
  happened(): boolean;
  end(): void;
}

type Callback = (error: Error | null, result?: unknown) => void;
type Query = (this: pg.Client, ...args: unknown[]) => unknown;

const broken = () => new Error('Connection terminated unexpectedly');

/** Done when the pool knows of it too, so that nobody is handed the dead connection. */
function breakOff(client: pg.Client): Promise<void> {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  return new Promise((resolve) => {
    stream.once('close', () => setImmediate(resolve));
    stream.destroy();
  });
}

/**
 * Cuts the portal's connection to the database at the nth statement from now on, `BEGIN` and `COMMIT` among them, as a
 * crash of the portal or of the wire would. `end` when the command is over, whether it came to it or not.
 */
export function cutConnection(statement: number, moment: CutMoment): Cut {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const usual = prototype.query;
  let asked = 0;
  prototype.query = function (...args) {
    if (!(this instanceof ImpatientClient) || ++asked !== statement) return Reflect.apply(usual, this, args);
    if (moment === 'before') {
      void breakOff(this);
      return Reflect.apply(usual, this, args);
    }
    const last = args.at(-1);
    if (typeof last === 'function') {
      args[args.length - 1] = () => {
        void breakOff(this).then(() => (last as Callback)(broken()));
      };
      return Reflect.apply(usual, this, args);
    }
    return (Reflect.apply(usual, this, args) as Promise<unknown>).then(async () => {
      await breakOff(this);
      throw broken();
    });
  };
  return {
    happened: () => asked >= statement,
    end: () => void (prototype.query = usual),
  };
}
