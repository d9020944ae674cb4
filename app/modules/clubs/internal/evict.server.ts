import type { CommandContext } from '~/platform/command.server';

/**
 * The one place where somebody loses what they could hear in a club: by leaving, suspension, or a revoked role.
 */
export function evict(
  _context: Pick<CommandContext<unknown>, 'tell'>,
  _memberId: string,
  _clubId: string | null,
): void {}
