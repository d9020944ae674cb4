import type { Actor } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { now } from '~/platform/clock.server';
import { transact } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { createApiToken } from '~/platform/session/api-tokens.server';
import { mayMakeTokenFor } from './policy';

interface NewToken {
  /** Of the member for whom the token acts. */
  email: string;
  name: string;
  /** Scopes that endpoints name, or `*`. */
  scopes: string[];
}

/**
 * A program may act as a member, as far as the scopes go. The command line for anybody. Answers the secret, this once.
 * @throws not_found, forbidden
 */
export async function createToken(actor: Actor, input: NewToken): Promise<{ id: string; secret: string }> {
  if (!mayMakeTokenFor(actor)) throw new PortalError('forbidden');
  const { email, name, scopes } = input;
  return transact(async (tx) => {
    const member = await tx.member.findUnique({ where: { email, status: 'active' }, select: { id: true } });
    if (!member) throw new PortalError('not_found');
    const token = await createApiToken(tx, { memberId: member.id, name, scopes });
    const detail = { tokenId: token.id, scopes };
    await recordAct(tx, { actor, at: now(), act: 'token.created', subject: `member:${member.id}`, detail });
    return token;
  });
}
