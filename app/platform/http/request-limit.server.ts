import { addressKey, createLimiter, type Limiter, requireWithinLimit } from '../rate-limits.server';
import type { Credentials } from './credentials.server';

let made: Limiter | undefined;

/**
 * 300 requests a minute for each member, wherever they are, and for each address of those who are not signed in, so that
 * members behind one address do not take each other's. @throws rate_limited with when to try again
 */
export async function limitRequests(address: string, { actor }: Credentials): Promise<void> {
  made ??= createLimiter({ name: 'request', points: 300, durationSeconds: 60 });
  await requireWithinLimit(made, actor.kind === 'member' ? actor.memberId : addressKey(address));
}
