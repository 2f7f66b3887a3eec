import type { ExceptionItem, ExceptionKind } from '#application/exception/exception-kind.ts';
import { bucketBoundaries } from '#domain/deadline/urgency.ts';
import { daysLeft } from '#domain/deadline/working-days.ts';
import { unitsFor } from '#domain/officer/permissions.ts';

/** Requests whose last day is today or over. Two statements. */
export const caseDue: ExceptionKind = {
  key: 'case_due',
  permission: 'information_request.read',
  load: async ({ queries, clock }, actor, { rules, limit }) => {
    const units = unitsFor(actor, 'information_request.read');
    const boundaries = bucketBoundaries(rules.calendar, clock.today(), rules.settings.soonWorkingDays);
    const { queue } = queries.informationRequests;
    const pages = [
      await queue({ units, bucket: 'late' }, boundaries, limit, null),
      await queue({ units, bucket: 'today' }, boundaries, limit, null),
    ];
    return pages.flatMap(({ rows }) =>
      rows.map(
        (row): ExceptionItem => ({
          key: 'case_due',
          id: row.id,
          daysLeft: daysLeft(rules.calendar, 'working', boundaries.today, row.dueOn),
          params: {
            number: row.number,
            dueOn: row.dueOn,
            status: row.status,
            unit: row.unitName ?? '',
            assignee: row.assigneeName ?? '',
            late: row.dueOn < boundaries.today ? 'yes' : 'no',
          },
          target: { kind: 'case', id: row.id },
        }),
      ),
    );
  },
};
