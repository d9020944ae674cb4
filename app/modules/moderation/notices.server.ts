import { clubPaths } from '~/modules/clubs/paths';
import { threadPaths } from '~/modules/threads/paths';
import type { Tx } from '~/platform/db/transact.server';
import { now } from '~/platform/clock.server';
import { defineNotice, notice, recordNotices } from '~/platform/notices.server';
import { moderationPaths } from './paths';
import type { DecisionAct } from './rules';

const mustKnow = { inApp: 'on', email: 'on', push: 'on', line: 'off' } as const;
const quiet = { inApp: 'on', email: 'off', push: 'off', line: 'off' } as const;

/** What a moderator decided about somebody: said with the reason, never with who decided. */
export const decidedNotice = defineNotice<{ act: DecisionAct | 'undone'; reason: string; about: string }>({
  name: 'moderation.decided',
  group: 'moderation',
  defaults: mustKnow,
  always: ['inApp'],
  label: (t) => t('told:moderation.decided.label'),
  say: ({ t, items }) => {
    const { act, reason, about } = items[0]!.data;
    return { line: t(`told:moderation.decided.${act}`), about, excerpt: reason };
  },
});

export const hiddenNotice = defineNotice<{ about: string }>({
  name: 'moderation.hidden-by-flags',
  group: 'moderation',
  defaults: mustKnow,
  always: ['inApp'],
  label: (t) => t('told:moderation.hidden.label'),
  say: ({ t, items }) => ({ line: t('told:moderation.hidden.line'), about: items[0]!.data.about }),
});

export const flagOutcomeNotice = defineNotice<{ upheld: boolean; about: string }>({
  name: 'moderation.flag-outcome',
  group: 'moderation',
  defaults: quiet,
  label: (t) => t('told:moderation.flag.label'),
  say: ({ t, items }) => ({
    line: t(items[0]!.data.upheld ? 'told:moderation.flag.upheld' : 'told:moderation.flag.dismissed'),
    about: items[0]!.data.about,
  }),
});

export const waitsNotice = defineNotice<{ club: string }>({
  name: 'moderation.waits',
  roles: ['moderator'],
  group: 'moderation',
  defaults: quiet,
  label: (t) => t('told:moderation.waits.label'),
  say: ({ t, items, count }) => ({
    line: t('told:moderation.waits.line', { count }),
    about: items[0]!.data.club,
  }),
});

export const appealNotice = defineNotice<{ club: string }>({
  name: 'moderation.appeal',
  roles: ['moderator'],
  group: 'moderation',
  defaults: { ...quiet, email: 'on', push: 'on' },
  always: ['inApp'],
  label: (t) => t('told:moderation.appeal.label'),
  say: ({ t, items, count }) => ({
    line: t('told:moderation.appeal.line', { count }),
    about: items[0]!.data.club,
  }),
});

export const heardNotice = defineNotice<{ act: 'uphold' | 'shorten' | 'lift'; club: string; reason: string }>(
  {
    name: 'moderation.appeal-heard',
    group: 'moderation',
    defaults: mustKnow,
    always: ['inApp'],
    label: (t) => t('told:moderation.heard.label'),
    say: ({ t, items }) => {
      const { act, club, reason } = items[0]!.data;
      return { line: t(`told:moderation.heard.${act}`), about: club, excerpt: reason };
    },
  },
);

export const heardOfMineNotice = defineNotice<{
  act: 'uphold' | 'shorten' | 'lift';
  club: string;
  reason: string;
}>({
  name: 'moderation.appeal-heard-of-mine',
  roles: ['moderator'],
  group: 'moderation',
  defaults: quiet,
  always: ['inApp'],
  label: (t) => t('told:moderation.heardOfMine.label'),
  say: ({ t, items, who }) => {
    const { act, club, reason } = items[0]!.data;
    return { line: t(`told:moderation.heardOfMine.${act}`, { who }), about: club, excerpt: reason };
  },
});

export const moderationNotices = [
  decidedNotice,
  hiddenNotice,
  flagOutcomeNotice,
  waitsNotice,
  appealNotice,
  heardNotice,
  heardOfMineNotice,
];

/** Where a post stands, for leading to it. */
export interface PostPlace {
  id: string;
  threadId: string;
  number: number;
  title: string;
}

interface InClub {
  club: { id: string; slug: string; name: string };
}

