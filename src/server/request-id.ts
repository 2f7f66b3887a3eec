import { randomInt } from 'node:crypto';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * Codes that people can read out on the telephone: letters only, those of one process share their beginning.
 * They name a line in the log and open nothing.
 */
export function requestIds(): () => string {
  const prefix = Array.from({ length: 6 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
  let count = 0;
  return () => {
    let rest = count;
    count += 1;
    let text = '';
    do {
      text = LETTERS.charAt(rest % LETTERS.length) + text;
      rest = Math.floor(rest / LETTERS.length);
    } while (rest > 0);
    return `${prefix}-${text.padStart(4, 'A')}`;
  };
}
