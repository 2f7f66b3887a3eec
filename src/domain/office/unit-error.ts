/** Expected refusals around units; copy per code in i18n. */
export type UnitErrorCode = 'FORBIDDEN' | 'UNIT_UNKNOWN' | 'UNIT_NAME_IN_USE' | 'STALE_UNIT';
export type UnitError = { readonly code: UnitErrorCode };
