import { type InstantText, Temporal } from '#domain/shared/temporal.ts';

/** Seconds for which one code of the app holds (RFC 6238). */
export const STEP_SECONDS = 30;
/** Minutes within which the code must follow the password. */
export const HALF_SESSION_MINUTES = 10;
/** Minutes for which signing in counts as fresh. */
const FRESH_MINUTES = 10;
export const RECOVERY_CODES = 10;

/** The period of 30 seconds, counted from 1970, that an instant lies in. */
export function stepAt(instant: InstantText): number {
  return Math.floor(Temporal.Instant.from(instant).epochMilliseconds / (STEP_SECONDS * 1000));
}

/** Periods whose codes are taken: this one, and the one before for a phone that is slow. */
export function acceptedSteps(now: InstantText): readonly number[] {
  const step = stepAt(now);
  return [step, step - 1];
}

/** A typed code without spaces; null when it is not six digits. */
export function foldAppCode(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** The secret as people type it into an app, in groups of four. */
export function secretInGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}

/** True within ten minutes of signing in with password and code. */
export function isFreshSignIn(signedInAt: InstantText, now: InstantText): boolean {
  return now <= minutesAfter(signedInAt, FRESH_MINUTES);
}

/** True when the code did not follow the password in time. */
export function isHalfSessionOver(openedAt: InstantText, now: InstantText): boolean {
  return now >= minutesAfter(openedAt, HALF_SESSION_MINUTES);
}

function minutesAfter(instant: InstantText, minutes: number): InstantText {
  return Temporal.Instant.from(instant).add({ minutes }).toString({ smallestUnit: 'millisecond' });
}
