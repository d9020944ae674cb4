import { now } from '~/platform/clock.server';
import { readValue } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { isId } from '~/platform/ids';
import type { PublicPage } from '~/platform/page-cache.server';

/**
 * A row's `xmin` changes with anything in it; the heads of streams with every support, amendment, vote and answer, with what is said in
 * the discussion, and with personas and the club's face. At its deadline, and when a question closes, it is another page with nothing written.
 */
async function proposalVersion({ slug = '', id = '' }: Record<string, string>): Promise<string | undefined> {
  if (!isId(id)) return undefined;
  return readValue<string>(Prisma.sql`
    SELECT concat_ws(' ', p.xmin::text, t.xmin::text, c.xmin::text, (SELECT string_agg(s."key" || s."head", ' ' ORDER BY s."key") FROM "Stream" s
      WHERE s."key" IN ('proposal:' || p."id", 'thread:' || p."threadId", 'club:' || c."id")), p."deadline" <= ${now()},
      (SELECT count(*) FROM "DesignQuestion" q WHERE q."subject" = 'proposal:' || p."id" AND q."closesAt" <= ${now()}))
    FROM "Proposal" p JOIN "Club" c ON c."id" = p."clubId" LEFT JOIN "Thread" t ON t."id" = p."threadId"
    WHERE p."id" = ${id}::uuid AND p."publishedAt" IS NOT NULL AND NOT p."hidden"
      AND c."slug" = ${slug}::citext AND c."slug"::text = ${slug} AND c."visibility" = 'public' AND c."status" <> 'draft'`);
}

export const proposalPages: readonly PublicPage[] = [
  { path: '/clubs/:slug/proposals/:id', version: proposalVersion },
];
