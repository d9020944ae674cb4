import { loadClubAccess } from '~/modules/clubs/load-access.server';
import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { invalidField, PortalError } from '~/platform/errors';
import { mayPlan } from './policy';

type Person = { memberId: string; role: 'host' | 'speaker' };

async function find(clubId: string, field: string, names: readonly string[]): Promise<string[]> {
  const rows = await db.membership.findMany({
    where: { clubId, status: 'active', personaName: { in: [...names] } },
    select: { memberId: true, personaName: true },
  });
  return names.map((name) => {
    const [found, second] = rows.filter(({ personaName }) => personaName === name);
    if (!found) throw invalidField(field, 'not_found');
    if (second) throw invalidField(field, 'ambiguous');
    return found.memberId;
  });
}

/** Whom a planner means by the names that people have in the club. Who speaks and hosts, hosts. Moderators. @throws not_found, unauthenticated, forbidden, invalid */
export async function namePeople(
  actor: Actor,
  slug: string,
  names: { hosts: readonly string[]; speakers: readonly string[] },
): Promise<Person[]> {
  const access = await loadClubAccess(actor, { slug });
  // Who belongs to the club is asked by its planners alone.
  if (!mayPlan(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const { club } = access;
  const hosts = await find(club.id, 'hosts', names.hosts);
  const speakers = await find(club.id, 'speakers', names.speakers);
  return [
    ...hosts.map((memberId): Person => ({ memberId, role: 'host' })),
    ...speakers
      .filter((memberId) => !hosts.includes(memberId))
      .map((memberId): Person => ({ memberId, role: 'speaker' })),
  ];
}
