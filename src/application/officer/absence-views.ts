import type { Absence } from '#domain/officer/absence.ts';
import type { AbsentOfficer } from '#domain/officer/stand-in.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** An absence with the names that stand on its page. */
export type AbsenceRow = Absence & {
  readonly officerName: string;
  readonly deputyName: string | null;
};

/** Every function takes one statement. */
export type AbsenceQueries = {
  /** Who is away on that day, and who left but still holds open cases. */
  readonly absentOfficers: (today: CivilDate) => Promise<readonly AbsentOfficer[]>;
  /** Absences, not ended and not over on `today`, of this officer or with this officer as deputy; earliest first. */
  readonly concerning: (officerId: OfficerId, today: CivilDate) => Promise<readonly AbsenceRow[]>;
};
