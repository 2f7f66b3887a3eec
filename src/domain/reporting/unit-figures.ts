import type { TaskStatus } from '#domain/complaint/complaint.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';
import type { TimeSplit } from './time-split.ts';

/** What one unit was asked to do about one report of the period. */
export type ReportedTask = {
  readonly unitId: string;
  readonly unitName: string;
  readonly status: TaskStatus;
  readonly handedOverOn: CivilDate;
  /** The day of the unit's first confirmed act. */
  readonly firstActOn: CivilDate | null;
  /** The report is past the day of its next step. */
  readonly overdue: boolean;
  readonly split: TimeSplit;
};

export type UnitFigures = {
  readonly unitId: string;
  readonly unitName: string;
  /** Reports handed to the unit; those that it sent back as "bukan kami" or that were taken back are left out. */
  readonly n: number;
  /** Working days from hand-over to the first act; one without an act counts with the days it has lasted. */
  readonly median: number;
  readonly open: number;
  readonly late: number;
  /** Mean working days of a report, by who was waited for. */
  readonly split: TimeSplit;
};

/** Below this a unit's figures say little about the unit and much about a case. */
export const FEWEST_FOR_PUBLIC = 5;

/** The middle of the values, the mean of the two middle ones for an even number; null for none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const high = sorted[Math.floor(sorted.length / 2)];
  const low = sorted[Math.ceil(sorted.length / 2) - 1];
  return high === undefined || low === undefined ? null : (low + high) / 2;
}

/** Figures of every unit that had a task, by name. */
export function unitFigures(
  tasks: readonly ReportedTask[],
  today: CivilDate,
  between: (from: CivilDate, to: CivilDate) => number,
): readonly UnitFigures[] {
  const counted = tasks.filter(({ status }) => status === 'open' || status === 'answered');
  const figures = [...Map.groupBy(counted, (task) => task.unitId)].map(([unitId, own]): UnitFigures => {
    const mean = (part: keyof TimeSplit) => own.reduce((sum, task) => sum + task.split[part], 0) / own.length;
    const open = own.filter((task) => task.status === 'open');
    return {
      unitId,
      unitName: own[0]?.unitName ?? '',
      n: own.length,
      median: median(own.map((task) => between(task.handedOverOn, task.firstActOn ?? today))) ?? 0,
      open: open.length,
      late: open.filter((task) => task.overdue).length,
      split: { desk: mean('desk'), unit: mean('unit'), reporter: mean('reporter') },
    };
  });
  return figures.toSorted((a, b) => a.unitName.localeCompare(b.unitName, 'id'));
}

/** The slowest first: by median, then by what is late, then by what is open. */
export function slowestUnits(units: readonly UnitFigures[], shown: number): readonly UnitFigures[] {
  return units
    .toSorted((a, b) => b.median - a.median || b.late - a.late || b.open - a.open || b.n - a.n)
    .slice(0, shown);
}
