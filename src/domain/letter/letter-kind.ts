/**
 * Letters about a case: F-02 tanda bukti penerimaan, F-04 pemberitahuan tertulis,
 * F-05 pemberitahuan perpanjangan, F-06 surat keputusan penolakan.
 */
export const letterKinds = ['receipt', 'notification', 'extension', 'refusal'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** Letters that decide; they leave the office only signed. */
export const decidingLetterKinds = [
  'notification',
  'extension',
  'refusal',
] as const satisfies readonly LetterKind[];
export type DecidingLetterKind = (typeof decidingLetterKinds)[number];

/** True for a letter that needs a signature, or the office's "sah tanpa tanda tangan" with its legal basis. */
export function needsSignature(kind: LetterKind): kind is DecidingLetterKind {
  return decidingLetterKinds.some((deciding) => deciding === kind);
}
