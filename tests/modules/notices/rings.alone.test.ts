import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chooseNotices } from '~/modules/notices/choose-notices.server';
import { declareKinds } from '~/modules/notices/kinds.server';
import { startLineLink, takeLineEvents } from '~/modules/notices/line-account.server';
import { subscribePush, unsubscribePush } from '~/modules/notices/push-subscriptions.server';
import { readNotices } from '~/modules/notices/read-notices.server';
import { freezeClock } from '~/platform/clock.server';
import { connectDatabase, db } from '~/platform/db/client.server';
import { isFromLine } from '~/platform/line.server';
import { pushTestPorts, sendPush } from '~/platform/web-push.server';
import { cloneDatabase, useDatabase } from '../../support/database';
import { startLine, type TestLine } from '../../support/line';
import { makeMember, type TestPerson } from '../../support/people';
import { startPushService, type TestDevice, type TestPushService } from '../../support/push-service';
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
let service: TestPushService;
let line: TestLine;
let reader: TestPerson;
let mali: TestPerson;
let device: TestDevice;
const secret = 'the secret of a test channel';
/** Noon in Bangkok. */
const noon = Date.UTC(2026, 10, 22, 5);
const minute = 60_000;

beforeAll(async () => {
  [service, line] = await Promise.all([startPushService(), startLine()]);
  pushTestPorts.push(service.port);
  Object.assign(process.env, {
    LINE_CHANNEL_TOKEN: line.token,
    LINE_CHANNEL_SECRET: secret,
    LINE_API_URL: line.url,
  });
  database = await useDatabase();
  declareKinds(testKinds);
  freezeClock(new Date(noon - 3_600_000));
  mali = await makeMember({ name: 'Mali', password: null });
});
afterAll(async () => {
  await database.release();
  await Promise.all([service.stop(), line.stop()]);
});
beforeEach(async () => {
  freezeClock(new Date(noon - 60 * minute));
  reader = await makeMember({ name: 'Reader', password: null, locale: 'vi' });
  at(0);
  concerns.clear();
  device = service.device();
  line.pushed.length = 0;
  line.moods.length = 0;
});
afterEach(() => freezeClock(undefined));

function at(minutes: number): void {
  freezeClock(new Date(noon + minutes * minute));
}
const subscribe = (which = device, who = reader) =>
  subscribePush(who.actor, { ...which.subscription, userAgent: 'Firefox' });
const tell = (kind: { name: string }, once: string, more = {}) =>
  tellOf(database, kind, once, { memberId: reader.memberId, actorId: mali.memberId, ...more });
async function deliverAt(minutes: number): Promise<void> {
  at(minutes);
  await deliver();
}
const deliveries = (channel: 'push' | 'line') =>
  db.noticeDelivery.findMany({ where: { memberId: reader.memberId, channel }, orderBy: { id: 'asc' } });

