import type { GrantsErrorCode } from '#domain/officer/grants.ts';
import type { PasswordErrorCode } from '#domain/officer/password-rules.ts';

/** Expected refusals around officers; copy per code in i18n. */
export type OfficerErrorCode =
  | GrantsErrorCode
  | PasswordErrorCode
  | 'FORBIDDEN'
  | 'LINK_INVALID'
  | 'EMAIL_IN_USE'
  | 'UNIT_UNKNOWN'
  | 'OFFICER_UNKNOWN'
  | 'LAST_ADMINISTRATOR'
  | 'ALREADY_DISABLED'
  | 'ALREADY_ENABLED'
  | 'SUCCESSOR_UNKNOWN'
  | 'SUCCESSOR_NOT_SUITABLE'
  | 'SIGN_IN_REFUSED'
  | 'TOO_MANY_TRIES'
  | 'SIGN_IN_OVER'
  | 'CODE_REFUSED'
  | 'CODE_TOO_MANY_TRIES'
  | 'RECOVERY_CODE_REFUSED'
  | 'FACTOR_EXISTS'
  | 'FRESH_SIGN_IN_NEEDED';

export type OfficerError = { readonly code: OfficerErrorCode };

/** The form in which addresses are stored and compared. */
export function foldEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}
