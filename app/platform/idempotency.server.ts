import { createHash } from 'node:crypto';
import type { Actor } from './actor';
import type { Tx } from './db/transact.server';
import { PortalError } from './errors';

export const idempotencyKeyTtlMs = 48 * 60 * 60 * 1000;

/** Whose key it is: the same key of another member, or for another command, is another key. */
export function idempotencyScope(actor: Actor, command: string): string {
  return `${actor.kind === 'member' ? actor.memberId : actor.kind}:${command}`;
}

export function hashInput(input: unknown): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex');
}

interface Claim {
  scope: string;
  key: string;
  inputHash: string;
}

/**
 * Claims a key by insert. A second caller with the key waits here for the first to commit, then gets its answer.
 * @throws key_reused when the key came with other input
 */
export async function claimIdempotencyKey<T>(tx: Tx, claim: Claim): Promise<{ stored: T } | undefined> {
  const inserted = await tx.$executeRaw`
    INSERT INTO "IdempotencyKey" ("scope", "key", "inputHash") VALUES (${claim.scope}, ${claim.key}, ${claim.inputHash})
    ON CONFLICT DO NOTHING`;
  if (inserted === 1) return undefined;
  const stored = await tx.idempotencyKey.findUnique({
    where: { scope_key: { scope: claim.scope, key: claim.key } },
  });
  if (stored?.inputHash !== claim.inputHash) throw new PortalError('key_reused');
  return { stored: stored.response as T };
}

export async function storeIdempotentAnswer(tx: Tx, claim: Claim, response: unknown): Promise<void> {
  await tx.$executeRaw`
    UPDATE "IdempotencyKey" SET "response" = ${JSON.stringify(response ?? null)}::jsonb
    WHERE "scope" = ${claim.scope} AND "key" = ${claim.key}`;
}
