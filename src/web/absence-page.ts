import type { Dependencies } from '#application/dependencies.ts';
import type { AbsenceRow } from '#application/officer/absence-views.ts';
import { endAbsence } from '#application/officer/end-absence.ts';
import { enterAbsence } from '#application/officer/enter-absence.ts';
import type { OfficerRow } from '#application/officer/officer-views.ts';
import { mayDeputise } from '#domain/officer/absence.ts';
import type { OfficerActor, RoleGrant } from '#domain/officer/role.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import { absenceFormSpec, fieldOfAbsenceError, parseAbsence } from '#web/forms/absence.ts';
import { type FormFields, noFields } from '#web/forms/form-fields.ts';
import { readForm } from '#web/forms/read-form.ts';
import { isRowId } from '#web/forms/row-id.ts';

/** What a page of absences says about the form that was posted; '' is no field's. */
export type AbsenceErrors = Readonly<Record<string, string>>;

type PageContext = {
  readonly locals: { readonly deps: Dependencies };
  readonly request: Request;
  readonly response: { status?: number };
  readonly redirect: (path: string, status: 303) => Response;
};

/**
 * Answers the form of a page of absences: enters one of `officerId`, or ends the one that a button names. A response
 * when that is all; else what was typed and what is wrong with it, and the page is shown again.
 */
export async function answerAbsenceForm(
  page: PageContext,
  actor: OfficerActor,
  officerId: OfficerId,
  here: (query?: { readonly pesan: string }) => string,
): Promise<Response | { readonly fields: FormFields; readonly errors: AbsenceErrors }> {
  if (page.request.method !== 'POST') return { fields: noFields, errors: {} };
  const { deps } = page.locals;
  const read = await readForm(page.request, absenceFormSpec, deps);
  if (read.kind === 'unreadable') return new Response(null, { status: read.status });
  const done = await runAbsenceForm(deps, actor, officerId, read.fields);
  if ('saved' in done) return page.redirect(here({ pesan: done.saved }), 303);
  page.response.status = done.errors[''] === 'FORBIDDEN' ? 403 : 422;
  return { fields: read.fields, errors: done.errors };
}

async function runAbsenceForm(
  deps: Dependencies,
  actor: OfficerActor,
  officerId: OfficerId,
  fields: FormFields,
): Promise<{ readonly saved: string } | { readonly errors: AbsenceErrors }> {
  if (fields.first('action') === 'end') {
    const given = fields.first('absence_id');
    const ended = await endAbsence(deps, { absenceId: isRowId(given) ? given : '' }, actor);
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
  person: { readonly id: OfficerId; readonly grants: readonly RoleGrant[] },
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
