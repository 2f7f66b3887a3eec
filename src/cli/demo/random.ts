/** A seeded source of chance: the same seed gives the same office. */
export type Chance = {
  /** At least 0, below 1. */
  readonly next: () => number;
  /** A whole number from `low` to `high`, both possible. */
  readonly int: (low: number, high: number) => number;
  /** True in so many of a hundred cases. */
  readonly percent: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly shuffled: <T>(list: readonly T[]) => readonly T[];
};

/** Mulberry32. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => {
    const found = list[int(0, list.length - 1)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  };
  return {
    next,
    int,
    percent: (share) => next() * 100 < share,
    pick,
    shuffled: (list) => {
      const left = [...list];
      for (let last = left.length - 1; last > 0; last -= 1) {
        const [drawn] = left.splice(int(0, last), 1);
        if (drawn !== undefined) left.push(drawn);
      }
      return left;
    },
  };
}
