import type { Actor } from '~/platform/actor';
import { invalidField, PortalError } from '~/platform/errors';
import { endOfDay } from '~/platform/i18n/end-of-day';
import { parseInput } from '~/platform/input';
import { changeRole, revokeRole, verifyRole } from './decide-role.server';
import { type ChangeRoleInput, changeRoleInput, revokeRoleInput } from './schema';

type Values = Record<string, unknown>;

/** What a form says of a role, as the schemas take it: days become moments, and fields are apart by commas. @throws invalid */
export function readRoleValues(values: Values, timeZone: string): Values {
  const day = String(values.validUntil ?? '');
  const end = day === '' ? null : endOfDay(day, timeZone);
  if (end === undefined) throw invalidField('validUntil', 'invalid_date');
  const { field, ...others } = values;
  return {
    ...others,
    ...(typeof field === 'string' ? { fields: field.split(/[,;\n，、]/).filter((part) => part.trim()) } : {}),
    organisationId: values.organisationId || null,
    validUntil: end?.toISOString() ?? null,
  };
}

/** The fields of a role as a form sends them, empty for "none". @throws invalid */
export function readRoleForm(values: Values, timeZone: string): ChangeRoleInput {
  return parseInput(changeRoleInput, readRoleValues(values, timeZone));
}

/** Does what a role's row in the studio asks: its `intent` is the act and the role's id. Answers the word for `?done=`. */
export async function actOnRole(actor: Actor, values: Values, timeZone: string): Promise<string> {
  const roleId = String(values.roleId);
  switch (String(values.intent).split('-')[0]) {
    case 'verify':
      await verifyRole(actor, { ...readRoleForm(values, timeZone), roleId });
      return 'verified';
    case 'change':
      await changeRole(actor, { ...readRoleForm(values, timeZone), roleId });
      return 'changed';
    case 'revoke':
      await revokeRole(actor, { ...parseInput(revokeRoleInput, values), roleId });
      return 'revoked';
    default:
      throw new PortalError('malformed');
  }
}
