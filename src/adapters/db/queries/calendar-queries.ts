import type { Kysely } from 'kysely';
import type { CalendarQueries } from '#application/calendar/calendar-repository.ts';
import { decodeCode, decodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';
import { calendarRules, openCaseDeadlines } from './calendar-rows.ts';

export function calendarQueries(db: Kysely<Database>): CalendarQueries {
  return {
    rules: () => calendarRules(db),
    openDeadlines: (dueFrom) => openCaseDeadlines(db, dueFrom),
    changes: async (limit) => {
      const rows = await db
        .selectFrom('calendar_change as change')
        .leftJoin('officer', 'officer.id', 'change.officer_id')
        .select([
          'change.id',
          'change.kind',
          'change.decree',
          'change.payload',
          'change.moved_count',
          'change.remarked_count',
          'change.changed_at',
          'officer.full_name',
        ])
        .orderBy('change.id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        kind: decodeCode(row.kind),
        decree: row.decree,
        change: decodeJson(row.payload),
        movedCount: row.moved_count,
        remarkedCount: row.remarked_count,
        officerName: row.full_name,
        changedAt: row.changed_at,
      }));
    },
  };
}
