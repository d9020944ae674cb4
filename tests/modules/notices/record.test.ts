import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { declareKinds } from '~/modules/notices/kinds.server';
import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { type Concern, defineNotice, notice, recordNotices } from '~/platform/notices.server';
import { useDatabase } from '../../support/database';
import { workOff } from '../../support/jobs';
import { makeMember, type TestPerson } from '../../support/people';

let standing: Concern = 'yes';
const heard = defineNotice<{ title: string }>({
  name: 'test.heard',
  group: 'talk',
  defaults: { inApp: 'on', email: 'off', push: 'off', line: 'off' },
  label: () => 'Heard',
  say: ({ who, items }) => ({ line: `${who}: ${items[0]!.data.title}` }),
  stillConcerns: async (asked) => asked.map(() => standing),
});
const unwanted = defineNotice<{ title: string }>({
  ...heard,
  name: 'test.unwanted',
  defaults: { inApp: 'off', email: 'off', push: 'off', line: 'off' },
});

let database: Awaited<ReturnType<typeof useDatabase>>;
let reader: TestPerson;
let writer: TestPerson;
beforeAll(async () => {
  database = await useDatabase();
  declareKinds([heard, unwanted]);
  writer = await makeMember({ password: null });
});
afterAll(() => database.release());
beforeEach(async () => {
  standing = 'yes';
  reader = await makeMember({ password: null });
});

const about = (once: string, more: object = {}) => ({
  memberId: reader.memberId,
  actorId: writer.memberId,
  subject: 'thing:1',
  once,
  data: { title: once },
  url: `/things/${once}`,
  ...more,
});
async function tell(...list: Parameters<typeof recordNotices>[1]): Promise<void> {
  await transact((tx) => recordNotices(tx, list));
  await workOff(database, ['notices.record']);
}
const lines = () =>
  db.notice.findMany({
    where: { memberId: reader.memberId },
    include: { items: true },
    orderBy: { id: 'asc' },
  });

describe('what is to be told', () => {
  test('stands in one line until it is read, then begins a new one', async () => {
    await tell(notice(heard, about('a')), notice(heard, about('b')));
    await tell(notice(heard, about('c')));
    expect(await lines()).toMatchObject([{ itemCount: 3, url: '/things/c', readAt: null }]);
    await db.notice.updateMany({ where: { memberId: reader.memberId }, data: { readAt: new Date() } });
    await tell(notice(heard, about('d')));
    expect(await lines()).toMatchObject([{ itemCount: 3 }, { itemCount: 1, url: '/things/d' }]);
  });

  test('is told once, however often it is recorded and whatever was read meanwhile', async () => {
    await tell(notice(heard, about('a')));
    await tell(notice(heard, about('a')), notice(heard, about('a')));
    await db.notice.updateMany({ where: { memberId: reader.memberId }, data: { readAt: new Date() } });
    await tell(notice(heard, about('a')));
    expect(await lines()).toMatchObject([{ itemCount: 1 }]);
  });

  test('is of the first kind that the member wants to hear of', async () => {
    await tell(notice(unwanted, about('a')), notice(heard, about('a')));
    expect(await lines()).toMatchObject([{ kind: 'test.heard', itemCount: 1 }]);
  });

  test('is not told to who did it, to somebody suspended, or when it is read or gone', async () => {
    await tell(notice(heard, about('a', { actorId: reader.memberId })));
    standing = 'read';
    await tell(notice(heard, about('b')));
    standing = 'gone';
    await tell(notice(heard, about('c')));
    standing = 'yes';
    await db.member.update({ where: { id: reader.memberId }, data: { status: 'suspended' } });
    await tell(notice(heard, about('d')));
    expect(await lines()).toEqual([]);
  });

  test('is told with the number of what is unread, in the member’s own stream', async () => {
    await tell(notice(heard, about('a')));
    await tell(notice(heard, about('b', { subject: 'thing:2' })));
    const told = await db.update.findMany({
      where: { stream: `member:${reader.memberId}`, type: 'notice.created' },
      orderBy: { seq: 'asc' },
    });
    expect(told.map(({ data }) => (data as { unread: number }).unread)).toEqual([1, 2]);
  });
});
