import type { ComplaintId, OfficerId, OmbudsmanReportId } from '#domain/shared/ids.ts';
import { type CivilDate, type InstantText, Temporal } from '#domain/shared/temporal.ts';

/** What came of a report to the Ombudsman of the Republic (UU 37/2008). */
export const ombudsmanOutcomes = ['settled', 'maladministration', 'no_maladministration', 'closed'] as const;
export type OmbudsmanOutcome = (typeof ombudsmanOutcomes)[number];

/** The reporter took the complaint to the Ombudsman; recorded here as the desk learned of it. */
export type OmbudsmanReport = {
  readonly id: OmbudsmanReportId;
  readonly complaintId: ComplaintId;
  readonly reportedOn: CivilDate;
  /** The Ombudsman's own number; '' where it is not known yet. */
  readonly number: string;
  readonly recordedAt: InstantText;
  readonly recordedBy: OfficerId;
  /** Null while the Ombudsman has not ended it. */
  readonly outcome: OmbudsmanOutcome | null;
  readonly outcomeText: string;
  readonly outcomeOn: CivilDate | null;
};

/** The Ombudsman takes a report up to two years after the event (UU 37/2008 art. 24); counted from the report. */
export function ombudsmanUntil(receivedOn: CivilDate): CivilDate {
  return Temporal.PlainDate.from(receivedOn).add({ years: 2 }).toString();
}

/**
 * The end of the period in calendar days. UU 25/2009 and Perpres 76/2013 say "hari", SP4N practice "hari kerja"
 *: 14 and 60 days stand in both, and warnings go by the earlier.
 */
export function strictDay(receivedOn: CivilDate, days: number): CivilDate {
  return Temporal.PlainDate.from(receivedOn).add({ days }).toString();
}
