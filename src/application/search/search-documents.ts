import type { Dependencies } from '#application/dependencies.ts';
import type {
  DocumentRow,
  LibraryFacets,
  LibraryFilter,
} from '#application/public-document/public-document-views.ts';
import { countFacets } from '#application/search/count-facets.ts';
import { findHits, type Hits } from '#application/search/find-hits.ts';
import { meantWords } from '#application/search/meant-words.ts';
import { type PageSnippet, pageSnippets } from '#application/search/page-snippets.ts';
import { rankHits } from '#application/search/rank-hits.ts';
import { facetTokens } from '#domain/search/indexed-text.ts';
import {
  prefixClause,
  readQuestion,
  type SearchQuestion,
  withWords,
} from '#domain/search/search-question.ts';

export type SearchResult = {
  /** Those that hold everything come first. */
  readonly rows: readonly (DocumentRow & { readonly page: PageSnippet | null; readonly holdsAll: boolean })[];
  /** How many hold everything. */
  readonly holdingAll: number;
  readonly facets: LibraryFacets;
  /** Pages of results there are. */
  readonly pages: number;
  /** Roots to mark. */
  readonly stems: readonly string[];
  /** Words that were taken for what was typed, since nothing holds that; by what was typed. */
  readonly corrections: readonly { readonly typed: string; readonly meant: string }[];
  /** True when the question holds no word that can be searched for. */
  readonly onlyFiller: boolean;
};

const MOST_PREFIX_WORDS = 24;
export const resultsPerPage = 20;

/** Looks for a question in what is public now; `page` counts from 1. Some ten statements, each bounded. */
export async function searchDocuments(
  deps: Pick<Dependencies, 'queries'>,
  text: string,
  filter: LibraryFilter,
  page: number,
): Promise<SearchResult> {
  const { search } = deps.queries;
  const asked = await resolved(deps, readQuestion(text));
  const facets = await facetsOf(deps, filter);
  const first = await findHits(search, asked, facets);
  const meant = first.full.length > 0 ? null : await meantWords(search, asked);
  const question = meant === null ? asked : await resolved(deps, withWords(asked, meant));
  const hits = meant === null ? first : await findHits(search, question, facets);
  const ordered = await rankHits(search, question, hits);
  const counted = await countFacets(search, ordered, hits.more);
  const shown = ordered.slice((page - 1) * resultsPerPage, page * resultsPerPage);
  return {
    rows: await rowsOf(deps, shown, question, hits),
    facets: counted,
    pages: Math.ceil(ordered.length / resultsPerPage),
    stems: [
      ...new Set(
        question.clauses.flatMap((clause) => (clause.kind === 'phrase' ? clause.stems : clause.any.flat())),
      ),
    ],
    corrections: meant === null ? [] : [...meant].map(([typed, word]) => ({ typed, meant: word })),
    holdingAll: hits.full.length,
    onlyFiller: asked.clauses.length === 0,
  };
}

/** Beginnings of words become a choice of the words that begin so. */
async function resolved(
  { queries }: Pick<Dependencies, 'queries'>,
  question: SearchQuestion,
): Promise<SearchQuestion> {
  const clauses = [...question.clauses];
  for (const prefix of question.prefixes) {
    const words = await queries.search.wordsBeginning(prefix, MOST_PREFIX_WORDS);
    clauses.push(prefixClause(words.length === 0 ? [prefix] : words));
  }
  return { ...question, clauses };
}

async function facetsOf(
  { queries }: Pick<Dependencies, 'queries'>,
  filter: LibraryFilter,
): Promise<readonly string[]> {
  const { classification, unitSlug, year, kind, regionCode, mediaType } = filter;
  const unitId = unitSlug === undefined ? undefined : ((await queries.search.unitIdOf(unitSlug)) ?? 'none');
  return [
    ...(classification === undefined ? [] : [facetTokens.classification(classification)]),
    ...(unitId === undefined ? [] : [facetTokens.unit(unitId)]),
    ...(year === undefined ? [] : [facetTokens.year(year)]),
    ...(kind === undefined ? [] : [facetTokens.kind(kind)]),
    ...(regionCode === undefined ? [] : [facetTokens.region(regionCode)]),
    ...(mediaType === undefined ? [] : [facetTokens.format(mediaType)]),
  ];
}

async function rowsOf(
  { queries }: Pick<Dependencies, 'queries'>,
  seqs: readonly number[],
  question: SearchQuestion,
  hits: Hits,
): Promise<SearchResult['rows']> {
  if (seqs.length === 0) return [];
  const rows = new Map((await queries.search.rows(seqs)).map(({ seq, ...row }) => [seq, row]));
  const snippets = await pageSnippets(queries.search, [...rows.keys()], question, hits.inTitle);
  const partial = new Set(hits.partial.map(({ seq }) => seq));
  return seqs.flatMap((seq) => {
    const row = rows.get(seq);
    return row === undefined
      ? []
      : [{ ...row, page: snippets.get(seq) ?? null, holdsAll: !partial.has(seq) }];
  });
}
