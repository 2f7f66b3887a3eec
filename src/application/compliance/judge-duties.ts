import type { DutyRow } from '#application/compliance/compliance-views.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { type DutyGroup, dutyGroups } from '#domain/compliance/checklist-item.ts';
import { expectedYears, type JudgedDuty, judgeDuty } from '#domain/compliance/duty-state.ts';
import { type Score, scoreOf } from '#domain/compliance/score.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** A budget year of a duty bound to one: whether its document is there. */
export type PeriodCell = { readonly year: number; readonly there: boolean };

export type JudgedRow = DutyRow & {
  readonly judged: JudgedDuty;
  /** The three newest expected budget years; empty where the item is not bound to a year. */
  readonly periods: readonly PeriodCell[];
};

/** The state of each duty on one day. */
export function judgeRows(
  clock: Pick<Dependencies['clock'], 'dateOf'>,
  rows: readonly DutyRow[],
  today: CivilDate,
): readonly JudgedRow[] {
  return rows.map((row) => {
    const counted = row.evidence.flatMap(({ document, addedOn, periodYear }) => {
      if (document === null) return [{ on: addedOn, periodYear }];
      if (!document.published) return [];
      return [
        {
          on: document.publishedAt === null ? addedOn : clock.dateOf(document.publishedAt),
          periodYear: periodYear ?? document.year,
        },
      ];
    });
    const { expectedBy } = row.item;
    return {
      ...row,
      judged: judgeDuty(row.item, { ...row, evidence: counted }, today),
      periods:
        expectedBy === null
          ? []
          : expectedYears(expectedBy, today).map((year) => ({
              year,
              there: counted.some(({ periodYear }) => periodYear === year),
            })),
    };
  });
}

/** One score for each class that carries duties. */
export function groupScores(rows: readonly JudgedRow[]): Readonly<Record<DutyGroup, Score>> {
  const scores = dutyGroups.map((group) => [
    group,
    scoreOf(rows.filter(({ item }) => item.group === group).map(({ judged }) => judged.state)),
  ]);
  return Object.fromEntries(scores);
}
