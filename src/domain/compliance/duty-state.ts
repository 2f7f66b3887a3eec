import type { ChecklistItem } from '#domain/compliance/checklist-item.ts';
import { type CivilDate, Temporal } from '#domain/shared/temporal.ts';

/** Terbit, usang, belum ada, tidak berlaku. */
export const dutyStates = ['published', 'stale', 'missing', 'not_applicable'] as const;
export type DutyState = (typeof dutyStates)[number];

/** One proof that counts today: a document that is published now, or a link. */
export type CountedEvidence = {
  /** Day on which it was published or entered. */
  readonly on: CivilDate;
  /** Budget year it speaks for; null where none was given. */
  readonly periodYear: number | null;
};

export type JudgedDuty = {
  readonly state: DutyState;
  /** Last day on which it was published or confirmed. */
  readonly lastConfirmedOn: CivilDate | null;
  /** Last day on which it still counts as published; null where it never goes stale or is not there. */
  readonly nextDueOn: CivilDate | null;
};

type Duty = {
  readonly applicable: boolean;
  readonly confirmedOn: CivilDate | null;
  readonly evidence: readonly CountedEvidence[];
};

/**
 * The state of what one unit owes, on one day. Without evidence it is missing, whatever was confirmed. With a
 * cycle it counts through the day `cycleMonths` after it was last published or confirmed (UU 14/2008 art. 9(3):
 * at least every six months); bound to a budget year, through the day by which the next year's is expected.
 */
export function judgeDuty(
  item: Pick<ChecklistItem, 'cycleMonths' | 'expectedBy'>,
  duty: Duty,
  today: CivilDate,
): JudgedDuty {
  if (!duty.applicable) return { state: 'not_applicable', lastConfirmedOn: null, nextDueOn: null };
  const days = duty.evidence.map(({ on }) => on);
  if (days.length === 0) return { state: 'missing', lastConfirmedOn: null, nextDueOn: null };
  const lastConfirmedOn = [...days, ...(duty.confirmedOn === null ? [] : [duty.confirmedOn])].reduce(later);
  const nextDueOn = lastDay(item, duty.evidence, lastConfirmedOn);
  return {
    state: nextDueOn !== null && nextDueOn < today ? 'stale' : 'published',
    lastConfirmedOn,
    nextDueOn,
  };
}

function later(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}

function lastDay(
  { cycleMonths, expectedBy }: Pick<ChecklistItem, 'cycleMonths' | 'expectedBy'>,
  evidence: readonly CountedEvidence[],
  lastConfirmedOn: CivilDate,
): CivilDate | null {
  if (expectedBy !== null) {
    const years = evidence.flatMap(({ periodYear }) => (periodYear === null ? [] : [periodYear]));
    // Without a year it speaks for the year before the one in which it was published.
    const newest =
      years.length > 0
        ? Math.max(...years)
        : Number(
            evidence
              .map(({ on }) => on)
              .reduce(later)
              .slice(0, 4),
          ) - 1;
    return `${newest + 2}-${expectedBy}`;
  }
  return cycleMonths === null
    ? null
    : Temporal.PlainDate.from(lastConfirmedOn).add({ months: cycleMonths }).toString();
}

/** The budget years to show for an item bound to one: the newest that is expected by today and the two before. */
export function expectedYears(expectedBy: string, today: CivilDate): readonly [number, number, number] {
  const year = Number(today.slice(0, 4));
  const newest = today.slice(5) > expectedBy ? year - 1 : year - 2;
  return [newest, newest - 1, newest - 2];
}
