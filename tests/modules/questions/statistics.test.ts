import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { grantRole } from '~/modules/clubs/grant-role.server';
import { getStatistics } from '~/modules/questions/get-statistics.server';
import { noteStanding } from '~/modules/questions/note-acceptance.server';
import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { system } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { makeClub, makePerson } from '../../support/club';
import { useDatabase } from '../../support/database';
import { ask, makeExpert, openDesk, write } from '../../support/questions';

let database: Awaited<ReturnType<typeof useDatabase>>;
/** Monday, 9:00 in Bangkok. */
const monday = new Date('2026-11-23T02:00:00Z');
const after = (minutes: number) => freezeClock(new Date(monday.getTime() + minutes * 60_000));

beforeAll(async () => {
  database = await useDatabase();
});
afterEach(() => freezeClock(undefined));
afterAll(() => database.release());

test('statistics count first answers, their median in working time, what was in time and accepted', async () => {
  after(0);
  const club = await makeClub('dogs');
  await openDesk(club);
  const asker = await makePerson('Asker', club);
  const ann = await makeExpert('Ann', club);
  const moderator = await makePerson('Mod', club);
  await grantRole(system, { memberId: moderator.memberId, role: 'moderator', club: 'dogs' });
  for (const [asked, answered] of [
    [0, 30],
    [10, 70],
    // In the evening, answered the next morning at ten: one working hour and a half.
    [520, 1_500],
  ] as const) {
    after(asked);
    const threadId = await ask(asker, club);
    after(answered);
    const postId = await write(ann, threadId);
    if (asked === 0) {
      await acceptAnswer(asker.actor, { threadId, postId });
      await noteStanding(system, { threadId });
    }
  }
  const mine = await getStatistics(ann.actor, { by: 'week', of: 'me' });
  expect(mine.periods).toHaveLength(12);
  expect(mine.periods.at(-1)).toEqual({
    ...{ from: '2026-11-23', asked: 3, answers: 3, medianSeconds: 3_600, hit: 3, missed: 0 },
    ...{ accepted: 1, helped: 0 },
  });
  expect(mine.experts).toEqual([]);
  const clubs = await getStatistics(moderator.actor, { by: 'month', of: 'club', club: 'dogs' });
  expect(clubs.experts).toMatchObject([{ name: 'Ann', answers: 3, hit: 3, accepted: 1 }]);
  expect(clubs.periods.at(-1)).toMatchObject({ from: '2026-11-01', answers: 3 });
  await expect(getStatistics(ann.actor, { by: 'week', of: 'club' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(getStatistics(asker.actor, { by: 'week', of: 'me' })).rejects.toMatchObject({
    code: 'forbidden',
  });
});
