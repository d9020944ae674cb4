import type { CommandContext } from '~/platform/command.server';

/**
 * The one place where somebody loses what they could hear in a club: by leaving or suspension (`gone`), or a revoked role.
 */
export function evict(
  context: Pick<CommandContext<unknown>, 'evict'>,
  memberId: string,
  clubId: string | null,
  { gone = false } = {},
): void {
  context.evict(clubId === null ? { memberId } : { memberId, clubId, gone });
}
