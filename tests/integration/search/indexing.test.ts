import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { addDocumentVersion } from '#application/public-document/add-document-version.ts';
import { editDocument } from '#application/public-document/edit-document.ts';
import { publishDocument } from '#application/public-document/publish-document.ts';
import { withdrawDocument } from '#application/public-document/withdraw-document.ts';
import { indexDocuments } from '#application/search/index-documents.ts';
import { searchDocuments } from '#application/search/search-documents.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { workerDependencies } from '#jobs/worker-dependencies.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';
import {
  accepted,
  documentDetails,
  draftedDocument,
  publishedDocument,
  refOf,
  revisedReportPdf,
} from '#tests/factories/public-documents.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { scannedPdf } from '#tests/support/hostile-pdfs.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

eachDialect('the index of what is public', (context) => {
  let office: TestOffice;
  let ppid: OfficerActor;
  let unitId: UnitId;
  const forEver = new AbortController().signal;
  const work = (stop = forEver) => indexDocuments(workerDependencies(office.container), stop);
  const titles = async (question: string) =>
    (await searchDocuments(office.deps, question, {}, 1)).rows.flatMap((row) =>
      row.holdsAll ? [row.title] : [],
    );
  const rowsIn = async (table: string) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
      office.database.db,
    );
    return Number(rows[0]?.count);
  };

  before(async () => {
    office = await createTestOffice(context);
    ppid = (await office.officer({ roles: ['chief_ppid'] })).actor;
    unitId = (await office.unit({ name: 'Dinas Arsip', slug: 'dinas-arsip' })).id;
  });
  beforeEach(() => office.clock.advance({ minutes: 1 }));

  test('takes a document up in the moment it is published, and its file as soon as the worker has read it', async () => {
    const draft = await draftedDocument(
      office.deps,
      ppid,
      documentDetails(unitId, { title: 'Buku Kuning Xenolit' }),
    );
    assert.deepEqual(await titles('xenolit'), []);
    accepted(await publishDocument(office.deps, draft, ppid));
    assert.deepEqual(await titles('xenolit'), ['Buku Kuning Xenolit']);
    assert.equal(await rowsIn('search_page'), 0);

    assert.ok((await work()) > 0);
    const [text] = await office.database.db.selectFrom('search_page').select('text').execute();
    const word = /\b[A-Za-z]{9,}\b/.exec(text?.text ?? '')?.[0] ?? assert.fail('the report has no words');
    const found = await searchDocuments(office.deps, `xenolit ${word}`, {}, 1);
    assert.equal(found.rows[0]?.page?.pageNumber, 1);
    assert.equal(await work(), 0);
  });

  test('forgets a withdrawn document with every word of it in that moment', async () => {
    const before = await Promise.all(
      ['search_entry', 'search_page', 'search_body', 'search_word'].map(rowsIn),
    );
    const published = await publishedDocument(
      office.deps,
      ppid,
      documentDetails(unitId, { title: 'Daftar Zirkonium' }),
    );
    await work();
    assert.deepEqual(await titles('zirkonium'), ['Daftar Zirkonium']);
    accepted(await withdrawDocument(office.deps, { ...published, reason: 'Memuat data pribadi' }, ppid));
    assert.deepEqual(await titles('zirkonium'), []);
    assert.deepEqual((await searchDocuments(office.deps, 'zirkonum', {}, 1)).corrections, []);
    const after = await Promise.all(
      ['search_entry', 'search_page', 'search_body', 'search_word'].map(rowsIn),
    );
    assert.deepEqual(after, before);
    await work();
    assert.deepEqual(await titles('zirkonium'), []);
  });

  test('follows a new title at once, and a new version when it is published', async () => {
    const published = await publishedDocument(
      office.deps,
      ppid,
      documentDetails(unitId, { title: 'Naskah Obsidian' }),
    );
    await work();
    const details = documentDetails(unitId, { title: 'Naskah Perunggu' });
    accepted(await editDocument(office.deps, { ...published, details }, ppid));
    assert.deepEqual(await titles('obsidian'), []);
    assert.deepEqual(await titles('naskah perunggu'), ['Naskah Perunggu']);
    assert.equal(await work(), 0, 'the text did not change');

    const { fileId } = await stagedFile(office.deps, await revisedReportPdf(), 'revisi.pdf');
    const ref = await refOf(office.deps, published.documentId);
    accepted(await addDocumentVersion(office.deps, { ...ref, fileId, note: 'revisi' }, ppid));
    assert.equal(await work(), 0, 'nothing new is public');
    accepted(await publishDocument(office.deps, await refOf(office.deps, published.documentId), ppid));
    assert.deepEqual(await titles('naskah perunggu'), ['Naskah Perunggu']);
    assert.equal(await work(), 1);
    const files = await office.database.db
      .selectFrom('search_page as p')
      .innerJoin('search_entry as e', 'e.seq', 'p.document_seq')
      .select('p.file_id')
      .distinct()
      .where('e.document_id', '=', published.documentId)
      .execute();
    assert.deepEqual(files, [{ file_id: fileId }]);
  });

  test('misses nothing when the worker is stopped, or its work was left half done', async () => {
    const published = await publishedDocument(
      office.deps,
      ppid,
      documentDetails(unitId, { title: 'Peta Kobalt' }),
    );
    const stopped = new AbortController();
    stopped.abort();
    assert.equal(await work(stopped.signal), 0);
    const entry = await office.database.db
      .selectFrom('search_entry')
      .select('seq')
      .where('document_id', '=', published.documentId)
      .executeTakeFirstOrThrow();
    const fileId = (await office.deps.queries.search.unread(5))[0]?.files[0]?.fileId ?? assert.fail();
    await office.deps.unitOfWork.transaction((tx) =>
      tx.searchIndex.addPages(entry.seq, [
        { position: 0, fileId, pageNumber: 1, label: '', text: 'separuh jalan' },
      ]),
    );
    assert.equal(await work(), 1);
    assert.equal(await work(), 0);
    assert.deepEqual(await titles('"separuh jalan" kobalt'), []);
  });

  test('is built anew for documents that were published before there was an index', async () => {
    const all = await rowsIn('search_entry');
    const { db } = office.database;
    for (const table of [
      'search_entry',
      'search_body',
      'search_page',
      'search_word',
      'search_document_index',
      'search_page_index',
    ]) {
      await sql`delete from ${sql.table(table)}`.execute(db);
    }
    assert.deepEqual(await titles('kobalt'), []);
    assert.ok((await work()) >= all);
    assert.equal(await rowsIn('search_entry'), all);
    assert.deepEqual(await titles('kobalt'), ['Peta Kobalt']);
  });

  test('flags a scan, whose text nobody can search', async () => {
    const published = await publishedDocument(
      office.deps,
      ppid,
      documentDetails(unitId, { title: 'Surat Bismut' }),
    );
    const { fileId } = await stagedFile(office.deps, scannedPdf(2, 20_000), 'pindaian.pdf');
    const ref = await refOf(office.deps, published.documentId);
    accepted(await addDocumentVersion(office.deps, { ...ref, fileId, note: 'pindaian' }, ppid));
    accepted(await publishDocument(office.deps, await refOf(office.deps, published.documentId), ppid));
    await work();
    assert.deepEqual(await office.deps.queries.search.fileTexts([fileId]), [
      { fileId, state: 'scan', pages: 2 },
    ]);
    assert.deepEqual(await titles('bismut'), ['Surat Bismut']);
  });
});
