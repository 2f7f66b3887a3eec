import type { Dependencies } from '#application/dependencies.ts';
import type { OfficerCaseView } from '#application/information-request/information-request-views.ts';
import type { OfficeRules } from '#application/ports/office-rules.ts';
import { type Permission, unitsFor } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';

/** Rules and case for a page of one act; the case is null outside the officer's units. */
export async function loadOfficerCase(
  deps: Dependencies,
  officer: OfficerActor,
  permission: Permission,
  id: string,
): Promise<{ readonly rules: OfficeRules; readonly view: OfficerCaseView | null }> {
  const [rules, view] = await Promise.all([
    deps.queries.officeRules(),
    deps.queries.informationRequests.officerCase(id, unitsFor(officer, permission)),
  ]);
  return { rules, view };
}

/** Status of a refused form: 403 where the officer may not do this, 409 where somebody was faster, else 422. */
export function refusalStatus(errors: Readonly<Record<string, string>>): 200 | 403 | 409 | 422 {
  const codes = Object.values(errors);
  if (codes.length === 0) return 200;
  if (codes.includes('NOT_ALLOWED')) return 403;
  return codes.includes('STALE_CASE') ? 409 : 422;
}
