import type { PagePlace, PageText, SearchQueries } from '#application/search/search-views.ts';
import type { SearchQuestion } from '#domain/search/search-question.ts';

/** The place in a file where a hit was found. */
export type PageSnippet = Omit<PageText, 'seq' | 'position'>;

const MOST_PAGES = 2_000;

/**
 * For each document whose title does not say it all, the first page that holds everything asked for; where none
 * does, the first that holds something. At most three statements.
 */
export async function pageSnippets(
  search: SearchQueries,
  seqs: readonly number[],
  question: SearchQuestion,
  inTitle: ReadonlySet<number>,
): Promise<ReadonlyMap<number, PageSnippet>> {
  if (question.clauses.length === 0) return new Map();
  const places = new Map<number, PagePlace>();
  const take = (pages: readonly PagePlace[]) => {
    for (const page of pages) {
      const known = places.get(page.seq);
      if (known === undefined || page.position < known.position) places.set(page.seq, page);
    }
  };
  const unsaid = seqs.filter((seq) => !inTitle.has(seq));
  take(await search.pages(question.clauses, MOST_PAGES, unsaid));
  const missing = unsaid.filter((seq) => !places.has(seq));
  if (missing.length > 0 && question.clauses.length > 1) {
    const any = question.clauses.flatMap((clause) => (clause.kind === 'words' ? clause.any : [clause.stems]));
    take(await search.pages([{ kind: 'words', any }], MOST_PAGES, missing));
  }
  const texts = await search.pageTexts([...places.values()]);
  return new Map(texts.map(({ seq, position: _position, ...snippet }) => [seq, snippet]));
}
