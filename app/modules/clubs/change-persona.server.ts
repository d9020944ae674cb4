import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { lockClub } from './internal/lock-club.server';
import { readMembership, standingOf, writeMembership } from './internal/membership.server';
import { readPersona, tellPersona } from './internal/persona.server';
import type { PersonaInput } from './schema';
import type { MembershipView } from './views';

/**
 * The actor goes by another name, picture or bio in one club; what was left out stays. Whoever belongs to it or waits may, but
 * not while suspended. Publishes `persona.changed`, `membership.changed`. @throws not_a_member, suspended, invalid
 */
export const changePersona = defineCommand<PersonaInput & { slug: string }, { membership: MembershipView }>(
  'clubs.change-persona',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const access = await lockClub(tx, actor, { slug: input.slug });
    const { club } = access;
    const before = await readMembership(club.id, memberId, tx);
    const standing = before ? standingOf(before, at) : 'left';
    if (!before || standing === 'left') throw new PortalError('not_a_member');
    if (standing === 'suspended') throw new PortalError('suspended');
    const persona = await readPersona(context, access, input);
    const membership = await writeMembership(context, club, memberId, before, persona);
    if (standing === 'active') tellPersona(context, club.id, membership);
    return { membership };
  },
);
