import { clubVersion, publicClub } from '~/modules/clubs/public-pages.server';
import { readValue } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { isId } from '~/platform/ids';
import type { PublicPage } from '~/platform/page-cache.server';

/** Names of tags and of people; their own rows change with them. */
const namesIn = Prisma.sql`(SELECT string_agg(k.xmin::text, ' ' ORDER BY k."key") FROM "ClubTag" k WHERE k."clubId" = c."id")`;

/** A guide, who wrote it, and the posts that it quotes: they may be removed, and their threads moved or closed to visitors. */
async function guideVersion({
  slug = '',
  guideId = '',
}: Record<string, string>): Promise<string | undefined> {
  if (!isId(guideId)) return undefined;
  return readValue<string>(Prisma.sql`
    SELECT concat_ws(' ', g.xmin::text, ${clubVersion}, ${namesIn},
      (SELECT string_agg(concat_ws(' ', s."memberId", s.xmin, m.xmin), ' ' ORDER BY a."since", a."memberId") FROM "GuideAuthor" a
        JOIN "Member" m ON m."id" = a."memberId" LEFT JOIN "Membership" s ON s."clubId" = g."clubId" AND s."memberId" = a."memberId"
        WHERE a."guideId" = g."id"),
      (SELECT string_agg(concat_ws(' ', p."id", p.xmin, t.xmin), ' ' ORDER BY q."position") FROM "GuideSource" q
        JOIN "Post" p ON p."id" = q."postId" JOIN "Thread" t ON t."id" = p."threadId" WHERE q."guideId" = g."id"))
    FROM "Guide" g JOIN "Club" c ON c."id" = g."clubId"
    WHERE g."id" = ${guideId}::uuid AND g."state" <> 'draft' AND ${publicClub(slug)}`);
}

/** The club's guides: each writes its row when anything of it changes. */
async function guidesVersion({ slug = '' }: Record<string, string>): Promise<string | undefined> {
  return readValue<string>(Prisma.sql`
    SELECT concat_ws(' ', ${clubVersion}, ${namesIn},
      (SELECT concat_ws(' ', count(*), max(g.xmin::text::bigint), max(s.xmin::text::bigint)) FROM "Guide" g
        LEFT JOIN "GuideAuthor" a ON a."guideId" = g."id"
        LEFT JOIN "Membership" s ON s."clubId" = g."clubId" AND s."memberId" = a."memberId"
        WHERE g."clubId" = c."id" AND g."state" = 'published'))
    FROM "Club" c WHERE ${publicClub(slug)}`);
}

export const guidePages: readonly PublicPage[] = [
  { path: '/clubs/:slug/guides/:guideId', version: guideVersion },
  { path: '/clubs/:slug/guides', version: guidesVersion },
];
