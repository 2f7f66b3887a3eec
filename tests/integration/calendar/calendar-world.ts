import assert from 'node:assert/strict';
import { applyCalendarChange } from '#application/calendar/apply-calendar-change.ts';
import type { CalendarActor } from '#application/calendar/calendar-actor.ts';
import { previewCalendarChange } from '#application/calendar/preview-calendar-change.ts';
import type { SubmitInformationRequest } from '#application/information-request/submit-information-request.ts';
import { movedDeadlines } from '#domain/calendar/moved-deadlines.ts';
import type { CalendarCommand } from '#domain/calendar/plan-change.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import type { TestOffice } from '#tests/support/test-office.ts';

/** 18 August 2026, added to the calendar in the middle of the year. */
export const add18August: CalendarCommand = {
  kind: 'add_holiday',
  holiday: {
    on: '2026-08-18',
    kind: 'joint_leave',
    name: 'Cuti bersama Proklamasi Kemerdekaan',
    decree: 'SKB perubahan 2026',
  },
};

/** A request received at noon of a day. */
export async function receivedOn(
  office: TestOffice,
  day: CivilDate,
  change: Partial<SubmitInformationRequest> = {},
) {
  office.clock.set(`${day}T05:00:00.000Z`);
  return await submittedRequest(office.deps, change);
}

export async function preview(office: TestOffice, command: CalendarCommand, actor: CalendarActor) {
  const result = await previewCalendarChange(office.deps, command, actor);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

export async function apply(office: TestOffice, command: CalendarCommand, actor: CalendarActor) {
  const { version } = await preview(office, command, actor);
  const result = await applyCalendarChange(office.deps, { command, version }, actor);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

/** Number → last day (with `~` while it is provisional), of every request. */
export async function dueDates({ database }: TestOffice): Promise<Readonly<Record<string, string>>> {
  const rows = await database.db
    .selectFrom('information_request')
    .select(['number', 'due_on', 'due_provisional'])
    .execute();
  return Object.fromEntries(
    rows.map((row) => [row.number, `${row.due_on}${row.due_provisional === 1 ? '~' : ''}`]),
  );
}

/** Checks that cases, running deadlines and counts tell the same, and that counting again finds nothing to move. */
export async function assertConsistent({ database, deps }: TestOffice): Promise<void> {
  const { db } = database;
  const open = await db.selectFrom('information_request').selectAll().where('is_open', '=', 1).execute();
  const running = await db
    .selectFrom('deadline')
    .selectAll()
    .where('met_at', 'is', null)
    .where('superseded_at', 'is', null)
    .execute();
  assert.deepEqual(
    running.map((row) => [row.case_id, row.due_on, row.provisional]).sort(),
    open.map((row) => [row.id, row.due_on, row.due_provisional]).sort(),
  );
  const counts = new Map<string, number>();
  for (const row of open) {
    const cell = `${row.unit_id ?? ''} ${row.due_on}`;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const cells = await db
    .selectFrom('open_case_count')
    .selectAll()
    .where('case_kind', '=', 'information_request')
    .where('value', '<>', 0)
    .execute();
  assert.deepEqual(
    new Map(cells.map((row) => [`${row.unit_id} ${row.due_on}`, row.value] as const).sort()),
    new Map([...counts].sort()),
  );
  const { calendar } = await deps.queries.officeRules();
  const all = await deps.queries.calendar.openDeadlines('2000-01-01');
  assert.deepEqual(movedDeadlines(all, calendar, calendar), []);
}
