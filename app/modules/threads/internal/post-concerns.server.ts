import type { AnyRole, ClubAccess } from '~/modules/clubs/access';
import { type Audience, mayListen } from '~/modules/clubs/policy';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import type { Locale } from '~/platform/i18n/locale';
import type { Concern } from '~/platform/notices.server';
import { excerptOf } from '~/platform/text/excerpt';
import { audiencesFor, type ThreadFacts } from '../policy';

/** A post as a notice shows it, as it is now. */
export interface ToldPost {
  title: string;
  excerpt: string;
  language: Locale | null;
}

export interface PostConcern {
  concern: Concern;
  data: Partial<ToldPost>;
}

interface Row {
  position: number;
  club: Pick<ClubAccess['club'], 'status' | 'visibility'>;
  membership: NonNullable<ClubAccess['membership']>['status'] | null;
  roles: AnyRole[];
  thread: ThreadFacts;
  audience: Audience;
  published: boolean;
  unwanted: boolean;
  muted: boolean;
  seen: boolean;
  title: string;
  text: string;
  language: Locale | null;
}

const excerptChars = 160;

function mayHear({ club, membership, roles, thread, audience }: Row, memberId: string): boolean {
  // Who left hears nothing more, though a public club may still be read by anybody.
  if (membership === 'left') return false;
  const counted = roles.filter((role) => membership === 'active' || role === 'admin' || role === 'agent');
  const access = {
    club,
    memberId,
    membership: membership === null ? undefined : { status: membership },
    badge: { roles: counted, commercial: false },
  } as unknown as ClubAccess;
  return mayListen(access) && audiencesFor(access, thread).includes(audience);
}

/**
 * Whether posts still concern members, in the order of the questions: gone are those that are removed or hidden, of an audience
 * that is not theirs, of people they blocked, in threads or clubs they muted, of clubs they left or may not hear; read are
 * those up to which they have read the thread.
 */
export async function judgePosts(
  asked: readonly { memberId: string; data: { postId: string } }[],
): Promise<PostConcern[]> {
  const at = now();
  const rows = await db.$queryRaw<Row[]>`
    SELECT a."position"::int, json_build_object('status', c."status", 'visibility', c."visibility") AS "club",
      CASE WHEN s."status" = 'suspended' AND s."suspendedUntil" <= ${at} THEN 'active' ELSE s."status"::text END AS "membership",
      ARRAY(SELECT g."role"::text FROM "RoleGrant" g WHERE g."memberId" = a."memberId" AND (g."clubId" = c."id" OR g."clubId" IS NULL)
        AND g."status" = 'verified' AND (g."validUntil" IS NULL OR g."validUntil" > ${at})) AS "roles",
      json_build_object('id', t."id", 'kind', t."kind", 'status', t."status", 'authorId', t."authorId") AS "thread",
      p."audience"::text, p."status" = 'published' AS "published",
      EXISTS (SELECT 1 FROM "Block" b WHERE b."memberId" = a."memberId" AND b."blockedId" = p."authorId") AS "unwanted",
      coalesce(r."follow" = 'muted', false) OR coalesce(s."muted", false) AS "muted",
      p."number" <= coalesce(r."readNumber", 0) AS "seen",
      t."title", left(coalesce(e."body", p."body"), 700) AS "text", p."language"::text
    FROM unnest(${asked.map(({ memberId }) => memberId)}::uuid[], ${asked.map(({ data }) => data.postId)}::uuid[])
      WITH ORDINALITY AS a("memberId", "postId", "position")
    JOIN "Post" p ON p."id" = a."postId" JOIN "Thread" t ON t."id" = p."threadId" JOIN "Club" c ON c."id" = t."clubId"
    LEFT JOIN "Membership" s ON s."clubId" = c."id" AND s."memberId" = a."memberId"
    LEFT JOIN "ThreadReader" r ON r."threadId" = t."id" AND r."memberId" = a."memberId"
    LEFT JOIN "SearchEntry" e ON e."id" = p."id"`;
  const byPosition = new Map(rows.map((row) => [row.position, row]));
  return asked.map(({ memberId }, index) => {
    const row = byPosition.get(index + 1);
    if (!row || !row.published || row.unwanted || row.muted || !mayHear(row, memberId))
      return { concern: 'gone', data: {} };
    const { title, text, language } = row;
    return {
      concern: row.seen ? 'read' : 'yes',
      data: { title, excerpt: excerptOf(text, excerptChars), language },
    };
  });
}
