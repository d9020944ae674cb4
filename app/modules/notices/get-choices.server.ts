import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { env } from '~/platform/env.server';
import type { Locale } from '~/platform/i18n/locale';
import { translatorFor } from '~/platform/i18n/translators.server';
import { readMailStop } from '~/platform/mail/mail-stops.server';
import type { NoticeChannel, NoticeKind, NoticeMode, NoticeRole } from '~/platform/notices.server';
import { vapidKeys } from '~/platform/web-push.server';
import { requireMember } from '~/platform/require-member';
import { allKinds, modesOf } from './kinds.server';
import { presetModes, type Preset, presets } from './presets';
import { usualTimes } from './rules';
import type { Choices } from './schema';

type Chosen = Record<string, Partial<Record<NoticeChannel, NoticeMode>>>;

async function readChosen(memberId: string): Promise<Chosen> {
  const rows = await db.noticePreference.findMany({ where: { memberId } });
  const chosen: Chosen = {};
  for (const { kind, channel, mode } of rows) (chosen[kind] ??= {})[channel] = mode;
  return chosen;
}

/** The preset that everything chosen comes to; null for a choice of one's own. */
function presetOf(chosen: Chosen): Preset | null {
  const same = (preset: Preset) =>
    allKinds().every((kind) => {
      const [now, then] = [modesOf(kind, chosen[kind.name]), modesOf(kind, presetModes(preset, kind))];
      return (Object.keys(now) as NoticeChannel[]).every((channel) => now[channel] === then[channel]);
    });
  return presets.find(same) ?? null;
}

/** What a member is or was, as far as kinds of notices go by it; an admin moderates every club. */
async function readRoles(memberId: string): Promise<ReadonlySet<NoticeRole>> {
  const grants = await db.roleGrant.findMany({
    where: { memberId, role: { in: ['expert', 'moderator', 'agent', 'admin'] }, status: { not: 'revoked' } },
    select: { role: true },
    distinct: ['role'],
  });
  return new Set(grants.map(({ role }) => (role === 'expert' || role === 'agent' ? role : 'moderator')));
}

/** Kinds that may reach somebody with these roles; what was chosen of the others stays. */
function isOffered(kind: NoticeKind, roles: ReadonlySet<NoticeRole>): boolean {
  return !kind.roles || kind.roles.some((role) => roles.has(role));
}

/** What a member hears of, and where; `locale` is that of the kinds' names. @throws unauthenticated */
export async function getChoices(actor: Actor, locale: Locale): Promise<Choices> {
  const { memberId } = requireMember(actor);
  const [member, chosen, roles, keys] = await Promise.all([
    db.member.findUniqueOrThrow({
      where: { id: memberId },
      select: {
        email: true,
        emailConfirmedAt: true,
        timeZone: true,
        noticeSettings: true,
        lineLink: true,
        pushSubscriptions: { orderBy: { createdAt: 'desc' }, take: 50 },
      },
    }),
    readChosen(memberId),
    readRoles(memberId),
    vapidKeys(),
  ]);
  const { email, emailConfirmedAt, timeZone, noticeSettings: settings, lineLink, pushSubscriptions } = member;
  const stop = email ? await readMailStop(email) : null;
  const t = translatorFor(locale);
  const times = settings ?? usualTimes;
  return {
    kinds: allKinds()
      .filter((kind) => isOffered(kind, roles))
      .map((kind) => ({
        name: kind.name,
        group: kind.group,
        label: kind.label(t),
        modes: modesOf(kind, chosen[kind.name]),
        always: [...(kind.always ?? [])],
      })),
    times: {
      digestEvery: times.digestEvery,
      digestHour: times.digestHour,
      digestWeekday: times.digestWeekday,
      quietFrom: times.quietFrom,
      quietUntil: times.quietUntil,
    },
    timeZone,
    preset: presetOf(chosen),
    email: {
      address: email,
      confirmed: emailConfirmedAt !== null,
      off: settings?.emailOff ?? false,
      stopped: stop && { reason: stop.reason, at: stop.at.toISOString() },
    },
    push: {
      publicKey: keys.publicKey,
      devices: pushSubscriptions.map(({ id, userAgent, createdAt }) => ({
        id,
        name: userAgent,
        createdAt: createdAt.toISOString(),
      })),
    },
    line: env().LINE_CHANNEL_TOKEN
      ? {
          linked: lineLink?.lineUserId != null,
          blocked: lineLink?.blockedAt != null,
          code: lineLink?.codeExpiresAt && lineLink.codeExpiresAt > now() ? lineLink.code : null,
        }
      : null,
  };
}
