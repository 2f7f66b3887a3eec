import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import { type KeysetCursor, readCursor, writeCursor } from '#application/ports/keyset-cursor.ts';
import type {
  CompanionView,
  DocumentRow,
  DocumentView,
  LibraryFilter,
  LibraryPage,
  OfficerDocumentFilter,
  PublicDocumentQueries,
} from '#application/public-document/public-document-views.ts';
import { searchWords } from '#domain/public-document/search-text.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import { type RegisterRow, registerColumns, registerFromRow } from '../document-register-row.ts';
import type { Database } from '../schema.ts';
import { companionsOf, releasesOf } from './document-parts.ts';
import { countFacets } from './library-facets.ts';

/** Facets and counts look at this many hits, newest first. */
const facetHits = 1000;

/** The only reads of documents; every public one asks for `published` (or `withdrawn`, without files). */
export function publicDocumentQueries(db: Kysely<Database>): PublicDocumentQueries {
  const published = () =>
    db
      .selectFrom('public_document as d')
      .innerJoin('unit as u', 'u.id', 'd.unit_id')
      .where('d.status', '=', 'published');

  /** Published documents with the main file that stands now, where there is one. */
  const rows = () =>
    published()
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

  return {
    newest: async (limit) => {
      const found = await rows()
        .orderBy('d.published_at', 'desc')
        .orderBy('d.id', 'desc')
        .limit(limit)
        .execute();
      return found.map(documentRow);
    },

    newestImmediate: async (since) => {
      const found = await rows()
        .where('d.classification', '=', 'immediate')
        .where('d.published_at', '>=', since)
        .orderBy('d.published_at', 'desc')
        .orderBy('d.id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return found === undefined ? null : documentRow(found);
    },

    library: async (filter, limit, cursor) => {
      const from = cursor === null ? null : readCursor(cursor);
      const newer = from?.direction === 'newer';
      const order = newer ? 'asc' : 'desc';
      const found = await rows()
        .where((eb) => eb.and([...matches(eb, filter), ...beyond(from)]))
        .orderBy('d.published_at', order)
        .orderBy('d.id', order)
        .limit(limit + 1)
        .execute();
      return pageOf(found, limit, from);
    },

    facets: async (filter) => {
      const hits = await published()
        .leftJoin('region as r', 'r.code', 'd.region_code')
        .leftJoin('document_version as v', 'v.id', 'd.current_version_id')
        .leftJoin('stored_file as f', 'f.id', 'v.file_id')
        .select([
          'f.media_type',
          'd.classification',
          'u.slug as unit_slug',
          'u.name as unit_name',
          'd.year',
          'd.kind',
          'd.region_code',
          'r.name as region_name',
        ])
        .where((eb) => eb.and(matches(eb, filter)))
        .orderBy('d.published_at', 'desc')
        .orderBy('d.id', 'desc')
        .limit(facetHits + 1)
        .execute();
      return countFacets(hits, facetHits);
    },

    filterNames: async ({ unitSlug, regionCode }) => {
      const found = await db
        .selectNoFrom((eb) => [
          eb
            .selectFrom('unit')
            .select('name')
            .where('slug', '=', unitSlug ?? '')
            .as('unit_name'),
          eb
            .selectFrom('region')
            .select('name')
            .where('code', '=', regionCode ?? '')
            .as('region_name'),
        ])
        .executeTakeFirstOrThrow();
      return { unitName: found.unit_name, regionName: found.region_name };
    },

    related: async (id, limit) => {
      const found = await rows()
        .where('d.unit_id', '=', (eb) =>
          eb.selectFrom('public_document').select('unit_id').where('id', '=', id),
        )
        .where('d.id', '!=', id)
        .orderBy('d.published_at', 'desc')
        .orderBy('d.id', 'desc')
        .limit(limit)
        .execute();
      return found.map(documentRow);
    },

    namedRelated: async (id) => {
      const found = await rows()
        .where((eb) =>
          eb.or([
            eb('d.id', 'in', (one) =>
              one.selectFrom('document_relation').select('related_id').where('document_id', '=', id),
            ),
            eb('d.id', 'in', (one) =>
              one.selectFrom('document_relation').select('document_id').where('related_id', '=', id),
            ),
          ]),
        )
        .orderBy('d.published_at', 'desc')
        .orderBy('d.id', 'desc')
        .limit(mostRelated)
        .execute();
      return found.map(documentRow);
    },

    bySlug: async (slug) => {
      const found = await db
        .selectFrom('public_document as d')
        .innerJoin('unit as u', 'u.id', 'd.unit_id')
        .leftJoin('region as r', 'r.code', 'd.region_code')
        .leftJoin('document_version as v', (join) =>
          join
            .onRef('v.document_id', '=', 'd.id')
            .on('v.published_at', 'is not', null)
            .on('d.status', '=', 'published'),
        )
        .leftJoin('stored_file as f', 'f.id', 'v.file_id')
        .leftJoin('public_document as successor', (join) =>
          join.onRef('successor.id', '=', 'd.replaced_by_id').on('successor.status', '=', 'published'),
        )
        .select(documentColumns)
        .select(['r.name as region_name', 'v.id as version_id', ...versionColumns])
        .select(['successor.slug as successor_slug', 'successor.title as successor_title'])
        .where('d.slug', '=', slug)
        .where('d.status', 'in', ['published', 'withdrawn'])
        .orderBy('v.version_number', 'desc')
        .execute();
      const [first] = found;
      if (first === undefined) return null;
      const companions = await companionsOf(db, idsOf(found));
      return { ...documentView(first), versions: found.flatMap((row) => versionView(row, companions)) };
    },

    officerList: async (filter, limit, afterId) => {
      const found = await db
        .selectFrom('public_document as d')
        .innerJoin('unit as u', 'u.id', 'd.unit_id')
        .select([
          'd.id',
          'd.slug',
          'd.title',
          'd.classification',
          'd.status',
          'd.scheduled_at',
          'd.unit_id',
          'u.name as unit_name',
          'd.year',
          'd.updated_at',
        ])
        .where((eb) => eb.and(officerMatches(eb, filter)))
        .$if(afterId !== null, (query) => query.where('d.id', '<', afterId ?? ''))
        .orderBy('d.id', 'desc')
        .limit(limit)
        .execute();
      return found.map((row) => ({
        id: row.id,
        slug: row.slug,
        title: row.title,
        classification: decodeCode(row.classification),
        status: decodeCode(row.status),
        scheduledAt: row.scheduled_at,
        unitId: asId(row.unit_id),
        unitName: row.unit_name,
        year: row.year,
        updatedAt: row.updated_at,
      }));
    },

    officerDocument: async (id, units) => {
      const found = await db
        .selectFrom('public_document as d')
        .innerJoin('unit as u', 'u.id', 'd.unit_id')
        .leftJoin('region as r', 'r.code', 'd.region_code')
        .leftJoin('document_version as v', 'v.document_id', 'd.id')
        .leftJoin('stored_file as f', 'f.id', 'v.file_id')
        .leftJoin('public_document as successor', 'successor.id', 'd.replaced_by_id')
        .select(documentColumns)
        .select(['d.version', 'd.scheduled_at', 'd.embargo_until', 'd.current_version_id'])
        .select(['r.name as region_name', ...versionColumns, 'v.id as version_id', 'v.created_by'])
        .select(['successor.slug as successor_slug', 'successor.title as successor_title'])
        .where('d.id', '=', id)
        .where((eb) => eb.and(officerMatches(eb, { units })))
        .orderBy('v.version_number', 'desc')
        .execute();
      const [first] = found;
      if (first === undefined) return null;
      const companions = await companionsOf(db, idsOf(found));
      const events = await db
        .selectFrom('document_event as e')
        .leftJoin('officer as o', 'o.id', 'e.officer_id')
        .select(['e.type', 'e.occurred_at', 'e.detail', 'o.full_name'])
        .where('e.document_id', '=', id)
        .orderBy('e.id', 'desc')
        .limit(200)
        .execute();
      return {
        ...documentView(first),
        version: first.version,
        scheduledAt: first.scheduled_at,
        embargoUntil: first.embargo_until,
        currentVersionId: first.current_version_id,
        versions: found.flatMap((row) =>
          versionView(row, companions).map((version) => ({
            ...version,
            id: row.version_id ?? '',
            createdBy: row.created_by ?? '',
          })),
        ),
        releases: await releasesOf(db, id),
        events: events.map((event) => ({
          type: decodeCode(event.type),
          officerName: event.full_name ?? '',
          occurredAt: event.occurred_at,
          detail: event.detail,
        })),
      };
    },
  };
}

/** The most related documents that a page shows. */
const mostRelated = 12;

const idsOf = (rows: readonly { readonly version_id: string | null }[]): readonly string[] =>
  rows.flatMap((row) => (row.version_id === null ? [] : [row.version_id]));

const documentColumns = [
  'd.id',
  'd.slug',
  'd.title',
  'd.classification',
  'u.name as unit_name',
  'u.slug as unit_slug',
  'd.year',
  'd.kind',
  'd.summary',
  'd.unit_id',
  'd.status',
  'd.published_at',
  'd.withdrawn_at',
  'd.withdrawal_reason',
  'd.region_code',
  ...registerColumns.map((column) => `d.${column}` as const),
] as const;

const versionColumns = [
  'v.version_number',
  'v.note',
  'v.published_at as version_published_at',
  'f.id as file_id',
  'f.name as file_name',
  'f.media_type',
  'f.byte_size',
  'f.sha256',
] as const;

type Tables = Database & { readonly d: Database['public_document']; readonly u: Database['unit'] };
type Builder = ExpressionBuilder<Tables, 'd' | 'u'>;

function matches(eb: Builder, filter: LibraryFilter) {
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
    ...(regionCode === undefined
      ? []
      : [
          eb(
            'd.region_code',
            'in',
            eb
              .selectFrom('region as area')
              .select('area.code')
              .where((area) =>
                area.or([area('area.code', '=', regionCode), area('area.parent_code', '=', regionCode)]),
              ),
          ),
        ]),
  ];
}

