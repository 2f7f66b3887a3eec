import { type Kysely, sql } from 'kysely';
import type { OpenCounts } from '#application/information-request/information-request-views.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';
import type { Database } from '../schema.ts';

/** Open requests by due date and unit, waiting tasks, and the units to choose from, in one statement. */
export async function readOpenCounts(
  db: Kysely<Database>,
  units: 'all' | readonly UnitId[],
): Promise<OpenCounts> {
  const own: readonly string[] = units === 'all' || units.length === 0 ? ['-'] : units;
  const rows = await db
    .selectFrom('open_case_count')
    .select(['case_kind as kind', 'unit_id as unit_id', 'due_on as text', 'value as value'])
    .where('value', '!=', 0)
    .where((eb) => {
      const requests = eb('case_kind', '=', 'information_request');
      return eb.or([
        eb('case_kind', 'in', ['notice_to_tell', 'complaint_notice_to_tell']),
        units === 'all' ? requests : eb.and([requests, eb('unit_id', 'in', own)]),
      ]);
    })
    .unionAll(
      db
        .selectFrom('unit')
        .select([
          sql<string>`'unit'`.as('kind'),
          'id as unit_id',
          'short_name as text',
          sql<number>`0`.as('value'),
        ])
        .where('archived_at', 'is', null)
        .$if(units !== 'all', (query) => query.where('id', 'in', own)),
    )
    .execute();
  const requests = rows.filter(({ kind }) => kind === 'information_request');
  const sumOf = (of: string): number =>
    rows.filter(({ kind }) => kind === of).reduce((sum, row) => sum + row.value, 0);
  return {
    byDueDate: requests.map((row) => ({
      dueOn: row.text === '' ? null : row.text,
      unitId: row.unit_id === '' ? null : asId<UnitId>(row.unit_id),
      count: row.value,
    })),
    noticesToTell: sumOf('notice_to_tell'),
    complaintNoticesToTell: sumOf('complaint_notice_to_tell'),
    units: rows
      .filter(({ kind }) => kind === 'unit')
      .map((row) => ({ id: asId<UnitId>(row.unit_id), name: row.text }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'id')),
  };
}
