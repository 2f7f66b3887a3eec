import { longForms } from '#domain/search/abbreviations.ts';
import { stemIndonesian } from '#domain/search/stem-indonesian.ts';
import { stopWords, weakWords } from '#domain/search/stop-words.ts';
import { tokensOf } from '#domain/search/tokens.ts';

/** Words and phrases of a question that count; the rest is left out, so that a search stays bounded. */
const MOST_WORDS = 8;

/** One thing that a hit must hold. */
export type SearchClause =
  /** One of these, each of roots that must all be there. */
  | { readonly kind: 'words'; readonly any: readonly (readonly string[])[] }
  /** These roots one after the other. */
  | { readonly kind: 'phrase'; readonly stems: readonly string[] };

export type QuestionWord = { readonly token: string; readonly stem: string };

export type SearchQuestion = {
  readonly clauses: readonly SearchClause[];
  /** Single words, as typed: they may be misspelt. */
  readonly words: readonly QuestionWord[];
  /** Beginnings of words, typed with an asterisk; they become a clause once it is known what begins so. */
  readonly prefixes: readonly string[];
  /** Every root asked for, in order. */
  readonly stems: readonly string[];
};

type Part = { readonly kind: 'word' | 'prefix' | 'phrase'; readonly text: string };

/** Reads what was typed; no sign in it can mean anything to a database. */
export function readQuestion(text: string): SearchQuestion {
  const words: QuestionWord[] = [];
  const phrases: string[][] = [];
  const prefixes: string[] = [];
  let left = MOST_WORDS;
  for (const part of partsOf(text)) {
    if (left <= 0) break;
    const tokens = tokensOf(part.text).filter((token) => part.kind === 'prefix' || !stopWords.has(token));
    const taken = tokens.slice(0, left).map((token) => ({ token, stem: stemIndonesian(token) }));
    left -= taken.length;
    const last = taken.at(-1);
    if (last === undefined) continue;
    if (part.kind === 'phrase' && taken.length > 1) phrases.push(taken.map(({ stem }) => stem));
    else if (part.kind === 'prefix' && /^[a-z]{3,}$/.test(last.token)) {
      words.push(...taken.slice(0, -1));
      prefixes.push(last.token);
    } else words.push(...taken);
  }
  const long = longForms(words.map(({ stem }) => stem));
  const strong = words.filter(
    ({ token }, place) =>
      !weakWords.has(token) || long.some(({ at, length }) => place >= at && place < at + length),
  );
  const hasOther = strong.length + phrases.length + prefixes.length > 0;
  return questionOf(hasOther ? strong : words, phrases, [...new Set(prefixes)]);
}

/** The question with other words in the place of some. */
export function withWords(question: SearchQuestion, changed: ReadonlyMap<string, string>): SearchQuestion {
  const words = question.words.map(({ token, stem }) => {
    const other = changed.get(token);
    return other === undefined ? { token, stem } : { token: other, stem: stemIndonesian(other) };
  });
  const phrases = question.clauses.flatMap((clause) => (clause.kind === 'phrase' ? [[...clause.stems]] : []));
  return questionOf(words, phrases, question.prefixes);
}

/** The clause of a beginning: one of the words that begin so. */
export function prefixClause(words: readonly string[]): SearchClause {
  const stems = [...new Set(words.map(stemIndonesian))];
  return { kind: 'words', any: stems.map((stem) => [stem]) };
}

function questionOf(
  typed: readonly QuestionWord[],
  phrases: readonly (readonly string[])[],
  prefixes: readonly string[],
): SearchQuestion {
  const words = typed.filter(({ stem }, at) => typed.findIndex((other) => other.stem === stem) === at);
  const stems = words.map(({ stem }) => stem);
  const clauses: SearchClause[] = phrases.map((phrase) => ({ kind: 'phrase', stems: phrase }));
  const covered = new Set<number>();
  for (const { at, length, short } of longForms(stems).toSorted((a, b) => b.length - a.length)) {
    const places = Array.from({ length }, (_, offset) => at + offset);
    if (places.some((place) => covered.has(place))) continue;
    for (const place of places) covered.add(place);
    clauses.push({ kind: 'words', any: [[short], stems.slice(at, at + length)] });
  }
  for (const [at, stem] of stems.entries()) {
    if (!covered.has(at)) clauses.push({ kind: 'words', any: [[stem]] });
  }
  return {
    clauses,
    words,
    prefixes,
    stems: [...new Set([...phrases.flat(), ...stems])],
  };
}

function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  for (const match of text.replace(/[“”„«»]/g, '"').matchAll(/"([^"]*)"?|[^\s"]+/g)) {
    const [whole, quoted] = match;
    if (quoted !== undefined) parts.push({ kind: 'phrase', text: quoted });
    else if (/[\p{L}\p{N}]\*$/u.test(whole)) parts.push({ kind: 'prefix', text: whole });
    else parts.push({ kind: 'word', text: whole });
  }
  return joinedFigures(parts);
}

/** Words that stand together are read together, so that "Rp 1.250" and "12 / 2025" are what they look like. */
function joinedFigures(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'word' && last?.kind === 'word') {
      joined[joined.length - 1] = { kind: 'word', text: `${last.text} ${part.text}` };
    } else joined.push(part);
  }
  return joined;
}
