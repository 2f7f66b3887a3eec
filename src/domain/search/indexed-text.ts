import { longForms } from '#domain/search/abbreviations.ts';
import { stemIndonesian } from '#domain/search/stem-indonesian.ts';
import { stopWords } from '#domain/search/stop-words.ts';
import { tokensOf } from '#domain/search/tokens.ts';

/** Changes with every change of how texts are read: what was indexed otherwise is indexed anew. */
export const indexEdition = 1;

export type IndexedText = {
  /** Roots in the order of the text, stop words left out. */
  readonly stems: readonly string[];
  /** Abbreviations whose long form stands in the text, so that each is found by the other. */
  readonly abbreviations: readonly string[];
  /** Words as they were written, each once: what "did you mean" chooses from. */
  readonly words: readonly string[];
};

/** What is known of a text for searching. */
export function indexedText(text: string): IndexedText {
  const tokens = tokensOf(text).filter((token) => !stopWords.has(token));
  const stems = tokens.map(stemIndonesian);
  return {
    stems,
    abbreviations: [...new Set(longForms(stems).map(({ short }) => short))],
    words: [...new Set(tokens.filter((token) => /^[a-z]{3,30}$/.test(token)))],
  };
}

/** Values that narrow a search, as one word each that no text holds. */
export const facetTokens = {
  classification: (classification: string) => `c${letters(classification)}`,
  unit: (unitId: string) => `u${letters(unitId)}`,
  year: (year: number) => `y${year}`,
  kind: (kind: string) => `k${letters(tokensOf(kind).join(''))}`,
  region: (code: string) => `r${letters(code)}`,
  format: (mediaType: string) => `f${letters(mediaType)}`,
} as const;

function letters(value: string): string {
  return value.replace(/[^\p{L}\p{N}]+/gu, '').slice(0, 120);
}
