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

/** The list is none of them: it changes with each of a club's guides, and to ask all of them costs as much as the page. */
export const guidePages: readonly PublicPage[] = [
  { path: '/clubs/:slug/guides/:guideId', version: guideVersion },
];
