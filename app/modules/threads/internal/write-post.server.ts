import { detectLanguage } from '~/platform/text/language';
import { mentionsToResolve, renderMarkdown, type RenderedPost } from '~/platform/text/markdown.server';
import type { ClubAccess } from '~/modules/clubs/access';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { env } from '~/platform/env.server';
import { isId } from '~/platform/ids';
import type { Locale } from '~/platform/i18n/locale';

/** What is stored of a text besides the text. */
export interface WrittenText extends RenderedPost {
  language: Locale | null;
}

interface Known {
  id: string;
  name: string;
}

/** Members of the club who are named, by id or by persona, and pictures of the writer's own or of this club. */
async function lookUp(tx: Tx | typeof db, access: ClubAccess, body: string) {
  const { memberIds, names } = mentionsToResolve(body);
  const members =
    memberIds.length + names.length === 0
      ? []
      : await tx.$queryRaw<Known[]>`
        SELECT "memberId" AS "id", "personaName" AS "name" FROM "Membership"
        WHERE "clubId" = ${access.club.id}::uuid AND "status" = 'active'
          AND ("memberId" = ANY (${memberIds.filter(isId)}::uuid[]) OR "personaName" = ANY (${names}))
        ORDER BY "joinedAt" LIMIT 200`;
  const uploads = !body.includes('/uploads/')
    ? []
    : await tx.$queryRaw<{ id: string; width: number; height: number }[]>`
        SELECT "id", "width", "height" FROM "Upload"
        WHERE "id" = ANY (${uploadIdsIn(body)}::uuid[]) AND ("uploaderId" = ${access.memberId ?? null}::uuid OR "clubId" = ${access.club.id}::uuid)`;
  return { members, uploads };
}

function uploadIdsIn(body: string): string[] {
  return [...body.matchAll(/\/uploads\/([0-9a-f-]{36})/gi)].map(([, id]) => id!).filter(isId);
}

/** Renders what a member wrote: once, when it is written. */
export async function writeText(
  access: ClubAccess,
  body: string,
  tx: Tx | typeof db = db,
): Promise<WrittenText> {
  const { members, uploads } = await lookUp(tx, access, body);
  const byId = new Map(members.map((member) => [member.id, member]));
  const byName = new Map(members.toReversed().map((member) => [member.name, member]));
  const rendered = renderMarkdown(body, {
    origin: env().ORIGIN,
    memberPath: (memberId) => `/clubs/${access.club.slug}/people/${memberId}`,
    uploads: new Map(uploads.map(({ id, width, height }) => [id, { width, height }])),
    resolveMember: (id) => byId.get(id) ?? null,
    resolveMention: (name) => byName.get(name) ?? null,
  });
  return { ...rendered, language: detectLanguage(rendered.text) };
}
