import type { EventActor } from '#domain/case-event/case-event.ts';
import { can, unitsFor } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';

/** Who changes the calendar: an officer, or whoever runs a command on the server. */
export type CalendarActor = OfficerActor | { readonly kind: 'operator' };

export function mayChangeCalendar(actor: CalendarActor): boolean {
  return actor.kind === 'operator' || can(actor, 'calendar.manage');
}

/** Numbers of cases are for those who may read every case; the others learn how many there are. */
export function seesCaseNumbers(actor: CalendarActor): boolean {
  return actor.kind === 'operator' || unitsFor(actor, 'information_request.read') === 'all';
}

/** How the act is signed in the history of each case it touches. */
export function signedBy(actor: CalendarActor): EventActor {
  if (actor.kind === 'operator') return { kind: 'system' };
  const grant = actor.grants.find((one) => can({ ...actor, grants: [one] }, 'calendar.manage'));
  return { kind: 'officer', officerId: actor.officerId, role: grant?.role ?? '' };
}
