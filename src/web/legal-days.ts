import { periodInForce, type StatutoryPeriod } from '#domain/deadline/statutory-periods.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** The periods that pages speak of, in working days, as they are in force on a day. */
export type LegalDays = {
  readonly answer: number;
  /** How many days an extension adds; counted as one longer period, never added to a date. */
  readonly extension: number;
  readonly objection: number;
};

/** Reads the periods from the office's rules; a page never knows a number of days by itself. */
export function legalDays(periods: readonly StatutoryPeriod[], on: CivilDate): LegalDays {
  const days = (key: StatutoryPeriod['key']): number => periodInForce(periods, key, on)?.days ?? 0;
  const answer = days('request_answer');
  return {
    answer,
    extension: Math.max(0, days('request_answer_extended') - answer),
    objection: days('objection_filing'),
  };
}

/** The periods of a complaint that pages speak of, in days as they are in force on a day. */
export type ComplaintDays = {
  readonly verification: number;
  readonly firstAnswer: number;
  /** How long the reporter may still say "belum". */
  readonly reply: number;
};

/** Reads the periods of complaints from the office's rules. */
export function complaintDays(periods: readonly StatutoryPeriod[], on: CivilDate): ComplaintDays {
  const days = (key: StatutoryPeriod['key']): number => periodInForce(periods, key, on)?.days ?? 0;
  return {
    verification: days('complaint_verification'),
    firstAnswer: days('complaint_first_answer'),
    reply: days('complaint_reply_window'),
  };
}
