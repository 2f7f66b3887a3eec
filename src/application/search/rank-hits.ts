import type { Hits } from '#application/search/find-hits.ts';
import type { SearchQueries } from '#application/search/search-views.ts';
import { rankHit } from '#domain/search/rank-hit.ts';
import type { SearchQuestion } from '#domain/search/search-question.ts';
import { tokensOf } from '#domain/search/tokens.ts';

/** So many are weighed one by one; behind them the newest comes first. */
const MOST_WEIGHED = 240;
/** More than a part of any question can hold. */
const EVERYTHING = 9;

/** The hits, best first; the same order on every database, since it is made here from whole numbers. */
export async function rankHits(
  search: SearchQueries,
  question: SearchQuestion,
  hits: Hits,
): Promise<readonly number[]> {
  const held = new Map(hits.partial.map((partial) => [partial.seq, partial.held]));
  const all = [...hits.full, ...held.keys()];
  const weighed = all.slice(0, MOST_WEIGHED);
  if (weighed.length === 0) return [];
  const heads = await search.heads(weighed);
  const scores = new Map(
    heads.map((head) => [
      head.seq,
      rankHit(
        {
          titleStems: head.titleStems,
          headStems: new Set(head.headStems),
          title: tokensOf(head.title),
          held: held.get(head.seq) ?? EVERYTHING,
          onOnePage: hits.onOnePage.has(head.seq),
        },
        question,
      ),
    ]),
  );
  const best = weighed.toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || b - a);
  return [...best, ...all.slice(MOST_WEIGHED).toSorted((a, b) => b - a)];
}
