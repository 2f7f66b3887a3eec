import {
  type ExemptionLetter,
  LONGEST_FOR_A_YEARS,
  mayEndWithCondition,
  openKindsIn,
} from '#domain/exemption/grounds.ts';
import { namesStatuteArticle } from '#domain/exemption/statute-article.ts';
import type { OfficerId, PublicDocumentId, UnitId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { type CivilDate, type InstantText, Temporal } from '#domain/shared/temporal.ts';

/** What the consequence test (F-13) and the decision (F-14) say: UU 14/2008 art. 17 and 19, PerKI 1/2021 art. 49. */
export type ExemptionRecord = {
  readonly unitId: UnitId;
  /** The draft that becomes public when the exemption ends; null where there is none yet. */
  readonly documentId: PublicDocumentId | null;
  /** The information as the public list names it. */
  readonly information: string;
  /** Which part alone is closed; '' for all of it. */
  readonly part: string;
  readonly letters: readonly ExemptionLetter[];
  readonly statuteArticle: string;
  readonly testNumber: string;
  readonly testedOn: CivilDate;
  readonly testedPlace: string;
  /** Name and position of those who took part, one a line. */
  readonly participants: string;
  readonly ifOpened: string;
  readonly ifClosed: string;
  /** Why closing serves the public more than opening. */
  readonly publicInterest: string;
  /** Why this is none of what art. 18 keeps open; '' where nothing speaks of that. */
  readonly openKindAnswer: string;
  readonly decreeNumber: string;
  readonly decidedOn: CivilDate;
  readonly decidedPlace: string;
  /** The PPID who decides, and the leader who approves, with their positions. */
  readonly decidedBy: string;
  readonly approvedBy: string;
  /** The last day on which it is closed. */
  readonly endsOn: CivilDate | null;
  /** What ends it instead of a date; '' where a date does. */
  readonly endCondition: string;
};

export type Exemption = ExemptionRecord & {
  readonly id: string;
  readonly endedAt: InstantText | null;
  readonly endReason: string;
  readonly recordedBy: OfficerId;
  readonly recordedAt: InstantText;
  readonly version: number;
};

export const exemptionErrorCodes = [
  'NOT_ALLOWED',
  'NOT_FOUND',
  'STALE_EXEMPTION',
  'UNKNOWN_UNIT',
  'DOCUMENT_NOT_FOUND',
  'DOCUMENT_IS_PUBLIC',
  'GROUND_NEEDED',
  'STATUTE_NEEDED',
  'DATES_CROSSED',
  'END_NEEDED',
  'CONDITION_NOT_ALLOWED',
  'END_TOO_FAR',
  'END_TOO_NEAR',
  'OPEN_KIND_UNANSWERED',
  'ALREADY_ENDED',
  'REASON_LENGTH',
] as const;
export type ExemptionErrorCode = (typeof exemptionErrorCodes)[number];
export type ExemptionError = { readonly code: ExemptionErrorCode };

/** The shortest answer that says something. */
export const LEAST_ANSWER = 20;

/** Working days before its end on which the officer is told (PP 61/2010). */
export const WARN_WORKING_DAYS = 30;

/** Checks that an exemption rests on the law and has an end; `today` is the office's date. */
export function checkExemption(record: ExemptionRecord, today: CivilDate): Result<null, ExemptionError> {
  const { letters, statuteArticle, endsOn, endCondition } = record;
  if (letters.length === 0) return err({ code: 'GROUND_NEEDED' });
  if (letters.includes('j') && !namesStatuteArticle(statuteArticle)) return err({ code: 'STATUTE_NEEDED' });
  if (record.testedOn > record.decidedOn || record.decidedOn > today) return err({ code: 'DATES_CROSSED' });
  if ((endsOn === null) === (endCondition === '')) return err({ code: 'END_NEEDED' });
  if (endsOn === null && !mayEndWithCondition(letters)) return err({ code: 'CONDITION_NOT_ALLOWED' });
  if (endsOn !== null && endsOn <= record.decidedOn) return err({ code: 'END_TOO_NEAR' });
  const furthest = Temporal.PlainDate.from(record.decidedOn).add({ years: LONGEST_FOR_A_YEARS }).toString();
  if (endsOn !== null && endsOn > furthest) return err({ code: 'END_TOO_FAR' });
  const open = openKindsIn(`${record.information} ${record.part}`);
  if (open.length > 0 && [...record.openKindAnswer].length < LEAST_ANSWER) {
    return err({ code: 'OPEN_KIND_UNANSWERED' });
  }
  return ok(null);
}

/** True from the day after the last one on which it was closed. */
export function isOver({ endsOn, endedAt }: Exemption, today: CivilDate): boolean {
  return endedAt === null && endsOn !== null && endsOn < today;
}
