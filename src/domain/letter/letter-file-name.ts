import type { LetterKind } from '#domain/letter/letter-kind.ts';

const names: Readonly<Record<LetterKind, string>> = {
  receipt: 'tanda-terima',
  notification: 'pemberitahuan',
  extension: 'perpanjangan',
  refusal: 'penolakan',
};

/** The name a letter is downloaded by, `tanda-terima-PI-2026-000123.pdf`. */
export function letterFileName(kind: LetterKind, caseNumber: string): string {
  return `${names[kind]}-${caseNumber}.pdf`;
}
