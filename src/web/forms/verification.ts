import { groupedCode } from '#web/format.ts';

/** A verification code as people type it, in the form in which letters carry it; null when it is none. */
export function parseVerificationCode(typed: string): string | null {
  const code = groupedCode(typed.slice(0, 60));
  return /^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/.test(code) ? code : null;
}
