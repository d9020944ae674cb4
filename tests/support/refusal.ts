import { PortalError } from '~/platform/errors';

/** The refusal that `act` throws; fails when it does not refuse. */
export function refusal(act: () => unknown): PortalError {
  try {
    act();
  } catch (error) {
    if (error instanceof PortalError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}
