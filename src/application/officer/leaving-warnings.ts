import type { OfficerRow } from '#application/officer/officer-views.ts';
import type { SigningOfficial } from '#domain/office/office-settings.ts';
import { isAdministrator } from '#domain/officer/grants.ts';
import { can } from '#domain/officer/permissions.ts';
import type { Role } from '#domain/officer/role.ts';

/** What the office would lack without somebody; the first one stops the leaving, the others are said. */
export type LeavingWarning = 'LAST_ADMINISTRATOR' | 'ONLY_PPID' | 'ONLY_DESK' | 'SIGNING_OFFICIAL';

/** What to settle before `person` leaves, among all `officers` of the office. */
export function leavingWarnings(
  person: OfficerRow,
  officers: readonly OfficerRow[],
  signingOfficial: Pick<SigningOfficial, 'fullName'>,
): readonly LeavingWarning[] {
  const staying = officers.filter(({ id, disabledAt }) => id !== person.id && disabledAt === null);
  const holds = (one: Pick<OfficerRow, 'grants'>, role: Role) =>
    one.grants.some((grant) => grant.role === role);
  const warnings: LeavingWarning[] = [];
  if (isAdministrator(person.grants) && !staying.some(({ grants }) => isAdministrator(grants))) {
    warnings.push('LAST_ADMINISTRATOR');
  }
  if (holds(person, 'chief_ppid') && !staying.some((one) => holds(one, 'chief_ppid'))) {
    warnings.push('ONLY_PPID');
  }
  const works = (one: Pick<OfficerRow, 'grants'>) =>
    can(one, 'information_request.respond', { unitId: null });
  if (works(person) && !staying.some(works)) warnings.push('ONLY_DESK');
  if (namesOf(signingOfficial.fullName).includes(namesOf(person.fullName))) warnings.push('SIGNING_OFFICIAL');
  return warnings;
}

/** A name as it is compared, between titles: "Dra. Sri Wahyuni, M.Si." holds "sri wahyuni". */
function namesOf(fullName: string): string {
  return ` ${fullName.toLowerCase().replace(/[.,]/g, ' ').replace(/\s+/g, ' ').trim()} `;
}
