import { z } from 'zod';
import { reactionNames } from './post';
import { audienceSchema } from './schema';

/** What the API answers about threads; the OpenAPI document is made of these. */
const time = z.iso.datetime();
const locale = z.enum(['th', 'vi', 'en']).nullable();
const person = z.object({ id: z.string(), name: z.string(), pictureId: z.string().nullable() });

export const badgeAnswer = z.object({
  roles: z.array(z.enum(['admin', 'moderator', 'agent', 'expert', 'supplier'])),
  commercial: z.boolean(),
  organisation: z
    .object({ name: z.string(), kind: z.enum(['brand', 'supplier', 'dealer', 'practice']) })
    .optional(),
  expert: z
    .object({
      field: z.string(),
      credential: z.string(),
      issuer: z.string(),
      validUntil: z.string().nullable(),
      paidBy: z
        .array(
          z.object({
            kind: z.enum(['employer', 'clinic', 'sponsor', 'own_shop', 'other']),
            name: z.string(),
          }),
        )
        .optional(),
    })
    .optional(),
});

const pollAnswer = z.object({
  id: z.string(),
  question: z.string(),
  kind: z.enum(['single', 'several']),
  options: z.array(z.object({ key: z.string(), label: z.string(), votes: z.int() })),
  voterCount: z.int(),
  closesAt: time.nullable(),
});

const reactionsAnswer = z.partialRecord(z.enum(reactionNames), z.int());

export const postAnswer = z.object({
  id: z.string(),
  threadId: z.string(),
  number: z.int(),
  author: person.extend({ badge: badgeAnswer }).nullable(),
  audience: audienceSchema,
  status: z.enum(['published', 'hidden', 'removed']),
  body: z.string(),
  html: z.string(),
  language: locale,
  replyTo: z
    .object({
      id: z.string(),
      number: z.int(),
      author: z.object({ id: z.string(), name: z.string() }).nullable(),
    })
    .nullable(),
  createdAt: time,
  editedAt: time.nullable(),
  editCount: z.int(),
  reactions: reactionsAnswer,
  poll: pollAnswer.nullable(),
  preview: z
    .object({ url: z.string(), title: z.string(), description: z.string(), siteName: z.string() })
    .nullable(),
  movedTo: z.object({ threadId: z.string(), number: z.int() }).nullable(),
  /** Null for what answers no question. */
  answer: z
    .object({
      state: z.enum(['proposed', 'accepted', 'superseded']),
      supersededBy: z
        .object({
          kind: z.enum(['post', 'guide']),
          id: z.string(),
          title: z.string(),
          url: z.string(),
          at: time,
        })
        .nullable(),
    })
    .nullable(),
  viewer: z
    .object({
      mine: z.boolean(),
      reactions: z.array(z.enum(reactionNames)),
      bookmarked: z.boolean(),
      blocked: z.boolean(),
      votes: z.array(z.string()),
      hidden: z.object({ why: z.enum(['words', 'flags', 'moderator']), html: z.string() }).nullable(),
    })
    .optional(),
});

const follow = z.enum(['normal', 'following', 'muted']);

export const threadAnswer = z.object({
  id: z.string(),
  clubId: z.string(),
  clubSlug: z.string(),
  url: z.string(),
  kind: z.enum(['talk', 'question', 'proposal', 'announcement', 'live']),
  status: z.enum(['open', 'locked', 'merged', 'archived']),
  title: z.string(),
  tags: z.array(z.string()),
  language: locale,
  author: person.nullable(),
  pinned: z.boolean(),
  slowModeSeconds: z.int(),
  acceptedPostId: z.string().nullable(),
  mergedInto: z.object({ id: z.string(), url: z.string() }).nullable(),
  postCount: z.int(),
  lastNumber: z.int(),
  lastPostAt: time,
  createdAt: time,
});

export const threadItemAnswer = threadAnswer.extend({
  viewer: z.object({ readNumber: z.int(), unread: z.int(), follow }).optional(),
});

export const threadDetailAnswer = z.object({
  thread: threadAnswer,
  duplicates: z.array(z.object({ id: z.string(), title: z.string(), url: z.string() })),
  viewer: z.object({
    mayReply: z.boolean(),
    mayModerate: z.boolean(),
    mayAccept: z.boolean(),
    mayRetitle: z.boolean(),
    mayReact: z.boolean(),
    mayCurate: z.boolean(),
    audiences: z.array(audienceSchema),
    readNumber: z.int(),
    unread: z.int(),
    follow,
  }),
});

export const postWindowAnswer = z.object({
  items: z.array(postAnswer),
  lastNumber: z.int(),
  postCount: z.int(),
  seq: z.int(),
  heads: z.record(z.string(), z.int()),
  more: z.object({ before: z.boolean(), after: z.boolean() }),
});

export const pollVoteAnswer = z.object({ poll: pollAnswer, choices: z.array(z.string()) });
export const reactedAnswer = z.object({ reactions: reactionsAnswer });
export const followSchema = follow;

export const versionsAnswer = z.object({
  versions: z.array(
    z.object({
      version: z.int(),
      body: z.string(),
      replacedAt: time.nullable(),
      replacedBy: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});

export const bookmarksAnswer = z.object({
  items: z.array(
    z.object({
      postId: z.string(),
      number: z.int(),
      note: z.string(),
      remindAt: time.nullable(),
      createdAt: time,
      threadTitle: z.string(),
      clubSlug: z.string(),
      clubName: z.string(),
      threadId: z.string(),
      authorName: z.string().nullable(),
      text: z.string(),
    }),
  ),
  next: z.string().nullable(),
});