function officerMatches(eb: Builder, filter: OfficerDocumentFilter) {
  return [
    ...containsWords(filter.text),
    ...(filter.units === 'all' ? [] : [eb('d.unit_id', 'in', noneAsImpossible(filter.units))]),
    ...(filter.status === undefined ? [] : [eb('d.status', '=', filter.status)]),
  ];
}

/** `in ()` is no SQL on PostgreSQL; no id is empty. */
function noneAsImpossible(ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [''] : ids;
}

function containsWords(text: string | undefined) {
  return searchWords(text ?? '').map((word) => {
    const pattern = `%${word.replace(/[!%_]/g, '!$&')}%`;
    return sql<boolean>`${sql.ref('d.search_text')} like ${pattern} escape '!'`;
  });
}

/** Rows on the far side of the cursor; as a pair, so that both databases seek in the index. */
function beyond(cursor: KeysetCursor | null) {
  if (cursor === null) return [];
  const pair = sql`(${sql.ref('d.published_at')}, ${sql.ref('d.id')})`;
  const seen = sql`(${cursor.key}, ${cursor.id})`;
  return [cursor.direction === 'older' ? sql<boolean>`${pair} < ${seen}` : sql<boolean>`${pair} > ${seen}`];
}

type Row = {
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

function documentRow(row: Row): DocumentRow {
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
function pageOf(found: readonly Row[], limit: number, from: KeysetCursor | null): LibraryPage {
  const more = found.length > limit;
  const newer = from?.direction === 'newer';
  const kept = newer ? found.slice(0, limit).toReversed() : found.slice(0, limit);
  const cursorAt = (row: Row | undefined, direction: KeysetCursor['direction']) =>
    row === undefined ? null : writeCursor({ direction, key: row.published_at ?? '', id: row.id });
  return {
    rows: kept.map(documentRow),
    nextCursor: more || newer ? cursorAt(kept.at(-1), 'older') : null,
    previousCursor: (newer ? more : from !== null) ? cursorAt(kept[0], 'newer') : null,
  };
}

type ViewRow = Omit<Row, 'media_type' | 'byte_size'> &
  RegisterRow & {
    readonly unit_id: string;
    readonly status: string;
    readonly region_code: string | null;
    readonly region_name: string | null;
    readonly successor_slug: string | null;
    readonly successor_title: string | null;
    readonly withdrawn_at: string | null;
    readonly withdrawal_reason: string | null;
  };

function documentView(row: ViewRow): Omit<DocumentView, 'versions'> {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    classification: decodeCode(row.classification),
    unitId: asId(row.unit_id),
    unitName: row.unit_name,
    unitSlug: row.unit_slug,
    year: row.year,
    kind: row.kind,
    summary: row.summary,
    status: decodeCode(row.status),
    regionCode: row.region_code,
    regionName: row.region_name,
    register: registerFromRow(row),
    publishedAt: row.published_at,
    withdrawnAt: row.withdrawn_at,
    withdrawalReason: row.withdrawal_reason,
    replacedBy:
      row.successor_slug === null ? null : { slug: row.successor_slug, title: row.successor_title ?? '' },
  };
}

type VersionRow = {
  readonly version_id: string | null;
  readonly version_number: number | null;
  readonly note: string | null;
  readonly version_published_at: string | null;
  readonly file_id: string | null;
  readonly file_name: string | null;
  readonly media_type: string | null;
  readonly byte_size: number | null;
  readonly sha256: string | null;
};

function versionView(
  row: VersionRow,
  companions: ReadonlyMap<string, readonly CompanionView[]>,
): DocumentView['versions'] {
  if (row.file_id === null || row.version_number === null) return [];
  return [
    {
      versionNumber: row.version_number,
      fileId: row.file_id,
      fileName: row.file_name ?? '',
      mediaType: row.media_type ?? '',
      byteSize: row.byte_size ?? 0,
      sha256: row.sha256 ?? '',
      note: row.note ?? '',
      publishedAt: row.version_published_at,
      companions: companions.get(row.version_id ?? '') ?? [],
    },
  ];
}
