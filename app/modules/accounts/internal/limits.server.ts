import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { env } from '~/platform/env.server';
import { PortalError } from '~/platform/errors';

const hour = 3_600;
const signUps = new RateLimiterMemory({ keyPrefix: 'sign-up', points: 3, duration: hour });
const failuresOfAccount = new RateLimiterMemory({ keyPrefix: 'sign-in', points: 5, duration: hour / 2 });
const failuresOfAddress = new RateLimiterMemory({ keyPrefix: 'sign-in-from', points: 30, duration: hour });
const linkMails = new RateLimiterMemory({ keyPrefix: 'link-mail', points: 2, duration: hour });
const linkMailsFrom = new RateLimiterMemory({ keyPrefix: 'link-mail-from', points: 10, duration: hour });

const areOff = () => env().RATE_LIMITS === 'off';

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new PortalError('rate_limited', { retryAfterSeconds: seconds, params: { seconds } });
  }
}

/** Three an hour and address; tries with a taken address count, because they tell that it is taken. @throws rate_limited */
export async function countSignUp(address: string): Promise<void> {
  if (areOff()) return;
  await consume(signUps, address);
}

/**
 * Counts an attempt as failed before its password is looked at, so that many at once get no more tries than one after the
 * other; `forgive` takes it back when the password was right. Five in 30 minutes for an account, whether it exists or not,
 * and thirty an hour for an address. @throws rate_limited
 */
export async function countSignIn(email: string, address: string): Promise<{ forgive(): Promise<void> }> {
  if (areOff()) return { forgive: async () => undefined };
  await consume(failuresOfAddress, address);
  try {
    await consume(failuresOfAccount, email);
  } catch (refused) {
    await failuresOfAddress.reward(address, 1);
    throw refused;
  }
  return {
    async forgive() {
      await failuresOfAccount.delete(email);
      await failuresOfAddress.reward(address, 1);
    },
  };
}

/** Two an hour to one address, ten from one network address. @throws rate_limited */
export async function countLinkMail(email: string, address: string): Promise<void> {
  if (areOff()) return;
  await consume(linkMailsFrom, address);
  await consume(linkMails, email);
}
