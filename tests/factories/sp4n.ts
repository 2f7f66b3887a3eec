import { complaintScope } from '#application/complaint/complaint-scope.ts';
import { handOverComplaint } from '#application/complaint/hand-over-complaint.ts';
import { recordAct } from '#application/complaint/record-act.ts';
import type { SubmitComplaint } from '#application/complaint/submit-complaint.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintId, UnitId } from '#domain/shared/ids.ts';
import type { TestOffice } from '#tests/support/test-office.ts';
import { lampClassification, submittedComplaint } from './complaints.ts';

/** A complaint that the desk has given to a unit. */
export async function handedOver(
  office: Pick<TestOffice, 'deps'>,
  desk: OfficerActor,
  unitId: UnitId,
  change: Partial<SubmitComplaint> = {},
  classification: Partial<typeof lampClassification | Record<string, unknown>> = {},
): Promise<{ readonly id: ComplaintId; readonly number: string }> {
  const { caseId, number } = await submittedComplaint(office.deps, change);
  const given = await handOverComplaint(
    office.deps,
    {
      complaintId: caseId,
      version: 1,
      unitIds: [unitId],
      note: '',
      classification: { ...lampClassification, ...classification },
    },
    desk,
  );
  if (!given.ok) throw new Error(`not handed over: ${given.error.code}`);
  return { id: caseId, number };
}

/** The unit of a complaint says what it did. */
export async function answeredBy(
  office: Pick<TestOffice, 'deps'>,
  id: ComplaintId,
  desk: OfficerActor,
  kind: 'progress' | 'answer' = 'answer',
  body = 'Lampu sudah diganti Selasa malam dan menyala kembali.',
): Promise<void> {
  const view = await office.deps.queries.complaints.officerComplaint(id, complaintScope(desk));
  const task = view?.tasks.find((one) => one.status === 'open');
  if (task === undefined) throw new Error('no open task');
  const done = await recordAct(
    office.deps,
    {
      taskId: task.id,
      kind,
      body,
      source: 'whatsapp_group',
      actorName: 'Pak Joko',
      actorPosition: 'Teknisi PJU',
      files: [],
    },
    desk,
  );
  if (!done.ok) throw new Error(`not answered: ${done.error.code}`);
}
