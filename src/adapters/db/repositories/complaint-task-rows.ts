import type { Selectable } from 'kysely';
import type { ComplaintAct, ComplaintTask } from '#domain/complaint/complaint.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

type TaskRow = Selectable<Database['complaint_task']>;
type ActRow = Selectable<Database['complaint_act']>;

export function taskOf(row: TaskRow): ComplaintTask {
  return {
    id: asId(row.id),
    complaintId: asId(row.complaint_id),
    unitId: asId(row.unit_id),
    status: decodeCode(row.status),
    note: row.note,
    handedOverAt: row.handed_over_at,
    handedOverBy: asId(row.handed_over_by),
    firstActAt: row.first_act_at,
    endedAt: row.ended_at,
    returnReason: row.return_reason,
  };
}

export function taskRowOf(task: ComplaintTask): TaskRow {
  return {
    id: task.id,
    complaint_id: task.complaintId,
    unit_id: task.unitId,
    status: task.status,
    note: task.note,
    handed_over_at: task.handedOverAt,
    handed_over_by: task.handedOverBy,
    first_act_at: task.firstActAt,
    ended_at: task.endedAt,
    return_reason: task.returnReason,
  };
}

export function actOf(row: ActRow): ComplaintAct {
  return {
    id: asId(row.id),
    taskId: asId(row.task_id),
    complaintId: asId(row.complaint_id),
    unitId: asId(row.unit_id),
    kind: decodeCode(row.kind),
    body: row.body,
    source: decodeCode(row.source),
    actorName: row.actor_name,
    actorPosition: row.actor_position,
    officerId: row.officer_id === null ? null : asId(row.officer_id),
    actedAt: row.acted_at,
    confirmedAt: row.confirmed_at,
    confirmedBy: row.confirmed_by === null ? null : asId(row.confirmed_by),
    rejectedAt: row.rejected_at,
  };
}

export function actRowOf(act: ComplaintAct): ActRow {
  return {
    id: act.id,
    task_id: act.taskId,
    complaint_id: act.complaintId,
    unit_id: act.unitId,
    kind: act.kind,
    body: act.body,
    source: act.source,
    actor_name: act.actorName,
    actor_position: act.actorPosition,
    officer_id: act.officerId,
    acted_at: act.actedAt,
    confirmed_at: act.confirmedAt,
    confirmed_by: act.confirmedBy,
    rejected_at: act.rejectedAt,
  };
}
