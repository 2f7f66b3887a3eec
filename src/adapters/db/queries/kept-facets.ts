import type { PublicVersion } from '#application/ports/public-version.ts';
import type { LibraryFacets, LibraryFilter } from '#application/public-document/public-document-views.ts';

type Load = (filter: LibraryFilter) => Promise<LibraryFacets>;

const MOST = 200;

/**
 * Counts over a thousand hits cost more than the rest of a library page, and change only with the public
 * content: they are kept for the version that was current before they were counted.
 */
export function keptFacets(load: Load, version: PublicVersion): Load {
  let counted = new Map<string, LibraryFacets>();
  let heldVersion: number | null = null;
  return async (filter) => {
    const current = await version.current();
    if (current === null) return await load(filter);
    if (current !== heldVersion) {
      heldVersion = current;
      counted = new Map();
    }
    const of = counted;
    const key = JSON.stringify(Object.entries(filter).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const known = of.get(key);
    if (known !== undefined) return known;
    const facets = await load(filter);
    of.set(key, facets);
    for (const oldest of of.keys()) {
      if (of.size <= MOST) break;
      of.delete(oldest);
    }
    return facets;
  };
}
