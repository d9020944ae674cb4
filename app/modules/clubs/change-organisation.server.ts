import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { isUniqueViolation } from '~/platform/db/database-error.server';
import type { Organisation } from '~/platform/db/generated/client';
import { PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireAdmin } from '~/platform/require-member';
import type { ChangeOrganisationInput, OrganisationInput } from './schema';
import type { OrganisationView } from './views';

export function viewOrganisation(row: Organisation): OrganisationView {
  const { id, name, kind, status, createdAt } = row;
  return { id, name, kind, status, createdAt: createdAt.toISOString() };
}

function nameTaken(error: unknown): never {
  throw isUniqueViolation(error) ? new PortalError('name_taken', { cause: error }) : error;
}

/** There is a new organisation for which members may act. Admins may. Publishes nothing. @throws name_taken */
export const createOrganisation = defineCommand<OrganisationInput, { organisation: OrganisationView }>(
  'clubs.create-organisation',
  async ({ tx, actor, input, at }) => {
    requireAdmin(actor);
    const { name, kind } = input;
    const row = await tx.organisation
      .create({ data: { id: newId(), name, kind, createdAt: at } })
      .catch(nameTaken);
    await recordAct(tx, {
      actor,
      at,
      act: 'organisation.created',
      subject: `organisation:${row.id}`,
      detail: { name, kind },
    });
    return { organisation: viewOrganisation(row) };
  },
);

/**
 * An organisation goes by another name, or is retired: it stays beside its people's names, and nobody new acts for it. Admins
 * may. Publishes nothing. @throws not_found, name_taken
 */
export const changeOrganisation = defineCommand<
  ChangeOrganisationInput & { organisationId: string },
  { organisation: OrganisationView }
>('clubs.change-organisation', async ({ tx, actor, input, at }) => {
  requireAdmin(actor);
  const { organisationId, ...change } = input;
  const before = isId(organisationId)
    ? await tx.organisation.findUnique({ where: { id: organisationId } })
    : null;
  if (!before) throw new PortalError('not_found');
  const row = await tx.organisation.update({ where: { id: before.id }, data: change }).catch(nameTaken);
  await recordAct(tx, {
    actor,
    at,
    act: change.status === 'retired' ? 'organisation.retired' : 'organisation.changed',
    subject: `organisation:${row.id}`,
    detail: { before: { name: before.name, status: before.status }, ...change },
  });
  return { organisation: viewOrganisation(row) };
});
