import type { SettingsIssue } from '#domain/office/settings-rules.ts';

/** Expected refusals around settings; copy per code in i18n. */
export type SettingsError =
  | { readonly code: 'FORBIDDEN' }
  | { readonly code: 'SETTINGS_REFUSED'; readonly issues: readonly SettingsIssue[] };
