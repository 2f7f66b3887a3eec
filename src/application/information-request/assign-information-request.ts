import type { Dependencies } from '#application/dependencies.ts';
import type { LoadedInformationRequest } from '#application/information-request/information-request-repository.ts';
import { type OpenedRequest, openForOfficer } from '#application/information-request/open-for-officer.ts';
import type { Officer } from '#application/officer/officer-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { Unit } from '#application/settings/unit-repository.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { InformationRequestEvent } from '#domain/information-request/case-events.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { nextStatus } from '#domain/information-request/transitions.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { InformationRequestId, OfficerId, UnitId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type AssignInformationRequest = {
  readonly requestId: InformationRequestId;
  readonly version: number;
  /** Null: with the PPID itself. */
  readonly unitId: UnitId | null;
  /** Null: nobody in particular. */
  readonly assigneeId: OfficerId | null;
};

/**
 * Gives a request to a unit and/or an officer. Errors: `NOT_FOUND`, `NOT_ALLOWED`, `STALE_CASE`,
 * `WRONG_STATUS`, `UNKNOWN_UNIT`, `OFFICER_NOT_FOUND` (unknown, disabled, or not allowed to work on that unit's
 * requests).
 */
export async function assignInformationRequest(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock'>,
  command: AssignInformationRequest,
  actor: OfficerActor,
): Promise<Result<null, InformationRequestError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openForOfficer(tx, deps, actor, 'information_request.assign', command);
    if (!opened.ok) return opened;
    const { request } = opened.value;
    const status = nextStatus(request.status, 'assign');
    if (status === null) return err({ code: 'WRONG_STATUS' });
    const unit = command.unitId === null ? null : await tx.units.find(command.unitId);
    const unitGone = unit === null || (unit.archivedAt !== null && unit.id !== request.unitId);
    if (command.unitId !== null && unitGone) return err({ code: 'UNKNOWN_UNIT' });
    if (command.assigneeId !== null) await tx.officers.lock([command.assigneeId]);
    const assignee = command.assigneeId === null ? null : await tx.officers.find(command.assigneeId);
    if (command.assigneeId !== null && !mayWork(assignee, command.unitId)) {
      return err({ code: 'OFFICER_NOT_FOUND' });
    }
    const changed = await tx.informationRequests.change(request.id, request.version, {
      status,
      unitId: command.unitId,
      assigneeId: command.assigneeId,
    });
    if (!changed) return err({ code: 'STALE_CASE' });
    await moveCount(tx, request, command.unitId);
    await tx.caseEvents.append(eventsOf(opened.value, unit, assignee, deps.clock.now()));
    return ok(null);
  });
}

function mayWork(officer: Officer | null, unitId: UnitId | null): boolean {
  if (officer === null || officer.disabledAt !== null) return false;
  return can(officer, 'information_request.prepare', { unitId });
}

async function moveCount(
  tx: Repositories,
  { unitId, dueOn }: LoadedInformationRequest,
  newUnitId: UnitId | null,
): Promise<void> {
  if (unitId === newUnitId) return;
  await tx.openCaseCounts.add({ kind: 'information_request', unitId, dueOn }, -1);
  await tx.openCaseCounts.add({ kind: 'information_request', unitId: newUnitId, dueOn }, 1);
}

/** The unit is the requester's to know, the officer is not. */
function eventsOf(
  { request, ref, by }: OpenedRequest,
  unit: Unit | null,
  assignee: Officer | null,
  occurredAt: string,
): readonly InformationRequestEvent[] {
  const line = { ...ref, type: 'request_assigned', actor: by, occurredAt } as const;
  const events: InformationRequestEvent[] = [];
  if ((unit?.id ?? null) !== request.unitId) {
    events.push({
      ...line,
      visibility: 'public',
      payload: { unitId: unit?.id ?? null, unitName: unit?.name ?? 'PPID' },
    });
  }
  if ((assignee?.id ?? null) !== request.assigneeId) {
    events.push({
      ...line,
      visibility: 'internal',
      payload: { assigneeId: assignee?.id ?? null, assigneeName: assignee?.fullName ?? null },
    });
  }
  return events;
}
