import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { addDocumentVersion } from '#application/public-document/add-document-version.ts';
import { withdrawDocument } from '#application/public-document/withdraw-document.ts';
import { searchDocuments } from '#application/search/search-documents.ts';
import { suggestDocuments } from '#application/search/suggest-documents.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';
import {
  accepted,
  documentDetails,
  draftedDocument,
  publishedDocument,
  revisedReportPdf,
} from '#tests/factories/public-documents.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

/** A word that stands nowhere else, so that any trace of the document shows. */
const mark = 'xylofonrahasia';

eachDialect('what the public can see of documents', (context) => {
  let office: TestOffice;
  let unitId: UnitId;
  let draftSlug: string;
  let withdrawnSlug: string;
  let hiddenFiles: readonly string[];

  before(async () => {
    office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer({ roles: ['chief_ppid'] });
    const unit = await office.unit({ name: `Dinas ${mark}`, slug: `dinas-${mark}` });
    unitId = unit.id;
    const details = documentDetails(unitId, {
      title: `Konsep ${mark}`,
      classification: 'immediate',
      kind: `Jenis ${mark}`,
      year: 1991,
    });
    const draft = await draftedDocument(deps, actor, details);
    const withdrawn = await publishedDocument(deps, actor, { ...details, title: `Ditarik ${mark}` });
    accepted(await withdrawDocument(deps, { ...withdrawn, reason: 'Memuat data pribadi' }, actor));
    const open = await office.unit({ name: 'Dinas Terbuka', slug: 'dinas-terbuka' });
    const shown = await publishedDocument(
      deps,
      actor,
      documentDetails(open.id, { title: 'Dokumen Terbuka' }),
    );
    const { fileId } = await stagedFile(deps, await revisedReportPdf(), `${mark}.pdf`);
    accepted(await addDocumentVersion(deps, { ...shown, fileId, note: mark }, actor));

    draftSlug = (await deps.queries.publicDocuments.officerDocument(draft.documentId, 'all'))?.slug ?? '';
    withdrawnSlug = withdrawn.slug;
    const hidden = await Promise.all(
      [draft, withdrawn].map((one) => deps.queries.publicDocuments.officerDocument(one.documentId, 'all')),
    );
    hiddenFiles = [...hidden.flatMap((one) => one?.versions.map((version) => version.fileId) ?? []), fileId];
  });

  const documents = () => office.deps.queries.publicDocuments;
  const showsMark = (value: unknown) => JSON.stringify(value).includes(mark);

  test('the newest documents and announcements', async () => {
    assert.equal(showsMark(await documents().newest(50)), false);
    assert.equal(await documents().newestImmediate('2000-01-01T00:00:00.000Z'), null);
  });

  test('the library, whatever is asked of it', async () => {
    const filters = [
      {},
      { classification: 'immediate' as const },
      { unitSlug: `dinas-${mark}` },
      { year: 1991 },
      { kind: `Jenis ${mark}` },
    ];
    for (const filter of filters) {
      const page = await documents().library(filter, 50, null);
      assert.equal(showsMark(page), false, JSON.stringify(filter));
    }
    const found = await searchDocuments(office.deps, mark, {}, 1);
    assert.deepEqual(found.rows, []);
    assert.equal(showsMark({ ...found, stems: [] }), false);
    assert.deepEqual(await suggestDocuments(office.deps, mark.slice(0, 6)), { words: [], documents: [] });
  });

  test('the numbers beside the filters', async () => {
    const facets = await documents().facets({});
    assert.equal(showsMark(facets), false);
    assert.equal(facets.total, 1);
    assert.equal((await searchDocuments(office.deps, mark, {}, 1)).facets.total, 0);
  });

  test('the page of a draft, and the files behind a withdrawn one', async () => {
    assert.ok(draftSlug !== '');
    assert.equal(await documents().bySlug(draftSlug), null);
    assert.deepEqual((await documents().bySlug(withdrawnSlug))?.versions, []);
    const open = await documents().bySlug('dokumen-terbuka');
    assert.equal(showsMark(open), false);
    assert.equal(open?.versions.length, 1);
  });

  test('the other documents of a unit', async () => {
    const id = (await documents().bySlug(withdrawnSlug))?.id ?? '';
    assert.deepEqual(await documents().related(id, 10), []);
  });

  test('the delivery of files', async () => {
    assert.equal(hiddenFiles.length, 3);
    for (const fileId of hiddenFiles) {
      assert.equal((await office.deps.queries.files.forDelivery(fileId))?.publiclyReadable, false);
    }
  });
});
