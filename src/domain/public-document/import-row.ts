import { type Classification, classifications } from '#domain/public-document/public-document.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** A document as a row of a list says it; names are not looked up yet. */
export type ImportRow = {
  readonly line: number;
  /** What names the row in every later run: the column `kunci`, else unit, title and year. */
  readonly key: string;
  readonly title: string;
  readonly classification: Classification;
  readonly unit: string;
  readonly year: number;
  readonly kind: string;
  readonly regionCode: string | null;
  readonly summary: string;
  readonly holder: string;
  readonly maker: string;
  /** Path within the folder of files. */
  readonly file: string;
  /** Files beside the main one. */
  readonly attachments: readonly string[];
  readonly publish: boolean;
};

export const importRowErrors = [
  'ROW_TITLE_MISSING',
  'ROW_CLASS_UNKNOWN',
  'ROW_UNIT_MISSING',
  'ROW_YEAR_INVALID',
  'ROW_FILE_MISSING',
  'ROW_PUBLISH_UNKNOWN',
] as const;
export type ImportRowError = (typeof importRowErrors)[number];

/** Headings by what they may be called, folded. */
const headings = {
  key: ['kunci', 'id', 'kode'],
  title: ['judul', 'nama dokumen', 'nama informasi'],
  classification: ['kelas', 'klasifikasi', 'kelas informasi'],
  unit: ['unit', 'opd', 'unit penerbit', 'perangkat daerah'],
  year: ['tahun'],
  kind: ['jenis', 'jenis dokumen'],
  region: ['wilayah', 'kode wilayah'],
  summary: ['ringkasan', 'ringkasan isi'],
  holder: ['penguasa', 'pejabat penguasa', 'pejabat yang menguasai'],
  maker: ['penanggung jawab', 'pembuat', 'penerbit'],
  file: ['berkas', 'file', 'nama berkas'],
  attachments: ['lampiran', 'berkas pendamping'],
  publish: ['terbit', 'terbitkan'],
} as const;
type Column = keyof typeof headings;

/** Columns that every list needs. */
const needed: readonly Column[] = ['title', 'classification', 'unit', 'year', 'kind', 'file'];

export type ImportColumns = ReadonlyMap<Column, number>;

/** Which column is where; an error names the ones that are missing, by the word they should have. */
export function importColumns(found: readonly string[]): Result<ImportColumns, readonly string[]> {
  const folded = found.map((heading) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[_\s]+/gu, ' '),
  );
  const columns = new Map<Column, number>();
  for (const [column, names] of Object.entries(headings)) {
    const wanted = new Set<string>(names);
    const at = folded.findIndex((heading) => wanted.has(heading));
    if (at !== -1 && isColumn(column)) columns.set(column, at);
  }
  const missing = needed.filter((column) => !columns.has(column)).map((column) => headings[column][0]);
  return missing.length === 0 ? ok(columns) : err(missing);
}

function isColumn(name: string): name is Column {
  return Object.hasOwn(headings, name);
}

const classNames: Readonly<Record<string, Classification>> = {
  berkala: 'periodic',
  'diumumkan rutin': 'periodic',
  'serta-merta': 'immediate',
  'serta merta': 'immediate',
  'setiap saat': 'available_anytime',
  'tersedia setiap saat': 'available_anytime',
};
const yes: ReadonlySet<string> = new Set(['ya', 'y', '1', 'x', 'terbit', 'benar', 'true']);
const no: ReadonlySet<string> = new Set(['', 'tidak', 't', '0', 'konsep', 'belum', 'false']);

/** One row as it was written; what the document itself must be like is asked when it is made. */
export function importRow(
  line: number,
  cells: readonly string[],
  columns: ImportColumns,
): Result<ImportRow, ImportRowError> {
  const cell = (column: Column): string => {
    const at = columns.get(column);
    return at === undefined ? '' : (cells[at] ?? '').trim().normalize('NFC');
  };
  const title = cell('title').replace(/\s+/gu, ' ');
  if (title === '') return err('ROW_TITLE_MISSING');
  const named = cell('classification').toLowerCase();
  const classification = classNames[named] ?? classifications.find((one) => one === named);
  if (classification === undefined) return err('ROW_CLASS_UNKNOWN');
  const unit = cell('unit');
  if (unit === '') return err('ROW_UNIT_MISSING');
  const year = cell('year');
  if (!/^\d{4}$/u.test(year)) return err('ROW_YEAR_INVALID');
  const file = cell('file');
  if (file === '') return err('ROW_FILE_MISSING');
  const publish = cell('publish').toLowerCase();
  if (!yes.has(publish) && !no.has(publish)) return err('ROW_PUBLISH_UNKNOWN');
  const region = cell('region');
  return ok({
    line,
    key: (cell('key') || `${unit} | ${title} | ${year}`).toLowerCase(),
    title,
    classification,
    unit,
    year: Number(year),
    kind: cell('kind'),
    regionCode: region === '' ? null : region,
    summary: cell('summary'),
    holder: cell('holder'),
    maker: cell('maker'),
    file,
    attachments: cell('attachments')
      .split(/[;|]/u)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    publish: yes.has(publish),
  });
}
