import type { PortalFacts } from '#application/dependencies.ts';
import type { Letterhead } from '#domain/letter/letter-data.ts';
import type { OfficeSettings } from '#domain/office/office-settings.ts';

const orNull = (text: string): string | null => (text === '' ? null : text);

/** The head of every letter, frozen with the letter. */
export function letterheadOf(settings: OfficeSettings, facts: Pick<PortalFacts, 'baseUrl'>): Letterhead {
  return {
    nameLines: settings.letterheadLines,
    address: settings.address,
    phone: orNull(settings.phone),
    email: orNull(settings.email),
    website: facts.baseUrl.replace(/^https?:\/\//, ''),
  };
}
