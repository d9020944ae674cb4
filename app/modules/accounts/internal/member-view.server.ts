import { now } from '~/platform/clock.server';
import type { Db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import type { MemberView } from '../schema';

/** An account as its member sees it. @throws not_found */
export async function readMemberView(client: Db | Tx, memberId: string): Promise<MemberView> {
  const row = await client.member.findUnique({
    where: { id: memberId },
    select: {
      id: true,
      name: true,
      email: true,
      emailConfirmedAt: true,
      locale: true,
      timeZone: true,
      pictureId: true,
      createdAt: true,
      roleGrants: {
        where: {
          clubId: null,
          status: 'verified',
          OR: [{ validUntil: null }, { validUntil: { gt: now() } }],
        },
        select: { role: true },
      },
    },
  });
  if (!row) throw new PortalError('not_found');
  const { emailConfirmedAt, roleGrants, createdAt, ...rest } = row;
  return {
    ...rest,
    emailConfirmed: emailConfirmedAt !== null,
    roles: roleGrants.map(({ role }) => role as 'agent' | 'admin').toSorted(),
    createdAt: createdAt.toISOString(),
  };
}
