import { type Actor, memberIdOf } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { excerptOf } from '~/platform/text/excerpt';
import { threadPaths } from '~/modules/threads/paths';
import { type LoadedGuide, loadGuide } from './load-guide.server';
import { guidePaths } from './paths';
import { mayEditGuide, mayJoinGuide, mayLeaveGuide, maySuggest } from './policy';
import type { GuideRights, GuideSourceView, GuideVersionView, GuideView, SuggestionView } from './views';

type Person = GuideView['authors'][number];

const excerptChars = 200;
export const plainExcerpt = (markdown: string) =>
  excerptOf(markdown.replace(/\]\([^)]*\)/g, ']').replace(/[*_`#>|[\]]+/g, ''), excerptChars);

/** Authors of these guides, the first first, as their club calls them. */
export async function readAuthors(ids: readonly string[]): Promise<Map<string, Person[]>> {
  const rows = await db.$queryRaw<(Person & { guideId: string })[]>`
    SELECT a."guideId", m."id", coalesce(s."personaName", m."name") AS "name", coalesce(s."personaPictureId", m."pictureId") AS "pictureId"
    FROM "GuideAuthor" a JOIN "Guide" g ON g."id" = a."guideId" JOIN "Member" m ON m."id" = a."memberId"
    LEFT JOIN "Membership" s ON s."clubId" = g."clubId" AND s."memberId" = m."id"
    WHERE a."guideId" = ANY (${[...ids]}::uuid[]) ORDER BY a."since", m."id"`;
  const byGuide = Map.groupBy(rows, ({ guideId }) => guideId);
  return new Map(ids.map((id) => [id, (byGuide.get(id) ?? []).map(({ guideId: _, ...person }) => person)]));
}

/** The answers a guide was written from, as far as they are still for everyone. */
async function readSources(guideId: string, slug: string): Promise<GuideSourceView[]> {
  const rows = await db.$queryRaw<
    {
      postId: string;
      number: number;
      threadId: string;
      title: string;
      author: string | null;
      body: string;
    }[]
  >`
    SELECT p."id" AS "postId", p."number", t."id" AS "threadId", t."title", coalesce(s."personaName", m."name") AS "author", left(p."body", 800) AS "body"
    FROM "GuideSource" x JOIN "Post" p ON p."id" = x."postId" AND p."status" = 'published' AND p."audience" = 'everyone'
    JOIN "Thread" t ON t."id" = p."threadId" LEFT JOIN "Member" m ON m."id" = p."authorId"
    LEFT JOIN "Membership" s ON s."clubId" = t."clubId" AND s."memberId" = p."authorId"
    WHERE x."guideId" = ${guideId}::uuid ORDER BY x."position"`;
  return rows.map(({ threadId, body, ...row }) => ({
    ...row,
    url: threadPaths.post(slug, threadId, row.number),
    excerpt: plainExcerpt(body),
  }));
}

function rightsOf({ access, facts }: LoadedGuide): GuideRights {
  const edit = mayEditGuide(access, facts);
  return {
    edit,
    settle: edit,
    suggest: maySuggest(access, facts),
    join: mayJoinGuide(access, facts),
    leave: mayLeaveGuide(access, facts),
  };
}

/** A guide with what the actor may do with it. @throws not_found, unauthenticated, forbidden */
export async function getGuide(
  actor: Actor,
  guideId: string,
  slug?: string,
): Promise<{ guide: GuideView; rights: GuideRights }> {
  const loaded = await loadGuide(actor, guideId);
  const { access, guide } = loaded;
  if (slug !== undefined && access.club.slug !== slug) throw new PortalError('not_found');
  const [authors, sources] = await Promise.all([
    readAuthors([guide.id]),
    readSources(guide.id, access.club.slug),
  ]);
  const { id, title, body, html, language, tags, state, version, retiredReason } = guide;
  return {
    guide: {
      id,
      title,
      body,
      html,
      language,
      tags,
      state,
      version,
      retiredReason,
      excerpt: plainExcerpt(body),
      url: guidePaths.guide(access.club.slug, id),
      updatedAt: guide.updatedAt.toISOString(),
      publishedAt: guide.publishedAt?.toISOString() ?? null,
      reviewBy: guide.reviewBy?.toISOString() ?? null,
      authors: authors.get(id)!,
      sources,
    },
    rights: rightsOf(loaded),
  };
}

/** A guide's versions, the newest first, up to 200. Whoever may read the guide. @throws as getGuide */
export async function listGuideVersions(actor: Actor, guideId: string): Promise<GuideVersionView[]> {
  const { guide } = await loadGuide(actor, guideId);
  const rows = await db.$queryRaw<(Omit<GuideVersionView, 'at'> & { at: Date })[]>`
    SELECT v."version", v."title", v."body", coalesce(s."personaName", m."name") AS "editedBy", v."note", v."at"
    FROM "GuideVersion" v LEFT JOIN "Member" m ON m."id" = v."editedById"
    LEFT JOIN "Membership" s ON s."clubId" = ${guide.clubId}::uuid AND s."memberId" = v."editedById"
    WHERE v."guideId" = ${guide.id}::uuid ORDER BY v."version" DESC LIMIT 200`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** Open suggestions for a guide: all for those who may decide, their own for others. @throws as getGuide */
export async function listSuggestions(actor: Actor, guideId: string): Promise<SuggestionView[]> {
  const { access, facts, guide } = await loadGuide(actor, guideId);
  const memberId = memberIdOf(actor);
  if (!memberId) return [];
  const rows = await readSuggestions(
    db,
    mayEditGuide(access, facts) ? Prisma.empty : Prisma.sql`AND x."memberId" = ${memberId}::uuid`,
    guide.id,
  );
  return rows;
}

async function readSuggestions(
  tx: Tx | typeof db,
  whose: Prisma.Sql,
  guideId: string,
): Promise<SuggestionView[]> {
  const rows = await tx.$queryRaw<(Omit<SuggestionView, 'at'> & { at: Date })[]>`
    SELECT x."id", x."guideId", x."baseVersion", x."title", x."body", x."note", x."state"::text, x."reason", x."at",
      json_build_object('id', m."id", 'name', coalesce(s."personaName", m."name"), 'pictureId', coalesce(s."personaPictureId", m."pictureId")) AS "by"
    FROM "GuideSuggestion" x JOIN "Guide" g ON g."id" = x."guideId" JOIN "Member" m ON m."id" = x."memberId"
    LEFT JOIN "Membership" s ON s."clubId" = g."clubId" AND s."memberId" = m."id"
    WHERE x."guideId" = ${guideId}::uuid AND x."state" = 'open' ${whose} ORDER BY x."at" LIMIT 50`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
