import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { passwordChangedMail } from '~/modules/accounts/mails.server';
import { listMail } from '~/modules/mail/list-mail.server';
import { resendMail } from '~/modules/mail/resend-mail.server';
import { system, visitor } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { connectDatabase, db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import type { Locale } from '~/platform/i18n/locale';
import type { JobKind } from '~/platform/jobs/jobs.server';
import { queueMail } from '~/platform/mail.server';
import { mailAttempts } from '~/platform/mail/send-mail.server';
import { jobKinds } from '~/registry.server';
import { cloneDatabase, useDatabase } from '../../support/database';
import { makeMember, type TestPerson } from '../../support/people';
import { startSmtp, type TestSmtp } from '../../support/smtp';

let database: Awaited<ReturnType<typeof useDatabase>>;
let smtp: TestSmtp;
let person: TestPerson;
beforeAll(async () => {
  smtp = await startSmtp();
  // The environment is read at the first use, which is after this.
  process.env.SMTP_URL = smtp.url;
  process.env.MAIL_FROM = 'ชมรม <club@brand.example>';
  database = await useDatabase();
  person = await makeMember({ name: 'มะลิ <b>' });
});
afterAll(async () => {
  await database.release();
  await smtp.stop();
});
beforeEach(() => {
  smtp.moods.length = 0;
  smtp.received.length = 0;
  smtp.sources.length = 0;
});
afterEach(() => freezeClock(undefined));

const queue = (locale: Locale = 'th') =>
  transact((tx) =>
    queueMail(tx, passwordChangedMail, { to: person.email, memberId: person.memberId, locale, data: {} }),
  );
const send = (mailId: string) =>
  (jobKinds as readonly JobKind[]).find(({ name }) => name === 'mail.send')!.run({ mailId });
const rowOf = (id: string) => db.outgoingMail.findUniqueOrThrow({ where: { id } });

describe('a mail', () => {
  test('arrives once, readable with and without HTML, in the reader’s language', async () => {
    const id = await queue();
    await send(id);
    await send(id);
    expect(smtp.received).toHaveLength(1);
    const [mail] = smtp.received;
    expect(mail).toMatchObject({ to: person.email, subject: 'รหัสผ่านของคุณเปลี่ยนแล้ว' });
    expect(mail!.text).toContain('สวัสดีคุณ มะลิ <b>');
    expect(mail!.html).toContain('<html lang="th">');
    expect(mail!.html).toContain('มะลิ &lt;b&gt;');
    expect(mail!.html).toContain('prefers-color-scheme: dark');
    const [source] = smtp.sources;
    expect(source).toContain(`Message-ID: <${id}@`);
    expect(source).toContain('Auto-Submitted: auto-generated');
    expect(source).toMatch(/From: =\?UTF-8\?\S+ <club@brand.example>/);
    expect(await rowOf(id)).toMatchObject({ status: 'sent', attempts: 1, error: null, file: null });
  });

  test.each(['th', 'vi', 'en'] as const)('has a subject and a body in %s', async (locale) => {
    await send(await queue(locale));
    const [mail] = smtp.received;
    expect(mail!.subject.length).toBeGreaterThan(10);
    expect(mail!.html).toContain(`<html lang="${locale}">`);
    expect(mail!.text).not.toMatch(/\{\{|undefined|mail:/);
  });

  test('is sent by one of several processes', async () => {
    const id = await queue();
    await Promise.all([1, 2, 3, 4, 5].map(() => send(id)));
    expect(smtp.received).toHaveLength(1);
  });

  test('control: where nobody can claim it, several send it', async () => {
    const clone = await cloneDatabase();
    await clone.sql(
      `CREATE FUNCTION unclaim() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."claimedAt" := NULL; RETURN NEW; END $$`,
    );
    await clone.sql(
      `CREATE TRIGGER unclaim BEFORE UPDATE ON "OutgoingMail" FOR EACH ROW EXECUTE FUNCTION unclaim()`,
    );
    await connectDatabase(clone.url);
    try {
      const other = await makeMember();
      const id = await transact((tx) =>
        queueMail(tx, passwordChangedMail, { to: other.email, memberId: other.memberId, data: {} }),
      );
      await Promise.all([1, 2, 3, 4, 5].map(() => send(id)));
      expect(smtp.received.length).toBeGreaterThan(1);
    } finally {
      await connectDatabase(database.url);
      await clone.drop();
    }
  });

  test('that the server wants later is tried again, and again after that', async () => {
    const id = await queue();
    smtp.moods.push('later', 'later');
    await expect(send(id)).rejects.toThrow();
    expect(await rowOf(id)).toMatchObject({ status: 'queued', attempts: 1, claimedAt: null });
    await expect(send(id)).rejects.toThrow();
    await send(id);
    expect(await rowOf(id)).toMatchObject({ status: 'sent', attempts: 3 });
    expect(smtp.received).toHaveLength(1);
  });

  test('that is refused for good is not tried again, until an admin says so', async () => {
    const id = await queue();
    smtp.moods.push('refuse');
    await send(id);
    expect(await rowOf(id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('550') as string,
    });
    await send(id);
    expect(smtp.received).toHaveLength(0);
    await expect(resendMail(person.actor, { mailId: id })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(resendMail(visitor, { mailId: id })).rejects.toMatchObject({ code: 'unauthenticated' });
    const admin = await makeMember({ portalRoles: ['admin'] });
    await resendMail(admin.actor, { mailId: id });
    await send(id);
    expect(await rowOf(id)).toMatchObject({ status: 'sent' });
    await expect(resendMail(admin.actor, { mailId: id })).rejects.toMatchObject({ code: 'conflict' });
    expect(smtp.received).toHaveLength(1);
  });

  test('whose connection breaks after the last word may have arrived, and is not sent twice', async () => {
    const id = await queue();
    smtp.moods.push('hang up after the mail');
    await send(id);
    await send(id);
    expect(smtp.received).toHaveLength(0);
    expect(await rowOf(id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('may have arrived') as string,
    });
  });

  test('that a process died over may have arrived, and is not sent twice', async () => {
    const id = await queue();
    await db.outgoingMail.update({ where: { id }, data: { claimedAt: new Date() } });
    await send(id);
    expect(await rowOf(id)).toMatchObject({ status: 'queued' });
    freezeClock(new Date(Date.now() + 11 * 60_000));
    await send(id);
    expect(await rowOf(id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('may have arrived') as string,
    });
    expect(smtp.received).toHaveLength(0);
  });

  test('is given up after the last attempt', async () => {
    const id = await queue();
    await db.outgoingMail.update({ where: { id }, data: { attempts: mailAttempts - 1 } });
    smtp.moods.push('later');
    await send(id);
    expect(await rowOf(id)).toMatchObject({ status: 'failed', attempts: mailAttempts });
  });

  test('to somebody who is a member no more is not sent', async () => {
    const id = await queue();
    await db.member.update({ where: { id: person.memberId }, data: { status: 'erased' } });
    await send(id);
    await db.member.update({ where: { id: person.memberId }, data: { status: 'active' } });
    expect(smtp.received).toHaveLength(0);
    expect(await rowOf(id)).toMatchObject({ status: 'failed', error: 'Not needed any more.' });
  });

  test('whose command rolls back does not exist', async () => {
    const before = await db.outgoingMail.count();
    const doomed = transact(async (tx) => {
      await queueMail(tx, passwordChangedMail, { to: person.email, memberId: person.memberId, data: {} });
      throw new Error('rolled back');
    });
    await expect(doomed).rejects.toThrow('rolled back');
    expect(await db.outgoingMail.count()).toBe(before);
  });
});

describe('the list of mails', () => {
  test('is the brand’s and the operator’s, without the text, page by page', async () => {
    for (let count = 0; count < 5; count++) await queue();
    await expect(listMail(person.actor, { limit: 2 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listMail(visitor, { limit: 2 })).rejects.toMatchObject({ code: 'unauthenticated' });
    const all = (await listMail(system, { limit: 100 })).items.map(({ id }) => id);
    const walked: string[] = [];
    for (let cursor: string | null | undefined = undefined; cursor !== null;) {
      const { items, next } = await listMail(system, { limit: 2, cursor: cursor ?? undefined });
      walked.push(...items.map(({ id }) => id));
      cursor = next;
    }
    expect(walked).toEqual(all);
    const queued = await listMail(system, { limit: 100, status: 'queued' });
    expect(new Set(queued.items.map(({ status }) => status))).toEqual(new Set(['queued']));
  });
});
