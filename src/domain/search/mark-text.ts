import { longForms } from '#domain/search/abbreviations.ts';
import { stemIndonesian } from '#domain/search/stem-indonesian.ts';
import { stopWords } from '#domain/search/stop-words.ts';
import { type PlacedToken, placedTokens } from '#domain/search/tokens.ts';

export type MarkedPiece = { readonly text: string; readonly hit: boolean };

/** The text in pieces, words of these roots marked, the long form of an asked abbreviation too. */
export function markStems(text: string, stems: ReadonlySet<string>): readonly MarkedPiece[] {
  return piecesOf(text, hitsIn(text, stems));
}

/** About `length` characters around the place where most of the roots stand together, marked. */
export function markedExcerpt(
  text: string,
  stems: ReadonlySet<string>,
  length: number,
): readonly MarkedPiece[] {
  const hits = hitsIn(text, stems);
  if (text.length <= length) return piecesOf(text, hits);
  const from = bestStart(text, hits, length);
  const start = from === 0 ? 0 : wordStart(text, from);
  const end = start + length >= text.length ? text.length : wordEnd(text, start + length);
  const inside = hits
    .filter((hit) => hit.start >= start && hit.end <= end)
    .map((hit) => ({ ...hit, start: hit.start - start, end: hit.end - start }));
  const pieces = piecesOf(text.slice(start, end), inside);
  return [
    ...(start > 0 ? [{ text: '… ', hit: false }] : []),
    ...pieces,
    ...(end < text.length ? [{ text: ' …', hit: false }] : []),
  ];
}

type Hit = { readonly start: number; readonly end: number; readonly stem: string };

function hitsIn(text: string, stems: ReadonlySet<string>): readonly Hit[] {
  if (stems.size === 0) return [];
  const placed: (PlacedToken & { readonly stem: string })[] = [];
  for (const one of placedTokens(text)) {
    if (!stopWords.has(one.token)) placed.push({ ...one, stem: stemIndonesian(one.token) });
  }
  const marked = new Set<number>();
  for (const [at, { stem }] of placed.entries()) if (stems.has(stem)) marked.add(at);
  for (const { at, length, short } of longForms(placed.map(({ stem }) => stem))) {
    if (!stems.has(short)) continue;
    for (let place = at; place < at + length; place += 1) marked.add(place);
  }
  return [...marked].toSorted((a, b) => a - b).flatMap((at) => placed[at] ?? []);
}

function bestStart(text: string, hits: readonly Hit[], length: number): number {
  let best = { at: 0, distinct: 0 };
  const window = Math.floor(length * 0.7);
  for (const [index, { start }] of hits.entries()) {
    const seen = new Set<string>();
    for (let at = index; at < hits.length; at += 1) {
      const hit = hits[at];
      if (hit === undefined || hit.end > start + window) break;
      seen.add(hit.stem);
    }
    if (seen.size > best.distinct) best = { at: start, distinct: seen.size };
  }
  return Math.max(0, Math.min(best.at - Math.floor(length * 0.25), text.length - length));
}

/** The beginning of the next word, unless a very long one starts before it. */
function wordStart(text: string, from: number): number {
  const gap = text.slice(from, from + 40).search(/\s/u);
  return gap === -1 ? from : from + gap + 1;
}

function wordEnd(text: string, before: number): number {
  const gap = text.slice(before - 40, before).search(/\s\S*$/u);
  return gap === -1 ? before : before - 40 + gap;
}

function piecesOf(text: string, hits: readonly Hit[]): readonly MarkedPiece[] {
  const pieces: { text: string; hit: boolean }[] = [];
  let at = 0;
  for (const { start, end } of hits) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}
