import type { LetterKind } from '#domain/letter/letter-kind.ts';

/** What each letter is called on pages. */
export const letterTitles = {
  receipt: 'Tanda bukti penerimaan (F-02)',
  notification: 'Pemberitahuan tertulis (F-04)',
  extension: 'Pemberitahuan perpanjangan waktu (F-05)',
  refusal: 'Surat keputusan penolakan (F-06)',
} as const satisfies Record<LetterKind, string>;
