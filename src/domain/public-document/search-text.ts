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

export type TextPiece = { readonly text: string; readonly hit: boolean };

/** Splits a text into pieces, hits of any of the words marked; the pieces joined are the text. */
export function markHits(text: string, words: readonly string[]): readonly TextPiece[] {
  if (words.length === 0) return text === '' ? [] : [{ text, hit: false }];
  const hits = hitFlags(text, words);
  const pieces: { text: string; hit: boolean }[] = [];
  let at = 0;
  for (const character of text) {
    const hit = hits[at] === true;
    const last = pieces.at(-1);
    if (last !== undefined && last.hit === hit) last.text += character;
    else pieces.push({ text: character, hit });
    at += 1;
  }
  return pieces;
}

/** About `length` characters of a text, around the first hit where there is one, cut between words. */
export function excerpt(text: string, words: readonly string[], length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const hit = words.length === 0 ? 0 : Math.max(0, hitFlags(text, words).indexOf(true));
  const wanted = Math.min(Math.max(0, hit - Math.floor(length / 3)), characters.length - length);
  const start = wanted === 0 ? 0 : nextWord(characters, wanted);
  const end = start + length >= characters.length ? characters.length : wordEnd(characters, start + length);
  const part = characters.slice(start, end).join('').trim();
  return `${start > 0 ? '… ' : ''}${part}${end < characters.length ? ' …' : ''}`;
}

function nextWord(characters: readonly string[], from: number): number {
  const gap = characters.findIndex((character, at) => at >= from && at < from + 30 && /\s/u.test(character));
  return gap === -1 ? from : gap + 1;
}

function wordEnd(characters: readonly string[], before: number): number {
  for (let at = before; at > before - 30; at -= 1) if (/\s/u.test(characters[at] ?? '')) return at;
  return before;
}

/** One flag a character (code point) of the text. */
function hitFlags(text: string, words: readonly string[]): readonly boolean[] {
  const owners: number[] = [];
  let folded = '';
  let index = 0;
  for (const character of text) {
    const plain = foldCharacter(character);
    for (let unit = 0; unit < plain.length; unit += 1) owners.push(index);
    folded += plain;
    index += 1;
  }
  const flags = new Array<boolean>(index).fill(false);
  for (const word of words) {
    if (word === '') continue;
    for (let from = folded.indexOf(word); from !== -1; from = folded.indexOf(word, from + word.length)) {
      for (const owner of owners.slice(from, from + word.length)) flags[owner] = true;
    }
  }
  return flags;
}

function foldCharacter(character: string): string {
  // Nearly every letter of the language is one of these, and folding the others takes far longer.
  if (/^[a-z0-9 ]$/.test(character)) return character;
  const plain = character
    .toWellFormed()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]/gu, ' ');
}
