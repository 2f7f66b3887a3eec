import { z } from 'zod';
import { wholeBodyRoles } from '#domain/officer/grants.ts';
import type { OfficerErrorCode } from '#domain/officer/officer-error.ts';
import { type Role, type RoleGrant, unitBoundRoles } from '#domain/officer/role.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';
import { parseForm, requiredLine } from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import { requiredEmail } from '#web/forms/invitation.ts';
import type { FormSpec } from '#web/forms/read-form.ts';

export const officerFormSpec: FormSpec = { scope: 'officer' };
const personSchema = z.object({
  full_name: requiredLine({ max: 150, min: 2 }),
  position_title: requiredLine({ max: 200, min: 2 }),
  email: requiredEmail(),
});

export function parseOfficerPerson(fields: FormFields) {
  return parseForm(personSchema, fields);
}

/** Name of the repeated select that lists the units of a unit-bound office: `unit_ppid_unit_id`. */
export function unitFieldOf(role: Role): string {
  return `${role}_unit_id`;
}

/** What is ticked and chosen; a row left on its empty choice is no grant, an unknown role or unit is refused later. */
export function parseGrants(fields: FormFields): readonly RoleGrant[] {
  const ticked = fields.all('roles');
  return [
    ...wholeBodyRoles.filter((role) => ticked.includes(role)).map((role) => ({ role, unitId: null })),
    ...unitBoundRoles.flatMap((role) =>
      fields
        .all(unitFieldOf(role))
        .map((id) => id.trim())
        .filter((id) => id !== '')
        .map((id) => ({ role, unitId: asId<UnitId>(id) })),
    ),
  ];
}

/** How the grants stand in the form: ticked roles, and per unit-bound role its rows, '' for an empty one. */
export type TypedGrants = {
  readonly roles: readonly string[];
  readonly unitRows: Readonly<Record<string, readonly string[]>>;
};

export function grantsInForm(grants: readonly RoleGrant[]): TypedGrants {
  return {
    roles: grants.filter((grant) => grant.unitId === null).map((grant) => grant.role),
    unitRows: Object.fromEntries(
      unitBoundRoles.map((role) => {
        const rows = grants.flatMap((grant) => (grant.role === role ? [grant.unitId ?? ''] : []));
        return [role, rows.length === 0 ? [''] : rows];
      }),
    ),
  };
}

/** What was typed; a pressed add or remove button has already done its work. */
export function typedGrants(fields: FormFields): TypedGrants {
  const action = fields.first('action');
  return {
    roles: fields.all('roles'),
    unitRows: Object.fromEntries(
      unitBoundRoles.map((role) => {
        const rows = rowsAfter(fields.all(unitFieldOf(role)), role, action).slice(0, 100);
        return [role, rows.length === 0 ? [''] : rows];
      }),
    ),
  };
}

function rowsAfter(rows: readonly string[], role: Role, action: string): readonly string[] {
  if (action === `add_unit:${role}`) return [...rows, ''];
  const [verb, ofRole, index] = action.split(':');
  return verb === 'remove_unit' && ofRole === role ? rows.filter((_, at) => String(at) !== index) : rows;
}

/** True for a button that only adds or removes a row. */
export function isGrantRowAction(action: string): boolean {
  return action.startsWith('add_unit:') || action.startsWith('remove_unit:');
}

/** The field that a refusal of a use case belongs beside; '' when it is about the whole. */
export function fieldOfOfficerError(code: OfficerErrorCode): string {
  switch (code) {
    case 'EMAIL_IN_USE':
      return 'email';
    case 'GRANTS_EMPTY':
    case 'GRANT_IS_WHOLE_BODY':
      return 'roles';
    case 'GRANT_NEEDS_UNIT':
    case 'UNIT_UNKNOWN':
      return unitFieldOf('unit_ppid');
    case 'PASSWORD_TOO_SHORT':
    case 'PASSWORD_TOO_LONG':
    case 'PASSWORD_GUESSABLE':
      return 'password';
    default:
      return '';
  }
}
