import * as argon2 from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { changePassword } from '~/modules/accounts/change-password.server';
import { createMember } from '~/modules/accounts/create-member.server';
import { signIn } from '~/modules/accounts/sign-in.server';
import { system, visitor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { readSession } from '~/platform/session/sessions.server';
import { useDatabase } from '../../support/database';
import { makeMember, newEmail, type TestPerson } from '../../support/people';

// The real one runs; only how often is counted, since the time of a hash is what must not tell.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>();
  return { ...real, verify: vi.fn(real.verify) };
});

let database: Awaited<ReturnType<typeof useDatabase>>;
beforeAll(async () => {
  database = await useDatabase();
});
afterAll(() => database.release());
beforeEach(() => {
  vi.mocked(argon2.verify).mockClear();
});

const from = { kind: 'browser', address: '198.51.100.7', userAgent: 'Testing' } as const;
const enter = ({ email, password }: Pick<TestPerson, 'email' | 'password'>, options = {}) =>
  signIn(visitor, { email, password }, { ...from, ...options });

describe('signing in', () => {
  test('gives a session whose secret only the browser has', async () => {
    const person = await makeMember();
    const { secret, member } = await enter(person);
    expect(member).toMatchObject({ id: person.memberId, email: person.email });
    expect((await readSession(secret))?.actor).toMatchObject({ kind: 'member', memberId: person.memberId });
    const rows = await db.session.findMany({ where: { memberId: person.memberId } });
    expect(rows).toMatchObject([{ kind: 'browser', userAgent: 'Testing', address: '198.51.100.7' }]);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(Buffer.from(secret, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
  });

  test('takes the password also when another keyboard composed its letters', async () => {
    const composed = 'tiếng Việt có dấu';
    const person = await makeMember({ password: composed.normalize('NFKC') });
    expect((await enter(person)).member.id).toBe(person.memberId);
  });

  test('ends the session that the browser had before', async () => {
    const person = await makeMember();
    const { secret: before } = await enter(person);
    const { secret: after } = await enter(person, { previousSecret: before });
    expect(after).not.toBe(before);
    expect([await readSession(before), (await readSession(after))?.actor.memberId]).toEqual([
      undefined,
      person.memberId,
    ]);
  });

  test('answers and works the same whether there is such an account or not', async () => {
    const person = await makeMember();
    const without = await createMember(system, { name: 'Without', email: newEmail() });
    const erased = await makeMember();
    await db.member.update({ where: { id: erased.memberId }, data: { status: 'erased' } });
    const wrong = [
      { email: person.email, password: 'not the password' },
      { email: newEmail(), password: 'not the password' },
      { email: without.email!, password: 'not the password' },
      { email: erased.email, password: erased.password },
    ];
    for (const attempt of wrong) {
      vi.mocked(argon2.verify).mockClear();
      await expect(enter(attempt)).rejects.toMatchObject({
        code: 'wrong_credentials',
        status: 401,
        params: {},
      });
      expect(vi.mocked(argon2.verify)).toHaveBeenCalledTimes(1);
      const [against] = vi.mocked(argon2.verify).mock.calls[0]!;
      expect(against).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    }
  });

  test('tells somebody who is suspended only after the right password', async () => {
    const person = await makeMember();
    await db.member.update({ where: { id: person.memberId }, data: { status: 'suspended' } });
    await expect(enter({ ...person, password: 'not the password' })).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
    await expect(enter(person)).rejects.toMatchObject({ code: 'account_suspended', status: 403 });
    expect(await db.session.count({ where: { memberId: person.memberId } })).toBe(0);
  });

  test('never leaves a session behind for a password that is being replaced', async () => {
    const person = await makeMember();
    const actor = person.actor;
    for (let round = 0; round < 4; round++) {
      const next = `another good password ${round}`;
      const change = changePassword(
        actor,
        { currentPassword: person.password, password: next },
        { address: from.address },
      );
      const entered = await Promise.allSettled([enter(person), enter(person), enter(person)]);
      await change;
      for (const one of entered) {
        if (one.status === 'fulfilled') expect(await readSession(one.value.secret)).toBeUndefined();
        else expect(one.reason).toMatchObject({ code: 'wrong_credentials' });
      }
      person.password = next;
    }
    expect((await enter(person)).member.id).toBe(person.memberId);
  });
});
