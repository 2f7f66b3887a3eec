import type { DocumentDetails } from '#domain/public-document/document-rules.ts';

/** Words of a question that count; the rest is left out, so that a search stays bounded. */
export const maxSearchWords = 8;
const maxWordLength = 40;

/** Lower case, without accents, everything that is no letter or digit as one space. */
export function foldForSearch(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What `q=` looks in: title, summary, kind, year and unit; the unit stands last, so that it can be renamed. */
export function documentSearchText(details: DocumentDetails, unitName: string): string {
  return foldForSearch(
    [details.title, details.summary, details.kind, String(details.year), unitName].join(' '),
  );
}

/** The words that a hit must all contain; empty when the question holds no letter or digit. */
export function searchWords(question: string): readonly string[] {
  const words = foldForSearch(question)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => [...word].slice(0, maxWordLength).join(''));
  return [...new Set(words)].slice(0, maxSearchWords);
}

/** The beginning of a text, about `length` characters, cut between words. */
export function excerpt(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  return `${characters.slice(0, wordEnd(characters, length)).join('').trim()} …`;
}

function wordEnd(characters: readonly string[], before: number): number {
  for (let at = before; at > before - 30; at -= 1) if (/\s/u.test(characters[at] ?? '')) return at;
  return before;
}
