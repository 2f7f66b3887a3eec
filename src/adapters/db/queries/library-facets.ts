import type { LibraryFacets } from '#application/public-document/public-document-views.ts';
import { decodeCode } from '../column-codecs.ts';

type Hit = {
  readonly classification: string;
  readonly unit_slug: string;
  readonly unit_name: string;
  readonly year: number;
  readonly kind: string;
  readonly region_code: string | null;
  readonly region_name: string | null;
  readonly media_type: string | null;
};

/** Counts the values among the first `limit` hits; one hit more says that there are others. */
export function countFacets(found: readonly Hit[], limit: number): LibraryFacets {
  const hits = found.slice(0, limit);
  const unitNames = new Map(hits.map((hit) => [hit.unit_slug, hit.unit_name]));
  const regionNames = new Map(hits.map((hit) => [hit.region_code, hit.region_name]));
  const regionCodes = hits.flatMap((hit) => (hit.region_code === null ? [] : [hit.region_code]));
  return {
    total: hits.length,
    capped: found.length > limit,
    classifications: tally(hits.map((hit) => hit.classification)).map(([value, count]) => ({
      value: decodeCode(value),
      count,
    })),
    units: tally(hits.map((hit) => hit.unit_slug))
      .map(([slug, count]) => ({ slug, name: unitNames.get(slug) ?? slug, count }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'id')),
    years: tally(hits.map((hit) => hit.year))
      .map(([value, count]) => ({ value, count }))
      .toSorted((a, b) => b.value - a.value),
    kinds: tally(hits.map((hit) => hit.kind))
      .map(([value, count]) => ({ value, count }))
      .toSorted((a, b) => a.value.localeCompare(b.value, 'id')),
    regions: tally(regionCodes)
      .map(([code, count]) => ({ code, name: regionNames.get(code) ?? code, count }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'id')),
    formats: tally(hits.flatMap((hit) => hit.media_type ?? []))
      .map(([value, count]) => ({ value, count }))
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
  };
}

function tally<T>(values: readonly T[]): readonly (readonly [T, number])[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}
