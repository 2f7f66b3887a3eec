/** Why an item was not dealt with: not this officer's, unknown, or somebody else was faster. */
export type ExceptionErrorCode = 'FORBIDDEN' | 'NOT_FOUND' | 'ALREADY_SETTLED';
export type ExceptionError = { readonly code: ExceptionErrorCode };
