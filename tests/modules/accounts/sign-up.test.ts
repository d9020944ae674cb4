import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMember } from '~/modules/accounts/create-member.server';
import { signUp } from '~/modules/accounts/schema';
import { system, visitor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { parseInput } from '~/platform/input';
import { cloneDatabase, useDatabase } from '../../support/database';
import { makeMember, newEmail } from '../../support/people';
import { refusal } from '../../support/refusal';
import { connectDatabase } from '~/platform/db/client.server';

let database: Awaited<ReturnType<typeof useDatabase>>;
beforeAll(async () => {
  database = await useDatabase();
});
afterAll(() => database.release());

const password = 'a small boat on the lake';
const read = (input: object) => parseInput(signUp, { name: 'Malee', password, email: newEmail(), ...input });

/** Two sign-ups with one address at the same moment; answers how many were let in. */
async function race(): Promise<number> {
  const input = read({});
  const both = await Promise.allSettled([1, 2].map(() => createMember(visitor, input)));
  for (const one of both) {
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'email_taken', status: 409 });
  }
  return both.filter(({ status }) => status === 'fulfilled').length;
}

describe('signing up', () => {
  test('gives an account whose password is nowhere, and mails a link to confirm the address', async () => {
    const input = read({ email: '  Malee.S@Example.COM ', name: '  Malee\u202e  S. ', locale: 'vi' });
    const member = await createMember(visitor, input);
    expect(member).toMatchObject({
      name: 'Malee S.',
      email: 'malee.s@example.com',
      emailConfirmed: false,
      locale: 'vi',
      timeZone: 'Asia/Bangkok',
      roles: [],
    });
    const row = await db.member.findUniqueOrThrow({ where: { id: member.id } });
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const mails = await db.outgoingMail.findMany({ where: { memberId: member.id } });
    expect(mails).toMatchObject([{ kind: 'accounts.confirm-email', status: 'queued', locale: 'vi' }]);
    const [everywhere] = await database.sql<{ found: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM "Member" m WHERE m::text LIKE $1) OR EXISTS (SELECT 1 FROM pgboss.job j WHERE j::text LIKE $1)
        OR EXISTS (SELECT 1 FROM "IdempotencyKey" k WHERE k::text LIKE $1) AS found`,
      [`%${password}%`],
    );
    expect(everywhere).toEqual({ found: false });
  });

  test('with an address that has an account is refused, in whatever letters it is written', async () => {
    const { email } = await makeMember();
    await expect(createMember(visitor, read({ email: email.toUpperCase() }))).rejects.toMatchObject({
      code: 'email_taken',
      status: 409,
      fields: { email: { code: 'email_taken' } },
    });
  });

  test('twice at once with one address makes one account', async () => {
    for (let round = 0; round < 5; round++) expect(await race()).toBe(1);
  });

  test('control: without the unique index both sign-ups come through', async () => {
    const clone = await cloneDatabase();
    await clone.sql('DROP INDEX "Member_email_key"');
    await connectDatabase(clone.url);
    try {
      expect(await race()).toBe(2);
    } finally {
      await connectDatabase(database.url);
      await clone.drop();
    }
  });

  test('again with the same key gives the same member; with other words or another password it is refused', async () => {
    const input = read({});
    const options = { idempotencyKey: `key-${input.email}` };
    const first = await createMember(visitor, input, options);
    expect(await createMember(visitor, input, options)).toEqual(first);
    await expect(createMember(visitor, { ...input, name: 'Somebody' }, options)).rejects.toMatchObject({
      code: 'key_reused',
    });
    const other = { ...input, password: 'another small boat entirely' };
    await expect(createMember(visitor, other, options)).rejects.toMatchObject({ code: 'key_reused' });
  });

  test.each([
    ['seven signs', 'zö1-x?y', 'too_short'],
    ['nothing', '', 'required'],
    ['129 signs', 'ก'.repeat(129), 'too_long'],
  ])('a password of %s is refused', (_, given, code) => {
    const error = refusal(() => read({ password: given }));
    expect(error.fields).toMatchObject({ password: { code } });
  });

  test.each([
    '12345678',
    'Password1',
    'P@ssw0rd!',
    'qwertyuiop',
    'ฉันรักเธอ',
    'anhyeuem123',
    'mật khẩu',
    'aaaaaaaa',
    '25102533',
  ])('the common password %s is refused', async (given) => {
    await expect(createMember(visitor, read({ password: given }))).rejects.toMatchObject({
      code: 'invalid',
      fields: { password: { code: 'common_password' } },
    });
  });

  test('a password that is the name or the address is refused', async () => {
    const email = 'somchai.rakdee@example.com';
    for (const given of ['somchai.rakdee', 'Somchai.Rakdee@example.com', 'somchairakdee99'])
      await expect(createMember(visitor, read({ email, password: given }))).rejects.toMatchObject({
        fields: { password: { code: 'common_password' } },
      });
  });

  test.each([
    ['128 emoji', '🐕🍜'.repeat(64)],
    ['blanks and Thai', 'ข้าวเหนียว มะม่วง ๗ ชิ้น'],
    ['eight letters without digits', 'tlwmvkzh'],
  ])('%s are taken as a password', async (_, given) => {
    await expect(createMember(visitor, read({ password: given }))).resolves.toMatchObject({ name: 'Malee' });
  });

  test('without an address or a password only the brand makes an account', async () => {
    expect(refusal(() => read({ email: undefined })).fields).toMatchObject({ email: { code: 'required' } });
    await expect(createMember(visitor, { name: 'Nobody' })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await createMember(system, { name: 'By LINE' })).toMatchObject({
      email: null,
      emailConfirmed: false,
    });
    const { actor } = await makeMember({ portalRoles: ['admin'] });
    expect(await createMember(actor, { name: 'By the studio' })).toMatchObject({ email: null });
  });

  test('nobody gives themself a role of the brand', async () => {
    const roles = { portalRoles: ['admin'] as const };
    await expect(createMember(visitor, { ...read({}), ...roles })).rejects.toBeInstanceOf(PortalError);
    const { actor } = await makeMember();
    await expect(createMember(actor, { ...read({}), ...roles })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await createMember(system, { ...read({}), ...roles })).toMatchObject({
      roles: ['admin'],
      emailConfirmed: true,
    });
  });
});
