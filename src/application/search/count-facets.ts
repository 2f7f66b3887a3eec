import type { LibraryFacets } from '#application/public-document/public-document-views.ts';
import type { SearchQueries } from '#application/search/search-views.ts';

/** Values among these hits with their counts; `capped` when there are others that were not looked at. */
export async function countFacets(
  search: SearchQueries,
  seqs: readonly number[],
  capped: boolean,
): Promise<LibraryFacets> {
  const entries = seqs.length === 0 ? [] : await search.entries(seqs);
  const units = tally(entries.map(({ unitId }) => unitId));
  const regions = tally(entries.flatMap(({ regionCode }) => regionCode ?? []));
  const names = entries.length === 0 ? null : await search.names([...units.keys()], [...regions.keys()]);
  const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
    a.name.localeCompare(b.name, 'id');
  return {
    total: entries.length,
    capped,
    classifications: listed(tally(entries.map(({ classification }) => classification))),
    units: [...units]
      .flatMap(([id, count]) => {
        const unit = names?.units.get(id);
        return unit === undefined ? [] : [{ ...unit, count }];
      })
      .toSorted(byName),
    years: listed(tally(entries.map(({ year }) => year))).toSorted((a, b) => b.value - a.value),
    kinds: listed(tally(entries.map(({ kind }) => kind))).toSorted((a, b) =>
      a.value.localeCompare(b.value, 'id'),
    ),
    regions: [...regions]
      .map(([code, count]) => ({ code, name: names?.regions.get(code) ?? code, count }))
      .toSorted(byName),
    formats: listed(
      tally(entries.flatMap(({ mediaType }) => (mediaType === '' ? [] : [mediaType]))),
    ).toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
  };
}

function listed<T>(counts: ReadonlyMap<T, number>): { readonly value: T; readonly count: number }[] {
  return [...counts].map(([value, count]) => ({ value, count }));
}

function tally<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
