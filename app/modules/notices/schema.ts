import { z } from 'zod';
import { presets } from './presets';

/** Up to 100 lines at once; `unread`: without what was read. */
export const listNoticesInput = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  unread: z
    .enum(['true', 'false'])
    .default('false')
    .transform((word) => word === 'true'),
});

/** Which lines were read: these, or all that were there at a moment (without it, all there are). */
export const readNoticesInput = z.union([
  z.object({ ids: z.array(z.string()).min(1).max(200) }).strict(),
  z.object({ upTo: z.iso.datetime().optional() }).strict(),
]);
export type ReadNoticesInput = z.output<typeof readNoticesInput>;

/** One line, in the reader's language. */
export const noticeAnswer = z.object({
  id: z.string(),
  kind: z.string(),
  /** How much is merged in it. */
  count: z.int(),
  line: z.string(),
  about: z.string().nullable(),
  excerpt: z.string().nullable(),
  language: z.enum(['th', 'vi', 'en']).nullable(),
  /** Who did it, the latest first, at most three. */
  actors: z.array(z.object({ id: z.string(), name: z.string(), pictureId: z.string().nullable() })),
  club: z.object({ slug: z.string(), name: z.string() }).nullable(),
  /** A path of the portal: opens what it is about and marks the line read. */
  url: z.string(),
  at: z.iso.datetime(),
  read: z.boolean(),
});
export type NoticeView = z.output<typeof noticeAnswer>;

const onOff = z.enum(['on', 'off']);
const hour = z.coerce.number().int().min(0).max(23);

/** What is chosen of a kind; what is left out stays as it is. */
export const modesInput = z
  .object({ inApp: onOff, email: z.enum(['off', 'on', 'digest']), push: onOff, line: onOff })
  .partial()
  .strict();

export const timesInput = z
  .object({
    digestEvery: z.enum(['day', 'week']),
    digestHour: hour,
    digestWeekday: z.coerce.number().int().min(1).max(7),
    quietFrom: hour.nullable(),
    quietUntil: hour.nullable(),
  })
  .refine(({ quietFrom, quietUntil }) => (quietFrom === null) === (quietUntil === null), {
    params: { code: 'invalid' },
    path: ['quietUntil'],
  });

/** A preset first, then what is chosen one by one. */
export const choosingInput = z
  .object({
    preset: z.enum(presets).optional(),
    kinds: z.record(z.string().max(100), modesInput).optional(),
    times: timesInput.optional(),
    /** Mails about notices at all. */
    emailOff: z.boolean().optional(),
  })
  .strict();
export type ChoosingInput = z.output<typeof choosingInput>;

const mode = z.enum(['off', 'on', 'digest']);

export const choicesAnswer = z.object({
  kinds: z.array(
    z.object({
      name: z.string(),
      group: z.enum(['talk', 'following', 'questions', 'clubs', 'points', 'moderation', 'reminders']),
      label: z.string(),
      modes: z.object({ inApp: mode, email: mode, push: mode, line: mode }),
      /** Channels that cannot be switched off. */
      always: z.array(z.enum(['inApp', 'email', 'push', 'line'])),
    }),
  ),
  times: z.object({
    digestEvery: z.enum(['day', 'week']),
    digestHour: z.int(),
    digestWeekday: z.int(),
    quietFrom: z.int().nullable(),
    quietUntil: z.int().nullable(),
  }),
  timeZone: z.string(),
  preset: z.enum(presets).nullable(),
  email: z.object({
    address: z.string().nullable(),
    confirmed: z.boolean(),
    off: z.boolean(),
    stopped: z.object({ reason: z.enum(['bounced', 'complained']), at: z.iso.datetime() }).nullable(),
  }),
  push: z.object({
    publicKey: z.string(),
    devices: z.array(z.object({ id: z.string(), name: z.string().nullable(), createdAt: z.iso.datetime() })),
  }),
  /** Null where the portal has no LINE account. */
  line: z.object({ linked: z.boolean(), blocked: z.boolean(), code: z.string().nullable() }).nullable(),
});
export type Choices = z.output<typeof choicesAnswer>;

/** As `PushSubscription.toJSON()` of the browser gives it. */
export const pushSubscriptionInput = z.object({
  endpoint: z.url({ protocol: /^https?$/ }).max(1_000),
  keys: z.object({
    p256dh: z.string().regex(/^[\w-]{80,100}=*$/),
    auth: z.string().regex(/^[\w-]{16,40}=*$/),
  }),
});
export type PushSubscriptionInput = z.output<typeof pushSubscriptionInput>;

export const mailBounceInput = z.object({
  address: z.email().max(254),
  reason: z.enum(['bounced', 'complained']).default('bounced'),
  detail: z.string().max(300).default(''),
});
