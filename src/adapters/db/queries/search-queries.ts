import { type Kysely, sql } from 'kysely';
import type { SearchQueries } from '#application/search/search-views.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import { isAmong, isOneOf, matchDocuments, matchPages } from '../full-text-search.ts';
import type { Database } from '../schema.ts';
import { unreadDocuments } from './unread-documents.ts';

const MOST_SIMILAR = 2_000;
const ENDS = 3;

/** The index of what is public; rows are shown only while their document is published. */
export function searchQueries(db: Kysely<Database>): SearchQueries {
  return {
    documents: (match, limit) => matchDocuments(db, match, limit),
    pages: (clauses, limit, among) => matchPages(db, clauses, limit, among),

    entries: async (seqs) => {
      const found = await db
        .selectFrom('search_entry')
        .select(['seq', 'classification', 'unit_id', 'year', 'kind', 'region_code', 'media_type'])
        .where(isAmong(db, 'seq', seqs))
        .execute();
      return found.map((row) => ({
        seq: row.seq,
        classification: decodeCode(row.classification),
        unitId: row.unit_id,
        year: row.year,
        kind: row.kind,
        regionCode: row.region_code,
        mediaType: row.media_type,
      }));
    },

    heads: async (seqs) => {
      const found = await db
        .selectFrom('search_entry')
        .select(['seq', 'title', 'title_stems', 'head_stems'])
        .where(isAmong(db, 'seq', seqs))
        .execute();
      return found.map((row) => ({
        seq: row.seq,
        title: row.title,
        titleStems: row.title_stems.split(' '),
        headStems: row.head_stems.split(' '),
      }));
    },

    rows: async (seqs) => {
      const found = await db
        .selectFrom('search_entry as e')
        .innerJoin('public_document as d', 'd.id', 'e.document_id')
        .innerJoin('unit as u', 'u.id', 'd.unit_id')
        .leftJoin('document_version as v', 'v.id', 'd.current_version_id')
        .leftJoin('stored_file as f', 'f.id', 'v.file_id')
        .select([
          'e.seq',
          'd.slug',
          'd.title',
          'd.classification',
          'd.year',
          'd.kind',
          'd.summary',
          'd.published_at',
        ])
        .select(['u.name as unit_name', 'u.slug as unit_slug', 'f.media_type', 'f.byte_size'])
        .where(isAmong(db, 'e.seq', seqs))
        .where('d.status', '=', 'published')
        .execute();
      return found.map((row) => ({
        seq: row.seq,
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
      }));
    },

    pageTexts: async (places) => {
      if (places.length === 0) return [];
      const found = await db
        .selectFrom('search_page as p')
        .innerJoin('stored_file as f', 'f.id', 'p.file_id')
        .select(['p.document_seq', 'p.position', 'p.file_id', 'p.page_number', 'p.label', 'p.text'])
        .select(['f.name', 'f.media_type'])
        .where((eb) =>
          eb.or(
            places.map(({ seq, position }) =>
              eb.and([eb('p.document_seq', '=', seq), eb('p.position', '=', position)]),
            ),
          ),
        )
        .execute();
      return found.map((row) => ({
        seq: row.document_seq,
        position: row.position,
        fileId: asId(row.file_id),
        fileName: row.name,
        mediaType: row.media_type,
        pageNumber: row.page_number,
        label: row.label,
        text: row.text,
      }));
    },

    names: async (unitIds, regionCodes) => {
      const units = await db
        .selectFrom('unit')
        .select(['id', 'slug', 'name'])
        .where(isOneOf(db, 'id', unitIds))
        .execute();
      const regions = await db
        .selectFrom('region')
        .select(['code', 'name'])
        .where(isOneOf(db, 'code', regionCodes))
        .execute();
      return {
        units: new Map(units.map(({ id, slug, name }) => [id, { slug, name }])),
        regions: new Map(regions.map(({ code, name }) => [code, name])),
      };
    },

    unitIdOf: async (slug) => {
      const row = await db.selectFrom('unit').select('id').where('slug', '=', slug).executeTakeFirst();
      return row?.id ?? null;
    },

    knownWords: async (words) =>
      await db
        .selectFrom('search_word')
        .select(['word', 'documents'])
        .where(isOneOf(db, 'word', words))
        .execute(),

    similarWords: async (word, slips) =>
      await db
        .selectFrom('search_word')
        .select(['word', 'documents'])
        .where((eb) => eb.or([eb('head', '=', word.slice(0, ENDS)), eb('tail', '=', word.slice(-ENDS))]))
        .where(sql<number>`length(word)`, '>=', word.length - slips)
        .where(sql<number>`length(word)`, '<=', word.length + slips)
        .orderBy('documents', 'desc')
        .orderBy('word')
        .limit(MOST_SIMILAR)
        .execute(),

    wordsBeginning: async (start, limit) => {
      const found = await db
        .selectFrom('search_word')
        .select('word')
        .where('head', '=', start.slice(0, ENDS))
        .where('word', 'like', `${start}%`)
        .orderBy('documents', 'desc')
        .orderBy('word')
        .limit(limit)
        .execute();
      return found.map(({ word }) => word);
    },

    unindexed: async (edition, limit) => {
      const found = await db
        .selectFrom('public_document as d')
        .leftJoin('search_entry as e', 'e.document_id', 'd.id')
        .select('d.id')
        .where('d.status', '=', 'published')
        .where((eb) => eb.or([eb('e.seq', 'is', null), eb('e.edition', '!=', edition)]))
        .orderBy('d.published_at')
        .orderBy('d.id')
        .limit(limit)
        .execute();
      return found.map(({ id }) => asId(id));
    },

    unread: (limit) => unreadDocuments(db, limit),

    fileTexts: async (fileIds) => {
      const found = await db
        .selectFrom('file_text')
        .select(['file_id', 'state', 'pages'])
        .where(isOneOf(db, 'file_id', fileIds))
        .execute();
      return found.map((row) => ({ fileId: row.file_id, state: decodeCode(row.state), pages: row.pages }));
    },
  };
}
