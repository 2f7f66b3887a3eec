import { complaintScope } from '#application/complaint/complaint-scope.ts';
import type { ExceptionItem, ExceptionKind } from '#application/exception/exception-kind.ts';
import { daysLeft, walkDays } from '#domain/deadline/working-days.ts';

/** Complaints past their day: a unit's, or the desk's own. One statement. */
export const complaintLate: ExceptionKind = {
  key: 'complaint_late',
  permission: 'complaint.read',
  load: async ({ queries, clock }, actor, { rules, limit }) => {
    const today = clock.today();
    const filter = { scope: complaintScope(actor), folder: 'all_open', lateBefore: today } as const;
    const { rows } = await queries.complaints.inbox(filter, limit, null);
    return rows.map(
      (row): ExceptionItem => ({
        key: 'complaint_late',
        id: row.id,
        daysLeft: daysLeft(rules.calendar, 'working', today, row.dueOn),
        params: { number: row.number, dueOn: row.dueOn, status: row.status, unit: row.unitName ?? '' },
        target: { kind: 'complaint', id: row.id },
      }),
    );
  },
};

/** What units sent by task link and nobody has looked at by the end of the next working day. One statement. */
export const complaintActWaiting: ExceptionKind = {
  key: 'complaint_act_waiting',
  permission: 'complaint.handle',
  load: async ({ queries, clock }, actor, { rules, limit }) => {
    const today = clock.today();
    const acts = await queries.complaints.waitingActs(complaintScope(actor), clock.now(), limit);
    return acts.flatMap((act): readonly ExceptionItem[] => {
      const { dueOn } = walkDays(rules.calendar, clock.dateOf(act.actedAt), 1, 'working');
      if (today <= dueOn) return [];
      return [
        {
          key: 'complaint_act_waiting',
          id: act.actId,
          daysLeft: daysLeft(rules.calendar, 'working', today, dueOn),
          params: { number: act.number, unit: act.unitName ?? '', since: act.actedAt },
          target: { kind: 'complaint', id: act.complaintId },
        },
      ];
    });
  },
};
