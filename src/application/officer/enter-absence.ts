import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Officer } from '#application/officer/officer-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import {
  type AbsenceError,
  type AbsenceErrorCode,
  type AbsenceSpan,
  checkSpan,
  mayDeputise,
} from '#domain/officer/absence.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type EnterAbsence = AbsenceSpan & {
  readonly officerId: OfficerId;
  /** Null: everybody who may work on the cases stands in. */
  readonly deputyId: OfficerId | null;
  readonly note: string;
};

/**
 * Records when an officer is away; officers do it for themselves, an administrator for anybody. Errors: those of
 * `absenceErrorCodes` but `ABSENCE_OVER`.
 */
export async function enterAbsence(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'logger'>,
  command: EnterAbsence,
  actor: OfficerActor,
): Promise<Result<null, AbsenceError>> {
  const { officerId, deputyId, fromOn, untilOn, note } = command;
  if (actor.officerId !== officerId && !can(actor, 'officer.manage')) return err({ code: 'FORBIDDEN' });
  const span = checkSpan({ fromOn, untilOn }, deps.clock.today());
  if (!span.ok) return err({ code: span.error });
  if (deputyId === officerId) return err({ code: 'DEPUTY_SELF' });

  const now = deps.clock.now();
  const id = deps.ids.next();
  const result = await deps.unitOfWork.transaction<Result<null, AbsenceError>>(async (tx) => {
    await tx.officers.lock(deputyId === null ? [officerId] : [officerId, deputyId]);
    const officer = await tx.officers.find(officerId);
    if (officer === null || officer.disabledAt !== null) return err({ code: 'OFFICER_UNKNOWN' });
    if ((await tx.absences.overlapping(officerId, span.value)).length > 0) {
      return err({ code: 'ABSENCE_OVERLAPS' });
    }
    const refused = deputyId === null ? null : await deputyRefused(tx, officer, deputyId, span.value);
    if (refused !== null) return err({ code: refused });
    await tx.absences.add({
      id,
      officerId,
      deputyId,
      ...span.value,
      note,
      createdBy: actor.officerId,
      createdAt: now,
      endedAt: null,
    });
    await tx.audit.append([
      {
        at: now,
        actor: officerAct(actor, 'officer.manage'),
        action: 'absence_entered',
        object: { kind: 'officer', id: officerId },
        detail: { absenceId: id, fromOn, untilOn, deputyId },
      },
    ]);
    return ok(null);
  });
  if (result.ok) deps.logger.info('absence_entered');
  return result;
}

async function deputyRefused(
  tx: Pick<Repositories, 'officers' | 'absences'>,
  officer: Officer,
  deputyId: OfficerId,
  span: AbsenceSpan,
): Promise<AbsenceErrorCode | null> {
  const deputy = await tx.officers.find(deputyId);
  if (deputy === null || deputy.disabledAt !== null) return 'DEPUTY_UNKNOWN';
  if (!mayDeputise(deputy, officer)) return 'DEPUTY_NOT_SUITABLE';
  return (await tx.absences.overlapping(deputyId, span)).length > 0 ? 'DEPUTY_ABSENT' : null;
}
