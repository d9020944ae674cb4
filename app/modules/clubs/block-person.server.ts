import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { personBlocked } from './facts';
import { memberStream } from './streams';
import type { BlocksChanged } from './updates';

/**
 * The actor does not want to see what somebody writes, in any club. Any signed-in member may; the other does not hear of it.
 * Asked again it changes nothing. Publishes `blocks.changed` to the actor alone. @throws not_found, invalid for oneself
 */
export const blockPerson = defineCommand<{ memberId: string }, { blocked: true }>(
  'clubs.block-person',
  async ({ tx, actor, input, at, tell }) => {
    const { memberId } = requireMember(actor);
    const blockedId = input.memberId.toLowerCase();
    if (!isId(blockedId) || blockedId === memberId) throw new PortalError('not_found');
    if (!(await tx.member.findUnique({ where: { id: blockedId }, select: { id: true } })))
      throw new PortalError('not_found');
    const { count } = await tx.block.createMany({
      data: [{ memberId, blockedId, createdAt: at }],
      skipDuplicates: true,
    });
    if (count === 1) {
      tell(memberStream(memberId), 'blocks.changed', {
        memberId: blockedId,
        blocked: true,
      } satisfies BlocksChanged);
      await publish(tx, personBlocked, { memberId, blockedId });
    }
    return { blocked: true };
  },
);

/** The actor sees somebody again. Asked again it changes nothing. Publishes `blocks.changed` to the actor alone. */
export const unblockPerson = defineCommand<{ memberId: string }, { blocked: false }>(
  'clubs.unblock-person',
  async ({ tx, actor, input, tell }) => {
    const { memberId } = requireMember(actor);
    const blockedId = input.memberId.toLowerCase();
    if (!isId(blockedId)) throw new PortalError('not_found');
    const { count } = await tx.block.deleteMany({ where: { memberId, blockedId } });
    if (count === 1)
      tell(memberStream(memberId), 'blocks.changed', {
        memberId: blockedId,
        blocked: false,
      } satisfies BlocksChanged);
    return { blocked: false };
  },
);
