import { blockPerson } from '~/modules/clubs/block-person.server';
import { chooseNotices } from '~/modules/notices/choose-notices.server';
import { followPerson } from '~/modules/threads/follow-person.server';
import { followTag } from '~/modules/threads/follow-tag.server';
import { bookmarkPost } from '~/modules/threads/bookmark-post.server';
import { followThread } from '~/modules/threads/follow-thread.server';
import { markRead } from '~/modules/threads/mark-read.server';
import { saveDraft } from '~/modules/threads/save-draft.server';
import { demoAccounts } from '../../demo-accounts.server';
import {
  type Act,
  actorOf,
  isActive,
  laneOf,
  minutesPerDay,
  momentOf,
  type PlayedThread,
  type Stage,
} from './stage.server';

const oldAfterMinutes = 2 * minutesPerDay;

/** A number from 0 to 9 that is the same at every start. */
function fate(text: string): number {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + letter.codePointAt(0)!) % 100_003;
  return sum % 10;
}

/** Up to which number somebody has read: old threads to the end, lively ones in part, so that there is something new for each. */
function readTo(key: string, { thread }: PlayedThread): number {
  const { posts, title } = thread;
  const chance = fate(`${key} ${title}`);
  // Of what they began themselves they have not seen the latest answers, so that their notices tell of them.
  if (posts[0]!.author === key && chance < 6) return Math.max(1, posts.length - 1 - (chance % 3));
  if (posts.at(-1)!.minutesAgo > oldAfterMinutes) return posts.length;
  if (chance < 4) return Math.max(1, posts.length - 1 - (chance % 3));
  return chance < 6 ? 0 : posts.length;
}

function readingActs(stage: Stage): Act[] {
  return demoAccounts.flatMap(({ key }) =>
    stage.threads
      .filter((played) => isActive(key, played.thread.club) && readTo(key, played) > 0)
      .map((played) => ({
        lane: laneOf(played.thread),
        minutesAgo: played.thread.posts.at(-1)!.minutesAgo * 0.5,
        run: () => markRead(actorOf(stage, key), played.id, readTo(key, played)),
      })),
  );
}

/** What the customer keeps, follows and has begun to write. */
function customerActs(stage: Stage): Act[] {
  const customer = () => actorOf(stage, 'customer');
  const inClubs = stage.threads.filter(({ thread }) => isActive('customer', thread.club) && !thread.status);
  const answered = inClubs.filter(({ thread }) => thread.accepted && thread.posts.at(-1)!.minutesAgo > 60);
  const [first, second, third, fourth] = answered as [PlayedThread, PlayedThread, PlayedThread, PlayedThread];
  const keep = (played: PlayedThread, note: string, remindInDays?: number) =>
    bookmarkPost(customer(), played.postIds[played.thread.accepted! - 1]!, {
      ...{ on: true, note },
      remindAt: remindInDays === undefined ? null : momentOf(stage, -remindInDays * minutesPerDay),
    });
  return [
    { minutesAgo: 50, run: () => keep(first, 'ลองทำตามนี้เสาร์นี้', 2) },
    { minutesAgo: 48, run: () => keep(second, '') },
    // Due when the portal starts.
    { minutesAgo: 47, run: () => keep(fourth, 'ถามหมอเรื่องนี้อีกที', 0) },
    { minutesAgo: 46, run: () => followThread(customer(), first.id, 'following') },
    { minutesAgo: 44, run: () => followThread(customer(), third.id, 'muted') },
    {
      minutesAgo: 12,
      run: () =>
        saveDraft(customer(), `thread:${second.id}`, { body: 'ขอบคุณทุกคนนะคะ เดี๋ยวถ่ายรูปเพิ่มแล้วจะมาเล่าต่อว่า' }),
    },
    {
      minutesAgo: 200,
      run: () => blockPerson(customer(), { memberId: stage.memberIds.get('joe')! }),
    },
  ];
}

/** Topics and people that the demo accounts follow, and how they want to hear of them. */
function followingActs(stage: Stage): Act[] {
  const followers = ['customer', 'khach', 'guest-english', 'expert'];
  return stage.threads
    .filter(({ thread }) => thread.posts.length > 2)
    .slice(0, 8)
    .flatMap((played, index): Act[] => {
      const { club, tags, posts } = played.thread;
      const key = followers[index % followers.length]!;
      const writer = posts[0]!.author;
      const actor = () => actorOf(stage, key);
      if (!isActive(key, club)) return [];
      const [tag] = tags;
      const personId = () => stage.memberIds.get(writer)!;
      return [
        ...(tag ? [{ minutesAgo: 40, run: () => followTag(actor(), { slug: club, tag, on: true }) }] : []),
        ...(writer !== key && isActive(writer, club)
          ? [
              {
                minutesAgo: 39,
                run: () => followPerson(actor(), { slug: club, personId: personId(), on: true }),
              },
            ]
          : []),
        { minutesAgo: 38, run: () => followThread(actor(), played.id, 'following') },
      ];
    });
}

function choosingActs(stage: Stage): Act[] {
  return [
    { minutesAgo: 36, run: () => chooseNotices(actorOf(stage, 'khach'), { preset: 'calm' }) },
    { minutesAgo: 36, run: () => chooseNotices(actorOf(stage, 'expert'), { preset: 'everything' }) },
  ];
}

export function lastActs(stage: Stage): Act[] {
  return [...readingActs(stage), ...customerActs(stage), ...followingActs(stage), ...choosingActs(stage)];
}
