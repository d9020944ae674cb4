import { RateLimiterMemory } from 'rate-limiter-flexible';
import { env } from '../env.server';
import { PortalError } from '../errors';

const requests = new RateLimiterMemory({ points: 300, duration: 60 });

/** 300 requests a minute and address. @throws rate_limited with when to try again */
export async function limitRequests(address: string): Promise<void> {
  if (env().RATE_LIMITS === 'off') return;
  try {
    await requests.consume(address);
  } catch (refused) {
    const seconds = Math.max(1, Math.ceil((refused as { msBeforeNext: number }).msBeforeNext / 1000));
    throw new PortalError('rate_limited', { retryAfterSeconds: seconds, params: { seconds } });
  }
}
