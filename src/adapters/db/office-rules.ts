import { type Kysely, sql } from 'kysely';
import type { OfficeRules } from '#application/ports/office-rules.ts';
import { isPeriodKey, type StatutoryPeriod } from '#domain/deadline/statutory-periods.ts';
import { buildCalendar } from '#domain/deadline/working-calendar.ts';
import { defaultOfficeSettings, type OfficeSettings } from '#domain/office/office-settings.ts';
import { decodeCode, decodeJson } from './column-codecs.ts';
import type { Database } from './schema.ts';

/** The key of the joint-leave policy in `calendar_policy`; its value is the JSON of a flag. */
export const JOINT_LEAVE_POLICY = 'joint_leave_is_working_day';

/** One row of any of the five tables, as texts. */
type RuleRow = {
  readonly source: string;
  readonly a: string;
  readonly b: string;
  readonly c: string;
  readonly d: string;
  readonly e: string;
  readonly f: string;
};

/**
 * Loads the rules in one statement. The built calendar is kept while the rows read stay the same, so that
 * a use case pays for reading them only.
 */
export function officeRulesLoader(): (db: Kysely<Database>) => Promise<OfficeRules> {
  let kept: { readonly rows: string; readonly rules: OfficeRules } | undefined;
  return async (db) => {
    const { rows } = await everyRule.execute(db);
    const text = JSON.stringify(rows);
    if (kept?.rows !== text) kept = { rows: text, rules: build(rows) };
    return kept.rules;
  };
}

const everyRule = sql<RuleRow>`
  select 'holiday' as source, on_date as a, kind as b, name as c, decree as d, '' as e, '' as f from holiday
  union all
  select 'decreed_year', cast(year as text), decree, '', '', '', '' from decreed_year
  union all
  select 'statutory_period', key, effective_from, cast(days as text), day_kind, legal_basis, source
    from statutory_period
  union all
  select 'calendar_policy', key, effective_from, value, '', '', '' from calendar_policy
  union all
  select 'setting', key, value, '', '', '', '' from setting
  order by 1, 2, 3, 4`;

function build(rows: readonly RuleRow[]): OfficeRules {
  const of = (source: string) => rows.filter((row) => row.source === source);
  return {
    calendar: buildCalendar({
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
    }),
    periods: of('statutory_period').flatMap(periodOf),
    settings: settingsOf(of('setting')),
  };
}

/** A key that this release does not know is left alone. */
function periodOf(row: RuleRow): StatutoryPeriod[] {
  if (!isPeriodKey(row.a)) return [];
  return [
    {
      key: row.a,
      effectiveFrom: row.b,
      days: Number(row.c),
      dayKind: decodeCode(row.d),
      legalBasis: row.e,
      source: decodeCode(row.f),
    },
  ];
}

function settingsOf(rows: readonly RuleRow[]): OfficeSettings {
  const stored = rows
    .filter((row) => Object.hasOwn(defaultOfficeSettings, row.a))
    .map((row) => [row.a, decodeJson<unknown>(row.b)] as const);
  return { ...defaultOfficeSettings, ...Object.fromEntries(stored) };
}
