import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import type { PublicDocument } from '#domain/public-document/public-document.ts';
import { checkRegisterFacts } from '#domain/public-document/register-facts.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { type CivilDate, type InstantText, Temporal } from '#domain/shared/temporal.ts';

/** What an officer types about a document. */
export type DocumentDetails = Pick<
  PublicDocument,
  'title' | 'classification' | 'unitId' | 'year' | 'kind' | 'regionCode' | 'summary' | 'register'
>;

/** Lengths in characters as people count them. */
export const documentLimits = {
  titleMin: 5,
  titleMax: 200,
  summaryMax: 1000,
  kindMin: 2,
  kindMax: 60,
  noteMax: 200,
  reasonMin: 5,
  reasonMax: 500,
  firstYear: 1990,
} as const;

/** Kinds offered while typing; any other may be written. */
export const suggestedKinds = [
  'Profil badan publik',
  'Rencana strategis',
  'Rencana kerja',
  'Anggaran (APBD, RKA, DPA)',
  'Laporan keuangan',
  'Laporan kinerja',
  'Laporan layanan informasi',
  'Peraturan',
  'Keputusan',
  'SOP',
  'Perjanjian',
  'Pengadaan barang dan jasa',
  'Daftar aset',
  'Data statistik',
  'Pengumuman',
  'Surat edaran',
] as const;

/** The last year a document may be about: next year, for plans and budgets. */
export function lastDocumentYear(today: CivilDate): number {
  return Number(today.slice(0, 4)) + 1;
}

/** Days for which an announcement of the immediate class stands on the home page, unless it is withdrawn. */
export const immediateBannerDays = 14;

/** Announcements published before this instant have left the home page. */
export function immediateBannerSince(now: InstantText): InstantText {
  return Temporal.Instant.from(now)
    .subtract({ hours: 24 * immediateBannerDays })
    .toString({ smallestUnit: 'millisecond' });
}

/** Checks what was typed; `today` is the office's date. */
export function checkDetails(
  details: DocumentDetails,
  today: CivilDate,
): Result<DocumentDetails, PublicDocumentError> {
  const { titleMin, titleMax, summaryMax, kindMin, kindMax, firstYear } = documentLimits;
  if (!within(details.title, titleMin, titleMax)) return err({ code: 'TITLE_LENGTH' });
  if (!within(details.summary, 0, summaryMax)) return err({ code: 'SUMMARY_LENGTH' });
  if (!within(details.kind, kindMin, kindMax)) return err({ code: 'KIND_LENGTH' });
  const { year } = details;
  if (!Number.isInteger(year) || year < firstYear || year > lastDocumentYear(today)) {
    return err({ code: 'YEAR_OUT_OF_RANGE' });
  }
  const register = checkRegisterFacts(details.register, today);
  return register.ok ? ok(details) : register;
}

/** True when the text has between `min` and `max` characters, both allowed. */
export function within(text: string, min: number, max: number): boolean {
  const length = [...text].length;
  return length >= min && length <= max;
}
