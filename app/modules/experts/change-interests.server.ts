import { isUniqueViolation } from '~/platform/db/database-error.server';
import { defineCommand } from '~/platform/command.server';
import type { ExpertInterest } from '~/platform/db/generated/client';
import { PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayDeclareInterests } from './policy';
import type { InterestInput } from './schema';
import type { InterestView } from './views';

export function viewInterest(row: ExpertInterest): InterestView {
  const { id, kind, name, note } = row;
  return {
    id,
    kind,
    name,
    note,
    since: row.since.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/**
 * An expert says who pays them: it stands beside their credential, and on answers from then on. Experts of the club.
 * @throws not_found, unauthenticated, forbidden, conflict when they said so already
 */
export const declareInterest = defineCommand<InterestInput & { slug: string }, { interest: InterestView }>(
  'experts.declare-interest',
  async ({ tx, actor, input, at }) => {
    const { memberId } = requireMember(actor);
    const { slug, kind, name, note } = input;
    const access = await loadClubAccess(actor, { slug }, tx);
    if (!mayDeclareInterests(access)) throw new PortalError('forbidden');
    try {
      const row = await tx.expertInterest.create({
        data: { id: newId(), clubId: access.club.id, memberId, kind, name, note, since: at },
      });
      return { interest: viewInterest(row) };
    } catch (error) {
      throw isUniqueViolation(error) ? new PortalError('conflict', { cause: error }) : error;
    }
  },
);

/**
 * Somebody pays an expert no more: it stays as history, and on answers of that time. Their own alone. Asked again it gives the
 * same answer. @throws not_found, unauthenticated
 */
export const endInterest = defineCommand<{ interestId: string }, { interest: InterestView }>(
  'experts.end-interest',
  async ({ tx, actor, input, at }) => {
    const { memberId } = requireMember(actor);
    if (!isId(input.interestId)) throw new PortalError('not_found');
    await tx.expertInterest.updateMany({
      where: { id: input.interestId, memberId, endedAt: null },
      data: { endedAt: at },
    });
    const row = await tx.expertInterest.findFirst({ where: { id: input.interestId, memberId } });
    if (!row) throw new PortalError('not_found');
    return { interest: viewInterest(row) };
  },
);
