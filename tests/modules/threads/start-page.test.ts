import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followThread } from '~/modules/threads/follow-thread.server';
import { listActivity } from '~/modules/threads/list-activity.server';
import { markRead } from '~/modules/threads/mark-read.server';
import { visitor } from '~/platform/actor';
import { makeClub, makePerson, makeThread, type SignedInPerson, type TestClub } from '../../support/club';
import { useDatabase } from '../../support/database';

let database: Awaited<ReturnType<typeof useDatabase>>;
let open: TestClub;
let closed: TestClub;
let ann: SignedInPerson;
let bob: SignedInPerson;
let cay: SignedInPerson;

beforeAll(async () => {
  database = await useDatabase();
  open = await makeClub('open');
  closed = await makeClub('closed', 'members');
  ann = await makePerson('Ann', open);
  bob = await makePerson('Bob', open);
  cay = await makePerson('Cay', closed);
});
afterAll(() => database.release());

const idsOf = (activity: Awaited<ReturnType<typeof listActivity>>) => activity.map(({ thread }) => thread.id);

describe('what is happening now', () => {
  test('shows a visitor the public clubs alone, and a member their own', async () => {
    const inOpen = await makeThread(ann, open);
    const inClosed = await makeThread(cay, closed);
    expect(idsOf(await listActivity(visitor, { limit: 50 }))).toContain(inOpen);
    expect(idsOf(await listActivity(visitor, { limit: 50 }))).not.toContain(inClosed);
    expect(idsOf(await listActivity(cay.actor, { limit: 50 }))).toEqual([inClosed]);
    expect(idsOf(await listActivity(cay.actor, { limit: 50, everywhere: true }))).toContain(inOpen);
  });

  test('puts what is unread first, and leaves out what is muted', async () => {
    const [first, second] = [await makeThread(ann, open), await makeThread(ann, open)];
    await markRead(bob.actor, second, 1);
    const before = await listActivity(bob.actor, { limit: 50 });
    expect(before.find(({ thread }) => thread.id === first)?.thread.viewer).toMatchObject({ unread: 1 });
    expect(idsOf(before).indexOf(first)).toBeLessThan(idsOf(before).indexOf(second));
    await followThread(bob.actor, first, 'muted');
    expect(idsOf(await listActivity(bob.actor, { limit: 50 }))).not.toContain(first);
  });
});
