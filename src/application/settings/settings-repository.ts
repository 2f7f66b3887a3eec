import type { OfficeSettings } from '#domain/office/office-settings.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type SettingsRepository = {
  /** Writes the given settings, one statement; the others stay. */
  readonly save: (change: Partial<OfficeSettings>, at: InstantText, by: OfficerId) => Promise<void>;
  /** Tells kept public pages that something public changed. */
  readonly bumpPublicVersion: () => Promise<void>;
};
