import type { SearchQueries } from '#application/search/search-views.ts';
import type { SearchClause, SearchQuestion } from '#domain/search/search-question.ts';

/** Hits that are looked at, newest first; whoever asks for more asks too little. */
export const mostHits = 1000;
const MOST_IN_TITLE = 100;
const MOST_IN_HEAD = 80;
const MOST_ON_PAGE = 60;
const MOST_OF_PHRASE = 3_000;
const MOST_BESIDE_PHRASE = 5_000;
/** With a page full of titles that say it all, nobody needs to know where else it stands. */
const ENOUGH = 20;
const FEW = 5;
const MOST_PARTIAL = 100;
const MOST_COMBINATIONS = 12;

/** Numbers of documents, newest first. */
export type Hits = {
  /** They hold everything that was asked for. */
  readonly full: readonly number[];
  /** True when there are more than are looked at. */
  readonly more: boolean;
  /** They hold everything in their title. */
  readonly inTitle: ReadonlySet<number>;
  /** One page of theirs holds everything. */
  readonly onOnePage: ReadonlySet<number>;
  /** They hold all but one or two things, where few hold everything; and how much they hold. */
  readonly partial: readonly { readonly seq: number; readonly held: number }[];
};

const nothing: Hits = { full: [], more: false, inTitle: new Set(), onOnePage: new Set(), partial: [] };

/** What the index holds for a question: every list is bounded and cut at the same place on both databases. */
export async function findHits(
  search: SearchQueries,
  question: SearchQuestion,
  facets: readonly string[],
): Promise<Hits> {
  const { clauses } = question;
  if (clauses.length === 0) return nothing;
  const phrases = clauses.filter((clause) => clause.kind === 'phrase');
  const inTitle = await search.documents({ clauses, facets, within: 'title' }, MOST_IN_TITLE);
  const inHead = await search.documents({ clauses, facets, within: 'head' }, MOST_IN_HEAD);
  const limit = phrases.length === 0 ? mostHits + 1 : MOST_BESIDE_PHRASE;
  const anywhere = await search.documents({ clauses, facets, within: 'anywhere' }, limit);
  const found = phrases.length === 0 ? anywhere : await holdingPhrases(search, phrases, anywhere);
  const seeksPages = inTitle.length < ENOUGH && found.length > FEW && clauses.length > 1;
  const pages = seeksPages ? await search.pages(clauses, MOST_ON_PAGE) : [];
  const known = new Set(found);
  const onOnePage = new Set(
    pages.map(({ seq }) => seq).filter((seq) => known.has(seq) || facets.length === 0),
  );
  const full = [...new Set([...inTitle, ...inHead, ...onOnePage, ...found])];
  return {
    full: full.slice(0, mostHits),
    more: full.length > mostHits,
    inTitle: new Set(inTitle),
    onOnePage,
    partial: full.length < FEW ? await partialHits(search, clauses, facets, new Set(full)) : [],
  };
}

async function holdingPhrases(
  search: SearchQueries,
  phrases: readonly SearchClause[],
  candidates: readonly number[],
): Promise<readonly number[]> {
  let left = candidates;
  for (const phrase of phrases) {
    const pages = await search.pages([phrase], MOST_OF_PHRASE);
    const heads = await search.documents(
      { clauses: [phrase], facets: [], within: 'head' },
      MOST_BESIDE_PHRASE,
    );
    const holding = new Set([...pages.map(({ seq }) => seq), ...heads]);
    left = left.filter((seq) => holding.has(seq));
  }
  return left;
}

/** All but one, then all but two of what was asked for; phrases count as their words. */
async function partialHits(
  search: SearchQueries,
  clauses: readonly SearchClause[],
  facets: readonly string[],
  known: ReadonlySet<number>,
): Promise<Hits['partial']> {
  const held = new Map<number, number>();
  const wordsOnly = clauses.flatMap((clause): SearchClause[] =>
    clause.kind === 'words' ? [clause] : clause.stems.map((stem) => ({ kind: 'words', any: [[stem]] })),
  );
  const wanted = wordsOnly.slice(0, 8);
  for (const leftOut of [0, 1, 2]) {
    const count = wanted.length - leftOut;
    if (count < 1 || held.size >= FEW || (leftOut === 0 && wanted.length === clauses.length)) continue;
    for (const some of combinations(wanted, leftOut).slice(0, MOST_COMBINATIONS)) {
      for (const within of ['head', 'anywhere'] as const) {
        const found = await search.documents({ clauses: some, facets, within }, MOST_PARTIAL);
        for (const seq of found) if (!known.has(seq) && !held.has(seq)) held.set(seq, count);
      }
    }
  }
  return [...held].map(([seq, count]) => ({ seq, held: count }));
}

/** The list without one, or without two, of its things. */
function combinations<T>(things: readonly T[], leftOut: number): readonly (readonly T[])[] {
  if (leftOut === 0) return [things];
  const without = things.map((_, at) => things.filter((_thing, other) => other !== at));
  if (leftOut === 1) return without;
  return things.flatMap((_, at) =>
    things
      .slice(at + 1)
      .map((_thing, offset) => things.filter((_one, other) => other !== at && other !== at + 1 + offset)),
  );
}