describe('a push message', () => {
  test('reaches the member’s devices, readable by them alone, once', async () => {
    const other = service.device();
    await subscribe();
    await subscribe(other);
    await tell(soonKind, 'one');
    await deliverAt(1);
    await deliverAt(2);
    for (const { messages } of [device, other])
      expect(messages).toEqual([
        {
          title: 'Mali did one',
          body: 'บ้านของเรา',
          url: expect.stringMatching(/^\/notices\/[0-9a-f-]{36}$/) as string,
          tag: expect.any(String) as string,
          lang: 'vi',
        },
      ]);
    expect(device.headers[0]).toMatchObject({ urgency: 'normal', ttl: '86400' });
    expect(await deliveries('push')).toMatchObject([{ status: 'sent', attempts: 1 }]);
  });

  test('of what is merged takes the place of the one before', async () => {
    await subscribe();
    await tell(soonKind, 'one', { subject: 'thing' });
    await tell(soonKind, 'two', { subject: 'thing' });
    await deliverAt(1);
    await tell(soonKind, 'three', { subject: 'thing' });
    await deliverAt(2);
    const [first, second] = device.messages;
    expect(device.messages).toHaveLength(2);
    expect(second!.tag).toBe(first!.tag);
  });

  test('does not come when it was read, is gone, is not wanted, or is of a kind that is gathered', async () => {
    await subscribe();
    await tell(soonKind, 'read');
    await readNotices(reader.actor, {});
    await tell(soonKind, 'gone');
    concerns.set('gone', 'gone');
    await tell(gatheredKind, 'gathered');
    await tell(soonKind, 'unwanted');
    await chooseNotices(reader.actor, { kinds: { 'test.soon': { push: 'off' } } });
    await deliverAt(1);
    expect(device.messages).toEqual([]);
  });

  test('waits for the morning in quiet hours, unless it is urgent', async () => {
    await subscribe();
    // 23:00 in Bangkok.
    at(11 * 60);
    await tell(soonKind, 'late');
    await tell(urgentKind, 'now');
    await deliverAt(11 * 60 + 1);
    expect(device.messages.map(({ title }) => title)).toEqual(['Mali did now']);
    expect(device.headers[0]).toMatchObject({ urgency: 'high' });
    await deliverAt(19 * 60 - 1);
    expect(device.messages).toHaveLength(1);
    await deliverAt(19 * 60 + 1);
    expect(device.messages.map(({ title }) => title)).toEqual(['Mali did now', 'Mali did late']);
  });

  test.each([404, 410])('ends a subscription that the service answers with %d', async (status) => {
    await subscribe();
    device.moods.push(status);
    await tell(soonKind, 'one');
    await deliverAt(1);
    expect(await db.pushSubscription.count({ where: { memberId: reader.memberId } })).toBe(0);
    expect(await deliveries('push')).toMatchObject([{ status: 'skipped' }]);
  });

  test('is tried again when the service asks for it, and not when no answer came', async () => {
    await subscribe();
    device.moods.push(503, 429);
    await tell(soonKind, 'one');
    await deliverAt(1);
    await deliverAt(5);
    expect(device.messages).toEqual([]);
    await deliverAt(10);
    expect(device.messages).toHaveLength(1);
    device.moods.push('hang up');
    await tell(soonKind, 'two');
    await deliverAt(20);
    await deliverAt(60);
    expect(device.messages).toHaveLength(1);
    expect((await deliveries('push'))[1]).toMatchObject({ status: 'unknown' });
  });

  test('goes to no address within the portal’s own network', async () => {
    const { p256dh, auth } = device.subscription.keys;
    for (const endpoint of [
      'https://127.0.0.1/x',
      'https://10.0.0.1/x',
      'http://example.com/x',
      'https://[::1]/x',
    ])
      expect(await sendPush({ endpoint, p256dh, auth }, {} as never, { urgent: false })).toEqual({
        fate: 'gone',
      });
  });

  test('belongs to whoever subscribed the browser last, who alone may end it', async () => {
    const { id } = await subscribe();
    await expect(unsubscribePush(mali.actor, { id })).rejects.toMatchObject({ code: 'not_found' });
    await subscribe(device, mali);
    await tell(soonKind, 'one');
    await deliverAt(1);
    expect(device.messages).toEqual([]);
    await unsubscribePush(mali.actor, { endpoint: device.subscription.endpoint });
  });
});

describe('two nodes', () => {
  test('running the same due job ring once', async () => {
    await subscribe();
    for (let thing = 0; thing < 5; thing++) await tell(soonKind, `thing ${thing}`);
    at(1);
    await Promise.all([1, 2, 3, 4, 5, 6].map(() => deliver()));
    expect(device.messages).toHaveLength(5);
  });

  test('without the claim ring more than once: the control', async () => {
    const control = await cloneDatabase();
    await control.sql(`CREATE OR REPLACE FUNCTION claim_rings(p_at timestamptz, p_limit int)
      RETURNS SETOF "NoticeDelivery" LANGUAGE sql AS $$
        SELECT * FROM "NoticeDelivery" WHERE "status" = 'waiting' AND "channel" IN ('push', 'line') AND "dueAt" <= p_at $$`);
    // Its keys for push are made anew.
    await control.sql(`DELETE FROM "PortalKey"`);
    try {
      await connectDatabase(control.url);
      freezeClock(new Date(noon - 60 * minute));
      const member = await makeMember({ password: null });
      at(0);
      await subscribePush(member.actor, { ...device.subscription, userAgent: null });
      await tellOf(control, soonKind, 'one', { memberId: member.memberId });
      at(1);
      await Promise.all([1, 2, 3].map(() => deliver()));
      expect(device.messages.length).toBeGreaterThan(1);
    } finally {
      await connectDatabase(database.url);
      await control.drop();
    }
  });

  test('a node that dies between its claim and the sending rings nobody twice', async () => {
    await subscribe();
    await tell(soonKind, 'one');
    at(1);
    // The claim as the node left it.
    await db.$queryRaw`SELECT 1 FROM claim_rings(${new Date(noon + minute)}::timestamptz, 50)`;
    await deliverAt(5);
    expect(await deliveries('push')).toMatchObject([{ status: 'claimed' }]);
    await deliverAt(12);
    await deliverAt(30);
    expect(await deliveries('push')).toMatchObject([{ status: 'unknown' }]);
    expect(device.messages).toEqual([]);
  });
});

