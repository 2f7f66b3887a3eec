import type { Kysely } from 'kysely';
import type { SearchIndexRepository } from '#application/search/search-index-repository.ts';
import { facetTokens, indexEdition, indexedText } from '#domain/search/indexed-text.ts';
import {
  type DocumentTerms,
  putDocument,
  putPages,
  removeDocument,
  removePages,
} from '../full-text-search.ts';
import type { Database } from '../schema.ts';
import { countWords, discountWords } from './search-words.ts';

/** What can be searched; every change stands in the transaction that makes a document public or takes it away. */
export function searchIndexRepository(db: Kysely<Database>): SearchIndexRepository {
  return {
    refresh: (documentId) => refreshSearchEntry(db, documentId),

    beginText: async (seq, versionId) => {
      const entry = await db
        .selectFrom('search_entry as e')
        .innerJoin('public_document as d', 'd.id', 'e.document_id')
        .select('e.seq')
        .where('e.seq', '=', seq)
        .where('d.current_version_id', '=', versionId)
        .executeTakeFirst();
      if (entry === undefined) return false;
      await removeText(db, seq);
      return true;
    },

    addPages: async (seq, pages) => {
      if (!(await isThere(db, seq))) return false;
      if (pages.length === 0) return true;
      await db
        .insertInto('search_page')
        .values(
          pages.map((page) => ({
            document_seq: seq,
            position: page.position,
            file_id: page.fileId,
            page_number: page.pageNumber,
            label: page.label,
            text: page.text,
          })),
        )
        .execute();
      await putPages(
        db,
        seq,
        pages.map(({ position, text }) => {
          const { stems, abbreviations } = indexedText(text);
          return { position, stems, extra: abbreviations };
        }),
      );
      return true;
    },

    endText: async (seq, versionId, body) => {
      const found = await documentOf(db, seq);
      if (found === undefined) return;
      await db
        .updateTable('search_entry')
        .set({ text_version_id: versionId })
        .where('seq', '=', seq)
        .execute();
      if (body.stems.length === 0) return;
      await db
        .insertInto('search_body')
        .values({ document_seq: seq, stems: body.stems.join(' '), words: body.words.join(' ') })
        .execute();
      await countWords(db, body.words);
      await putDocument(db, seq, { ...termsOf(found), body: body.stems });
    },

    recordFile: async (file) => {
      const { state, pages, characters, readAt } = file;
      const row = { state, pages, characters, read_at: readAt };
      await db
        .insertInto('file_text')
        .values({ file_id: file.fileId, attempts: 1, ...row })
        .onConflict((conflict) =>
          conflict
            .column('file_id')
            .doUpdateSet((eb) => ({ ...row, attempts: eb('file_text.attempts', '+', 1) })),
        )
        .execute();
    },
  };
}

/** Brings the entry of a document in line with the document: there and as it reads now, or gone. */
export async function refreshSearchEntry(db: Kysely<Database>, documentId: string): Promise<void> {
  const entry = await db
    .selectFrom('search_entry')
    .select(['seq', 'published_at', 'words', 'edition', 'text_version_id'])
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  const found = await documents(db).where('d.id', '=', documentId).executeTakeFirst();
  const isPublic = found?.status === 'published';
  const sameText =
    entry?.text_version_id === null || entry?.text_version_id === (found?.current_version_id ?? '');
  const stays = isPublic && entry?.published_at === found.published_at && sameText;
  if (entry !== undefined && !stays) await removeEntry(db, entry.seq, entry.words);
  if (!isPublic) return;

  const head = headOf(found);
  const values = {
    classification: found.classification,
    unit_id: found.unit_id,
    year: found.year,
    kind: found.kind,
    region_code: found.region_code,
    media_type: found.media_type ?? '',
    title: found.title,
    title_stems: head.title.stems.join(' '),
    head_stems: [...new Set(headTerms(head))].join(' '),
    words: head.words.join(' '),
    edition: indexEdition,
  };
  if (entry !== undefined && stays) {
    // 0 stands for a new name of the unit, which is not in the files.
    const readAnew = entry.edition !== indexEdition && entry.edition !== 0;
    await discountWords(db, entry.words);
    const { text_version_id } = await db
      .updateTable('search_entry')
      .set(readAnew ? { ...values, text_version_id: textVersion(found) } : values)
      .where('seq', '=', entry.seq)
      .returning('text_version_id')
      .executeTakeFirstOrThrow();
    const body = text_version_id === null ? [] : await bodyOf(db, entry.seq);
    await putDocument(db, entry.seq, { ...termsOf(found), body });
  } else {
    const { seq } = await db
      .insertInto('search_entry')
      .values({
        ...values,
        document_id: found.id,
        published_at: found.published_at ?? '',
        text_version_id: textVersion(found),
      })
      .returning('seq')
      .executeTakeFirstOrThrow();
    await putDocument(db, seq, { ...termsOf(found), body: [] });
  }
  await countWords(db, head.words);
}

