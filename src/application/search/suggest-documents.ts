import type { Dependencies } from '#application/dependencies.ts';
import { prefixClause, readQuestion } from '#domain/search/search-question.ts';
import { tokensOf } from '#domain/search/tokens.ts';

export type Suggestions = {
  readonly words: readonly string[];
  readonly documents: readonly { readonly slug: string; readonly title: string }[];
};

const MOST_WORDS = 3;
const MOST_DOCUMENTS = 5;
const MOST_PREFIX_WORDS = 12;
const nothing: Suggestions = { words: [], documents: [] };

/** Titles and words for a question that is still being typed: its last word is taken for a beginning. */
export async function suggestDocuments(
  { queries: { search } }: Pick<Dependencies, 'queries'>,
  text: string,
): Promise<Suggestions> {
  const tokens = tokensOf(text);
  const last = tokens.at(-1) ?? '';
  if (!/^[a-z]{3,30}$/.test(last)) return nothing;
  const words = await search.wordsBeginning(last, MOST_PREFIX_WORDS);
  if (words.length === 0) return nothing;
  const before = tokens.slice(0, -1);
  const clauses = [...readQuestion(before.join(' ')).clauses, prefixClause(words)];
  const found = await search.documents({ clauses, facets: [], within: 'head' }, MOST_DOCUMENTS);
  const rows = found.length === 0 ? [] : await search.rows(found);
  return {
    words: words
      .filter((word) => word !== last)
      .slice(0, MOST_WORDS)
      .map((word) => [...before, word].join(' ')),
    documents: rows.toSorted((a, b) => b.seq - a.seq).map(({ slug, title }) => ({ slug, title })),
  };
}
