import type { CaseKind } from '#domain/shared/case-kind.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** Answers are counted in the year of their request's number, so that they can be set against it. */
export type CounterKind = CaseKind | 'letter' | 'request_answered' | 'request_answered_on_time';

export type CounterRepository = {
  /** The next number of a kind and year; gapless, because it rolls back with the transaction. */
  readonly next: (kind: CounterKind, year: number) => Promise<number>;
};

/** Tasks of "Perlu dikabari" are counted apart for requests and complaints: other officers do them. */
export type CountedKind = CaseKind | 'notice_to_tell' | 'complaint_notice_to_tell';

/** One cell of the open-case count; `dueOn` null where no clock runs. */
export type CountCell = {
  readonly kind: CountedKind;
  readonly unitId: UnitId | null;
  readonly dueOn: CivilDate | null;
};

export type OpenCaseCountRepository = {
  /** Adds `by` to a cell, in one statement. */
  readonly add: (cell: CountCell, by: number) => Promise<void>;
  /** Adds to many cells, each named as often as needed; a statement for each five hundred cells. */
  readonly addAll: (changes: readonly (CountCell & { readonly by: number })[]) => Promise<void>;
};
