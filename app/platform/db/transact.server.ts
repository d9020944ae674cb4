import { db, queryRows } from './client.server';
import { isRetryable, toPortalError } from './database-error.server';
import type { Prisma } from './generated/client';

export type Tx = Prisma.TransactionClient;

const attempts = 4;

/** Serialisation failures and deadlocks are tried again, so `work` must do nothing outside the database. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt < attempts && isRetryable(error)) continue;
      throw toPortalError(error);
    }
  }
}

/**
 * Runs `work` in one transaction at READ COMMITTED. Serialisation failures and deadlocks are tried again, so `work` must do
 * nothing outside the database. Waiting in vain for a connection or a lock ends as `busy` (503), never as 500.
 */
export async function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  // READ COMMITTED is what every connection begins with: naming it would be one more round trip.
  return again(() => db.$transaction(work, { maxWait: 10_000, timeout: 20_000 }));
}

/**
 * One statement that is a transaction of its own, straight through the driver: for a command that a database function carries out
 * whole. Tried again and refused as `transact` is; its rows are `queryRows`'.
 */
export async function queryAgain<Row>(sql: Prisma.Sql): Promise<Row[]> {
  return again(() => queryRows<Row>(db, sql));
}

/** One consistent picture for several reads: all of them see the same commit. */
export async function snapshot<T>(read: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.$transaction(read, {
      maxWait: 10_000,
      timeout: 20_000,
      isolationLevel: 'RepeatableRead',
    });
  } catch (error) {
    throw toPortalError(error);
  }
}
