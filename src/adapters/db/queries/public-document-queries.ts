import type { Kysely } from 'kysely';
import { readCursor } from '#application/ports/keyset-cursor.ts';
import type { PublicDocumentQueries } from '#application/public-document/public-document-views.ts';
import type { Database } from '../schema.ts';
import { companionsOf } from './document-parts.ts';
import { documentRegister } from './document-register.ts';
import {
  beyond,
  documentRow,
  inArea,
  libraryMatches,
  pageOf,
  publishedDocuments,
  publishedRows,
} from './document-rows.ts';
import { documentColumns, documentView, versionColumns, versionIdsOf, versionView } from './document-view.ts';
import { countFacets } from './library-facets.ts';
import { officerDocuments } from './officer-documents.ts';

/** Facets and counts look at this many hits, newest first. */
const facetHits = 1000;

/** The only reads of documents; every public one asks for `published` (or `withdrawn`, without files). */
export function publicDocumentQueries(db: Kysely<Database>): PublicDocumentQueries {
  const rows = () => publishedRows(db);

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
        .where((eb) => eb.and([...libraryMatches(eb, filter), ...beyond(from)]))
        .orderBy('d.published_at', order)
        .orderBy('d.id', order)
        .limit(limit + 1)
        .execute();
      return pageOf(found, limit, from);
    },

    ofArea: async (code, withParts, limit, cursor) => {
      const from = cursor === null ? null : readCursor(cursor);
      const order = from?.direction === 'newer' ? 'asc' : 'desc';
      const found = await rows()
        .where((eb) => eb.and([inArea(eb, code, withParts), ...beyond(from)]))
        .orderBy('d.published_at', order)
        .orderBy('d.id', order)
        .limit(limit + 1)
        .execute();
      return pageOf(found, limit, from);
    },

    facets: async (filter) => {
      const hits = await publishedDocuments(db)
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
        .where((eb) => eb.and(libraryMatches(eb, filter)))
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
      const companions = await companionsOf(db, versionIdsOf(found));
      return {
        ...documentView(first),
        versions: found.flatMap((row) => versionView(row, companions)),
      };
    },
    ...officerDocuments(db),
    ...documentRegister(db),
  };
}

/** The most related documents that a page shows. */
const mostRelated = 12;
