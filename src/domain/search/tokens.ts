const MAX_TOKEN = 40;
/** "1.250.000", "1,250,000", with or without ",00" behind; the first group is the figure. */
const separatedFigure =
  /(?<![\p{L}\p{N}]|\d[.,])(\d{1,3}([.,])\d{3}(?:\2\d{3})*)(?:[.,]\d{2})?(?![\p{L}\p{N}]|[.,]\d)/gu;
const rupiahSign = /(?<![\p{L}\p{N}])rp\.?\s*(?=\d)/giu;

const wordOrFigure =
  /(?:rp)?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{2})?(?![\p{L}\p{N}]|[.,]\d)|[\p{L}\p{N}\p{M}]+/giu;

export type PlacedToken = {
  /** Folded: lower case, without accents. */
  readonly token: string;
  /** Where it stands in the text, in code units. */
  readonly start: number;
  readonly end: number;
};

/**
 * The words of a text as index and question see them: lower case, no accents, letters and digits only. A figure
 * is one word however its thousands are set apart: "1.250.000" is "1250000".
 */
export function tokensOf(text: string): readonly string[] {
  const folded = fold(joinFigures(text));
  return folded === '' ? [] : folded.split(' ').map(bounded);
}

/** The same words with their places, so that they can be marked in what people read. */
export function placedTokens(text: string): readonly PlacedToken[] {
  const found: PlacedToken[] = [];
  for (const match of text.matchAll(wordOrFigure)) {
    const sign = /^rp(?=\d)/i.exec(match[0])?.[0].length ?? 0;
    const start = match.index + sign;
    const end = match.index + match[0].length;
    const word = text.slice(start, end);
    const token = /^[A-Za-z]{1,40}$/.test(word) ? word.toLowerCase() : (tokensOf(word)[0] ?? '');
    if (token !== '') found.push({ token, start, end });
  }
  return found;
}

function joinFigures(text: string): string {
  const wellFormed = text.toWellFormed();
  if (!/\d/.test(wellFormed)) return wellFormed;
  return wellFormed
    .replace(rupiahSign, 'rp ')
    .replace(separatedFigure, (_whole, figure: string) => figure.replace(/[.,]/g, ''));
}

function fold(text: string): string {
  const plain = isPlain(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return plain
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** ASCII needs no folding of accents, which is most of the cost. */
function isPlain(text: string): boolean {
  return /^[\u0020-\u007e\n\t\r]*$/.test(text);
}

function bounded(token: string): string {
  return token.length <= MAX_TOKEN ? token : [...token].slice(0, MAX_TOKEN).join('');
}
