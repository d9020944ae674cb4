import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../support/api';
import { surf, type Surfer } from '../support/browser-like';
import { makeMember, newEmail, useDatabaseOf } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';
import { startSmtp } from '../support/smtp';

let portal: TestPortal;
let release: () => Promise<void>;
let port: number;
beforeAll(async () => {
  // A port that is free, with nobody behind it for now.
  const smtp = await startSmtp();
  port = smtp.port;
  await smtp.stop();
  portal = await startPortal({ env: { SMTP_URL: smtp.url, LOG_LEVEL: 'silent' } });
  release = await useDatabaseOf(portal);
});
afterAll(async () => {
  await release();
  await portal.stop();
});

async function signedIn(options = {}): Promise<Surfer> {
  const { email, password } = await makeMember(options);
  const surfer = surf(portal);
  await surfer.send('/sign-in', { email, password });
  return surfer;
}

describe('mails of a running portal', () => {
  test('wait for the mail server, and arrive once when it is there', async () => {
    const email = newEmail();
    await api(portal).post('/members', {
      email,
      password: 'two boats on a river',
      name: 'Nok',
      locale: 'vi',
    });
    const row = async () =>
      (await portal.database.sql(`SELECT * FROM "OutgoingMail" WHERE "to" = $1`, [email]))[0];
    await expect
      .poll(row, { timeout: 20_000, interval: 200 })
      .toMatchObject({ status: 'queued', error: expect.stringContaining('ECONNREFUSED') as string });
    const smtp = await startSmtp(port);
    try {
      await expect
        .poll(row, { timeout: 30_000, interval: 200 })
        .toMatchObject({ status: 'sent', error: null });
      expect(smtp.received).toMatchObject([{ to: email, subject: 'Xác nhận địa chỉ email của bạn' }]);
      expect(smtp.received[0]!.link?.origin).toBe(portal.origin);
    } finally {
      await smtp.stop();
    }
  });

  test('are listed in the studio for admins alone', async () => {
    const visitor = await surf(portal).open('/studio/mail');
    expect(visitor.url.pathname + visitor.url.search).toBe('/sign-in?then=%2Fstudio%2Fmail');
    expect((await (await signedIn()).open('/studio/mail')).status).toBe(403);
    const admin = await signedIn({ portalRoles: ['admin'], locale: 'en' });
    const { status, html } = await admin.open('/studio/mail?status=sent');
    expect([status, html.includes('Xác nhận địa chỉ email của bạn')]).toEqual([200, true]);
    expect((await admin.open('/studio/mail?status=failed')).html).toContain('No mails');
    expect((await admin.open('/studio/mail?status=nonsense&cursor=nonsense')).status).toBe(200);
    const unknown = await admin.sendOnly('/studio/mail', { mailId: 'nonsense' });
    expect(unknown.status).toBe(404);
  });
});
