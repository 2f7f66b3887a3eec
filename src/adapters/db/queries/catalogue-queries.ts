import type { Kysely } from 'kysely';
import { readCursor, writeCursor } from '#application/ports/keyset-cursor.ts';
import type { CatalogueEntry, CatalogueQueries } from '#application/public-document/catalogue-views.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';
import { beyond, libraryMatches, publishedDocuments } from './document-rows.ts';

/** What machines read of the library: published documents only. */
export function catalogueQueries(db: Kysely<Database>): CatalogueQueries {
  const entries = () =>
    publishedDocuments(db)
      .leftJoin('region as r', 'r.code', 'd.region_code')
      .leftJoin('document_version as v', 'v.id', 'd.current_version_id')
      .leftJoin('stored_file as f', 'f.id', 'v.file_id')
      .select([
        'd.id',
        'd.slug',
        'd.title',
        'd.summary',
        'd.classification',
        'd.year',
        'd.kind',
        'd.region_code',
        'd.licence',
        'd.source',
        'd.contact',
        'd.made_on',
        'd.published_at',
        'u.name as unit_name',
        'u.slug as unit_slug',
        'r.name as region_name',
        'v.version_number',
        'f.id as file_id',
        'f.name as file_name',
        'f.media_type',
        'f.byte_size',
        'f.sha256',
      ]);
  return {
    page: async (filter, limit, cursor) => {
      const read = cursor === null ? null : readCursor(cursor);
      const from = read?.direction === 'older' ? read : null;
      const found = await entries()
        .where((eb) => eb.and([...libraryMatches(eb, filter), ...beyond(from)]))
        .orderBy('d.published_at', 'desc')
        .orderBy('d.id', 'desc')
        .limit(limit + 1)
        .execute();
      const kept = found.slice(0, limit);
      const last = kept.at(-1);
      return {
        entries: kept.map(entryOf),
        nextCursor:
          found.length <= limit || last === undefined
            ? null
            : writeCursor({ direction: 'older', key: last.published_at ?? '', id: last.id }),
      };
    },

    entry: async (slug) => {
      const found = await entries().where('d.slug', '=', slug).executeTakeFirst();
      return found === undefined ? null : entryOf(found);
    },

    span: async () => {
      const end = (direction: 'asc' | 'desc') =>
        db
          .selectFrom('public_document')
          .select('published_at')
          .where('status', '=', 'published')
          .orderBy('published_at', direction)
          .limit(1)
          .executeTakeFirst();
      const [first, last] = [await end('asc'), await end('desc')];
      return first?.published_at == null || last?.published_at == null
        ? null
        : { from: first.published_at, until: last.published_at };
    },

    publishedBetween: async (from, before, limit) => {
      const found = await db
        .selectFrom('public_document')
        .select(['slug', 'published_at'])
        .where('status', '=', 'published')
        .where('published_at', '>=', from)
        .where('published_at', '<', before)
        .orderBy('published_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return found.map(({ slug, published_at }) => ({ slug, publishedAt: published_at ?? '' }));
    },
  };
}

type Row = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly classification: string;
  readonly year: number;
  readonly kind: string;
  readonly region_code: string | null;
  readonly licence: string;
  readonly source: string;
  readonly contact: string;
  readonly made_on: string | null;
  readonly published_at: string | null;
  readonly unit_name: string;
  readonly unit_slug: string;
  readonly region_name: string | null;
  readonly version_number: number | null;
  readonly file_id: string | null;
  readonly file_name: string | null;
  readonly media_type: string | null;
  readonly byte_size: number | null;
  readonly sha256: string | null;
};

function entryOf(row: Row): CatalogueEntry {
  return {
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    classification: decodeCode(row.classification),
    unitName: row.unit_name,
    unitSlug: row.unit_slug,
    year: row.year,
    kind: row.kind,
    regionCode: row.region_code,
    regionName: row.region_name,
    licence: decodeCode(row.licence),
    source: row.source,
    contact: row.contact,
    madeOn: row.made_on,
    publishedAt: row.published_at ?? '',
    versionNumber: row.version_number,
    file:
      row.file_id === null
        ? null
        : {
            id: row.file_id,
            name: row.file_name ?? '',
            mediaType: row.media_type ?? '',
            byteSize: row.byte_size ?? 0,
            sha256: row.sha256 ?? '',
          },
  };
}
