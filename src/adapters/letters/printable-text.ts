/** Stands, visibly, for what the letter's font cannot draw. */
export const UNPRINTABLE_MARK = '[?]';

/** A word longer than this may be broken anywhere, so that no text runs off the paper. */
const LONGEST_UNBROKEN = 40;
/** A letter with its accents; more marks than this only serve to write over the lines around. */
const MOST_CODE_POINTS_PER_LETTER = 4;
const ZERO_WIDTH_SPACE = '\u200b';

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

export type PrintableText = { readonly text: string; readonly complete: boolean };

/**
 * Text as the letter can print it: NFC, line feeds kept, control, bidirectional and other invisible
 * characters dropped, characters without a glyph written in their plain form (`₂` as `2`) or else replaced
 * by `[?]`, one for a run of them.
 */
export function printableText(raw: string, drawable: ReadonlySet<number>): PrintableText {
  const tidy = raw
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\u2028\u2029]/g, ' ');
  let text = '';
  let complete = true;
  for (const { segment } of graphemes.segment(tidy)) {
    if (segment === '\n') {
      text += '\n';
      continue;
    }
    const visible = segment.replace(/[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu, '');
    const printed = [visible, visible.normalize('NFKC')].find((form) => isDrawable(form, drawable));
    if (printed !== undefined) {
      text += [...printed].slice(0, MOST_CODE_POINTS_PER_LETTER).join('');
      continue;
    }
    complete = false;
    if (!text.endsWith(UNPRINTABLE_MARK)) text += UNPRINTABLE_MARK;
  }
  return { text: breakable(text), complete };
}

function isDrawable(text: string, drawable: ReadonlySet<number>): boolean {
  return [...text].every((character) => drawable.has(character.codePointAt(0) ?? -1));
}

function breakable(text: string): string {
  const chunk = new RegExp(`[^\\s/?&=-]{${LONGEST_UNBROKEN}}(?=[^\\s/?&=-])`, 'gu');
  return text.replace(chunk, (whole) => whole + ZERO_WIDTH_SPACE);
}

/** Applies {@link printableText} to every text in a JSON-like value; `complete` is false if one lost something. */
export function printableValue<T>(value: T, drawable: ReadonlySet<number>): { value: T; complete: boolean } {
  let complete = true;
  const written = JSON.stringify(value, (_key, entry: unknown) => {
    if (typeof entry !== 'string') return entry;
    const printable = printableText(entry, drawable);
    complete &&= printable.complete;
    return printable.text;
  });
  return { value: JSON.parse(written), complete };
}
