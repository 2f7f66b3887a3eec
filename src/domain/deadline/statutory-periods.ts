import type { CivilDate } from '#domain/shared/temporal.ts';

/** Every period the portal counts, in the order in which a case can meet them. */
export const periodKeys = [
  'request_answer',
  'request_answer_extended',
  'objection_filing',
  'objection_decision',
  'dispute_filing',
  'dispute_start',
  'dispute_end',
  'court_filing',
  'cassation',
  'complaint_verification',
  'complaint_first_answer',
  'complaint_reply_window',
  'complaint_information',
  'complaint_ordinary',
  'complaint_supervision',
] as const;

export type PeriodKey = (typeof periodKeys)[number];
export type DayKind = 'working' | 'calendar';
/** `law`: a rule an act fixes; `office`: a choice of this office, shown as "pengaturan kantor". */
export type RuleSource = 'law' | 'office';

/** How long one step may take. Data with an effective date: the code knows no number of days. */
export type StatutoryPeriod = {
  readonly key: PeriodKey;
  /** Whole days, at least 1. */
  readonly days: number;
  readonly dayKind: DayKind;
  /** The article, as people read it. */
  readonly legalBasis: string;
  readonly effectiveFrom: CivilDate;
  readonly source: RuleSource;
};

/** True for one of the period keys; narrows text that comes from an address or a row. */
export function isPeriodKey(text: string): text is PeriodKey {
  return (periodKeys as readonly string[]).includes(text);
}

/**
 * The version of a period that a case started on `onDate` keeps: the latest that took effect on or before
 * that day (of two with the same day, the office's own). `undefined` when none was in force yet.
 */
export function periodInForce(
  periods: readonly StatutoryPeriod[],
  key: PeriodKey,
  onDate: CivilDate,
): StatutoryPeriod | undefined {
  let found: StatutoryPeriod | undefined;
  for (const period of periods) {
    if (period.key !== key || period.effectiveFrom > onDate) continue;
    if (found === undefined || supersedes(period, found)) found = period;
  }
  return found;
}

function supersedes(candidate: StatutoryPeriod, current: StatutoryPeriod): boolean {
  if (candidate.effectiveFrom !== current.effectiveFrom)
    return candidate.effectiveFrom > current.effectiveFrom;
  return candidate.source === 'office' && current.source === 'law';
}
