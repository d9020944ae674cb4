import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { transact, type Tx } from '~/platform/db/transact.server';
import { isPortalError, PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { mayServe } from './policy';
import { type FilePurchase, readPurchaseFile } from './read-purchase-file';
import { enterPurchase, type RecordPurchaseInput } from './record-purchase.server';

/** What a purchase of a file does, or would do. */
export interface FileLine extends Omit<FilePurchase, 'input'> {
  outcome: 'new' | 'there' | 'refused';
  points: number;
  total: number;
  currency: 'THB' | 'VND';
}

class Undone extends Error {}

function requireServing(actor: Actor): void {
  requireMember(actor);
  if (!mayServe(actor)) throw new PortalError('forbidden');
}

const refusal = (error: unknown): { field: string; code: string }[] => {
  if (!isPortalError(error)) throw error;
  const fields = Object.entries(error.fields ?? {});
  return fields.length > 0
    ? fields.map(([field, { code }]) => ({ field: field === 'member' ? 'email' : field, code }))
    : [{ field: 'reference', code: error.code }];
};

type Enter = (input: FilePurchase['input'] & object) => Promise<{ points: number; repeated: boolean }>;

async function walk(purchases: readonly FilePurchase[], enter: Enter): Promise<FileLine[]> {
  const lines: FileLine[] = [];
  for (const { input, ...purchase } of purchases) {
    const facts = { total: input?.total ?? 0, currency: input?.currency ?? ('THB' as const) };
    if (!input) {
      lines.push({ ...purchase, ...facts, outcome: 'refused', points: 0 });
      continue;
    }
    try {
      const { points, repeated } = await enter(input);
      lines.push({ ...purchase, ...facts, outcome: repeated ? 'there' : 'new', points });
    } catch (error) {
      lines.push({ ...purchase, ...facts, outcome: 'refused', points: 0, problems: refusal(error) });
    }
  }
  return lines;
}

/**
 * What entering a file would do, purchase by purchase: it is entered in one transaction that is undone, so caps and budgets count as they
 * will. Agents and admins. @throws unauthenticated, forbidden, invalid (`file`)
 */
export async function previewPurchaseFile(actor: Actor, text: string, timeZone: string): Promise<FileLine[]> {
  requireServing(actor);
  const purchases = readPurchaseFile(text, timeZone);
  let lines: FileLine[] = [];
  try {
    await transact(async (tx) => {
      const context = { tx, actor, at: now(), tell: () => undefined };
      lines = await walk(purchases, async (input) => {
        const { points, repeated } = await beforeFailing(tx, () => enterPurchase(context, input));
        return { points, repeated };
      });
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  return lines;
}

/** A refusal of one purchase must not end the transaction of the others. */
async function beforeFailing<Result>(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  await tx.$executeRaw`SAVEPOINT purchase`;
  try {
    const result = await work();
    await tx.$executeRaw`RELEASE SAVEPOINT purchase`;
    return result;
  } catch (error) {
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT purchase`;
    throw error;
  }
}

/** One purchase of a file, in a transaction of its own. Agents and admins. @throws as `recordPurchase` */
const enterOne = defineCommand<RecordPurchaseInput, { points: number; repeated: boolean }>(
  'loyalty.enter-purchase-of-file',
  async (context) => {
    requireServing(context.actor);
    const { points, repeated } = await enterPurchase(context, context.input);
    return { points, repeated };
  },
);

/**
 * Enters a file, each purchase in its own transaction; one that is there already stays as it is, so that the same file may come again.
 * Agents and admins. @throws unauthenticated, forbidden, invalid (`file`)
 */
export async function enterPurchaseFile(actor: Actor, text: string, timeZone: string): Promise<FileLine[]> {
  requireServing(actor);
  return walk(readPurchaseFile(text, timeZone), (input) => enterOne(actor, input));
}
