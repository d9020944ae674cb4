import { db } from '~/platform/db/client.server';
import { defineNotice, type NoticeKind, type NoticeWords, type Told } from '~/platform/notices.server';
import { judgePosts, type PostConcern, type ToldPost } from './internal/post-concerns.server';

/** What a notice of a post carries; how the post looks is read when it is shown. */
export interface PostTold extends Partial<ToldPost> {
  postId: string;
}

type Declared = Pick<NoticeKind<PostTold>, 'group' | 'defaults' | 'urgent'>;
type Name =
  'mention' | 'reply' | 'answer' | 'mine' | 'followed' | 'person' | 'tag' | 'announcement' | 'reminder';

function wordsOf(name: Name, { t, who, items, count }: Told<PostTold>): NoticeWords {
  const { title, excerpt, language } = items[0]!.data;
  return { line: t(`told:threads.${name}.line`, { who, count }), about: title, excerpt, language };
}

function postNotice(name: Name, declared: Declared): NoticeKind<PostTold> {
  return defineNotice<PostTold>({
    ...declared,
    name: `threads.${name}`,
    label: (t) => t(`told:threads.${name}.label`),
    say: (told) => wordsOf(name, told),
    stillConcerns: judgePosts,
  });
}

const everywhere = { inApp: 'on', email: 'on', push: 'on', line: 'on' } as const;
const gathered = { inApp: 'on', email: 'digest', push: 'off', line: 'off' } as const;

export const mentionNotice = postNotice('mention', { group: 'talk', defaults: everywhere });
export const replyNotice = postNotice('reply', { group: 'talk', defaults: everywhere });
export const answerNotice = postNotice('answer', { group: 'questions', defaults: everywhere });
export const mineNotice = postNotice('mine', {
  group: 'talk',
  defaults: { ...gathered, email: 'digest', push: 'on' },
});
export const followedNotice = postNotice('followed', { group: 'following', defaults: gathered });
export const personNotice = postNotice('person', { group: 'following', defaults: gathered });
export const tagNotice = postNotice('tag', { group: 'following', defaults: gathered });
export const announcementNotice = postNotice('announcement', { group: 'clubs', defaults: gathered });

/** A bookmark's reminder concerns its member although they have read the post: that is why they want it back. */
export const reminderNotice = defineNotice<PostTold & { note: string }>({
  name: 'threads.reminder',
  group: 'reminders',
  defaults: everywhere,
  label: (t) => t('told:threads.reminder.label'),
  say: (told) => {
    const { note } = told.items[0]!.data;
    return { ...wordsOf('reminder', told), ...(note ? { excerpt: note, language: null } : {}) };
  },
  stillConcerns: async (asked) => (await judgePosts(asked)).map(unreadAgain),
});

/** The author's own post was read by them when they wrote it. */
function unreadAgain({ concern, data }: PostConcern): PostConcern {
  return { concern: concern === 'gone' ? 'gone' : 'yes', data };
}

export const acceptedNotice = defineNotice<PostTold>({
  name: 'threads.accepted',
  group: 'questions',
  defaults: everywhere,
  label: (t) => t('told:threads.accepted.label'),
  say: ({ t, who, items, count }) => {
    const { title, language } = items[0]!.data;
    return { line: t('told:threads.accepted.line', { who, count }), about: title, language };
  },
  async stillConcerns(asked) {
    const ids = asked.map(({ data }) => data.postId);
    const accepted = new Set(
      (
        await db.thread.findMany({ where: { acceptedPostId: { in: ids } }, select: { acceptedPostId: true } })
      ).map(({ acceptedPostId }) => acceptedPostId),
    );
    return (await judgePosts(asked)).map((judged, index) =>
      accepted.has(asked[index]!.data.postId) ? unreadAgain(judged) : { ...judged, concern: 'gone' as const },
    );
  },
});

export const threadNotices = [
  mentionNotice,
  replyNotice,
  mineNotice,
  answerNotice,
  acceptedNotice,
  followedNotice,
  personNotice,
  tagNotice,
  announcementNotice,
  reminderNotice,
];

/** The weightiest first: who has several reasons to hear of a post hears of it once. */
export const postReasons = [
  mentionNotice,
  replyNotice,
  answerNotice,
  mineNotice,
  followedNotice,
  personNotice,
  announcementNotice,
  tagNotice,
];
