/**
 * Slips between two words: letters put in, left out, mistaken, or swapped with their neighbour
 * (Damerau–Levenshtein, each place at most once). `most + 1` as soon as there are more than `most`.
 */
export function wordDistance(one: string, other: string, most: number): number {
  const [a, b] = [one.length, other.length];
  if (Math.abs(a - b) > most) return most + 1;
  let before: number[] = [];
  let last: number[] = Array.from({ length: b + 1 }, (_, at) => at);
  for (let i = 1; i <= a; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b; j += 1) {
      const same = one.charCodeAt(i - 1) === other.charCodeAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped =
        i > 1 &&
        j > 1 &&
        one.charCodeAt(i - 1) === other.charCodeAt(j - 2) &&
        one.charCodeAt(i - 2) === other.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b] ?? 0, most + 1);
}

/** How many slips a word of this length may hold and still be meant. */
export function slipsAllowed(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}
