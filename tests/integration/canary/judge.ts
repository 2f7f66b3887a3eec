import type { Canary } from './needles.ts';
import type { PersonalData } from './read-personal-data.ts';
import { searcherFor } from './searcher.ts';
import type { Evidence } from './watch.ts';

/** Where each datum was found, and in which writing. */
export function whereabouts(
  canaries: readonly Canary[],
  evidence: Evidence,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const search = searcherFor(canaries);
  const found = new Map(canaries.map(({ datum }) => [datum, new Map<string, string>()]));
  for (const [place, pieces] of evidence) {
    for (const piece of pieces) {
      for (const { datum, encoding, around } of search(piece)) {
        found.get(datum)?.set(place, `${encoding}: …${around}…`);
      }
    }
  }
  return found;
}

/**
 * Where a datum was found though its row does not say so, and where it was not found though it does. `gone` may
 * be found nowhere, whatever the row says.
 */
export function wrongPlaces(
  table: Pick<PersonalData, 'columns' | 'places'>,
  canaries: readonly Canary[],
  evidence: Evidence,
  gone: readonly string[] = [],
): readonly string[] {
  return [...whereabouts(canaries, evidence)].flatMap(([datum, places]) => {
    const allowed = gone.includes(datum) ? [] : (table.places.get(datum) ?? []);
    const inColumns = allowed.some((place) => table.columns.has(place));
    const leaks = [...places]
      .filter(([place]) => !allowed.includes(place) && !(place === 'database files' && inColumns))
      .map(([place, how]) => `LEAK ${datum} in ${place} as ${how}`);
    const absent = allowed.filter((place) => evidence.has(place) && !places.has(place));
    return [...leaks, ...absent.map((place) => `ABSENT ${datum} in ${place}`)];
  });
}
