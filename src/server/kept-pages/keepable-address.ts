/** A public page that may be kept, in one spelling. */
export type KeepableAddress = {
  /** Path and known query, names in order: what the page is rendered for and kept under. */
  readonly address: string;
  /** Pages that people put together by a query have a share of their own, so that they push no others out. */
  readonly share: 'plain' | 'asked';
  /** For pages with counts of cases, which change without a new version; milliseconds. */
  readonly maxAgeMs: number;
};

type Rule = { readonly names: readonly string[]; readonly maxAgeMs: number };

const FIGURES_MAY_LAG_MS = 5_000;
const forEver = Number.POSITIVE_INFINITY;
const statistics: Rule = { names: ['tahun'], maxAgeMs: FIGURES_MAY_LAG_MS };
const withoutQuery: Rule = { names: [], maxAgeMs: forEver };
const paged: Rule = { names: ['halaman'], maxAgeMs: forEver };
const filters = ['kelas', 'unit', 'tahun', 'jenis', 'wilayah'];
const calculator: Rule = { names: ['mulai', 'jenis'], maxAgeMs: forEver };

/**
 * Pages that show everyone the same. Not here: forms that carry a fresh key, pages of one case or officer,
 * `/verifikasi/<kode>`, which tells about one letter. A page missing here is only slower.
 */
const rules: ReadonlyMap<string, Rule> = new Map([
  ['/', { names: [], maxAgeMs: FIGURES_MAY_LAG_MS }],
  [
    '/informasi',
    { names: ['q', 'kelas', 'unit', 'tahun', 'jenis', 'wilayah', 'format', 'halaman'], maxAgeMs: forEver },
  ],
  ['/informasi/berkala', paged],
  ['/informasi/serta-merta', paged],
  ['/informasi/setiap-saat', paged],
  ['/informasi/dikecualikan', withoutQuery],
  ['/informasi/wilayah', withoutQuery],
  ['/dip', { names: ['unit', 'setelah'], maxAgeMs: forEver }],
  ['/dip.csv', { names: ['unit'], maxAgeMs: forEver }],
  ['/dip.json', { names: ['unit'], maxAgeMs: forEver }],
  ['/dik.csv', { names: ['unit'], maxAgeMs: forEver }],
  ['/dik.json', { names: ['unit'], maxAgeMs: forEver }],
  ['/permohonan', withoutQuery],
  ['/pengaduan', { names: ['topik', 'wilayah', 'keadaan', 'halaman'], maxAgeMs: FIGURES_MAY_LAG_MS }],
  ['/api/v1/pengaduan', { names: ['topik', 'wilayah', 'keadaan', 'halaman'], maxAgeMs: FIGURES_MAY_LAG_MS }],
  ['/bantuan', withoutQuery],
  ['/tenggat', calculator],
  ['/api/v1/tenggat', calculator],
  ['/verifikasi', withoutQuery],
  ['/statistik', statistics],
  ['/statistik.csv', statistics],
  ['/api/v1/statistik', statistics],
  ['/kepatuhan', { names: ['keadaan', 'unit', 'paket'], maxAgeMs: forEver }],
  ['/kepatuhan.csv', withoutQuery],
  ['/api/v1/dokumen', { names: [...filters, 'batas', 'halaman'], maxAgeMs: forEver }],
  ['/catalog.jsonld', { names: ['halaman'], maxAgeMs: forEver }],
  ['/feed.xml', { names: ['kelas', 'unit'], maxAgeMs: forEver }],
  ['/feed.json', { names: ['kelas', 'unit'], maxAgeMs: forEver }],
  ['/sitemap.xml', withoutQuery],
  ['/robots.txt', withoutQuery],
  ['/api/openapi.json', withoutQuery],
]);

const plainAddresses: ReadonlyMap<string, KeepableAddress> = new Map(
  [...rules].map(([address, { maxAgeMs }]) => [address, { address, share: 'plain', maxAgeMs }]),
);

const documentPath = /^\/informasi\/[a-z0-9-]{1,100}(?:\/versi\/[1-9]\d{0,5})?$/;
const areaPath = /^\/informasi\/wilayah\/[0-9.]{5,20}$/;
const complaintPath = /^\/pengaduan\/PG-\d{4}-\d{6,9}$/;
const LONGEST_QUERY = 300;

/** The way a target is kept; null where it is none of the pages or has a name in its query that they do not read. */
export function keepableAddress(target: string): KeepableAddress | null {
  const plain = plainAddresses.get(target);
  if (plain !== undefined) return plain;
  const start = target.indexOf('?');
  const path = start === -1 ? target : target.slice(0, start);
  const rule = rules.get(path) ?? pageOfOne(path);
  if (rule === null) return null;
  const { maxAgeMs } = rule;
  const query = start === -1 ? '' : target.slice(start + 1);
  if (query === '') return { address: path, share: 'plain', maxAgeMs };
  const tidy = query.length > LONGEST_QUERY ? null : tidyQuery(query, rule.names);
  return tidy === null ? null : { address: `${path}?${tidy}`, share: 'asked', maxAgeMs };
}

function pageOfOne(path: string): Rule | null {
  if (documentPath.test(path)) return withoutQuery;
  if (areaPath.test(path)) return paged;
  return complaintPath.test(path) ? { names: [], maxAgeMs: FIGURES_MAY_LAG_MS } : null;
}

function tidyQuery(query: string, names: readonly string[]): string | null {
  const pairs = query.split('&');
  const seen = new Set<string>();
  for (const pair of pairs) {
    const end = pair.indexOf('=');
    const name = end === -1 ? pair : pair.slice(0, end);
    if (!names.includes(name) || seen.has(name)) return null;
    seen.add(name);
  }
  return pairs.length === 1 ? query : pairs.toSorted().join('&');
}
