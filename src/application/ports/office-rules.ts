import type { StatutoryPeriod } from '#domain/deadline/statutory-periods.ts';
import type { WorkingCalendar } from '#domain/deadline/working-calendar.ts';
import type { OfficeSettings } from '#domain/office/office-settings.ts';

/** Calendar, periods and settings as they stand, read in one statement. */
export type OfficeRules = {
  readonly calendar: WorkingCalendar;
  readonly periods: readonly StatutoryPeriod[];
  readonly settings: OfficeSettings;
};
