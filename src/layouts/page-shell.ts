import type { OfficeSettings } from '#domain/office/office-settings.ts';

/** What the page frame shows of the office: hand over the office's settings as they are. */
export type OfficeIdentity = Pick<
  OfficeSettings,
  | 'officeName'
  | 'shortName'
  | 'tagline'
  | 'address'
  | 'phone'
  | 'whatsapp'
  | 'email'
  | 'openingHours'
  | 'brandColour'
  | 'accentColour'
>;

export type PublicSection = 'documents' | 'request' | 'complaint' | 'track' | 'help';
export type OfficerSection =
  | 'queue'
  | 'complaints'
  | 'conversations'
  | 'sp4n'
  | 'figures'
  | 'exceptions'
  | 'toTell'
  | 'documents'
  | 'compliance'
  | 'calendar'
  | 'units'
  | 'users'
  | 'settings'
  | 'audit';

/** The one pattern of page titles: "X – PPID Kabupaten Probolinggo"; the home page is the office alone. */
export function pageTitle(title: string | undefined, officeName: string): string {
  return title === undefined || title === '' || title === officeName
    ? officeName
    : `${title} – ${officeName}`;
}
