import { randomBytes } from 'node:crypto';
import { hash, hashRaw, verify } from '@node-rs/argon2';
import { invalidField } from '~/platform/errors';
import { isCommonPassword } from './common-passwords.server';
import { inHashSlot } from './hash-slots.server';

/** OWASP's Password Storage Cheat Sheet, first choice for argon2id: 19 MiB, two passes, one lane. `algorithm` 2 is argon2id. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What is compared with when there is no account, so that the answer takes as long. Nobody knows what it is the hash of. */
let nobodysHash: Promise<string> | undefined;

export function hashOfNobody(): Promise<string> {
  nobodysHash ??= hash(randomBytes(32), cost);
  return nobodysHash;
}

export function hashPassword(password: string): Promise<string> {
  return inHashSlot(() => hash(password, cost));
}

/** Within a slot that the caller holds; see `inHashSlot`. */
export function verifyInSlot(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password);
}

export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const against = passwordHash ?? (await hashOfNobody());
  const fits = await inHashSlot(() => verify(against, password));
  return fits && passwordHash !== null;
}

/**
 * 32 bytes that only who knows both the password and `salt` can make again, at the same cost as guessing the password by
 * its hash.
 */
export function deriveFromPassword(password: string, salt: Buffer): Promise<Buffer> {
  return inHashSlot(() => hashRaw(password, { ...cost, salt, outputLen: 32 }));
}

/**
 * Refuses what is guessed first: common passwords, and what stands beside the account anyway.
 * @throws invalid
 */
export function refuseCommonPassword(
  field: string,
  password: string,
  about: { name?: string; email?: string | null },
): void {
  if (isCommonPassword(password, [about.name, about.email, about.email?.split('@')[0]]))
    throw invalidField(field, 'common_password');
}
