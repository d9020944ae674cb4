import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { listSessions } from '~/modules/accounts/list-sessions.server';
import { sweepSessions } from '~/modules/accounts/jobs.server';
import { signIn } from '~/modules/accounts/sign-in.server';
import { signOut } from '~/modules/accounts/sign-out.server';
import { visitor } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { readSecret } from '~/platform/http/credentials.server';
import { readSession } from '~/platform/session/sessions.server';
import { useDatabase } from '../../support/database';
import { makeMember, type TestPerson } from '../../support/people';

let database: Awaited<ReturnType<typeof useDatabase>>;
beforeAll(async () => {
  database = await useDatabase();
});
afterAll(() => database.release());
afterEach(() => freezeClock(undefined));

const start = new Date('2030-01-10T08:00:00Z');
const dayMs = 86_400_000;
const atDay = (days: number) => freezeClock(new Date(start.getTime() + days * dayMs));
const enter = (person: TestPerson) =>
  signIn(visitor, person, { kind: 'browser', address: '198.51.100.9', userAgent: null });
const isGood = async (secret: string) => (await readSession(secret)) !== undefined;

describe('a session', () => {
  test('ends after two weeks without use, to the second', async () => {
    const person = await makeMember();
    atDay(0);
    const { secret, expiresAt } = await enter(person);
    expect(expiresAt).toEqual(new Date(start.getTime() + 14 * dayMs));
    freezeClock(new Date(start.getTime() + 14 * dayMs));
    expect(await isGood(secret)).toBe(false);
    const { secret: second } = await enter(person);
    freezeClock(new Date(now().getTime() + 14 * dayMs - 1));
    expect(await isGood(second)).toBe(true);
  });

  test('goes on while it is used, but not for more than ninety days', async () => {
    const person = await makeMember();
    atDay(0);
    const { secret, absoluteExpiresAt } = await enter(person);
    expect(absoluteExpiresAt).toEqual(new Date(start.getTime() + 90 * dayMs));
    for (let day = 10; day < 90; day += 10) {
      atDay(day);
      expect([day, await isGood(secret)]).toEqual([day, true]);
    }
    const row = await db.session.findFirstOrThrow({ where: { memberId: person.memberId } });
    expect(row.expiresAt).toEqual(absoluteExpiresAt);
    atDay(89.999);
    expect(await isGood(secret)).toBe(true);
    atDay(90);
    expect(await isGood(secret)).toBe(false);
  });

  test('notes when it was last used, at most every five minutes', async () => {
    const person = await makeMember();
    atDay(0);
    const { secret } = await enter(person);
    const lastSeen = async () =>
      (await db.session.findFirstOrThrow({ where: { memberId: person.memberId } })).lastSeenAt.getTime() -
      start.getTime();
    for (const [minute, noted] of [
      [4, 0],
      [6, 6],
      [10, 6],
      [12, 12],
    ] as const) {
      freezeClock(new Date(start.getTime() + minute * 60_000));
      await readSession(secret);
      expect([minute, await lastSeen()]).toEqual([minute, noted * 60_000]);
    }
  });

  test('is not opened by anything but its own secret', async () => {
    const person = await makeMember();
    const { secret } = await enter(person);
    const [row] = await db.session.findMany({ where: { memberId: person.memberId } });
    const forged = [
      row!.id,
      `${secret}A`,
      secret.slice(0, -1),
      secret.toUpperCase(),
      '',
      'x',
      'A'.repeat(34),
      `${secret}' OR '1'='1`,
      'A'.repeat(10_000),
      '\u0000'.repeat(34),
    ];
    for (const attempt of forged) expect(await readSecret(attempt)).toBeUndefined();
    expect((await readSecret(secret))?.actor.memberId).toBe(person.memberId);
  });

  test('ends with the right of its member to sign in', async () => {
    for (const status of ['suspended', 'erased'] as const) {
      const person = await makeMember();
      const { secret } = await enter(person);
      await db.member.update({ where: { id: person.memberId }, data: { status } });
      expect(await isGood(secret)).toBe(false);
    }
  });

  test('is listed while it works, and is gone from the table once it was swept', async () => {
    const person = await makeMember();
    atDay(0);
    const old = await enter(person);
    atDay(10);
    const { secret } = await enter(person);
    const { actor } = (await readSession(secret))!;
    expect((await listSessions(actor)).map(({ current }) => current)).toEqual([true, false]);
    atDay(15);
    expect((await listSessions(actor)).map(({ current }) => current)).toEqual([true]);
    await sweepSessions.run({});
    expect(await db.session.count({ where: { memberId: person.memberId } })).toBe(1);
    expect(await isGood(old.secret)).toBe(false);
    await signOut(actor, secret);
    expect(await isGood(secret)).toBe(false);
    expect(await listSessions(actor)).toEqual([]);
  });

  test('with a role of the brand loses it the moment it is revoked', async () => {
    const person = await makeMember({ portalRoles: ['admin'] });
    const { secret } = await enter(person);
    expect((await readSession(secret))?.actor.portalRoles).toEqual(['admin']);
    await db.roleGrant.updateMany({ where: { memberId: person.memberId }, data: { status: 'revoked' } });
    expect((await readSession(secret))?.actor.portalRoles).toEqual([]);
  });
});
