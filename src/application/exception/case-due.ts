import type { ExceptionItem, ExceptionKind } from '#application/exception/exception-kind.ts';
import type { QueueRow } from '#application/information-request/information-request-views.ts';
import { bucketBoundaries } from '#domain/deadline/urgency.ts';
import { daysLeft } from '#domain/deadline/working-days.ts';
import { unitsFor } from '#domain/officer/permissions.ts';
import { type AbsentOfficer, deputyFor } from '#domain/officer/stand-in.ts';

/**
 * Requests whose last day is today or over, with who stands in for an absent holder. Two statements, three where
 * somebody has one of them in hand.
 */
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
    const held = pages.some(({ rows }) => rows.some(({ assigneeId }) => assigneeId !== null));
    const absents = held ? await queries.absences.absentOfficers(boundaries.today) : [];
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
            ...standInParams(absents, row),
            late: row.dueOn < boundaries.today ? 'yes' : 'no',
          },
          target: { kind: 'case', id: row.id },
        }),
      ),
    );
  },
};

/** `away`: the holder is away today; `deputy`: who stands in, '' for everybody. */
function standInParams(
  absents: readonly AbsentOfficer[],
  { assigneeId, unitId }: QueueRow,
): Readonly<Record<string, string>> {
  const absent = absents.find(({ officerId }) => officerId === assigneeId);
  if (absent === undefined) return {};
  return { away: 'yes', deputy: deputyFor(absent, unitId)?.fullName ?? '' };
}
