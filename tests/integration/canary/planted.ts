import { randomBytes, randomInt } from 'node:crypto';
import type { Canary } from './needles.ts';

/** Remembers what was planted; each value is made anew and stands nowhere else in the world. */
export type Planting = {
  readonly canaries: () => readonly Canary[];
  /** A word of twelve letters that gives this datum away. */
  readonly word: (datum: string) => string;
  /** Sixteen digits as people write a NIK. */
  readonly nik: (datum: string) => string;
  /** A mobile number as people write it. */
  readonly phone: (datum: string) => string;
  readonly mail: (datum: string) => string;
  /** What the portal itself made. */
  readonly known: (datum: string, ...marks: readonly string[]) => void;
};

const letters = 'abcdefghijkmnpqrstuvwxyz';

export function planting(): Planting {
  const marks = new Map<string, string[]>();
  const known = (datum: string, ...more: readonly string[]): void => {
    marks.set(datum, [...(marks.get(datum) ?? []), ...more]);
  };
  const word = (datum: string): string => {
    const mark = `Xq${[...randomBytes(10)].map((byte) => letters[byte % letters.length]).join('')}`;
    known(datum, mark);
    return mark;
  };
  const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('');
  return {
    canaries: () => [...marks].map(([datum, texts]) => ({ datum, marks: texts })),
    word,
    nik: (datum) => {
      const nik = `3513${digits(12)}`;
      const groups = nik.match(/.{4}/g) ?? [];
      known(datum, nik, groups.join(' '), groups.join('.'), groups.join('-'));
      return groups.join(' ');
    },
    phone: (datum) => {
      const [first, second, third] = ['812', digits(4), digits(4)];
      known(
        datum,
        `${first}${second}${third}`,
        ...[' ', '-', '.'].map((by) => [first, second, third].join(by)),
      );
      return `0${first} ${second} ${third}`;
    },
    mail: (datum) => `${word(datum).toLowerCase()}@contoh.id`,
    known,
  };
}
