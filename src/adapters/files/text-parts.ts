import type { TextPart } from '#application/ports/text-extractor.ts';
import { textLimits } from './text-kinds.ts';

/** Gathers parts within the limits; a long one is cut between lines or words. */
export function textParts(): {
  readonly add: (part: TextPart) => boolean;
  readonly all: () => readonly TextPart[];
  readonly isFull: () => boolean;
} {
  const gathered: TextPart[] = [];
  let characters = 0;
  let full = false;
  return {
    add: (part) => {
      for (const text of cut(tidy(part.text))) {
        if (gathered.length >= textLimits.parts || characters + text.length > textLimits.characters) {
          full = true;
          return false;
        }
        gathered.push({ ...part, text });
        characters += text.length;
      }
      return true;
    },
    all: () => gathered,
    isFull: () => full,
  };
}

function tidy(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F\u00AD]+/g, ' ')
      .replace(/[ \t\u00A0]+/g, ' ')
      .replace(/ ?\n[ \n]*/g, '\n')
      .trim()
  );
}

function* cut(text: string): Generator<string> {
  const most = textLimits.partCharacters;
  let at = 0;
  while (text.length - at > most) {
    const piece = text.slice(at, at + most);
    const line = piece.lastIndexOf('\n');
    const gap = line > most / 2 ? line : piece.lastIndexOf(' ');
    const length = gap > most / 2 ? gap : wholeCharacters(piece);
    yield piece.slice(0, length);
    at += length;
  }
  const rest = text.slice(at).trim();
  if (rest !== '') yield rest;
}

/** The two halves of one character stay together. */
function wholeCharacters(piece: string): number {
  const last = piece.charCodeAt(piece.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? piece.length - 1 : piece.length;
}
