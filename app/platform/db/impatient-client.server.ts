import pg from 'pg';

type Callback = (error: Error | null, result?: pg.QueryResult) => void;

const isTimeout = (error: unknown) => error instanceof Error && error.message === 'Query read timeout';

/**
 * A connection that is given up when a query has had no answer within `query_timeout`: behind a wire that swallows everything pg
 * would go on waiting for it, and hand the connection to the next.
 */
export class ImpatientClient extends pg.Client {
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
    const answer: unknown = Reflect.apply(super.query, this, args);
    if (answer instanceof Promise)
      return answer.catch((error: unknown) => {
        if (isTimeout(error)) this.#giveUp();
        throw error;
      });
    return answer;
  }) as pg.Client['query'];

  #giveUp(): void {
    const { connection } = this as unknown as { connection: { stream: { destroy(): void } } };
    connection.stream.destroy();
  }
}
