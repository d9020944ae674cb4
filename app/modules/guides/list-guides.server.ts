import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayRead } from '~/modules/clubs/policy';
import { type Actor, memberIdOf } from '~/platform/actor';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { PortalError } from '~/platform/errors';
import { containsPattern } from '~/platform/text/like-pattern';
import { plainExcerpt, readAuthors } from './get-guide.server';
import { guidePaths } from './paths';
import { mayWriteGuide } from './policy';
import type { ListGuidesInput } from './schema';
import type { GuideItem } from './views';

interface Row {
  id: string;
  title: string;
  body: string;
  language: GuideItem['language'];
  tags: string[];
  state: GuideItem['state'];
  version: number;
  updatedAt: Date;
  publishedAt: Date | null;
  reviewBy: Date | null;
}

/**
 * A club's guides, what changed last first, by topic, language and part of the title. Whoever may read the club sees published
 * and retired ones; drafts those who look after guides. @throws not_found, unauthenticated, forbidden
 */
export async function listGuides(
  actor: Actor,
  slug: string,
  { q, tag, language, state, cursor, limit }: ListGuidesInput,
): Promise<{ items: GuideItem[]; next: string | null; mayWrite: boolean }> {
  const access = await loadClubAccess(actor, { slug });
  const visitor = memberIdOf(actor) === undefined;
  if (!mayRead(access)) throw new PortalError(visitor ? 'unauthenticated' : 'forbidden');
  const mayWrite = mayWriteGuide(access);
  if (state === 'draft' && !mayWrite) throw new PortalError(visitor ? 'unauthenticated' : 'forbidden');
  const after = readCursor(cursor, ['time', 'id']);
  const conditions = [
    Prisma.sql`g."clubId" = ${access.club.id}::uuid AND g."state" = ${state}::"GuideState"`,
    ...(tag ? [Prisma.sql`g."tags" @> ARRAY[${tag}]::text[]`] : []),
    ...(language ? [Prisma.sql`g."language" = ${language}::"Locale"`] : []),
    ...(q ? [Prisma.sql`lower(g."title") LIKE ${containsPattern(q)}`] : []),
    ...(after ? [Prisma.sql`(g."updatedAt", g."id") < (${new Date(after[0]!)}, ${after[1]}::uuid)`] : []),
  ];
  const rows = await db.$queryRaw<Row[]>`
    SELECT g."id", g."title", left(g."body", 800) AS "body", g."language"::text, g."tags", g."state"::text, g."version", g."updatedAt",
      g."publishedAt", g."reviewBy"
    FROM "Guide" g WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY g."updatedAt" DESC, g."id" DESC LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const authors = await readAuthors(shown.map(({ id }) => id));
  const last = shown.at(-1);
  return {
    items: shown.map(({ body, updatedAt, publishedAt, reviewBy, ...row }) => ({
      ...row,
      excerpt: plainExcerpt(body),
      url: guidePaths.guide(slug, row.id),
      updatedAt: updatedAt.toISOString(),
      publishedAt: publishedAt?.toISOString() ?? null,
      reviewBy: reviewBy?.toISOString() ?? null,
      authors: authors.get(row.id)!,
    })),
    next: rows.length > limit && last ? writeCursor([last.updatedAt.toISOString(), last.id]) : null,
    mayWrite,
  };
}
