import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import { type KeysetCursor, writeCursor } from '#application/ports/keyset-cursor.ts';
import type {
  DocumentRow,
  LibraryFilter,
  LibraryPage,
} from '#application/public-document/public-document-views.ts';
import { searchWords } from '#domain/public-document/search-text.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

/** Published documents with their unit; every public list begins here. */
export function publishedDocuments(db: Kysely<Database>) {
  return db
    .selectFrom('public_document as d')
    .innerJoin('unit as u', 'u.id', 'd.unit_id')
    .where('d.status', '=', 'published');
}

/** The same with the main file that stands now, where there is one. */
export function publishedRows(db: Kysely<Database>) {
  return publishedDocuments(db)
    .leftJoin('document_version as v', 'v.id', 'd.current_version_id')
    .leftJoin('stored_file as f', 'f.id', 'v.file_id')
    .select([
      'd.id',
      'd.slug',
      'd.title',
      'd.classification',
      'u.name as unit_name',
      'u.slug as unit_slug',
      'd.year',
      'd.kind',
      'd.summary',
      'f.media_type',
      'f.byte_size',
      'd.published_at',
    ]);
}

type Tables = Database & { readonly d: Database['public_document']; readonly u: Database['unit'] };
export type DocumentBuilder = ExpressionBuilder<Tables, 'd' | 'u'>;

/** About an area; `withParts`: or about an area within it. */
export function inArea(eb: DocumentBuilder, code: string, withParts: boolean) {
  if (!withParts) return eb('d.region_code', '=', code);
  return eb(
    'd.region_code',
    'in',
    eb
      .selectFrom('region as area')
      .select('area.code')
      .where((area) => area.or([area('area.code', '=', code), area('area.parent_code', '=', code)])),
  );
}

/** What a filter of the library asks for. */
export function libraryMatches(eb: DocumentBuilder, filter: LibraryFilter) {
  const { regionCode, mediaType } = filter;
  return [
    ...(filter.classification === undefined ? [] : [eb('d.classification', '=', filter.classification)]),
    ...(filter.unitSlug === undefined ? [] : [eb('u.slug', '=', filter.unitSlug)]),
    ...(filter.year === undefined ? [] : [eb('d.year', '=', filter.year)]),
    ...(filter.kind === undefined ? [] : [eb('d.kind', '=', filter.kind)]),
    ...(mediaType === undefined
      ? []
      : [
          eb.exists(
            eb
              .selectFrom('document_version as shown')
              .innerJoin('stored_file as main', 'main.id', 'shown.file_id')
              .select('main.id')
              .whereRef('shown.id', '=', 'd.current_version_id')
              .where('main.media_type', '=', mediaType),
          ),
        ]),
    ...(regionCode === undefined ? [] : [inArea(eb, regionCode, true)]),
  ];
}

export function containsWords(text: string | undefined) {
  return searchWords(text ?? '').map((word) => {
    const pattern = `%${word.replace(/[!%_]/g, '!$&')}%`;
    return sql<boolean>`${sql.ref('d.search_text')} like ${pattern} escape '!'`;
  });
}

/** Rows on the far side of the cursor; as a pair, so that both databases seek in the index. */
export function beyond(cursor: KeysetCursor | null) {
  if (cursor === null) return [];
  const pair = sql`(${sql.ref('d.published_at')}, ${sql.ref('d.id')})`;
  const seen = sql`(${cursor.key}, ${cursor.id})`;
  return [cursor.direction === 'older' ? sql<boolean>`${pair} < ${seen}` : sql<boolean>`${pair} > ${seen}`];
}

export type DocumentListRow = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly classification: string;
  readonly unit_name: string;
  readonly unit_slug: string;
  readonly year: number;
  readonly kind: string;
  readonly summary: string;
  readonly media_type: string | null;
  readonly byte_size: number | null;
  readonly published_at: string | null;
};

export function documentRow(row: DocumentListRow): DocumentRow {
  return {
    slug: row.slug,
    title: row.title,
    classification: decodeCode(row.classification),
    unitName: row.unit_name,
    unitSlug: row.unit_slug,
    year: row.year,
    kind: row.kind,
    summary: row.summary,
    mediaType: row.media_type,
    byteSize: row.byte_size,
    publishedAt: row.published_at ?? '',
  };
}

/** `found` holds one row more than the page where there is one. */
export function pageOf(
  found: readonly DocumentListRow[],
  limit: number,
  from: KeysetCursor | null,
): LibraryPage {
  const more = found.length > limit;
  const newer = from?.direction === 'newer';
  const kept = newer ? found.slice(0, limit).toReversed() : found.slice(0, limit);
  const cursorAt = (row: DocumentListRow | undefined, direction: KeysetCursor['direction']) =>
    row === undefined ? null : writeCursor({ direction, key: row.published_at ?? '', id: row.id });
  return {
    rows: kept.map(documentRow),
    nextCursor: more || newer ? cursorAt(kept.at(-1), 'older') : null,
    previousCursor: (newer ? more : from !== null) ? cursorAt(kept[0], 'newer') : null,
  };
}
