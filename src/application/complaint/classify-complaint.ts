import type { OpenedComplaint } from '#application/complaint/open-complaint.ts';
import {
  type ComplaintDeps,
  type ComplaintTarget,
  openComplaint,
} from '#application/complaint/open-complaint.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { Complaint } from '#domain/complaint/complaint.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import { nextComplaintStatus } from '#domain/complaint/transitions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** What the desk says of a complaint when it has read it. */
export type Classification = Pick<
  Complaint,
  'complaintClass' | 'supervision' | 'place' | 'happenedOn' | 'confidential' | 'aboutUnitId'
> & { readonly title: string; readonly topic: NonNullable<Complaint['topic']> };

export type ClassifyComplaint = ComplaintTarget & { readonly classification: Classification };

/**
 * The desk gives title, class, topic and place. Once a complaint is confidential, or kept from a unit, the way back is
 * the desk's too. Errors: those of `openComplaint`, `WRONG_STATUS`, `TITLE_NEEDED`, `UNKNOWN_UNIT`, `UNIT_IS_REPORTED`
 * (the reported unit has it already).
 */
export async function classifyComplaint(
  deps: ComplaintDeps,
  command: ClassifyComplaint,
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openComplaint(tx, actor, 'complaint.handle', command);
    if (!opened.ok) return opened;
    const classified = await classifyIn(tx, deps, opened.value, command.classification);
    return classified.ok ? ok(null) : classified;
  });
}

/** The classification inside a transaction that goes on; the opened complaint as it stands afterwards. */
export async function classifyIn(
  tx: Repositories,
  deps: Pick<ComplaintDeps, 'clock'>,
  opened: OpenedComplaint,
  classification: Classification,
): Promise<Result<OpenedComplaint, ComplaintError>> {
  const { complaint, tasks, ref, by } = opened;
  if (nextComplaintStatus(complaint.status, 'classify') === null) return err({ code: 'WRONG_STATUS' });
  if (classification.title.trim() === '') return err({ code: 'TITLE_NEEDED' });
  const { aboutUnitId } = classification;
  if (aboutUnitId !== null) {
    if ((await tx.units.find(aboutUnitId)) === null) return err({ code: 'UNKNOWN_UNIT' });
    const holds = tasks.some((task) => task.unitId === aboutUnitId && task.status !== 'cancelled');
    if (holds) return err({ code: 'UNIT_IS_REPORTED' });
  }
  const secret = classification.confidential && complaint.publishedAt !== null;
  const change = {
    ...classification,
    title: classification.title.trim(),
    ...(secret && { publishedAt: null }),
  };
  const changed = await tx.complaints.change(complaint.id, complaint.version, change);
  if (!changed) return err({ code: 'STALE_CASE' });
  if (secret) await tx.settings.bumpPublicVersion();
  await tx.caseEvents.append([
    {
      ...ref,
      type: 'complaint_classified',
      visibility: 'internal',
      actor: by,
      occurredAt: deps.clock.now(),
      payload: {
        complaintClass: classification.complaintClass,
        topic: classification.topic,
        supervision: classification.supervision,
        confidential: classification.confidential,
        aboutUnitId,
      },
    },
  ]);
  return ok({
    ...opened,
    complaint: { ...complaint, ...change, version: complaint.version + 1 },
  });
}
