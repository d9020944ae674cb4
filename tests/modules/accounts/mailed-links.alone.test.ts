import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { changePassword } from '~/modules/accounts/change-password.server';
import { confirmEmail } from '~/modules/accounts/confirm-email.server';
import { createMember } from '~/modules/accounts/create-member.server';
import { changeEmail, resendConfirmation } from '~/modules/accounts/request-email-confirmation.server';
import { requestPasswordReset } from '~/modules/accounts/request-password-reset.server';
import { resetPassword } from '~/modules/accounts/reset-password.server';
import { signIn } from '~/modules/accounts/sign-in.server';
import { type MemberActor, visitor } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { readSession } from '~/platform/session/sessions.server';
import { useDatabase } from '../../support/database';
import { workOff } from '../../support/jobs';
import { keptMails } from '../../support/mail';
import { makeMember, newEmail, type TestPerson } from '../../support/people';

let database: Awaited<ReturnType<typeof useDatabase>>;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chomrom-links-'));
  // The environment is read at the first use, which is after this.
  process.env.DATA_DIR = dataDir;
  database = await useDatabase();
});
afterAll(async () => {
  await database.release();
  await rm(dataDir, { recursive: true, force: true });
});
afterEach(() => freezeClock(undefined));

const address = '198.51.100.20';
const enter = (email: string, password: string) =>
  signIn(visitor, { email, password }, { kind: 'browser', address, userAgent: null });

async function mailsTo(email: string) {
  await workOff(database, ['accounts.send-reset-link', 'mail.send']);
  return keptMails(dataDir, email);
}

async function tokenFor(email: string): Promise<string> {
  const link = (await mailsTo(email)).at(-1)?.link;
  return link!.searchParams.get('token')!;
}

async function resetTokenFor({ email }: TestPerson): Promise<string> {
  await requestPasswordReset(visitor, { email, locale: 'th' }, { address });
  return tokenFor(email);
}

async function newcomer(): Promise<{ actor: MemberActor; email: string; password: string }> {
  const [email, password] = [newEmail(), 'an owl in the attic'];
  const { id } = await createMember(visitor, { name: 'Noi', email, password, locale: 'en' });
  return { actor: { kind: 'member', memberId: id, name: 'Noi', portalRoles: [] }, email, password };
}

