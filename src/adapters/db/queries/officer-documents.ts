import type { Kysely } from 'kysely';
import type {
  OfficerDocumentFilter,
  PublicDocumentQueries,
} from '#application/public-document/public-document-views.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';
import { companionsOf, releasesOf } from './document-parts.ts';
import { containsWords, type DocumentBuilder } from './document-rows.ts';
import { documentColumns, documentView, versionColumns, versionIdsOf, versionView } from './document-view.ts';

/** Documents as officers see them: drafts, unpublished versions and history too, of their units alone. */
export function officerDocuments(
  db: Kysely<Database>,
): Pick<PublicDocumentQueries, 'officerList' | 'officerDocument'> {
  return {
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
      const companions = await companionsOf(db, versionIdsOf(found));
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

function officerMatches(eb: DocumentBuilder, filter: OfficerDocumentFilter) {
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
