import { stopClock } from '#application/complaint/complaint-clock.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { EventActor } from '#domain/case-event/case-event.ts';
import type { Complaint, ComplaintTask } from '#domain/complaint/complaint.ts';
import { registerComplaint } from '#domain/complaint/submission.ts';
import { openDeadlineByKey } from '#domain/deadline/deadline.ts';
import { registrationNumber } from '#domain/information-request/registration-number.ts';
import {
  asId,
  type ComplaintActId,
  type ComplaintId,
  type ComplaintTaskId,
  type DeadlineId,
  type OfficerId,
  type UnitId,
} from '#domain/shared/ids.ts';
import { endOfDay } from '#domain/shared/temporal.ts';
import { type ExportRow, topicOfCategory } from '#domain/sp4n/export-row.ts';

export type RegisterDeps = Pick<Dependencies, 'clock' | 'ids' | 'vault' | 'facts'>;

type Registered = { readonly id: ComplaintId; readonly number: string; readonly status: Complaint['status'] };

/** Where a report that is over there begins here; every other one begins at the desk. */
const over = { done: 'closed', not_ours: 'not_ours', archived: 'archived' } as const;

/**
 * A report born in SP4N-LAPOR! as a complaint of ours, to be chased and counted: received on its day there, without a
 * reporter, and nobody is mailed. One that is done there needs its unit, whose act it is. Null when there was no rule
 * of ours for that day yet.
 */
export async function registerFromSp4n(
  tx: Repositories,
  deps: RegisterDeps,
  row: ExportRow,
  by: { readonly officerId: OfficerId; readonly actor: EventActor; readonly unitId: UnitId | null },
): Promise<Registered | null> {
  const now = deps.clock.now();
  const opened = openDeadlineByKey(await tx.officeRules.load(), 'complaint_verification', row.reportedOn);
  if (!opened.ok) return null;
  const deadline = opened.value;
  const id = asId<ComplaintId>(deps.ids.next());
  const year = Number(deps.clock.dateOf(now).slice(0, 4));
  const number = registrationNumber('complaint', year, await tx.counters.next('complaint', year));
  const isToday = row.reportedOn === deps.clock.dateOf(now);
  const receivedAt = isToday ? now : endOfDay(row.reportedOn, deps.facts.officeTimeZone);
  const { complaint, events } = registerComplaint(
    {
      channel: 'sp4n',
      complaintClass: 'complaint',
      supervision: false,
      topic: topicOfCategory(row.category),
      title: row.title,
      body: row.body === '' ? row.title : row.body,
      happenedOn: null,
      place: { regionCode: null, landmark: row.place, point: null },
      identityMode: 'without_identity',
      confidential: row.confidential,
      sealedReporter: null,
      contactFingerprint: null,
      doNotNotify: true,
      aboutUnitId: null,
      takenFromId: null,
    },
    { id, number, receivedAt, receivedOn: row.reportedOn, deadline },
  );
  const status =
    row.status === 'done' && by.unitId !== null
      ? over.done
      : row.status === 'not_ours' || row.status === 'archived'
        ? over[row.status]
        : 'received';
  const closed = status !== 'received';
  const done = status === 'closed' && by.unitId !== null;
  await tx.complaints.add(
    {
      ...complaint,
      status,
      ...(closed && { closedAt: receivedAt }),
      ...(done && {
        unitId: by.unitId,
        handedOverAt: receivedAt,
        firstActAt: receivedAt,
        answeredAt: receivedAt,
      }),
    },
    { dueOn: deadline.dueOn, provisional: deadline.provisional },
    {
      codeDigest: deps.vault.digest('access_code', deps.vault.accessCode(`sp4n:${id}`)),
      codeGeneration: 1,
      linkDigest: deps.vault.digest('link_secret', deps.vault.linkSecret(`sp4n:${id}`)),
    },
  );
  const ref = { caseKind: 'complaint', caseId: id } as const;
  await tx.deadlines.open(asId<DeadlineId>(deps.ids.next()), ref, deadline, now);
  if (closed) await stopClock(tx, ref, now, true);
  if (done && by.unitId !== null) {
    await writeActOf(tx, deps, { complaintId: id, unitId: by.unitId, at: receivedAt }, by.officerId);
  }
  await tx.caseEvents.append([
    ...events,
    {
      ...ref,
      type: 'sp4n_linked',
      visibility: 'internal',
      actor: by.actor,
      occurredAt: now,
      payload: { trackingId: row.trackingId },
    },
  ]);
  return { id, number, status };
}

/** That it is done there is the act of a unit; its words stand there. */
async function writeActOf(
  tx: Repositories,
  deps: RegisterDeps,
  of: { readonly complaintId: ComplaintId; readonly unitId: UnitId; readonly at: string },
  officerId: OfficerId,
): Promise<void> {
  const task: ComplaintTask = {
    id: asId<ComplaintTaskId>(deps.ids.next()),
    complaintId: of.complaintId,
    unitId: of.unitId,
    status: 'answered',
    note: '',
    handedOverAt: of.at,
    handedOverBy: officerId,
    firstActAt: of.at,
    endedAt: of.at,
    returnReason: null,
  };
  await tx.complaints.addTask(task);
  await tx.complaints.addAct({
    id: asId<ComplaintActId>(deps.ids.next()),
    taskId: task.id,
    complaintId: of.complaintId,
    unitId: of.unitId,
    kind: 'answer',
    body: 'Dijawab dan dinyatakan selesai di SP4N-LAPOR!.',
    source: 'sp4n',
    actorName: 'SP4N-LAPOR!',
    actorPosition: '',
    officerId,
    actedAt: of.at,
    confirmedAt: deps.clock.now(),
    confirmedBy: officerId,
    rejectedAt: null,
  });
}
