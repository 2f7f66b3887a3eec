import type { Kysely } from 'kysely';
import type { ComplaintPressRepository } from '#application/complaint/complaint-press-repository.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode, decodeFlag, encodeFlag } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

export function complaintPressRepository(db: Kysely<Database>): ComplaintPressRepository {
  return {
    due: async (stage, window, today, limit) => {
      const rows = await db
        .selectFrom('complaint as c')
        .innerJoin('complaint_task as t', 't.complaint_id', 'c.id')
        .select(['t.id as task_id', 'c.id as complaint_id'])
        .where('c.is_open', '=', 1)
        .where('c.status', 'in', ['handed_over', 'in_progress'])
        .where('c.due_on', '<=', window.to)
        .$if(window.from !== null, (query) => query.where('c.due_on', '>=', window.from ?? ''))
        .$if(stage === 'regional_secretary', (query) => query.where('c.supervision', '=', 0))
        .where('t.status', '=', 'open')
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('complaint_press as p')
                .select('p.id')
                .whereRef('p.task_id', '=', 't.id')
                .where((press) =>
                  press.or([
                    press('p.pressed_on', '=', today),
                    press.and([press('p.stage', '=', stage), press('p.due_on', '=', press.ref('c.due_on'))]),
                  ]),
                ),
            ),
          ),
        )
        .orderBy('c.due_on')
        .orderBy('t.id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ taskId: asId(row.task_id), complaintId: asId(row.complaint_id) }));
    },
    add: async (press) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('complaint_press')
        .values({
          id: press.id,
          task_id: press.taskId,
          complaint_id: press.complaintId,
          unit_id: press.unitId,
          stage: press.stage,
          due_on: press.dueOn,
          pressed_at: press.pressedAt,
          pressed_on: press.pressedOn,
          pressed_by: press.pressedBy,
          needs_person: encodeFlag(press.needsPerson),
          told_at: null,
          told_by: null,
        })
        .onConflict((conflict) => conflict.columns(['task_id', 'stage', 'due_on']).doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    find: async (id) => {
      const row = await db.selectFrom('complaint_press').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined) return null;
      return {
        id: asId(row.id),
        taskId: asId(row.task_id),
        complaintId: asId(row.complaint_id),
        unitId: asId(row.unit_id),
        stage: decodeCode(row.stage),
        dueOn: row.due_on,
        pressedAt: row.pressed_at,
        pressedOn: row.pressed_on,
        pressedBy: row.pressed_by === null ? null : asId(row.pressed_by),
        needsPerson: decodeFlag(row.needs_person),
      };
    },
    markTold: async (ids, at, by) => {
      if (ids.length === 0) return 0;
      const { numUpdatedRows } = await db
        .updateTable('complaint_press')
        .set({ told_at: at, told_by: by })
        .where('id', 'in', ids)
        .where('needs_person', '=', 1)
        .where('told_at', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },
    remindersToTell: async (taskId) => {
      const rows = await db
        .selectFrom('complaint_press')
        .select('id')
        .where('task_id', '=', taskId)
        .where('stage', 'in', ['reminder_before', 'reminder_due'])
        .where('needs_person', '=', 1)
        .where('told_at', 'is', null)
        .execute();
      return rows.map((row) => asId(row.id));
    },
  };
}
