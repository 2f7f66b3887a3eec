import type { Absence, AbsenceSpan } from '#domain/officer/absence.ts';
import type { AbsentOfficer } from '#domain/officer/stand-in.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

export type AbsenceRepository = {
  readonly add: (absence: Absence) => Promise<void>;
  readonly find: (id: string) => Promise<Absence | null>;
  /** Absences of one officer, not ended, that share a day with the span. */
  readonly overlapping: (officerId: OfficerId, span: AbsenceSpan) => Promise<readonly Absence[]>;
  /** Ends an absence that is not ended yet; false otherwise. */
  readonly end: (id: string, at: InstantText, by: OfficerId) => Promise<boolean>;
  /** Ends what an officer has not had behind them on `today`; how many those were. */
  readonly endAllOf: (
    officerId: OfficerId,
    today: CivilDate,
    at: InstantText,
    by: OfficerId,
  ) => Promise<number>;
  /** Takes a deputy out of every absence that is not over on `today`; how many those were. */
  readonly releaseDeputy: (deputyId: OfficerId, today: CivilDate) => Promise<number>;
  /** The officer as one who is away on that day, or has left; null when neither. One statement. */
  readonly absentOfficer: (officerId: OfficerId, today: CivilDate) => Promise<AbsentOfficer | null>;
};
