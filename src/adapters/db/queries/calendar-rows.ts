import { type Kysely, sql } from 'kysely';
import type { OpenCaseDeadline } from '#application/calendar/calendar-repository.ts';
import type { CalendarRules } from '#domain/deadline/working-calendar.ts';
import type { CaseKind } from '#domain/shared/case-kind.ts';
import { asId } from '#domain/shared/ids.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';
import { decodeCode, decodeFlag, decodeJson } from '../column-codecs.ts';
import { JOINT_LEAVE_POLICY } from '../office-rules.ts';
import type { DatabaseDialect } from '../open-database.ts';
import type { Database } from '../schema.ts';

type RuleRow = {
  readonly source: string;
  readonly a: string;
  readonly b: string;
  readonly c: string;
  readonly d: string;
};

const everyRow = sql<RuleRow>`
  select 'holiday' as source, on_date as a, kind as b, name as c, decree as d from holiday
  union all
  select 'decreed_year', cast(year as text), decree, '', '' from decreed_year
  union all
  select 'calendar_policy', key, effective_from, value, '' from calendar_policy
  order by 1, 2, 3, 4`;

/** The stored calendar in one order, so that the same rows always read the same. */
export async function calendarRules(db: Kysely<Database>): Promise<CalendarRules> {
  const { rows } = await everyRow.execute(db);
  const of = (source: string) => rows.filter((row) => row.source === source);
  return {
    holidays: of('holiday').map((row) => ({
      on: row.a,
      kind: decodeCode(row.b),
      name: row.c,
      decree: row.d,
    })),
    decreedYears: of('decreed_year').map((row) => ({ year: Number(row.a), decree: row.b })),
    policies: {
      jointLeaveIsWorkingDay: of('calendar_policy')
        .filter((row) => row.a === JOINT_LEAVE_POLICY)
        .map((row) => ({ effectiveFrom: row.b, value: decodeJson<boolean>(row.c) })),
    },
  };
}

/**
 * Running deadlines of open requests and complaints. With `lockFor` `postgres` the cases stay as they are until the transaction
 * ends; on SQLite a writer is alone anyway.
 */
export async function openCaseDeadlines(
  db: Kysely<Database>,
  dueFrom: CivilDate,
  lockFor?: DatabaseDialect,
): Promise<readonly OpenCaseDeadline[]> {
  const rows = await db
    .selectFrom('information_request as request')
    .innerJoin('deadline', (join) =>
      join
        .onRef('deadline.case_id', '=', 'request.id')
        .on('deadline.case_kind', '=', 'information_request')
        .on('deadline.met_at', 'is', null)
        .on('deadline.superseded_at', 'is', null),
    )
    .select([
      'deadline.id as deadline_id',
      'deadline.period_key',
      'deadline.started_on',
      'deadline.days',
      'deadline.day_kind',
      'deadline.legal_basis',
      'deadline.due_on',
      'deadline.provisional',
      'request.id as case_id',
      'request.number',
      'request.unit_id',
      'request.email',
      'request.phone',
      'request.do_not_notify',
    ])
    .where('request.is_open', '=', 1)
    .where('request.due_on', '>=', dueFrom)
    .orderBy('request.due_on')
    .orderBy('request.id')
    .$if(lockFor === 'postgres', (query) => query.forUpdate('request'))
    .execute();
  const complaints = await complaintDeadlines(db, dueFrom, lockFor);
  const requests = rows.map((row) => ({
    ...deadlineOf(row, 'information_request'),
    requester: { email: row.email, phone: row.phone, doNotNotify: decodeFlag(row.do_not_notify) },
  }));
  return [...requests, ...complaints];
}

/** Running deadlines of complaints, the reporter's last day to object among them. */
async function complaintDeadlines(
  db: Kysely<Database>,
  dueFrom: CivilDate,
  lockFor?: DatabaseDialect,
): Promise<readonly OpenCaseDeadline[]> {
  const rows = await db
    .selectFrom('complaint')
    .innerJoin('deadline', (join) =>
      join
        .onRef('deadline.case_id', '=', 'complaint.id')
        .on('deadline.case_kind', '=', 'complaint')
        .on('deadline.met_at', 'is', null)
        .on('deadline.superseded_at', 'is', null),
    )
    .select([
      'deadline.id as deadline_id',
      'deadline.period_key',
      'deadline.started_on',
      'deadline.days',
      'deadline.day_kind',
      'deadline.legal_basis',
      'deadline.due_on',
      'deadline.provisional',
      'complaint.id as case_id',
      'complaint.number',
      'complaint.unit_id',
    ])
    .where('complaint.status', 'in', ['received', 'handed_over', 'in_progress', 'answered'])
    .where('deadline.due_on', '>=', dueFrom)
    .orderBy('deadline.due_on')
    .orderBy('complaint.id')
    .$if(lockFor === 'postgres', (query) => query.forUpdate('complaint'))
    .execute();
  return rows.map((row) => ({ ...deadlineOf(row, 'complaint'), requester: null }));
}

type DeadlineRow = {
  readonly deadline_id: string;
  readonly case_id: string;
  readonly number: string;
  readonly period_key: string;
  readonly started_on: string;
  readonly days: number;
  readonly day_kind: string;
  readonly legal_basis: string;
  readonly due_on: string;
  readonly provisional: number;
  readonly unit_id: string | null;
};

function deadlineOf(row: DeadlineRow, caseKind: CaseKind): Omit<OpenCaseDeadline, 'requester'> {
  return {
    deadlineId: asId(row.deadline_id),
    caseKind,
    caseId: asId(row.case_id),
    number: row.number,
    periodKey: decodeCode(row.period_key),
    startedOn: row.started_on,
    days: row.days,
    dayKind: decodeCode(row.day_kind),
    legalBasis: row.legal_basis,
    dueOn: row.due_on,
    provisional: decodeFlag(row.provisional),
    unitId: row.unit_id === null ? null : asId(row.unit_id),
  };
}
