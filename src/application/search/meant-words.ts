import type { SearchQueries } from '#application/search/search-views.ts';
import { isAbbreviation } from '#domain/search/abbreviations.ts';
import type { QuestionWord, SearchQuestion } from '#domain/search/search-question.ts';
import { slipsAllowed, wordDistance } from '#domain/search/word-distance.ts';

/**
 * For each word that no document holds in any form, the word in use that is nearest to it; null when there is
 * nothing to put right. Only words of documents that are public now are ever named.
 */
export async function meantWords(
  search: SearchQueries,
  question: SearchQuestion,
): Promise<ReadonlyMap<string, string> | null> {
  const meant = new Map<string, string>();
  for (const word of question.words) {
    if (!/^[a-z]{4,30}$/.test(word.token) || isAbbreviation(word.token)) continue;
    if (await isInUse(search, word)) continue;
    const other = await nearest(search, word.token);
    if (other !== null) meant.set(word.token, other);
  }
  return meant.size === 0 ? null : meant;
}

async function isInUse(search: SearchQueries, { stem }: QuestionWord): Promise<boolean> {
  const clauses = [{ kind: 'words', any: [[stem]] }] as const;
  return (await search.documents({ clauses, facets: [], within: 'anywhere' }, 1)).length > 0;
}

async function nearest(search: SearchQueries, typed: string): Promise<string | null> {
  const slips = slipsAllowed(typed.length);
  let best: { readonly word: string; readonly distance: number } | null = null;
  // The most used come first, so that among equally near words the usual one wins.
  for (const { word } of await search.similarWords(typed, slips)) {
    const distance = wordDistance(typed, word, slips);
    if (distance <= slips && (best === null || distance < best.distance)) best = { word, distance };
  }
  return best?.word ?? null;
}