/** Who keeps the peace in a club now; without any the portal's admins. `except`: who may not hear of it. */
async function keepersOf(tx: Tx, clubId: string, except: readonly (string | null)[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ memberId: string; inClub: boolean }[]>`
    SELECT DISTINCT g."memberId", g."clubId" IS NOT NULL AS "inClub" FROM "RoleGrant" g
    LEFT JOIN "Membership" s ON s."clubId" = g."clubId" AND s."memberId" = g."memberId"
    WHERE g."status" = 'verified' AND (g."validUntil" IS NULL OR g."validUntil" > ${now()})
      AND ((g."clubId" = ${clubId}::uuid AND g."role" = 'moderator' AND s."status" = 'active')
        OR (g."clubId" IS NULL AND g."role" = 'admin'))`;
  const left = rows.filter(({ memberId }) => !except.includes(memberId));
  const moderators = left.filter(({ inClub }) => inClub);
  return (moderators.length > 0 ? moderators : left).map(({ memberId }) => memberId);
}

/** The author hears that flags have hidden their post, its readers' moderators that something waits. */
export async function tellHidden(
  tx: Tx,
  { club, authorId, post, reviewId }: InClub & { authorId: string | null; post: PostPlace; reviewId: string },
): Promise<void> {
  if (!authorId) return;
  await recordNotices(tx, [
    notice(hiddenNotice, {
      memberId: authorId,
      clubId: club.id,
      subject: `post:${post.id}`,
      once: `hidden:${reviewId}`,
      url: threadPaths.post(club.slug, post.threadId, post.number),
      data: { about: post.title },
    }),
  ]);
}

/** Moderators hear that something waits; merged into one line for each club until they look. */
export async function tellWaiting(tx: Tx, { club, reviewId }: InClub & { reviewId: string }): Promise<void> {
  const keepers = await keepersOf(tx, club.id, []);
  await recordNotices(
    tx,
    keepers.map((memberId) =>
      notice(waitsNotice, {
        ...{ memberId, clubId: club.id, subject: `club:${club.id}`, once: `review:${reviewId}` },
        ...{ url: moderationPaths.queue(club.slug), data: { club: club.name } },
      }),
    ),
  );
}

/** An appeal waits: those hear of it who may decide it. */
export async function tellAppeal(
  tx: Tx,
  {
    club,
    reviewId,
    byId,
    memberId: whose,
  }: InClub & { reviewId: string; byId: string | null; memberId: string },
): Promise<void> {
  const hearers = await keepersOf(tx, club.id, [byId, whose]);
  await recordNotices(
    tx,
    hearers.map((memberId) =>
      notice(appealNotice, {
        ...{ memberId, clubId: club.id, subject: `club:${club.id}`, once: `appeal:${reviewId}` },
        ...{ url: moderationPaths.review(reviewId, club.slug), data: { club: club.name } },
      }),
    ),
  );
}

export interface DecisionTold extends InClub {
  decisionId: string;
  act: DecisionAct | 'undone';
  reason: string;
  /** Whom it is about. */
  memberId: string | null;
  /** Who decided. */
  byId: string;
  post: PostPlace | undefined;
  /** Of an appeal: who had suspended. */
  suspendedById?: string | null;
  /** Whose flags are answered by it. */
  flaggers: readonly string[];
  /** The post stood all the time: to its author nothing has happened. */
  unnoticed: boolean;
}

/** Who was decided about hears it with the reason; who flagged hears what became of it; who had suspended what became of the appeal. */
export async function tellDecision(tx: Tx, told: DecisionTold): Promise<void> {
  const { club, decisionId, act, reason, memberId, byId, post, flaggers } = told;
  const clubId = club.id;
  const once = `decision:${decisionId}:${act === 'undone' ? 'undone' : 'made'}`;
  const about = post?.title ?? club.name;
  if (act === 'uphold' || act === 'shorten' || act === 'lift') {
    const data = { act, club: club.name, reason };
    const common = { clubId, subject: `club:${clubId}`, once, data };
    await recordNotices(tx, [
      ...(memberId ? [notice(heardNotice, { ...common, memberId, url: clubPaths.standing(club.slug) })] : []),
      ...(told.suspendedById
        ? [
            notice(heardOfMineNotice, {
              ...{ ...common, memberId: told.suspendedById, actorId: byId },
              url: moderationPaths.suspended(club.slug),
            }),
          ]
        : []),
    ]);
    return;
  }
  // Suspensions are told by the clubs themselves.
  const silent = told.unnoticed || act === 'suspend';
  await recordNotices(tx, [
    ...(memberId && !silent
      ? [
          notice(decidedNotice, {
            ...{ memberId, clubId, subject: post ? `post:${post.id}` : `club:${clubId}`, once },
            ...{ url: clubPaths.standing(club.slug), data: { act, reason, about } },
          }),
        ]
      : []),
    ...(act === 'undone'
      ? []
      : flaggers.map((flagger) =>
          notice(flagOutcomeNotice, {
            ...{ memberId: flagger, clubId, subject: post ? `post:${post.id}` : `club:${clubId}`, once },
            ...{ url: moderationPaths.flags(), data: { upheld: act !== 'keep', about } },
          }),
        )),
  ]);
}