describe('a link to choose a new password', () => {
  test('works once, ends every session and confirms the address', async () => {
    const { actor, email, password } = await newcomer();
    const sessions = [await enter(email, password), await enter(email, password)];
    await requestPasswordReset(visitor, { email, locale: 'th' }, { address });
    const token = await tokenFor(email);
    await resetPassword(visitor, { token, password: 'an owl on the roof' });
    for (const { secret } of sessions) expect(await readSession(secret)).toBeUndefined();
    await expect(enter(email, password)).rejects.toMatchObject({ code: 'wrong_credentials' });
    expect((await enter(email, 'an owl on the roof')).member).toMatchObject({
      id: actor.memberId,
      emailConfirmed: true,
    });
    await expect(resetPassword(visitor, { token, password: 'an owl in the tree' })).rejects.toMatchObject({
      code: 'link_expired',
    });
    // Mails are jobs: which of two is written first is not promised.
    expect((await mailsTo(email)).map(({ subject }) => subject).toSorted()).toEqual([
      'Choose a new password',
      'Please confirm your e-mail address',
      'Your password was changed',
    ]);
  });

  test('used twice at once works once, and takes the older links with it', async () => {
    const person = await makeMember();
    const older = await resetTokenFor(person);
    const token = await resetTokenFor(person);
    expect(older).not.toBe(token);
    const passwords = ['the first of two', 'the second of two'];
    const both = await Promise.allSettled(
      passwords.map((password) => resetPassword(visitor, { token, password })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const winner = both.findIndex(({ status }) => status === 'fulfilled');
    expect((await enter(person.email, passwords[winner]!)).member.id).toBe(person.memberId);
    await expect(
      resetPassword(visitor, { token: older, password: 'one more password' }),
    ).rejects.toMatchObject({
      code: 'link_expired',
    });
  });

  test('works for an hour, and is nowhere but in its mail', async () => {
    const person = await makeMember();
    const token = await resetTokenFor(person);
    const [found] = await database.sql<{ found: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM "EmailToken" e WHERE e::text LIKE $1) OR EXISTS (SELECT 1 FROM pgboss.job j WHERE j::text LIKE $1)
        OR EXISTS (SELECT 1 FROM "OutgoingMail" o WHERE o::text LIKE $1) AS found`,
      [`%${token}%`],
    );
    expect(found).toEqual({ found: false });
    const made = now().getTime();
    freezeClock(new Date(made + 61 * 60_000));
    await expect(resetPassword(visitor, { token, password: 'a late password' })).rejects.toMatchObject({
      code: 'link_expired',
    });
    freezeClock(new Date(made + 58 * 60_000));
    await resetPassword(visitor, { token, password: 'a timely password' });
  });

  test('is not sent where there is no account, and asking costs the same', async () => {
    const email = newEmail();
    await requestPasswordReset(visitor, { email, locale: 'th' }, { address });
    expect(await mailsTo(email)).toEqual([]);
    expect(await database.sql('SELECT 1 FROM "OutgoingMail" WHERE "to" = $1', [email])).toEqual([]);
  });

  test('dies with a change of the password or of the address', async () => {
    const person = await makeMember();
    const first = await resetTokenFor(person);
    const change = { currentPassword: person.password, password: 'chosen with the old one' };
    await changePassword(person.actor, change, { address });
    await expect(resetPassword(visitor, { token: first, password: 'yet another one' })).rejects.toMatchObject(
      {
        code: 'link_expired',
      },
    );
    const second = await resetTokenFor(person);
    const email = newEmail();
    await changeEmail(person.actor, { email, currentPassword: change.password }, { address });
    await confirmEmail(visitor, { token: await tokenFor(email) });
    await expect(
      resetPassword(visitor, { token: second, password: 'yet another one' }),
    ).rejects.toMatchObject({
      code: 'link_expired',
    });
  });

  test('refuses a common password and is not used up by it', async () => {
    const person = await makeMember();
    const token = await resetTokenFor(person);
    await expect(resetPassword(visitor, { token, password: 'password123' })).rejects.toMatchObject({
      fields: { password: { code: 'common_password' } },
    });
    await resetPassword(visitor, { token, password: 'a heron in the reeds' });
  });

  test('of another purpose does not work', async () => {
    const { email } = await newcomer();
    const token = await tokenFor(email);
    await expect(resetPassword(visitor, { token, password: 'a heron in the reeds' })).rejects.toMatchObject({
      code: 'link_expired',
    });
  });
});

describe('a link to confirm an address', () => {
  test('confirms it once, in the member’s language', async () => {
    const { actor, email } = await newcomer();
    const [mail] = await mailsTo(email);
    expect(mail).toMatchObject({ to: email, subject: 'Please confirm your e-mail address' });
    expect(mail!.text).toContain('Hello Noi,');
    expect(mail!.html).toContain('color-scheme');
    const token = mail!.link!.searchParams.get('token')!;
    expect(await confirmEmail(visitor, { token })).toEqual({ email });
    expect(await resendConfirmation(actor, { address })).toEqual({ sent: false });
    await expect(confirmEmail(visitor, { token })).rejects.toMatchObject({ code: 'link_expired' });
  });

  test('moves the account to a new address only once it is opened, and tells the old one', async () => {
    const person = await makeMember({ locale: 'vi' });
    const email = newEmail();
    const wrong = changeEmail(person.actor, { email, currentPassword: 'not the password' }, { address });
    await expect(wrong).rejects.toMatchObject({ fields: { currentPassword: { code: 'wrong_password' } } });
    await changeEmail(person.actor, { email, currentPassword: person.password }, { address });
    const token = await tokenFor(email);
    expect((await enter(person.email, person.password)).member.email).toBe(person.email);
    await confirmEmail(visitor, { token });
    expect((await enter(email, person.password)).member).toMatchObject({ email, emailConfirmed: true });
    await expect(enter(person.email, person.password)).rejects.toMatchObject({ code: 'wrong_credentials' });
    const [told] = await mailsTo(person.email);
    expect(told).toMatchObject({ subject: 'Email của tài khoản đã được đổi' });
    expect(told!.text).toContain(email);
  });

  test('does not take an address that somebody else got meanwhile', async () => {
    const person = await makeMember();
    const email = newEmail();
    await changeEmail(person.actor, { email, currentPassword: person.password }, { address });
    const token = await tokenFor(email);
    await makeMember({ email });
    await expect(confirmEmail(visitor, { token })).rejects.toMatchObject({ code: 'email_taken' });
    expect((await db.member.findUniqueOrThrow({ where: { id: person.memberId } })).email).toBe(person.email);
  });

  test('stands in a file that only the portal’s own user reads', async () => {
    const { email } = await newcomer();
    await mailsTo(email);
    const folder = join(dataDir, 'mail');
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const name of await readdir(folder))
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });
});
