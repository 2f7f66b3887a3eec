import type {
  CalendarRules,
  DecreedYear,
  Holiday,
  HolidayKind,
  JointLeavePolicy,
} from '#domain/deadline/working-calendar.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

export const holidayKinds = ['national', 'joint_leave', 'local'] as const satisfies readonly HolidayKind[];

export const calendarChangeKinds = [
  'holiday_added',
  'holiday_removed',
  'year_entered',
  'holidays_imported',
  'joint_leave_policy_changed',
] as const;
export type CalendarChangeKind = (typeof calendarChangeKinds)[number];

/** What tells one holiday from another. */
export type HolidayKey = Pick<Holiday, 'on' | 'kind' | 'name'>;

/** A change to the calendar as rows that come and go; `decree` is what it stands on, in words. */
export type CalendarChange = {
  readonly kind: CalendarChangeKind;
  readonly decree: string;
  readonly added: readonly Holiday[];
  readonly removed: readonly HolidayKey[];
  /** Years whose decree is entered, or entered anew, with this change. */
  readonly years: readonly DecreedYear[];
  readonly policy: JointLeavePolicy | null;
};

/** True for the same day, kind and name; names are compared without regard to case and spaces. */
export function isSameHoliday(a: HolidayKey, b: HolidayKey): boolean {
  return a.on === b.on && a.kind === b.kind && foldName(a.name) === foldName(b.name);
}

/** The calendar after a change; the order of its rows means nothing. */
export function changedRules(rules: CalendarRules, change: CalendarChange): CalendarRules {
  const { policy } = change;
  const policies = rules.policies.jointLeaveIsWorkingDay;
  return {
    holidays: [
      ...rules.holidays.filter((holiday) => !change.removed.some((gone) => isSameHoliday(gone, holiday))),
      ...change.added,
    ],
    decreedYears: [
      ...rules.decreedYears.filter(({ year }) => !change.years.some((entered) => entered.year === year)),
      ...change.years,
    ],
    policies: {
      jointLeaveIsWorkingDay:
        policy === null
          ? policies
          : [...policies.filter(({ effectiveFrom }) => effectiveFrom !== policy.effectiveFrom), policy],
    },
  };
}

/** The first day that could count otherwise after the change: a deadline that ends before it cannot move. */
export function firstDayTouched(change: CalendarChange): CivilDate {
  const days = [
    ...change.added.map(({ on }) => on),
    ...change.removed.map(({ on }) => on),
    ...change.years.map(({ year }) => `${year}-01-01`),
    ...(change.policy === null ? [] : [change.policy.effectiveFrom]),
  ];
  return days.reduce((first, day) => (day < first ? day : first), '9999-12-31');
}

function foldName(name: string): string {
  return name.trim().replaceAll(/\s+/gu, ' ').toLowerCase();
}
