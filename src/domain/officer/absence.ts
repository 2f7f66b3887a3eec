import { can, type GrantHolder, type Permission, permissions } from '#domain/officer/permissions.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { addCalendarDays, type CivilDate, type InstantText } from '#domain/shared/temporal.ts';

/** First and last day away, both included, in the office's zone. */
export type AbsenceSpan = { readonly fromOn: CivilDate; readonly untilOn: CivilDate };

/** When an officer is away; who stands in is a deputy or, without one, everybody who may do the work. */
export type Absence = AbsenceSpan & {
  readonly id: string;
  readonly officerId: OfficerId;
  readonly deputyId: OfficerId | null;
  /** For whoever stands in. */
  readonly note: string;
  readonly createdBy: OfficerId;
  readonly createdAt: InstantText;
  /** Withdrawn before it began, or over before its last day. */
  readonly endedAt: InstantText | null;
};

/** Expected refusals around absences; copy per code in i18n. */
export const absenceErrorCodes = [
  'FORBIDDEN',
  'OFFICER_UNKNOWN',
  'ABSENCE_ORDER',
  'ABSENCE_PAST',
  'ABSENCE_TOO_LONG',
  'ABSENCE_OVERLAPS',
  'ABSENCE_OVER',
  'DEPUTY_SELF',
  'DEPUTY_UNKNOWN',
  'DEPUTY_NOT_SUITABLE',
  'DEPUTY_ABSENT',
] as const;
export type AbsenceErrorCode = (typeof absenceErrorCodes)[number];
export type AbsenceError = { readonly code: AbsenceErrorCode };

/** Calendar days that one absence may last; a longer one is a change of duty, not an absence. */
export const LONGEST_ABSENCE_DAYS = 366;

/** True on each day of the span, from its first midnight to its last, unless it was ended before. */
export function isInForce(
  { fromOn, untilOn, endedAt }: AbsenceSpan & Pick<Absence, 'endedAt'>,
  today: CivilDate,
): boolean {
  return endedAt === null && fromOn <= today && today <= untilOn;
}

/** True when the two spans share a day. */
export function spansOverlap(one: AbsenceSpan, other: AbsenceSpan): boolean {
  return one.fromOn <= other.untilOn && other.fromOn <= one.untilOn;
}

/** A span that makes sense seen from today: it may have begun, but not be over. */
export function checkSpan(span: AbsenceSpan, today: CivilDate): Result<AbsenceSpan, AbsenceErrorCode> {
  if (span.untilOn < span.fromOn) return err('ABSENCE_ORDER');
  if (span.untilOn < today) return err('ABSENCE_PAST');
  if (span.untilOn > addCalendarDays(span.fromOn, LONGEST_ABSENCE_DAYS - 1)) return err('ABSENCE_TOO_LONG');
  return ok(span);
}

/** What a deputy does for somebody: everything about cases but reading them, which is no work. */
const caseWork: readonly Permission[] = Object.keys(permissions)
  .filter(isPermission)
  .filter((name) => name.startsWith('information_request.') && name !== 'information_request.read');

/**
 * True when one may do all the case work of the other, unit by unit, by their own offices: standing in gives no
 * power that a deputy does not have.
 */
export function mayDeputise(deputy: GrantHolder, absent: GrantHolder): boolean {
  const work = absent.grants.flatMap((grant) =>
    caseWork
      .filter((permission) => can({ grants: [grant] }, permission))
      .map((permission) => ({ permission, unitId: grant.unitId })),
  );
  return work.length > 0 && work.every(({ permission, unitId }) => can(deputy, permission, { unitId }));
}

function isPermission(name: string): name is Permission {
  return Object.hasOwn(permissions, name);
}
