import type { Dependencies } from '#application/dependencies.ts';
import type { AbsenceRow } from '#application/officer/absence-views.ts';
import { endAbsence } from '#application/officer/end-absence.ts';
import { enterAbsence } from '#application/officer/enter-absence.ts';
import type { OfficerRow } from '#application/officer/officer-views.ts';
import { mayDeputise } from '#domain/officer/absence.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import { fieldOfAbsenceError, parseAbsence } from '#web/forms/absence.ts';
import type { FieldErrors } from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';

/** What became of a form on a page of absences: the word for the address, or errors by field; '' is no field's. */
export type AbsenceOutcome = { readonly saved: string } | { readonly errors: FieldErrors };

/** Enters an absence of `officerId`, or ends the one that a button names. */
export async function runAbsenceForm(
  deps: Dependencies,
  actor: OfficerActor,
  officerId: OfficerId,
  fields: FormFields,
): Promise<AbsenceOutcome> {
  if (fields.first('action') === 'end') {
    const given = fields.first('absence_id');
    const absenceId = /^[0-9a-f-]{36}$/.test(given) ? given : '';
    const ended = await endAbsence(deps, { absenceId }, actor);
    return ended.ok ? { saved: ended.value } : { errors: { '': ended.error.code } };
  }
  const parsed = parseAbsence(fields);
  if (!parsed.ok) return { errors: parsed.error };
  const entered = await enterAbsence(deps, { officerId, ...parsed.value }, actor);
  if (entered.ok) return { saved: 'tercatat' };
  return { errors: { [fieldOfAbsenceError(entered.error.code)]: entered.error.code } };
}

/** What a page of absences shows of one officer. Two statements. */
export async function loadAbsences(
  deps: Pick<Dependencies, 'queries' | 'clock'>,
  person: Pick<OfficerRow, 'id' | 'grants'>,
): Promise<{
  readonly own: readonly AbsenceRow[];
  readonly duties: readonly AbsenceRow[];
  readonly deputies: readonly OfficerRow[];
}> {
  const [rows, officers] = await Promise.all([
    deps.queries.absences.concerning(person.id, deps.clock.today()),
    deps.queries.officers.list(),
  ]);
  return {
    own: rows.filter(({ officerId }) => officerId === person.id),
    duties: rows.filter(({ deputyId }) => deputyId === person.id),
    deputies: officers.filter(
      (one) => one.id !== person.id && one.disabledAt === null && mayDeputise(one, person),
    ),
  };
}
