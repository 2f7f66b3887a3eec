/** UU 14/2008 art. 17, letters a to j. */
export const exemptionLetters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const;
export type ExemptionLetter = (typeof exemptionLetters)[number];

/** Letters whose exemption may end with a condition instead of a date; a and c to f are never permanent (art. 20(1)). */
const endsWithCondition: readonly ExemptionLetter[] = ['b', 'g', 'h', 'i', 'j'];

/** The longest exemption for law enforcement (PP 61/2010), in years. */
export const LONGEST_FOR_A_YEARS = 30;

/** True when every ground may end with a named condition. */
export function mayEndWithCondition(letters: readonly ExemptionLetter[]): boolean {
  return letters.every((letter) => endsWithCondition.includes(letter));
}

/** Kinds of information that UU 14/2008 art. 18(1) keeps open whatever art. 17 says. */
export const openKinds = [
  'court_decision',
  'regulation',
  'closed_investigation',
  'enforcement_budget',
  'recovered_assets',
] as const;
export type OpenKind = (typeof openKinds)[number];

const traces: Readonly<Record<OpenKind, RegExp>> = {
  court_decision: /\bputusan\b/iu,
  regulation:
    /\b(?:ketetapan|keputusan|peraturan|perda|perbup|perkada|surat\s+edaran|instruksi|kebijakan|sk\s+(?:bupati|kepala))\b/iu,
  closed_investigation: /\b(?:sp3|penghentian\s+(?:penyidikan|penuntutan))\b/iu,
  enforcement_budget:
    /\b(?:rencana\s+pengeluaran|rencana\s+anggaran|laporan\s+keuangan)\b.*\b(?:penegak|kepolisian|polres|kejaksaan|satpol)\b/iu,
  recovered_assets: /\bpengembalian\s+(?:uang|aset|kerugian|hasil)\b/iu,
};

/** Kinds that the law keeps open and that these words speak of; each must be answered before they are closed. */
export function openKindsIn(text: string): readonly OpenKind[] {
  return openKinds.filter((kind) => traces[kind].test(text));
}
