import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { changeRole, revokeRole, verifyRole } from './decide-role.server';
import { grantRole } from './grant-role.server';
import { changeRoleInput, grantRoleInput, revokeRoleInput } from './schema';
import { roleGrantShape } from './views';

const tag = 'Roles';
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
];
