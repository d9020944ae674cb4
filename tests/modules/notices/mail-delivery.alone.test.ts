import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chooseNotices } from '~/modules/notices/choose-notices.server';
import { getChoices } from '~/modules/notices/get-choices.server';
import { declareKinds } from '~/modules/notices/kinds.server';
import { recordBounce, tryMailAgain } from '~/modules/notices/mail-address.server';
import { readNotices } from '~/modules/notices/read-notices.server';
import { getUnsubscription, resubscribe, unsubscribe } from '~/modules/notices/unsubscribe.server';
import { system } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { connectDatabase, db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { cloneDatabase, useDatabase } from '../../support/database';
import { workOff } from '../../support/jobs';
import { makeMember, type TestPerson } from '../../support/people';
import { startSmtp, type TestSmtp } from '../../support/smtp';
import {
  concerns,
  deliver,
  gatheredKind,
  soonKind,
  tellOf,
  testKinds,
  urgentKind,
} from '../../support/test-notices';

let database: Awaited<ReturnType<typeof useDatabase>>;
let smtp: TestSmtp;
let reader: TestPerson;
let mali: TestPerson;
const minute = 60_000;
/** Noon in Bangkok. */
const noon = Date.UTC(2026, 10, 22, 5);

beforeAll(async () => {
  smtp = await startSmtp();
  process.env.SMTP_URL = smtp.url;
  database = await useDatabase();
  declareKinds(testKinds);
  freezeClock(new Date(noon - 3_600_000));
  mali = await makeMember({ name: 'Mali', password: null });
});
afterAll(async () => {
  await database.release();
  await smtp.stop();
});
beforeEach(async () => {
  freezeClock(new Date(noon - 60 * minute));
  reader = await makeMember({ name: 'Reader', password: null, locale: 'en' });
  at(0);
  smtp.received.length = 0;
  smtp.sources.length = 0;
  smtp.moods.length = 0;
  concerns.clear();
});
afterEach(() => freezeClock(undefined));

function at(minutes: number): void {
  freezeClock(new Date(noon + minutes * minute));
}
const tell = (kind: { name: string }, once: string, more = {}) =>
  tellOf(database, kind, once, { memberId: reader.memberId, actorId: mali.memberId, ...more });
async function send(minutes: number): Promise<string[]> {
  at(minutes);
  await deliver();
  await workOff(database, ['mail.send']);
  return smtp.received.filter(({ to }) => to === reader.email).map(({ subject }) => subject);
}

describe('a mail', () => {
  test('waits some minutes, then goes out once with all that came meanwhile', async () => {
    await tell(soonKind, 'one');
    expect(await send(9)).toEqual([]);
    await tell(soonKind, 'two');
    await tell(gatheredKind, 'three');
    expect(await send(10)).toEqual(['2 things are new for you']);
    expect(await send(30)).toHaveLength(1);
    const { text, html } = smtp.received[0]!;
    expect(text).toContain('* Mali did one\n  บ้านของเรา\n  A word <b>more</b>\n  http');
    expect(html).toContain('lang="th"');
    expect(html).toContain('A word &lt;b&gt;more&lt;/b&gt;');
    expect(html).toContain('prefers-color-scheme: dark');
    expect(text).not.toContain('three');
    expect(text).not.toMatch(/told:|\{\{/);
  });

  test('is one of what was recorded at once about one thing', async () => {
    const told = ['one', 'two', 'three'].map((once) =>
      notice(soonKind, {
        memberId: reader.memberId,
        actorId: mali.memberId,
        subject: 'thing',
        once,
        data: { once },
        url: `/things/${once}`,
      }),
    );
    await transact((tx) => recordNotices(tx, told));
    await workOff(database, ['notices.record']);
    expect(await send(10)).toEqual(['Mali did two, three, one']);
  });

  test('of one line says it in its subject, in the reader’s language', async () => {
    await chooseNotices(reader.actor, { preset: 'usual' });
    await db.member.update({ where: { id: reader.memberId }, data: { locale: 'vi' } });
    await tell(soonKind, 'one', { subject: 'thing' });
    await tell(soonKind, 'two', { subject: 'thing', actorId: reader.memberId });
    expect(await send(10)).toEqual(['Mali did one']);
    expect(smtp.received[0]!.text).toContain('Chào Reader,');
  });

  test('goes at once when it is urgent', async () => {
    await tell(urgentKind, 'now');
    expect(await send(0)).toEqual(['Mali did now']);
  });

  test('does not go when it was read meanwhile, is gone, or is not wanted any more', async () => {
    await tell(soonKind, 'read');
    await readNotices(reader.actor, {});
    await tell(soonKind, 'seen');
    await tell(soonKind, 'gone');
    concerns.set('seen', 'read').set('gone', 'gone');
    expect(await send(10)).toEqual([]);
    await tell(soonKind, 'unwanted');
    await chooseNotices(reader.actor, { kinds: { 'test.soon': { email: 'off' } } });
    expect(await send(30)).toEqual([]);
    await chooseNotices(reader.actor, { preset: 'usual' });
    await tell(soonKind, 'late');
    at(40);
    await deliver();
    // Read between the queue and the sending.
    await readNotices(reader.actor, {});
    await workOff(database, ['mail.send']);
    expect(smtp.received).toEqual([]);
  });

  test('does not go to an address that is not confirmed, or where mails were switched off', async () => {
    await chooseNotices(reader.actor, { emailOff: true });
    await tell(soonKind, 'one');
    await chooseNotices(reader.actor, { emailOff: false });
    await db.member.update({ where: { id: reader.memberId }, data: { emailConfirmedAt: null } });
    await tell(soonKind, 'two');
    expect(await send(20)).toEqual([]);
  });

  test('is one of at most twelve a day; the rest comes with the digest', async () => {
    for (let mail = 0; mail < 14; mail++) {
      at(mail * 20);
      await tell(soonKind, `news ${mail}`);
      await readNotices(reader.actor, { upTo: new Date(noon + mail * 20 * minute - 1).toISOString() });
      await send(mail * 20 + 10);
    }
    expect(smtp.received).toHaveLength(12);
    await tell(urgentKind, 'urgent');
    expect(await send(14 * 20)).toHaveLength(13);
    // Eight o'clock the next morning.
    expect((await send(20 * 60)).at(-1)).toBe('Your day in the clubs');
  });
});

describe('two nodes', () => {
  test('running the same due job send one mail', async () => {
    await tell(soonKind, 'one');
    await tell(soonKind, 'two');
    at(10);
    await Promise.all([1, 2, 3, 4, 5, 6].map(() => deliver()));
    await workOff(database, ['mail.send']);
    expect(smtp.received.filter(({ to }) => to === reader.email)).toHaveLength(1);
  });

  test('without the lock on what is due send several: the control', async () => {
    const control = await cloneDatabase();
    const { prosrc } = (
      await control.sql<{ prosrc: string }>(`SELECT prosrc FROM pg_proc WHERE proname = 'take_due_mail'`)
    )[0]!;
    const unlocked = prosrc.replace('FOR UPDATE OF d SKIP LOCKED', '');
    expect(unlocked).not.toBe(prosrc);
    await control.sql(`CREATE OR REPLACE FUNCTION take_due_mail(p_member uuid, p_at timestamptz)
      RETURNS TABLE ("id" uuid, "noticeId" uuid, "digest" boolean, "kind" text, "due" boolean) LANGUAGE sql AS $$${unlocked}$$`);
    try {
      await connectDatabase(control.url);
      const member = await makeMember({ password: null });
      at(0);
      await tellOf(control, soonKind, 'one', { memberId: member.memberId });
      at(10);
      await Promise.all([1, 2, 3, 4, 5, 6].map(() => deliver()));
      expect(await db.outgoingMail.count()).toBeGreaterThan(1);
    } finally {
      await connectDatabase(database.url);
      await control.drop();
    }
  });

  test('a node that dies after taking what is due, before its commit, leaves it due', async () => {
    await tell(soonKind, 'one');
    at(10);
    await database.sql(
      `CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'dead'; END $$`,
    );
    await database.sql(
      `CREATE TRIGGER die BEFORE INSERT ON "OutgoingMail" FOR EACH ROW EXECUTE FUNCTION die()`,
    );
    await deliver();
    await database.sql(`DROP TRIGGER die ON "OutgoingMail"`);
    expect(await send(11)).toHaveLength(1);
    expect(await send(12)).toHaveLength(1);
  });
});

describe('unsubscribing', () => {
  async function tokenOf(): Promise<string> {
    const source = smtp.sources.at(-1)!.replace(/\r\n\s+/g, ' ');
    expect(source).toMatch(/List-Unsubscribe-Post: List-Unsubscribe=One-Click/);
    return /List-Unsubscribe: <http\S+\/unsubscribe\/(\S+)>/.exec(source)![1]!;
  }

  test('ends the kinds of mails that the mail was of, also for what waits, and can be undone', async () => {
    await tell(soonKind, 'one');
    await send(10);
    const token = await tokenOf();
    expect(await getUnsubscription(token, 'en')).toMatchObject([{ name: 'test.soon', mode: 'on' }]);
    await tell(soonKind, 'two');
    await unsubscribe(token);
    await unsubscribe(token);
    await tell(soonKind, 'three');
    await tell(urgentKind, 'other');
    expect(await send(30)).toEqual(['Mali did one', 'Mali did other']);
    await resubscribe(token, { 'test.soon': 'on' });
    await tell(soonKind, 'four');
    expect((await send(50)).at(-1)).toBe('Mali did four');
  });

  test('needs a token of ours, whole', async () => {
    await tell(soonKind, 'one');
    await send(10);
    const token = await tokenOf();
    const [payload, signature] = token.split('.') as [string, string];
    const forged = Buffer.from(JSON.stringify([mali.memberId, 'test.soon'])).toString('base64url');
    for (const other of ['', 'x.y', `${forged}.${signature}`, `${payload}.`, `${payload}.${signature}x`])
      await expect(unsubscribe(other)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('an address that takes no mail', () => {
  test('is stopped when the mail server says so; its member sees it and can try again', async () => {
    smtp.moods.push('refuse');
    await tell(soonKind, 'one');
    await send(10);
    const { email } = await getChoices(reader.actor, 'en');
    expect(email.stopped).toMatchObject({ reason: 'bounced' });
    await tell(soonKind, 'two');
    expect(await send(30)).toEqual([]);
    await tryMailAgain(reader.actor);
    await tell(soonKind, 'three');
    expect(await send(50)).toHaveLength(1);
  });

  test('is stopped by a report, whatever its letters’ case; what waits is not sent', async () => {
    await tell(soonKind, 'one');
    await recordBounce(system, {
      address: reader.email.toUpperCase(),
      reason: 'complained',
      detail: 'abuse report',
    });
    expect(await send(10)).toEqual([]);
    expect((await getChoices(reader.actor, 'en')).email.stopped).toMatchObject({ reason: 'complained' });
    await expect(
      recordBounce(reader.actor, { address: reader.email, reason: 'bounced', detail: '' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});
