import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Officer } from '#application/officer/officer-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { InformationRequestEvent } from '#domain/information-request/case-events.ts';
import { isAdministrator } from '#domain/officer/grants.ts';
import type { OfficerError } from '#domain/officer/officer-error.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type DisableOfficer = {
  readonly officerId: OfficerId;
  /** Who gets the open cases; null or left out: nobody in particular, they go back to the desk. */
  readonly successorId?: OfficerId | null;
};

/** What became of all that a leaving officer had. */
export type LeavingCounts = {
  readonly cases: number;
  readonly absences: number;
  readonly deputyDuties: number;
  readonly links: number;
  readonly sessions: number;
};

/** Lines of history that one statement takes. */
const EVENTS_AT_ONCE = 500;

/**
 * Closes an account at once: open cases change hands, absences and deputy duties end, sessions and links stop
 * working. What the officer did stays in the histories, with the name. An account that was closed before and still
 * has open cases only hands them over. Errors: `FORBIDDEN`, `OFFICER_UNKNOWN`, `ALREADY_DISABLED`,
 * `LAST_ADMINISTRATOR`, `SUCCESSOR_UNKNOWN`, `SUCCESSOR_NOT_SUITABLE`.
 */
export async function disableOfficer(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'logger'>,
  command: DisableOfficer,
  actor: OfficerActor,
): Promise<Result<LeavingCounts, OfficerError>> {
  if (!can(actor, 'officer.manage')) return err({ code: 'FORBIDDEN' });
  const { officerId, successorId = null } = command;
  const now = deps.clock.now();
  const result = await deps.unitOfWork.transaction<Result<LeavingCounts, OfficerError>>(async (tx) => {
    await tx.officers.lockAdministrators();
    await tx.officers.lock(successorId === null ? [officerId] : [officerId, successorId]);
    const officer = await tx.officers.find(officerId);
    if (officer === null) return err({ code: 'OFFICER_UNKNOWN' });
    const held = await tx.informationRequests.openHeldBy(officerId);
    if (officer.disabledAt !== null && held.length === 0) return err({ code: 'ALREADY_DISABLED' });
    if (
      officer.disabledAt === null &&
      isAdministrator(officer.grants) &&
      (await tx.officers.countAdministrators()) < 2
    ) {
      return err({ code: 'LAST_ADMINISTRATOR' });
    }
    const successor = successorId === null ? null : await tx.officers.find(successorId);
    if (successorId !== null) {
      if (successor === null || successor.disabledAt !== null || successor.id === officerId) {
        return err({ code: 'SUCCESSOR_UNKNOWN' });
      }
      if (held.some(({ unitId }) => !can(successor, 'information_request.prepare', { unitId }))) {
        return err({ code: 'SUCCESSOR_NOT_SUITABLE' });
      }
    }
    const cases = await handOver(tx, officer, successor, actor, now);
    const today = deps.clock.today();
    const counts: LeavingCounts = {
      cases,
      absences: await tx.absences.endAllOf(officerId, today, now, actor.officerId),
      deputyDuties: await tx.absences.releaseDeputy(officerId, today),
      links: await tx.invitations.revokeOpenAround(officer, now),
      sessions: await tx.officers.endSessions(officerId),
    };
    if (officer.disabledAt === null) await tx.officers.disable(officerId, now);
    await tx.audit.append([
      {
        at: now,
        actor: officerAct(actor, 'officer.manage'),
        action: 'officer_disabled',
        object: { kind: 'officer', id: officerId },
        detail: { ...counts, successorId },
      },
    ]);
    return ok(counts);
  });
  if (result.ok) deps.logger.info('officer_disabled', { count: result.value.cases });
  return result;
}

/** Open cases into the successor's hands, each with a line in its history that citizens do not see. */
async function handOver(
  tx: Pick<Repositories, 'informationRequests' | 'caseEvents'>,
  officer: Officer,
  successor: Officer | null,
  actor: OfficerActor,
  occurredAt: InstantText,
): Promise<number> {
  const handed = await tx.informationRequests.handOver(officer.id, successor?.id ?? null);
  const events = handed.map(
    ({ id }): InformationRequestEvent => ({
      caseKind: 'information_request',
      caseId: id,
      type: 'request_assigned',
      visibility: 'internal',
      actor: { kind: 'officer', officerId: actor.officerId, role: 'administrator' },
      occurredAt,
      payload: {
        assigneeId: successor?.id ?? null,
        assigneeName: successor?.fullName ?? null,
        because: 'officer_left',
        leftName: officer.fullName,
      },
    }),
  );
  for (let at = 0; at < events.length; at += EVENTS_AT_ONCE) {
    await tx.caseEvents.append(events.slice(at, at + EVENTS_AT_ONCE));
  }
  return handed.length;
}