describe('LINE', () => {
  const event = (type: string, userId: string, text?: string) =>
    takeLineEvents(
      JSON.stringify({
        events: [{ type, replyToken: 'r', source: { userId }, message: { type: 'text', text } }],
      }),
    );
  async function link(userId = `U${reader.memberId}`): Promise<string> {
    const { code } = await startLineLink(reader.actor, {});
    await event('message', userId, `hello, my code is ${code.toLowerCase()}`);
    return userId;
  }

  test('is linked by a code that is good once and for half an hour', async () => {
    const { code } = await startLineLink(reader.actor, {});
    at(31);
    await event('message', 'Ulate', code);
    expect(await db.lineLink.count({ where: { lineUserId: 'Ulate' } })).toBe(0);
    await link('Umine');
    expect(line.replied.at(-1)).toContain('Đã liên kết');
    await event('message', 'Uother', code);
    expect(await db.lineLink.findUnique({ where: { memberId: reader.memberId } })).toMatchObject({
      lineUserId: 'Umine',
      code: null,
    });
  });

  test('gets a message, once also when the answer was lost or a node died', async () => {
    const to = await link();
    line.moods.push('taken, no answer');
    await tell(soonKind, 'one');
    await deliverAt(1);
    await deliverAt(5);
    expect(line.pushed).toMatchObject([{ to }]);
    expect(line.pushed[0]!.text).toMatch(/^Mali did one\nบ้านของเรา\nhttp\S+\/notices\/\S+$/);
    expect(await deliveries('line')).toMatchObject([{ status: 'sent', attempts: 2 }]);
    await tell(soonKind, 'two');
    at(6);
    await db.$queryRaw`SELECT 1 FROM claim_rings(${new Date(noon + 6 * minute)}::timestamptz, 50)`;
    await deliverAt(20);
    expect(line.pushed).toHaveLength(2);
  });

  test('is asked again after the time it says, and no more when the member has blocked the account', async () => {
    await link();
    line.moods.push(429);
    await tell(soonKind, 'one');
    await deliverAt(1);
    await deliverAt(2);
    expect(line.pushed).toEqual([]);
    await deliverAt(4);
    expect(line.pushed).toHaveLength(1);
    line.moods.push(403);
    await tell(soonKind, 'two');
    await deliverAt(5);
    await tell(soonKind, 'three');
    await deliverAt(10);
    expect(line.pushed).toHaveLength(1);
    await event('follow', `U${reader.memberId}`);
    await tell(soonKind, 'four');
    await deliverAt(15);
    expect(line.pushed).toHaveLength(2);
    await event('unfollow', `U${reader.memberId}`);
    await tell(soonKind, 'five');
    await deliverAt(20);
    expect(line.pushed).toHaveLength(2);
  });

  test('is believed only with its signature over the whole body', () => {
    const signature = createHmac('sha256', secret).update('{"events":[]}').digest('base64');
    expect(isFromLine('{"events":[]}', signature)).toBe(true);
    expect(isFromLine('{"events":[1]}', signature)).toBe(false);
    expect(isFromLine('{"events":[]}', null)).toBe(false);
    expect(isFromLine('{"events":[]}', 'x')).toBe(false);
  });
});
