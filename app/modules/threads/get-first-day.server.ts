import { loadClubAccess } from '~/modules/clubs/load-access.server';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { readFirstDay } from './internal/writing-rules.server';
import type { FirstDay } from './writing-rules';

/** What a newcomer may still write in a club; null for everybody else. @throws not_found */
export async function getFirstDay(actor: Actor, slug: string): Promise<FirstDay | null> {
  return readFirstDay(actor, await loadClubAccess(actor, { slug }), now());
}
