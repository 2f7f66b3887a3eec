import { readCursor } from '#application/ports/keyset-cursor.ts';
import type { LibraryFilter } from '#application/public-document/public-document-views.ts';
import { documentLimits } from '#domain/public-document/document-rules.ts';
import { type Classification, classifications } from '#domain/public-document/public-document.ts';
import { searchWords } from '#domain/public-document/search-text.ts';
import { tidyLine } from '#web/forms/fields.ts';
import type { LibraryQuery } from '#web/paths.ts';

/** The class as it stands in an address. */
export const classSlugs = {
  periodic: 'berkala',
  immediate: 'serta-merta',
  available_anytime: 'setiap-saat',
} as const satisfies Record<Classification, string>;

export type FilterName = keyof LibraryQuery;

export type LibraryState = {
  readonly filter: LibraryFilter;
  /** What was understood, to build links from; without the page. */
  readonly query: Omit<LibraryQuery, 'halaman'>;
  readonly cursor: string | null;
  /** Filters that were given but could not be understood: they are left out, and the page says so. */
  readonly ignored: readonly FilterName[];
};

const maxQuestion = 200;

/** Reads the address of the library; of doubled names the first counts. */
export function readLibraryFilter(search: URLSearchParams): LibraryState {
  const given = (name: FilterName): string =>
    tidyLine((search.get(name) ?? '').replaceAll('\u0000', '').toWellFormed());
  const ignored: FilterName[] = [];
  const keep = <T>(name: FilterName, value: T | null): T | undefined => {
    if (value !== null) return value;
    if (given(name) !== '') ignored.push(name);
    return undefined;
  };

  const q = [...given('q')].slice(0, maxQuestion).join('');
  const classification = classifications.find((one) => classSlugs[one] === given('kelas')) ?? null;
  const year = Number(/^\d{4}$/.exec(given('tahun'))?.[0] ?? 0);
  const kind = given('jenis');
  const kept = {
    text: keep('q', searchWords(q).length > 0 ? q : null),
    classification: keep('kelas', classification),
    unitSlug: keep('unit', /^[a-z0-9-]{1,100}$/.exec(given('unit'))?.[0] ?? null),
    year: keep('tahun', year >= documentLimits.firstYear && year <= 2100 ? year : null),
    kind: keep('jenis', kind !== '' && kind.length <= documentLimits.kindMax * 2 ? kind : null),
    regionCode: keep('wilayah', /^[0-9.]{2,20}$/.exec(given('wilayah'))?.[0] ?? null),
  };
  const cursor = keep('halaman', readCursor(given('halaman')) === null ? null : given('halaman'));
  return { ...stateOf(kept), cursor: cursor ?? null, ignored };
}

/** Leaves out a filter that turned out to name nothing we know. */
export function withoutFilters(state: LibraryState, names: readonly FilterName[]): LibraryState {
  const { filter } = state;
  const rest = stateOf({
    text: filter.text,
    classification: filter.classification,
    unitSlug: names.includes('unit') ? undefined : filter.unitSlug,
    year: filter.year,
    kind: filter.kind,
    regionCode: names.includes('wilayah') ? undefined : filter.regionCode,
  });
  return { ...state, ...rest, ignored: [...state.ignored, ...names] };
}

type Kept = { readonly [Name in keyof LibraryFilter]-?: LibraryFilter[Name] | undefined };

function stateOf(kept: Kept): Pick<LibraryState, 'filter' | 'query'> {
  const { text, classification, unitSlug, year, kind, regionCode } = kept;
  return {
    filter: {
      ...(text === undefined ? {} : { text }),
      ...(classification === undefined ? {} : { classification }),
      ...(unitSlug === undefined ? {} : { unitSlug }),
      ...(year === undefined ? {} : { year }),
      ...(kind === undefined ? {} : { kind }),
      ...(regionCode === undefined ? {} : { regionCode }),
    },
    query: {
      q: text,
      kelas: classification === undefined ? undefined : classSlugs[classification],
      unit: unitSlug,
      tahun: year === undefined ? undefined : String(year),
      jenis: kind,
      wilayah: regionCode,
    },
  };
}
