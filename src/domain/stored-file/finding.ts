/** What a look into a file before its publication can find, each with how it weighs. */
export const findingKinds = [
  'hidden_sheet',
  'hidden_rows',
  'hidden_columns',
  'pivot_cache',
  'comment',
  'external_link',
  'hidden_name',
  'embedded_file',
  'macro',
  'tracked_change',
  'hidden_text',
  'covered_text',
  'hidden_layer',
  'script',
  'filled_field',
  'annotation',
  'earlier_revision',
  'author',
  'custom_property',
  'location',
  'camera_notes',
  'nik',
  'kk',
  'phone',
  'email',
  'account_number',
  'no_text',
  'cut_short',
  'not_opened',
  'not_inspected',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/**
 * `bar`: never released, it could harm whoever opens the file; `stop`: goes out only mended, cleaned, or with a reason
 * and a second officer; `note`: shown, and stops nothing.
 */
export type Severity = 'bar' | 'stop' | 'note';

const severities: Readonly<Partial<Record<FindingKind, Severity>>> = {
  macro: 'bar',
  script: 'bar',
  not_opened: 'bar',
  author: 'note',
  custom_property: 'note',
  no_text: 'note',
};

/** How a finding of this kind weighs. */
export function severityOf(kind: FindingKind): Severity {
  return severities[kind] ?? 'stop';
}

/** Findings that a cleaned copy is without; what stands in plain sight is for a person to take out. */
export const cleanableKinds: ReadonlySet<FindingKind> = new Set<FindingKind>([
  ...(['hidden_sheet', 'hidden_rows', 'hidden_columns', 'pivot_cache', 'comment', 'external_link'] as const),
  ...([
    'hidden_name',
    'embedded_file',
    'macro',
    'tracked_change',
    'hidden_text',
    'script',
    'annotation',
  ] as const),
  ...(['earlier_revision', 'author', 'custom_property', 'location', 'camera_notes'] as const),
]);

/** Where in the file; counted from 1 as a reader counts. */
export type FindingPlace =
  | { readonly in: 'file' }
  | { readonly in: 'sheet'; readonly sheet: string; readonly cell: string | null }
  | { readonly in: 'page'; readonly page: number }
  | { readonly in: 'paragraph'; readonly paragraph: number; readonly part: TextPart }
  | { readonly in: 'line'; readonly line: number }
  /** A part of the package, by its path. */
  | { readonly in: 'part'; readonly part: string };

export const textParts = ['body', 'header', 'footer', 'note'] as const;
export type TextPart = (typeof textParts)[number];

export type Finding = {
  readonly kind: FindingKind;
  readonly place: FindingPlace;
  /** Enough to find it again, with letters and digits masked; may be empty. */
  readonly excerpt: string;
  /** How many of the same kind stand here, at least 1. */
  readonly count: number;
};

/** Findings of one file that are kept; what is beyond is counted into the last of its kind. */
export const mostFindings = 200;
export const mostFindingsOfKind = 40;
export const longestExcerpt = 80;

/** A list that stays readable: at most so many of a kind, the rest counted into the last of them. */
export function boundedFindings(findings: readonly Finding[]): readonly Finding[] {
  const kept: Finding[] = [];
  const last = new Map<FindingKind, { at: number; shown: number }>();
  for (const finding of findings) {
    const seen = last.get(finding.kind);
    const before = seen === undefined ? undefined : kept[seen.at];
    if (
      seen !== undefined &&
      before !== undefined &&
      (seen.shown >= mostFindingsOfKind || kept.length >= mostFindings)
    ) {
      kept[seen.at] = { ...before, count: before.count + finding.count };
      continue;
    }
    last.set(finding.kind, { at: kept.length, shown: (seen?.shown ?? 0) + 1 });
    kept.push({ ...finding, excerpt: finding.excerpt.slice(0, longestExcerpt) });
  }
  return kept;
}

const office =
  /\b(pemerintah|pemkab|kabupaten|dinas|badan|kantor|sekretariat|setda|bagian|bidang|inspektorat|kecamatan|kelurahan|desa|rumah sakit|rsud|puskesmas|satuan|ppid|bupati|dprd|unit|upt|perumda|sekolah|[sm]dn?|smpn?|sman?|smkn?)\b/iu;

/** True for the name of an office: an author that everyone may know. */
export function isOfficeName(name: string): boolean {
  return office.test(name);
}

/** First letter of each word, the rest as dots: whoever has the file finds the place, whoever has only this does not. */
export function maskedWords(text: string): string {
  return text
    .trim()
    .replace(/\s+/gu, ' ')
    .slice(0, 60)
    .replace(/[\p{L}\p{N}]+/gu, (word) => `${[...word][0] ?? ''}${'•'.repeat(Math.min(6, word.length - 1))}`);
}
