import { officerAct } from '#application/audit/officer-act.ts';
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
  const act = officerAct(actor, 'calendar.manage');
  return act.kind === 'officer' ? { ...act, role: act.role ?? '' } : { kind: 'system' };
}
