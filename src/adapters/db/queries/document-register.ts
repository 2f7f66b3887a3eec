import type { Kysely } from 'kysely';
import type {
  PublicDocumentQueries,
  WaitingDocument,
} from '#application/public-document/public-document-views.ts';
import { Temporal } from '#domain/shared/temporal.ts';
import { decodeCode } from '../column-codecs.ts';
import { registerColumns, registerFromRow } from '../document-register-row.ts';
import type { Database } from '../schema.ts';
import { publishedDocuments } from './document-rows.ts';

/** A moment that has passed so long ago that something must be in its way. */
const PASSED_MINUTES = 10;

/** The register of public information, and what of it waits for a person. */
export function documentRegister(
  db: Kysely<Database>,
): Pick<PublicDocumentQueries, 'register' | 'registerTotals' | 'waitingForOfficer'> {
  return {
    register: async (unitSlug, limit, after) => {
      const rows = await publishedDocuments(db)
        .leftJoin('document_version as v', 'v.id', 'd.current_version_id')
        .leftJoin('stored_file as f', 'f.id', 'v.file_id')
        .select(['d.id', 'd.slug', 'd.title', 'd.summary', 'd.classification', 'd.year', 'd.published_at'])
        .select(registerColumns.map((column) => `d.${column}` as const))
        .select(['u.name as unit_name', 'v.version_number', 'f.media_type'])
        .$if(unitSlug !== null, (query) => query.where('u.slug', '=', unitSlug ?? ''))
        .$if(after !== null, (query) => query.where('d.id', '>', after ?? ''))
        .orderBy('d.id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        slug: row.slug,
        title: row.title,
        summary: row.summary,
        classification: decodeCode(row.classification),
        year: row.year,
        unitName: row.unit_name,
        register: registerFromRow(row),
        versionNumber: row.version_number,
        mediaType: row.media_type,
        publishedAt: row.published_at ?? '',
      }));
    },

    registerTotals: async (unitSlug) => {
      const counts = { periodic: 0, immediate: 0, available_anytime: 0 };
      const rows = await publishedDocuments(db)
        .select((eb) => ['d.classification', eb.fn.countAll<number | string>().as('count')])
        .$if(unitSlug !== null, (query) => query.where('u.slug', '=', unitSlug ?? ''))
        .groupBy('d.classification')
        .execute();
      for (const row of rows) {
        counts[decodeCode<keyof typeof counts>(row.classification)] = Number(row.count);
      }
      return counts;
    },

    waitingForOfficer: async (now, units, limit) => {
      const scope = units === 'all' ? null : units.length === 0 ? [''] : units;
      const releases = await db
        .selectFrom('document_release as r')
        .innerJoin('document_version as v', 'v.id', 'r.version_id')
        .innerJoin('public_document as d', 'd.id', 'v.document_id')
        .select(['d.id', 'd.title', 'r.requested_at'])
        .where('r.decision', 'is', null)
        .where('v.published_at', 'is', null)
        .$if(scope !== null, (query) => query.where('d.unit_id', 'in', scope ?? []))
        .orderBy('r.requested_at')
        .limit(limit)
        .execute();
      const passed = Temporal.Instant.from(now)
        .subtract({ minutes: PASSED_MINUTES })
        .toString({ smallestUnit: 'millisecond' });
      const moments = await db
        .selectFrom('public_document as d')
        .select(['d.id', 'd.title', 'd.scheduled_at'])
        .where('d.scheduled_at', '<=', passed)
        .$if(scope !== null, (query) => query.where('d.unit_id', 'in', scope ?? []))
        .orderBy('d.scheduled_at')
        .limit(limit)
        .execute();
      const found = new Map<string, WaitingDocument>();
      for (const row of moments) {
        found.set(row.id, { id: row.id, title: row.title, what: 'moment', since: row.scheduled_at ?? '' });
      }
      for (const row of releases) {
        found.set(row.id, { id: row.id, title: row.title, what: 'release', since: row.requested_at });
      }
      return [...found.values()].slice(0, limit);
    },
  };
}
