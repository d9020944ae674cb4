import { badgesOf } from '~/modules/clubs/badges.server';
import type { ClubAccess } from '~/modules/clubs/access';
import type { Tx } from '~/platform/db/transact.server';
import type { Flagger } from '../rules';

interface Row {
  upheld: number;
  dismissed: number;
  blocked: boolean;
}

/** What is known of a member who flags something of `authorId`, under the rules of weight. */
export async function readFlagger(tx: Tx, access: ClubAccess, authorId: string | null): Promise<Flagger> {
  const memberId = access.memberId!;
  const [row] = await tx.$queryRaw<Row[]>`
      SELECT count(*) FILTER (WHERE f."outcome" = 'upheld')::int AS "upheld",
        count(*) FILTER (WHERE f."outcome" = 'dismissed')::int AS "dismissed",
        EXISTS (SELECT 1 FROM "Block" b WHERE b."memberId" = ${authorId}::uuid AND b."blockedId" = ${memberId}::uuid) AS "blocked"
      FROM "Flag" f WHERE f."memberId" = ${memberId}::uuid AND f."outcome" IN ('upheld', 'dismissed')`;
  const badges = await badgesOf(access.club.id, [memberId], tx);
  return {
    upheld: row!.upheld,
    dismissed: row!.dismissed,
    joinedAt: access.membership?.joinedAt ?? null,
    active: access.membership?.status === 'active',
    roles: badges.get(memberId)!.roles,
    blockedByAuthor: row!.blocked,
  };
}
