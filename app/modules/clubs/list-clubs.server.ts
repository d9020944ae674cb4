import { type Actor, isAdmin, memberIdOf } from '~/platform/actor';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import type { Club } from '~/platform/db/generated/client';
import { viewClub } from './internal/club-rows.server';
import type { ListClubsInput } from './schema';
import type { ClubView } from './views';

export interface ClubPage {
  items: ClubView[];
  next: string | null;
}

/**
 * The directory: clubs that are open or paused, those with most members first. Whoever belongs to an archived one still
 * finds it there; admins see drafts and archived ones too.
 */
export async function listClubs(actor: Actor, { cursor, limit }: ListClubsInput): Promise<ClubPage> {
  const after = readCursor(cursor, ['number', 'id']);
  const rows = await db.$queryRaw<Club[]>`
    SELECT c."id", c."slug", c."name", c."description", c."status"::text, c."visibility"::text, c."joinMode"::text,
      c."languages"::text[], c."theme", c."pictureId", c."coverId", c."memberCount", c."threadCount", c."createdAt"
    FROM "Club" c
    WHERE (c."status" IN ('open', 'paused') OR ${isAdmin(actor)} OR (c."status" = 'archived' AND EXISTS (
        SELECT 1 FROM "Membership" s WHERE s."clubId" = c."id" AND s."memberId" = ${memberIdOf(actor) ?? null}::uuid
          AND s."status" IN ('active', 'suspended'))))
      AND (${after === undefined} OR (c."memberCount", c."id") < (${Number(after?.[0] ?? 0)}::bigint, ${after?.[1] ?? null}::uuid))
    ORDER BY c."memberCount" DESC, c."id" DESC
    LIMIT ${limit + 1}`;
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(viewClub),
    next: rows.length > limit && last ? writeCursor([String(last.memberCount), last.id]) : null,
  };
}
