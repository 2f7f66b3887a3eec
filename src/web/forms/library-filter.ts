import { readCursor } from '#application/ports/keyset-cursor.ts';
import type { LibraryFilter } from '#application/public-document/public-document-views.ts';
import { documentLimits } from '#domain/public-document/document-rules.ts';
import { type Classification, classifications } from '#domain/public-document/public-document.ts';
import { tokensOf } from '#domain/search/tokens.ts';
import { tidyLine } from '#web/forms/fields.ts';
import type { LibraryQuery } from '#web/paths.ts';

/** The class as it stands in an address. */
export const classSlugs = {
  periodic: 'berkala',
  immediate: 'serta-merta',
  available_anytime: 'setiap-saat',
} as const satisfies Record<Classification, string>;

/** The form of a file as it stands in an address. */
export const formatSlugs: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'text/csv': 'csv',
  'text/plain': 'txt',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

export type FilterName = keyof LibraryQuery;

export type LibraryState = {
  /** What is looked for, where anything is. */
  readonly question: string | undefined;
  readonly filter: LibraryFilter;
  /** What was understood, to build links from; without the page. */
  readonly query: Omit<LibraryQuery, 'halaman'>;
  readonly cursor: string | null;
  /** Filters that were given but could not be understood: they are left out, and the page says so. */
  readonly ignored: readonly FilterName[];
};

const maxQuestion = 200;
const MOST_PAGES = 50;

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
    text: keep('q', tokensOf(q).length > 0 ? q : null),
    classification: keep('kelas', classification),
    unitSlug: keep('unit', /^[a-z0-9-]{1,100}$/.exec(given('unit'))?.[0] ?? null),
    year: keep('tahun', year >= documentLimits.firstYear && year <= 2100 ? year : null),
    kind: keep('jenis', kind !== '' && kind.length <= documentLimits.kindMax * 2 ? kind : null),
    regionCode: keep('wilayah', /^[0-9.]{2,20}$/.exec(given('wilayah'))?.[0] ?? null),
    mediaType: keep(
      'format',
      Object.entries(formatSlugs).find(([, slug]) => slug === given('format'))?.[0] ?? null,
    ),
  };
  const isPage =
    kept.text === undefined ? readCursor(given('halaman')) !== null : isPageNumber(given('halaman'));
  const cursor = keep('halaman', isPage ? given('halaman') : null);
  return { ...stateOf(kept), cursor: cursor ?? null, ignored };
}

/** Pages of search results go by number, since there are never more than these. */
function isPageNumber(text: string): boolean {
  return /^[1-9]\d?$/.test(text) && Number(text) <= MOST_PAGES;
}

/** Leaves out a filter that turned out to name nothing we know. */
export function withoutFilters(state: LibraryState, names: readonly FilterName[]): LibraryState {
  const { filter } = state;
  const rest = stateOf({
    text: state.question,
    classification: filter.classification,
    unitSlug: names.includes('unit') ? undefined : filter.unitSlug,
    year: filter.year,
    kind: filter.kind,
    regionCode: names.includes('wilayah') ? undefined : filter.regionCode,
    mediaType: filter.mediaType,
  });
  return { ...state, ...rest, ignored: [...state.ignored, ...names] };
}

type Kept = {
  readonly [Name in keyof LibraryFilter]-?: LibraryFilter[Name] | undefined;
} & { readonly text: string | undefined };

function stateOf(kept: Kept): Pick<LibraryState, 'question' | 'filter' | 'query'> {
  const { text, classification, unitSlug, year, kind, regionCode, mediaType } = kept;
  return {
    question: text,
    filter: {
      ...(classification === undefined ? {} : { classification }),
      ...(unitSlug === undefined ? {} : { unitSlug }),
      ...(year === undefined ? {} : { year }),
      ...(kind === undefined ? {} : { kind }),
      ...(regionCode === undefined ? {} : { regionCode }),
      ...(mediaType === undefined ? {} : { mediaType }),
    },
    query: {
      q: text,
      kelas: classification === undefined ? undefined : classSlugs[classification],
      unit: unitSlug,
      tahun: year === undefined ? undefined : String(year),
      jenis: kind,
      wilayah: regionCode,
      format: mediaType === undefined ? undefined : formatSlugs[mediaType],
    },
  };
}
