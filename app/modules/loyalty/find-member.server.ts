import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { containsPattern } from '~/platform/text/like-pattern';
import { mayServe } from './policy';

export interface FoundMember {
  id: string;
  name: string;
  email: string | null;
}

const select = { id: true, name: true, email: true } as const;

/**
 * Members by their id, e-mail address, or part of a name; by name, at most ten. Agents and admins. What an agent sees of them is what
 * tells two people apart. @throws unauthenticated, forbidden
 */
export async function findMembers(actor: Actor, q: string): Promise<FoundMember[]> {
  requireMember(actor);
  if (!mayServe(actor)) throw new PortalError('forbidden');
  const text = q.trim().slice(0, 120);
  if (text === '') return [];
  const alive = { status: { not: 'erased' as const } };
  if (isId(text)) return db.member.findMany({ where: { id: text, ...alive }, select });
  const exact = await db.member.findMany({ where: { email: text, ...alive }, select });
  if (exact.length > 0) return exact;
  return db.$queryRaw<FoundMember[]>`
    SELECT "id", "name", "email"::text FROM "Member" WHERE "status" <> 'erased' AND "id" IN (
      SELECT "id" FROM "Member" WHERE lower("name") LIKE ${containsPattern(text)}
      UNION SELECT "memberId" FROM "Membership" WHERE lower("personaName") LIKE ${containsPattern(text)})
    ORDER BY "name", "id" LIMIT 10`;
}