/** '' where there is nothing to read, null where it is still to be read. */
function textVersion(found: { readonly current_version_id: string | null }): string | null {
  return found.current_version_id === null ? '' : null;
}

async function removeEntry(db: Kysely<Database>, seq: number, words: string): Promise<void> {
  await removeText(db, seq);
  await removeDocument(db, seq);
  await discountWords(db, words);
  await db.deleteFrom('search_entry').where('seq', '=', seq).execute();
}

async function removeText(db: Kysely<Database>, seq: number): Promise<void> {
  const body = await db
    .deleteFrom('search_body')
    .where('document_seq', '=', seq)
    .returning('words')
    .executeTakeFirst();
  if (body !== undefined) await discountWords(db, body.words);
  const [page] = await db
    .selectFrom('search_page')
    .select('position')
    .where('document_seq', '=', seq)
    .limit(1)
    .execute();
  if (page === undefined) return;
  await removePages(db, seq);
  await db.deleteFrom('search_page').where('document_seq', '=', seq).execute();
}

async function bodyOf(db: Kysely<Database>, seq: number): Promise<readonly string[]> {
  const body = await db
    .selectFrom('search_body')
    .select('stems')
    .where('document_seq', '=', seq)
    .executeTakeFirst();
  return body === undefined ? [] : body.stems.split(' ');
}

async function isThere(db: Kysely<Database>, seq: number): Promise<boolean> {
  return (
    (await db.selectFrom('search_entry').select('seq').where('seq', '=', seq).executeTakeFirst()) !==
    undefined
  );
}

const documents = (db: Kysely<Database>) =>
  db
    .selectFrom('public_document as d')
    .innerJoin('unit as u', 'u.id', 'd.unit_id')
    .leftJoin('region as r', 'r.code', 'd.region_code')
    .leftJoin('region as parent', 'parent.code', 'r.parent_code')
    .leftJoin('document_version as v', 'v.id', 'd.current_version_id')
    .leftJoin('stored_file as f', 'f.id', 'v.file_id')
    .select([
      'd.id',
      'd.title',
      'd.summary',
      'd.classification',
      'd.unit_id',
      'd.year',
      'd.kind',
      'd.region_code',
      'd.status',
      'd.published_at',
      'd.current_version_id',
      'u.name as unit_name',
      'u.short_name',
      'r.name as region_name',
      'parent.code as parent_code',
      'parent.name as parent_name',
      'f.media_type',
    ]);

type DocumentRow = Awaited<ReturnType<ReturnType<typeof documents>['executeTakeFirstOrThrow']>>;

async function documentOf(db: Kysely<Database>, seq: number): Promise<DocumentRow | undefined> {
  return await documents(db)
    .innerJoin('search_entry as e', 'e.document_id', 'd.id')
    .where('e.seq', '=', seq)
    .executeTakeFirst();
}

function headOf(found: DocumentRow) {
  const title = indexedText(found.title);
  const rest = indexedText(
    [
      found.summary,
      found.kind,
      String(found.year),
      found.unit_name,
      found.short_name,
      found.region_name,
      found.parent_name,
    ].join(' . '),
  );
  return { title, rest, words: [...new Set([...title.words, ...rest.words])] };
}

function headTerms({ title, rest }: ReturnType<typeof headOf>): readonly string[] {
  return [...rest.stems, ...title.abbreviations, ...rest.abbreviations];
}

function termsOf(found: DocumentRow): Omit<DocumentTerms, 'body'> {
  const head = headOf(found);
  return {
    title: head.title.stems,
    head: headTerms(head),
    facet: [
      facetTokens.classification(found.classification),
      facetTokens.unit(found.unit_id),
      facetTokens.year(found.year),
      facetTokens.kind(found.kind),
      facetTokens.format(found.media_type ?? ''),
      ...[found.region_code, found.parent_code].flatMap((code) =>
        code === null ? [] : [facetTokens.region(code)],
      ),
    ],
  };
}
