import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { type Tx, transact } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { claimIdempotencyKey, hashInput, storeIdempotentAnswer } from '~/platform/idempotency.server';
import { log } from '~/platform/log.server';
import { evictionUpdate } from '~/platform/realtime/eviction.server';
import { createSession, hashSecret } from '~/platform/session/sessions.server';
import { appendUpdates } from '~/platform/updates/append-updates.server';
import { announceCommitted } from '~/platform/updates/committed.server';
import type { StreamUpdate } from '~/platform/updates/update';
import { inHashSlot } from './internal/hash-slots.server';
import { countSignIn } from './internal/limits.server';
import { readMemberView } from './internal/member-view.server';
import { deriveFromPassword, hashOfNobody, verifyInSlot } from './internal/passwords.server';
import type { MemberView } from './schema';

export interface SignIn {
  /** As `emailAddress` of the schema gives it. */
  email: string;
  /** As `givenPassword` gives it. */
  password: string;
}

export interface SignInOptions {
  kind: 'browser' | 'api';
  address: string;
  userAgent: string | null;
  /** The secret of the session that this browser had; it ends, so that nobody who knew it is carried along. */
  previousSecret?: string;
  idempotencyKey?: string;
}

export interface SignedInMember {
  secret: string;
  /** When the session ends unless it is used, and when in any case. */
  expiresAt: Date;
  absoluteExpiresAt: Date;
  member: MemberView;
}

interface Account {
  id: string;
  passwordHash: string | null;
  status: 'active' | 'suspended' | 'erased';
}

/** Compares in the same time whether there is such an account or not. @throws wrong_credentials, rate_limited, busy */
async function findAccount({ email, password }: SignIn, address: string): Promise<Account> {
  const nobody = await hashOfNobody();
  const account = await db.member.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, status: true },
  });
  return inHashSlot(async () => {
    const attempt = await countSignIn(email, address);
    const fits = await verifyInSlot(account?.passwordHash ?? nobody, password);
    if (!fits || !account?.passwordHash || account.status === 'erased') {
      log.info({ address, memberId: account?.id }, 'sign-in refused');
      throw new PortalError('wrong_credentials');
    }
    await attempt.forgive();
    return account;
  });
}

/**
 * Waits for a change of the password that is under way, and for those after it to wait: nobody gets a session with a
 * password that another transaction has just replaced. @throws wrong_credentials, account_suspended
 */
async function holdAccount(tx: Tx, { id, passwordHash }: Account): Promise<void> {
  const [current] = await tx.$queryRaw<Pick<Account, 'passwordHash' | 'status'>[]>`
    SELECT "passwordHash", "status"::text FROM "Member" WHERE "id" = ${id}::uuid FOR SHARE`;
  if (current?.passwordHash !== passwordHash) throw new PortalError('wrong_credentials');
  if (current?.status !== 'active') throw new PortalError('account_suspended');
}

/** What a repeat of a sign-in needs to give the same answer. The secret itself is stored nowhere. */
interface StoredAnswer {
  salt: string;
  expiresAt: string;
  absoluteExpiresAt: string;
}

/**
 * The secret of a session asked for with an idempotency key, for which the same must come out again: it is derived from the
 * password and a stored salt, so that guessing it from the database costs as much as guessing the password by its hash.
 */
async function deriveSecret(password: string, salt: string): Promise<string> {
  const derived = await deriveFromPassword(password, Buffer.from(salt, 'base64url'));
  return createHash('sha256').update('session').update(derived).digest('base64url');
}

/** Ends the session that this browser had, in the transaction that gives it another one. */
async function endPrevious(tx: Tx, secret: string): Promise<StreamUpdate[]> {
  const sessionId = hashSecret(secret);
  await tx.session.deleteMany({ where: { id: sessionId } });
  return appendUpdates(tx, [evictionUpdate({ sessionId })], now());
}

async function startSession(account: Account, options: SignInOptions, secret?: string, salt = '') {
  const { kind, address, userAgent, previousSecret, idempotencyKey: key } = options;
  const claim = { scope: `${account.id}:accounts.sign-in`, key: key ?? '', inputHash: hashInput(account.id) };
  const { told, ...answer } = await transact(async (tx) => {
    await holdAccount(tx, account);
    const repeated = key ? await claimIdempotencyKey<StoredAnswer>(tx, claim) : undefined;
    if (repeated) return { repeated: repeated.stored, told: [] };
    const session = await createSession(tx, { memberId: account.id, kind, userAgent, address, secret });
    const { expiresAt, absoluteExpiresAt } = session;
    if (key) await storeIdempotentAnswer(tx, claim, { salt, expiresAt, absoluteExpiresAt });
    return { session, told: previousSecret ? await endPrevious(tx, previousSecret) : [] };
  });
  announceCommitted(told);
  return answer;
}

/**
 * Somebody who knows the password of an account has a new session; the one this browser had before is over. Anyone may try.
 * @throws wrong_credentials (also when there is no such account), account_suspended, rate_limited with when, busy
 */
export async function signIn(_actor: Actor, input: SignIn, options: SignInOptions): Promise<SignedInMember> {
  const account = await findAccount(input, options.address);
  const salt = options.idempotencyKey ? randomBytes(16).toString('base64url') : undefined;
  const secret = salt ? await deriveSecret(input.password, salt) : undefined;
  const { session, repeated } = await startSession(account, options, secret, salt);
  const member = await readMemberView(db, account.id);
  if (session) {
    log.info({ memberId: account.id, kind: options.kind, address: options.address }, 'signed in');
    return { ...session, member };
  }
  return {
    secret: await deriveSecret(input.password, repeated.salt),
    expiresAt: new Date(repeated.expiresAt),
    absoluteExpiresAt: new Date(repeated.absoluteExpiresAt),
    member,
  };
}
