import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { AbsenceError } from '#domain/officer/absence.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/**
 * Withdraws an absence that has not begun, or ends one from this moment on: the officer is back and has their cases
 * again. Errors: `FORBIDDEN` (also for one that does not exist), `ABSENCE_OVER`.
 */
export async function endAbsence(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'logger'>,
  command: { readonly absenceId: string },
  actor: OfficerActor,
): Promise<Result<'ended' | 'withdrawn', AbsenceError>> {
  const now = deps.clock.now();
  const today = deps.clock.today();
  const result = await deps.unitOfWork.transaction<Result<'ended' | 'withdrawn', AbsenceError>>(
    async (tx) => {
      const absence = await tx.absences.find(command.absenceId);
      const mayEnd = actor.officerId === absence?.officerId || can(actor, 'officer.manage');
      if (absence === null || !mayEnd) return err({ code: 'FORBIDDEN' });
      if (absence.untilOn < today) return err({ code: 'ABSENCE_OVER' });
      if (!(await tx.absences.end(absence.id, now, actor.officerId))) return err({ code: 'ABSENCE_OVER' });
      const outcome = today < absence.fromOn ? 'withdrawn' : 'ended';
      await tx.audit.append([
        {
          at: now,
          actor: officerAct(actor, 'officer.manage'),
          action: outcome === 'ended' ? 'absence_ended' : 'absence_withdrawn',
          object: { kind: 'officer', id: absence.officerId },
          detail: { absenceId: absence.id },
        },
      ]);
      return ok(outcome);
    },
  );
  if (result.ok) deps.logger.info('absence_ended');
  return result;
}
