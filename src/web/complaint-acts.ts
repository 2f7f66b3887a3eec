import type { OfficerComplaintView } from '#application/complaint/complaint-views.ts';
import { type ComplaintMove, nextComplaintStatus } from '#domain/complaint/transitions.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';

/** What this officer may do with the complaint as it stands. */
export type ComplaintActs = {
  readonly handles: boolean;
  readonly acts: boolean;
  readonly mayHandOver: boolean;
  readonly mayClassify: boolean;
  readonly may: (move: ComplaintMove) => boolean;
  readonly mayReissue: boolean;
  readonly seesReporter: boolean;
};

export function complaintActs(view: OfficerComplaintView, officer: OfficerActor): ComplaintActs {
  const handles = can(officer, 'complaint.handle');
  const stands = (move: ComplaintMove): boolean => nextComplaintStatus(view.status, move) !== null;
  const seesReporter = can(officer, 'complaint.see_reporter');
  return {
    handles,
    acts: view.tasks.some((task) => can(officer, 'complaint.act', { unitId: task.unitId })),
    mayHandOver: handles && stands('hand_over'),
    mayClassify: handles && stands('classify'),
    may: (move) => handles && stands(move),
    mayReissue: seesReporter && view.sealedReporter !== null,
    seesReporter,
  };
}

/** Keys of the forms on the page, in the order in which their fields are numbered. */
export function complaintFormKeys(view: Pick<OfficerComplaintView, 'tasks' | 'acts'>): readonly string[] {
  return [
    'desk',
    ...[
      'hold',
      'decline',
      'archive',
      'merge',
      'publish',
      'message',
      'note',
      'block',
      'unblock',
      'ombudsman',
      'ombudsman_end',
    ],
    ...view.acts.map((act) => `reject_act:${act.id}`),
    ...view.tasks.flatMap((task) => [
      `record_act:${task.id}`,
      `return_task:${task.id}`,
      `release:${task.id}`,
    ]),
  ];
}

/** Which of the page's forms a posted one is. */
export function complaintFormKey(first: (name: string) => string): string {
  const action = first('action');
  if (action === 'hand_over' || action === 'classify') return 'desk';
  const about = first('task_id') || first('act_id');
  return about === '' ? action : `${action}:${about}`;
}
