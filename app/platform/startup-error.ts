/**
 * Something outside the program stops it from starting. `message` is one sentence for the operator: what is wrong
 * and what to do about it. The start prints it without a stack and exits with 1.
 */
export class StartupError extends Error {
  override name = 'StartupError';
}
