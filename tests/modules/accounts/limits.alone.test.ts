import * as argon2 from '@node-rs/argon2';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { changePassword } from '~/modules/accounts/change-password.server';
import { createMember } from '~/modules/accounts/create-member.server';
import { requestPasswordReset } from '~/modules/accounts/request-password-reset.server';
import { signIn } from '~/modules/accounts/sign-in.server';
import { changePledge } from '~/modules/offers/pledge.server';
import { visitor } from '~/platform/actor';
import type { PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { makePerson } from '../../support/club';
import { useDatabase } from '../../support/database';
import { makeMember, newEmail } from '../../support/people';

// The real one runs; only how often is counted, since the time of a hash is what must not tell.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>();
  return { ...real, verify: vi.fn(real.verify) };
});

// The environment is read at the first use, which is after this.
process.env.RATE_LIMITS = 'on';

let database: Awaited<ReturnType<typeof useDatabase>>;
beforeAll(async () => {
  database = await useDatabase();
});
afterAll(() => database.release());
afterEach(() => {
  vi.useRealTimers();
});

let hosts = 0;
const newAddress = () => `203.0.113.${++hosts}`;
const enter = (email: string, password: string, address = newAddress()) =>
  signIn(visitor, { email, password }, { kind: 'browser', address, userAgent: null });

async function refusedWith(attempt: Promise<unknown>): Promise<PortalError> {
  return attempt.then(
    () => {
      throw new Error('Nothing was refused.');
    },
    (error: PortalError) => error,
  );
}

async function fail(email: string, times: number, address?: string): Promise<void> {
  for (let time = 0; time < times; time++)
    expect(await refusedWith(enter(email, 'not the password', address))).toMatchObject({
      code: 'wrong_credentials',
    });
}

/** Only dates move; what waits goes on. */
function moveTime(byMs: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + byMs });
}

describe('limits of accounts', () => {
  test.each(['an account', 'no account'])(
    'after five failures with %s, even the right password waits',
    async (whose) => {
      const person = await makeMember();
      const email = whose === 'an account' ? person.email : newEmail();
      await fail(email, 5);
      const refused = await refusedWith(enter(email, person.password));
      expect(refused).toMatchObject({ code: 'rate_limited', status: 429 });
      expect(refused.retryAfterSeconds).toBeGreaterThan(29 * 60);
      expect(refused.retryAfterSeconds).toBeLessThanOrEqual(30 * 60);
      moveTime(30 * 60_000 + 1_000);
      await fail(email, 1);
      if (whose === 'an account') expect((await enter(email, person.password)).member.email).toBe(email);
    },
  );

  test('a right password does not use up the tries', async () => {
    const person = await makeMember();
    for (let time = 0; time < 8; time++) await enter(person.email, person.password);
    await fail(person.email, 4);
    await enter(person.email, person.password);
    await fail(person.email, 1);
    expect(await refusedWith(enter(person.email, person.password))).toMatchObject({ code: 'rate_limited' });
  });

  test('twenty tries at once are five tries', async () => {
    const person = await makeMember();
    vi.mocked(argon2.verify).mockClear();
    const errors = await Promise.all(
      Array.from({ length: 20 }, () => refusedWith(enter(person.email, 'not the password'))),
    );
    expect(errors.filter(({ code }) => code === 'wrong_credentials')).toHaveLength(5);
    expect(vi.mocked(argon2.verify)).toHaveBeenCalledTimes(5);
  });

  test('one address has thirty failures an hour, over all accounts', async () => {
    const address = newAddress();
    for (let account = 0; account < 10; account++) await fail(newEmail(), 3, address);
    const person = await makeMember();
    expect(await refusedWith(enter(person.email, person.password, address))).toMatchObject({
      code: 'rate_limited',
    });
    expect((await enter(person.email, person.password)).member.id).toBe(person.memberId);
  });

  test('the current password cannot be tried without end by who holds a session', async () => {
    const person = await makeMember();
    const attempt = () =>
      changePassword(
        person.actor,
        { currentPassword: 'not the password', password: 'a wholly new password' },
        { address: newAddress() },
      );
    for (let time = 0; time < 5; time++)
      expect(await refusedWith(attempt())).toMatchObject({
        fields: { currentPassword: { code: 'wrong_password' } },
      });
    expect(await refusedWith(attempt())).toMatchObject({ code: 'rate_limited' });
  });

  test('one member moves a pledge on everybody’s screen thirty times a minute at most', async () => {
    const eager = await makePerson('Eager');
    const change = () => changePledge(eager.actor, { pledgeId: newId(), min: 1, max: 1 });
    for (let time = 0; time < 30; time++)
      expect(await refusedWith(change())).toMatchObject({ code: 'not_found' });
    expect(await refusedWith(change())).toMatchObject({ code: 'rate_limited' });
  });

  test('three sign-ups an hour come from one address, taken ones counted', async () => {
    const address = newAddress();
    const person = await makeMember();
    const join = (email = newEmail()) =>
      createMember(visitor, { name: 'Nit', email, password: 'seven blue umbrellas' }, { address });
    await join();
    expect(await refusedWith(join(person.email))).toMatchObject({ code: 'email_taken' });
    await join();
    const refused = await refusedWith(join());
    expect(refused).toMatchObject({ code: 'rate_limited' });
    expect(refused.retryAfterSeconds).toBeGreaterThan(59 * 60);
    moveTime(60 * 60_000 + 1_000);
    await join();
  });

  test('two reset mails an hour go to one address, whether it has an account or not', async () => {
    const person = await makeMember();
    for (const email of [person.email, newEmail()]) {
      const ask = () => requestPasswordReset(visitor, { email, locale: 'th' }, { address: newAddress() });
      await ask();
      await ask();
      expect(await refusedWith(ask())).toMatchObject({ code: 'rate_limited' });
    }
  });
});
