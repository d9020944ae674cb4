import { addressKey, createLimiter, type Limiter, requireWithinLimit } from '~/platform/rate-limits.server';

const hour = 3_600;

interface Limits {
  signUps: Limiter;
  failuresOfAccount: Limiter;
  failuresOfAddress: Limiter;
  linkMailsTo: Limiter;
  linkMailsFrom: Limiter;
}

let made: Limits | undefined;

/** Made at the first use: reading the environment while modules load would hide what is wrong with it. */
function limits(): Limits {
  made ??= {
    signUps: createLimiter({ name: 'sign-up', points: 3, durationSeconds: hour }),
    failuresOfAccount: createLimiter({ name: 'sign-in', points: 5, durationSeconds: hour / 2 }),
    failuresOfAddress: createLimiter({ name: 'sign-in-from', points: 30, durationSeconds: hour }),
    linkMailsTo: createLimiter({ name: 'link-mail', points: 2, durationSeconds: hour }),
    linkMailsFrom: createLimiter({ name: 'link-mail-from', points: 10, durationSeconds: hour }),
  };
  return made;
}

/** Three an hour and address; tries with a taken address count, because they tell that it is taken. @throws rate_limited */
export async function countSignUp(address: string): Promise<void> {
  await requireWithinLimit(limits().signUps, addressKey(address));
}

/**
 * Counts an attempt as failed before its password is looked at, so that many at once get no more tries than one after the
 * other; `forgive` takes it back when the password was right. Five in 30 minutes for an account, whether it exists or not,
 * and thirty an hour for an address. @throws rate_limited
 */
export async function countSignIn(account: string, address: string): Promise<{ forgive(): Promise<void> }> {
  const { failuresOfAccount, failuresOfAddress } = limits();
  const from = addressKey(address);
  await requireWithinLimit(failuresOfAddress, from);
  try {
    await requireWithinLimit(failuresOfAccount, account);
  } catch (refused) {
    await failuresOfAddress.giveBack(from);
    throw refused;
  }
  return {
    async forgive() {
      await failuresOfAccount.giveBack(account);
      await failuresOfAddress.giveBack(from);
    },
  };
}

/** Two an hour to one address, ten from one network address. @throws rate_limited */
export async function countLinkMail(email: string, address: string): Promise<void> {
  await requireWithinLimit(limits().linkMailsFrom, addressKey(address));
  await requireWithinLimit(limits().linkMailsTo, email);
}
