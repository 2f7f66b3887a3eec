import type { Kysely } from 'kysely';
import type { ComplaintPressQueries } from '#application/complaint/complaint-press-repository.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';
import { inScope } from './complaint-scope.ts';

export function complaintPressQueries(db: Kysely<Database>): ComplaintPressQueries {
  return {
    toTell: async (scope, limit) => {
      const rows = await db
        .selectFrom('complaint as c')
        .innerJoin('complaint_press as p', 'p.complaint_id', 'c.id')
        .innerJoin('complaint_task as t', 't.id', 'p.task_id')
        .leftJoin('unit as u', 'u.id', 'p.unit_id')
        .leftJoin('region as r', 'r.code', 'c.region_code')
        .leftJoin('unit_contact as k', (join) =>
          join
            .onRef('k.unit_id', '=', 'p.unit_id')
            .on((eb) =>
              eb(
                'k.kind',
                '=',
                eb
                  .case()
                  .when('p.stage', '=', 'unit_head')
                  .then('head')
                  .when('p.stage', 'in', ['reminder_before', 'reminder_due'])
                  .then('liaison')
                  .else('')
                  .end(),
              ),
            ),
        )
        .select([
          'p.id',
          'p.stage',
          'p.due_on',
          'p.pressed_at',
          't.handed_over_at',
          'c.id as complaint_id',
          'c.number',
          'c.title',
          'c.landmark',
          'c.confidential',
          'c.supervision',
          'u.name as unit_name',
          'r.name as region_name',
          'k.full_name',
          'k.phone',
        ])
        .where('p.needs_person', '=', 1)
        .where('p.told_at', 'is', null)
        .where('t.status', '=', 'open')
        .where((eb) => eb.and(inScope(eb as never, scope)))
        .orderBy('p.pressed_at')
        .orderBy('p.id')
        .limit(limit)
        .execute();
      return rows.map((row) => {
        const named = row.confidential === 0 && row.supervision === 0;
        return {
          id: asId(row.id),
          complaintId: asId(row.complaint_id),
          number: row.number,
          title: named ? row.title : null,
          place: named ? [row.landmark, row.region_name ?? ''].filter((part) => part !== '').join(', ') : '',
          unitName: row.unit_name ?? '',
          stage: decodeCode(row.stage),
          dueOn: row.due_on,
          handedOverAt: row.handed_over_at,
          pressedAt: row.pressed_at,
          contact: row.full_name === null ? null : { fullName: row.full_name, phone: row.phone },
        };
      });
    },
  };
}
