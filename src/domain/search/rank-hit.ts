import type { SearchClause, SearchQuestion } from '#domain/search/search-question.ts';

export type RankedHit = {
  /** Roots of the title in order. */
  readonly titleStems: readonly string[];
  /** Roots of summary, kind, unit and place, and the abbreviations of both. */
  readonly headStems: ReadonlySet<string>;
  /** Words of the title as they are written. */
  readonly title: readonly string[];
  /** How many of the question's clauses it is known to hold. */
  readonly held: number;
  /** True when one page of its file holds them all. */
  readonly onOnePage: boolean;
};

/** How well a hit answers; whole numbers, so that every database and machine puts hits in one order. */
export function rankHit(hit: RankedHit, question: SearchQuestion): number {
  const title = new Set(hit.titleStems);
  let score = hit.held * 1000;
  let inTitle = 0;
  for (const clause of question.clauses) {
    if (holds(title, clause)) {
      score += 120;
      inTitle += clause.kind === 'phrase' ? clause.stems.length : (clause.any.at(-1)?.length ?? 1);
    } else if (holds(hit.headStems, clause)) score += 50;
  }
  score += Math.min(100, Math.round((inTitle / Math.max(1, title.size)) * 100));
  score += 20 * neighbours(hit.titleStems, question.stems);
  const written = new Set(hit.title);
  for (const { token } of question.words) if (written.has(token)) score += 8;
  if (hit.onOnePage) score += 60;
  return score;
}

function holds(stems: ReadonlySet<string>, clause: SearchClause): boolean {
  if (clause.kind === 'phrase') return clause.stems.every((stem) => stems.has(stem));
  return clause.any.some((all) => all.every((stem) => stems.has(stem)));
}

/** Pairs of asked words that stand side by side in the title as in the question. */
function neighbours(title: readonly string[], asked: readonly string[]): number {
  let pairs = 0;
  for (let at = 0; at + 1 < asked.length; at += 1) {
    const [one, other] = [asked[at], asked[at + 1]];
    if (title.some((stem, place) => stem === one && title[place + 1] === other)) pairs += 1;
  }
  return pairs;
}
