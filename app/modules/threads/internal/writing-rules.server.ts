import type { ClubAccess } from '~/modules/clubs/access';
import type { Actor } from '~/platform/actor';
import { db, queryRows } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import { env } from '~/platform/env.server';
import { invalidField, PortalError } from '~/platform/errors';
import { compileWordList } from '~/platform/text/word-list';
import {
  type FirstDay,
  firstDayMs,
  type FirstDayLimits,
  judgeWords,
  newUntil,
  usualLimits,
  type WritingRules,
} from '../writing-rules';
import type { WrittenText } from './write-post.server';

interface KeptRules {
  version: number;
  rules: WritingRules;
}

const noRules: WritingRules = {
  limits: usualLimits,
  blocked: compileWordList([]),
  held: compileWordList([]),
};
const mostClubs = 500;
/** Lists of words ready to be used, by club; `version` tells whether they still are the club's. */
const kept = new Map<string, KeptRules>();

/** Which version of its rules "Club" c has, as one JSON value read along with others. */
export function rulesVersionSql(clubId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT r."version" FROM "PeaceRules" r WHERE r."clubId" = ${clubId})`;
}

/** A club's rules of writing, read anew only when their version is another. */
export async function readRules(
  clubId: string,
  version: number | null,
  tx: Tx | typeof db = db,
): Promise<WritingRules> {
  if (version === null) return noRules;
  const known = kept.get(clubId);
  if (known?.version === version) return known.rules;
  const row = await tx.peaceRules.findUnique({ where: { clubId } });
  if (!row) return noRules;
  const rules: WritingRules = {
    limits: {
      threads: row.firstDayThreads,
      replies: row.firstDayReplies,
      pictures: row.firstDayPictures,
      links: row.firstDayLinks,
    },
    blocked: compileWordList(row.blockedWords),
    held: compileWordList(row.heldWords),
  };
  if (kept.size >= mostClubs) kept.clear();
  kept.set(clubId, { version: row.version, rules });
  return rules;
}

/** The same for those who have not read the version along. */
export async function readRulesOf(clubId: string, tx: Tx | typeof db = db): Promise<WritingRules> {
  const [row] = await queryRows<{ version: number | null }>(
    tx,
    Prisma.sql`SELECT ${rulesVersionSql(Prisma.sql`${clubId}::uuid`)} AS "version"`,
  );
  return readRules(clubId, row?.version ?? null, tx);
}

/** Who calls from outside; the portal's own work (imports, the demo) is not limited. */
function comesFromOutside(actor: Actor): boolean {
  return actor.kind === 'member' && (actor.sessionId !== undefined || actor.scopes !== undefined);
}

/** Until when the actor's writing is limited in this club; null for nearly everybody. */
export function limitedUntil(actor: Actor, access: ClubAccess, at: Date): Date | null {
  if (!comesFromOutside(actor) || env().RATE_LIMITS !== 'on') return null;
  return newUntil(access, at);
}

interface Counts {
  threads: number;
  replies: number;
}

async function countWritten(tx: Tx | typeof db, access: ClubAccess, at: Date): Promise<Counts> {
  const [counts] = await tx.$queryRaw<Counts[]>`
    SELECT count(*) FILTER (WHERE p."number" = 1)::int AS "threads", count(*) FILTER (WHERE p."number" > 1)::int AS "replies"
    FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId"
    WHERE p."authorId" = ${access.memberId!}::uuid AND t."clubId" = ${access.club.id}::uuid
      AND p."createdAt" > ${new Date(at.getTime() - firstDayMs)}`;
  return counts!;
}

/**
 * Lets a newcomer write one more thread or reply, or refuses. Their posts in the club come one after the other until the
 * transaction ends, so that of many at once no more pass than may. What was counted before leaving and coming back counts too.
 * @throws first_day_threads, first_day_replies (`rate_limited`), with when to try again
 */
export async function requireFirstDayRoom(
  tx: Tx,
  access: ClubAccess,
  { what, limits, until, at }: { what: 'threads' | 'replies'; limits: FirstDayLimits; until: Date; at: Date },
): Promise<void> {
  const lock = `first day: ${access.club.id} ${access.memberId}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
  const written = await countWritten(tx, access, at);
  if (written[what] < limits[what]) return;
  const retryAfterSeconds = Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 1000));
  throw new PortalError(what === 'threads' ? 'first_day_threads' : 'first_day_replies', {
    retryAfterSeconds,
    params: {
      limit: limits[what],
      hours: Math.floor(retryAfterSeconds / 3600),
      minutes: Math.floor((retryAfterSeconds % 3600) / 60),
    },
  });
}

/** @throws invalid (`body`) where a newcomer's post shows more pictures or links than it may */
export function requireFirstDaySize(text: WrittenText, { pictures, links }: FirstDayLimits): void {
  if (text.uploadIds.length > pictures)
    throw invalidField('body', 'first_day_pictures', { maximum: pictures });
  if (text.links.length > links) throw invalidField('body', 'first_day_links', { maximum: links });
}

/** Words in a title cannot wait for a moderator, because lists of threads would show them. @throws invalid (`title`) with the word */
export function requireTakenTitle(access: ClubAccess, rules: WritingRules, title: string): void {
  const { blocked, held } = judgeWords(access, rules, title);
  const word = blocked ?? held;
  if (word !== undefined) throw invalidField('title', 'blocked_word', { word });
}

/**
 * What a club's lists say to a post. Answers the word for which it waits for a moderator, if any.
 * @throws invalid (`title`, `body`) with the word
 */
export function requireTakenWords(
  access: ClubAccess,
  rules: WritingRules,
  { title, text, more = '' }: { title?: string; text: WrittenText; more?: string },
): string | undefined {
  if (title !== undefined) requireTakenTitle(access, rules, title);
  const { blocked, held } = judgeWords(access, rules, [text.text, ...text.links, more].join('\n'));
  if (blocked !== undefined) throw invalidField('body', 'blocked_word', { word: blocked });
  return held;
}

/** What a newcomer may still write in a club; null for everybody else, at no cost. */
export async function readFirstDay(actor: Actor, access: ClubAccess, at: Date): Promise<FirstDay | null> {
  const until = limitedUntil(actor, access, at);
  if (!until) return null;
  const [{ limits }, written] = await Promise.all([
    readRulesOf(access.club.id),
    countWritten(db, access, at),
  ]);
  const room = (what: 'threads' | 'replies') => ({
    limit: limits[what],
    left: Math.max(0, limits[what] - written[what]),
  });
  const { pictures, links } = limits;
  return { until: until.toISOString(), threads: room('threads'), replies: room('replies'), pictures, links };
}
