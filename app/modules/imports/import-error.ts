import { StartupError } from '~/platform/startup-error';

/** What is to be imported cannot be. `message` is one sentence for the operator: what is wrong and what to do about it. */
export class ImportError extends StartupError {
  override name = 'ImportError';
}

/** @throws ImportError once the operator asked to stop: what is whole by then stays, and the next run goes on from there. */
export function stopIfAsked(signal: AbortSignal): void {
  if (signal.aborted) throw new ImportError('Stopped. What was imported stays; run it again to go on.');
}
