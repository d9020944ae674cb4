import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { changeRole, revokeRole, verifyRole } from './decide-role.server';
import { changeOrganisation, createOrganisation } from './change-organisation.server';
import { listAudit } from './list-audit.server';
import { listOrganisations, listRoles } from './list-roles.server';
import { grantRole } from './grant-role.server';
import {
  changeOrganisationInput,
  changeRoleInput,
  grantRoleInput,
  listAuditInput,
  organisationInput,
  revokeRoleInput,
  slugSchema,
} from './schema';
import { organisationShape, roleGrantShape } from './views';

const tag = 'Roles';
const holderShape = z.object({ id: z.string(), name: z.string(), pictureId: z.string().nullable() });
const auditShape = z.object({
  id: z.string(),
  act: z.string(),
  subject: z.object({ key: z.string(), name: z.string().nullable() }),
  actor: z.object({ id: z.string(), name: z.string() }).nullable(),
  club: z.object({ slug: z.string(), name: z.string() }).nullable(),
  reason: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  at: z.string(),
});
const roleAnswer = z.object({ role: roleGrantShape });

export const roleEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'POST',
    path: '/members/:memberId/roles',
    summary: 'Give a member a role in a club or in the portal',
    tag,
    caller: 'admin',
    scope: 'roles:write',
    body: grantRoleInput,
    status: 201,
    answer: roleAnswer,
    errors: ['role_exists'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      grantRole(actor, { ...body, memberId: params.memberId! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/roles/:roleId/verification',
    summary: 'Verify a role that was asked for',
    tag,
    caller: 'admin',
    scope: 'roles:write',
    body: changeRoleInput,
    answer: roleAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, body }) => verifyRole(actor, { ...body, roleId: params.roleId! }),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/roles/:roleId',
    summary: 'Change what a verified role says',
    tag,
    caller: 'admin',
    scope: 'roles:write',
    body: changeRoleInput,
    answer: roleAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, body }) => changeRole(actor, { ...body, roleId: params.roleId! }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/roles/:roleId',
    summary: 'Revoke a role, or refuse a request',
    tag,
    caller: 'admin',
    scope: 'roles:write',
    body: revokeRoleInput,
    answer: roleAnswer,
    errors: ['last_admin'],
    handle: ({ actor, params, body }) => revokeRole(actor, { ...body, roleId: params.roleId! }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/roles',
    summary: 'Roles that wait for verification, or count',
    tag,
    caller: 'admin',
    scope: 'roles:read',
    query: z.object({
      status: z.enum(['requested', 'verified']).default('requested'),
      /** Slug. */
      club: slugSchema.optional(),
    }),
    answer: z.object({ items: z.array(roleGrantShape.extend({ member: holderShape })) }),
    handle: async ({ actor, query }) => ({ items: await listRoles(actor, query) }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/organisations',
    summary: 'The organisations for which members act',
    tag,
    caller: 'admin',
    scope: 'organisations:read',
    answer: z.object({ items: z.array(organisationShape.extend({ memberCount: z.int() })) }),
    handle: async ({ actor }) => ({ items: await listOrganisations(actor) }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/organisations',
    summary: 'Make an organisation',
    tag,
    caller: 'admin',
    scope: 'organisations:write',
    body: organisationInput,
    status: 201,
    answer: z.object({ organisation: organisationShape }),
    errors: ['name_taken'],
    handle: ({ actor, body, idempotencyKey }) => createOrganisation(actor, body, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/organisations/:organisationId',
    summary: 'Rename or retire an organisation',
    tag,
    caller: 'admin',
    scope: 'organisations:write',
    body: changeOrganisationInput,
    answer: z.object({ organisation: organisationShape }),
    errors: ['name_taken'],
    handle: ({ actor, params, body }) =>
      changeOrganisation(actor, { ...body, organisationId: params.organisationId! }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/audit',
    summary: 'Privileged acts',
    tag,
    caller: 'admin',
    scope: 'audit:read',
    query: listAuditInput,
    answer: z.object({ items: z.array(auditShape), next: z.string().nullable() }),
    handle: ({ actor, query }) => listAudit(actor, query),
  }),
];
