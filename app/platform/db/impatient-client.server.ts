import pg from 'pg';

type Callback = (error: Error | null, result?: pg.QueryResult) => void;

const isTimeout = (error: unknown) => error instanceof Error && error.message === 'Query read timeout';

/**
 * A connection that is given up when a query has had no answer within `query_timeout`: behind a wire that swallows everything pg
 * would go on waiting for it, and hand the connection to the next. Queries that are awaited are put one after the other: Prisma asks
 * for the relations of a row beside each other, over the one connection of a transaction, and pg warns of being asked so.
 */
export class ImpatientClient extends pg.Client {
  /** The last awaited query that has no answer yet. */
  #asked: Promise<unknown> | undefined;

  override query = ((...args: unknown[]): unknown => {
    const last = args.at(-1);
    if (typeof last === 'function') {
      const callback = last as Callback;
      args[args.length - 1] = (error: Error | null, result?: pg.QueryResult) => {
        if (isTimeout(error)) this.#giveUp();
        callback(error, result);
      };
      return Reflect.apply(super.query, this, args);
    }
    const ask = (): unknown => Reflect.apply(super.query, this, args);
    const submits = typeof (args[0] as { submit?: unknown } | undefined)?.submit === 'function';
    const answer = submits || !this.#asked ? ask() : this.#asked.then(ask, ask);
    if (!(answer instanceof Promise)) return answer;
    this.#asked = answer;
    const heard = () => {
      if (this.#asked === answer) this.#asked = undefined;
    };
    answer.then(heard, heard);
    return answer.catch((error: unknown) => {
      if (isTimeout(error)) this.#giveUp();
      throw error;
    });
  }) as pg.Client['query'];

  #giveUp(): void {
    const { connection } = this as unknown as { connection: { stream: { destroy(): void } } };
    connection.stream.destroy();
  }
}
