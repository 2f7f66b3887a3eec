import { type ComplaintDeps, openComplaint } from '#application/complaint/open-complaint.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import type { OmbudsmanOutcome } from '#domain/complaint/ombudsman.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type ComplaintId, type OmbudsmanReportId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

export type RecordOmbudsman = {
  readonly complaintId: ComplaintId;
  readonly reportedOn: CivilDate;
  /** The Ombudsman's number; '' where it is not known. */
  readonly number: string;
};

/**
 * The desk records that the reporter went to the Ombudsman (UU 37/2008 art. 24, UU 25/2009 art. 46); a line that the
 * reporter sees. Errors: those of `openComplaint`, `OMBUDSMAN_DATE_INVALID` (in the future, or before the report).
 */
export async function recordOmbudsman(
  deps: ComplaintDeps,
  command: RecordOmbudsman,
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const target = { complaintId: command.complaintId, version: null };
    const opened = await openComplaint(tx, actor, 'complaint.handle', target);
    if (!opened.ok) return opened;
    const { complaint, ref, by } = opened.value;
    const { reportedOn, number } = command;
    if (reportedOn > deps.clock.today() || reportedOn < complaint.receivedOn) {
      return err({ code: 'OMBUDSMAN_DATE_INVALID' });
    }
    const now = deps.clock.now();
    await tx.ombudsman.add({
      id: asId<OmbudsmanReportId>(deps.ids.next()),
      complaintId: complaint.id,
      reportedOn,
      number,
      recordedAt: now,
      recordedBy: actor.officerId,
      outcome: null,
      outcomeText: '',
      outcomeOn: null,
    });
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'complaint_to_ombudsman',
        visibility: 'public',
        actor: by,
        occurredAt: now,
        payload: { reportedOn, number },
      },
    ]);
    return ok(null);
  });
}

export type EndOmbudsman = {
  readonly complaintId: ComplaintId;
  readonly outcome: OmbudsmanOutcome;
  readonly text: string;
  readonly outcomeOn: CivilDate;
};

/**
 * What came of it, for the last report that is still open. Errors: those of `openComplaint`, `NO_OMBUDSMAN_REPORT`,
 * `OMBUDSMAN_DATE_INVALID` (in the future, or before it was reported).
 */
export async function endOmbudsman(
  deps: ComplaintDeps,
  command: EndOmbudsman,
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const target = { complaintId: command.complaintId, version: null };
    const opened = await openComplaint(tx, actor, 'complaint.handle', target);
    if (!opened.ok) return opened;
    const { ref, by } = opened.value;
    const { outcome, outcomeOn, text } = command;
    const report = (await tx.ombudsman.openOf(command.complaintId)).at(-1);
    if (report === undefined) return err({ code: 'NO_OMBUDSMAN_REPORT' });
    if (outcomeOn > deps.clock.today() || outcomeOn < report.reportedOn) {
      return err({ code: 'OMBUDSMAN_DATE_INVALID' });
    }
    if (!(await tx.ombudsman.end(report.id, { outcome, outcomeText: text, outcomeOn }))) {
      return err({ code: 'NO_OMBUDSMAN_REPORT' });
    }
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'ombudsman_ended',
        visibility: 'public',
        actor: by,
        occurredAt: deps.clock.now(),
        payload: { outcome, outcomeOn, text, number: report.number },
      },
    ]);
    return ok(null);
  });
}
