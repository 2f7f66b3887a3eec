import type { Kysely } from 'kysely';
import type { OpenCounts } from '#application/information-request/information-request-views.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';
import type { Database } from '../schema.ts';

/** Open requests by due date and unit, and waiting tasks, in one statement. */
export async function readOpenCounts(
  db: Kysely<Database>,
  units: 'all' | readonly UnitId[],
): Promise<OpenCounts> {
  const rows = await db
    .selectFrom('open_case_count')
    .select(['case_kind', 'unit_id', 'due_on', 'value'])
    .where('value', '!=', 0)
    .where((eb) => {
      const own = eb('case_kind', '=', 'information_request');
      return eb.or([
        eb('case_kind', '=', 'notice_to_tell'),
        units === 'all' ? own : eb.and([own, eb('unit_id', 'in', units.length === 0 ? ['-'] : units)]),
      ]);
    })
    .execute();
  const requests = rows.filter((row) => row.case_kind === 'information_request');
  const notices = rows.filter((row) => row.case_kind === 'notice_to_tell');
  return {
    byDueDate: requests.map((row) => ({
      dueOn: row.due_on === '' ? null : row.due_on,
      unitId: row.unit_id === '' ? null : asId<UnitId>(row.unit_id),
      count: row.value,
    })),
    noticesToTell: notices.reduce((sum, row) => sum + row.value, 0),
  };
}
