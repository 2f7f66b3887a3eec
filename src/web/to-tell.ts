import { complaintScope } from '#application/complaint/complaint-scope.ts';
import type { OpenCounts } from '#application/information-request/information-request-views.ts';
import type { ToTellAudience } from '#application/notification/notice-views.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';

/** Whose tasks of "Perlu dikabari" this officer does. */
export function toTellAudience(officer: OfficerActor): ToTellAudience {
  return {
    requests: can(officer, 'notice.tell'),
    complaints: can(officer, 'complaint.handle') ? complaintScope(officer) : null,
  };
}

/**
 * How many tasks wait for this officer. One who belongs to a unit is told no number for complaints: it would count
 * those about that unit too.
 */
export function toTellCount(
  officer: OfficerActor,
  counts: Pick<OpenCounts, 'noticesToTell' | 'complaintNoticesToTell'>,
): number {
  const { requests, complaints } = toTellAudience(officer);
  const ofComplaints = complaints !== null && complaints.not.length === 0;
  return (requests ? counts.noticesToTell : 0) + (ofComplaints ? counts.complaintNoticesToTell : 0);
}
