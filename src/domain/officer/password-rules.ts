import { commonPasswordWords, officeWords } from '#domain/officer/common-passwords.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export const shortestPassword = 12;
export const longestPassword = 128;

export const passwordErrorCodes = ['PASSWORD_TOO_SHORT', 'PASSWORD_TOO_LONG', 'PASSWORD_GUESSABLE'] as const;
export type PasswordErrorCode = (typeof passwordErrorCodes)[number];

/** What an attacker would try first for this person: name, address, and the words of the office and its units. */
export type PasswordContext = {
  readonly fullName: string;
  readonly email: string;
  readonly localWords: readonly string[];
};

/** The form in which a password is hashed and compared: NFKC, otherwise exactly as typed, never trimmed. */
export function normalisePassword(typed: string): string {
  return typed.normalize('NFKC');
}

/**
 * 12 to 128 characters, any characters; not a row of the keyboard, not a repetition, and not merely common
 * words, the office's words or the person's own name with digits around them.
 */
export function checkPassword(typed: string, context: PasswordContext): Result<string, PasswordErrorCode> {
  const password = normalisePassword(typed);
  const length = [...password].length;
  if (length < shortestPassword) return err('PASSWORD_TOO_SHORT');
  if (length > longestPassword) return err('PASSWORD_TOO_LONG');
  const folded = password.toLowerCase();
  if (isRepetition(folded) || isKeyboardRun(folded)) return err('PASSWORD_GUESSABLE');
  const words = guessableWords(context);
  return [folded, unleet(folded)].some((form) => isOnlyWords(folded, form, words))
    ? err('PASSWORD_GUESSABLE')
    : ok(password);
}

function guessableWords(context: PasswordContext): readonly string[] {
  const own = [context.fullName, context.email.split('@')[0] ?? '', ...context.localWords];
  const words = own
    .join(' ')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 4);
  return [...new Set([...commonPasswordWords, ...officeWords, ...words])].sort((a, b) => b.length - a.length);
}

/**
 * True when taking out the words found in `form` leaves too little to guess at: under four letters and under
 * eight digits. `form` is the password with look-alikes read as letters, place by place.
 */
function isOnlyWords(folded: string, form: string, words: readonly string[]): boolean {
  let searched = form;
  let rest = folded;
  for (const word of words) {
    for (let at = searched.indexOf(word); at >= 0; at = searched.indexOf(word)) {
      const gap = ' '.repeat(word.length);
      searched = searched.slice(0, at) + gap + searched.slice(at + word.length);
      rest = rest.slice(0, at) + gap + rest.slice(at + word.length);
    }
  }
  if (rest === folded) return false;
  const letters = rest.replace(/[^\p{L}]/gu, '').length;
  const digits = rest.replace(/\D/g, '').length;
  return letters < 4 && digits < 8;
}

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

function unleet(folded: string): string {
  return [...folded].map((character) => leet[character] ?? character).join('');
}

/** `aaaaaaaaaaaa`, `abcabcabcabc`: one piece of up to six characters, said again and again. */
function isRepetition(folded: string): boolean {
  const characters = [...folded];
  return [1, 2, 3, 4, 5, 6].some((size) =>
    characters.every((character, index) => character === characters[index % size]),
  );
}

const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'abcdefghijklmnopqrstuvwxyz'];

/** `qwertyuiopas`, `1234567890qw`, `abcdefghijkl`: nearly every character is the neighbour of the one before. */
function isKeyboardRun(folded: string): boolean {
  const characters = [...folded];
  let breaks = 0;
  for (let index = 1; index < characters.length; index += 1) {
    if (!areNeighbours(characters[index - 1] ?? '', characters[index] ?? '')) breaks += 1;
  }
  return breaks <= characters.length / 6;
}

function areNeighbours(a: string, b: string): boolean {
  return (
    a === b ||
    rows.some((row) => {
      const from = row.indexOf(a);
      const to = row.indexOf(b);
      return from >= 0 && to >= 0 && Math.abs(from - to) % row.length === 1;
    })
  );
}
