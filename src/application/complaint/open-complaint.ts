import type { LoadedComplaint } from '#application/complaint/complaint-repository.ts';
import { complaintScope, isInScope } from '#application/complaint/complaint-scope.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { EventActor } from '#domain/case-event/case-event.ts';
import type { ComplaintTask } from '#domain/complaint/complaint.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import { can, type Permission } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type ComplaintDeps = Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault' | 'facts'>;

/** A complaint that an officer may act on, with how the act is signed in its history. */
export type OpenedComplaint = {
  readonly complaint: LoadedComplaint;
  readonly tasks: readonly ComplaintTask[];
  readonly ref: CaseRef;
  readonly by: EventActor;
};

export type ComplaintTarget = {
  readonly complaintId: ComplaintId;
  /** The version that the officer saw; null for acts that change nothing others could have changed. */
  readonly version: number | null;
};

/**
 * Loads a complaint for an officer's act. What an officer may not see is not there: a complaint about the own unit,
 * or one that was never handed to it, answers `NOT_FOUND`. Errors: `NOT_FOUND`, `NOT_ALLOWED`, `STALE_CASE`.
 */
export async function openComplaint(
  tx: Pick<Repositories, 'complaints'>,
  actor: OfficerActor,
  permission: Permission,
  target: ComplaintTarget,
): Promise<Result<OpenedComplaint, ComplaintError>> {
  const complaint = await tx.complaints.find(target.complaintId);
  if (complaint === null) return err({ code: 'NOT_FOUND' });
  const tasks = await tx.complaints.tasksOf(complaint.id);
  const units = tasks.map((task) => task.unitId);
  if (!isInScope(complaintScope(actor), complaint, units)) return err({ code: 'NOT_FOUND' });
  const role = actingRole(actor, permission, units);
  if (role === null) return err({ code: 'NOT_ALLOWED' });
  if (target.version !== null && target.version !== complaint.version) return err({ code: 'STALE_CASE' });
  return ok({
    complaint,
    tasks,
    ref: { caseKind: 'complaint', caseId: complaint.id },
    by: { kind: 'officer', officerId: actor.officerId, role },
  });
}

/** The office in which an officer acts: the first one held that allows it, for the whole body or a unit with a task. */
function actingRole(
  actor: OfficerActor,
  permission: Permission,
  units: readonly ComplaintTask['unitId'][],
): string | null {
  for (const grant of actor.grants) {
    const alone = { grants: [grant] };
    if (
      grant.unitId === null
        ? can(alone, permission)
        : units.some((unitId) => can(alone, permission, { unitId }))
    ) {
      return grant.role;
    }
  }
  return null;
}
