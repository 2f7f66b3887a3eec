import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { addDocumentVersion } from '#application/public-document/add-document-version.ts';
import { createDocument } from '#application/public-document/create-document.ts';
import { editDocument } from '#application/public-document/edit-document.ts';
import { publishDocument } from '#application/public-document/publish-document.ts';
import { unpublishFile } from '#application/public-document/unpublish-file.ts';
import { withdrawDocument } from '#application/public-document/withdraw-document.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type PublicDocumentId, type StoredFileId, type UnitId } from '#domain/shared/ids.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';
import {
  accepted,
  documentDetails,
  draftedDocument,
  publishedDocument,
  refOf,
  reportPdf,
  revisedReportPdf,
} from '#tests/factories/public-documents.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

async function bytesOf(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}

eachDialect('publishing documents', (context) => {
  let office: TestOffice;
  let ppid: OfficerActor;
  let unitId: UnitId;
  const deps = () => office.deps;
  const inOffice = async (id: PublicDocumentId) => {
    const document = await deps().queries.publicDocuments.officerDocument(id, 'all');
    assert.ok(document);
    return document;
  };

  before(async () => {
    office = await createTestOffice(context);
    ppid = (await office.officer({ roles: ['chief_ppid'] })).actor;
    unitId = (await office.unit({ name: 'Dinas Keuangan', slug: 'dinas-keuangan' })).id;
  });

  test('a published PDF is read byte for byte as it was uploaded', async () => {
    const published = await publishedDocument(deps(), ppid, documentDetails(unitId));
    const page = await deps().queries.publicDocuments.bySlug(published.slug);
    const version = page?.versions[0];
    assert.ok(version);
    assert.equal(page?.status, 'published');
    assert.equal(version.fileName, 'laporan-realisasi-2025.pdf');
    const handedOut = await bytesOf(deps().files.readPublished(asId<StoredFileId>(version.fileId)));
    assert.deepEqual(handedOut, await reportPdf());
    const file = await deps().queries.files.forDelivery(version.fileId);
    assert.equal(file?.publiclyReadable, true);
    assert.equal(file?.purpose, 'document');
  });

  test('two documents of one title get addresses of their own', async () => {
    const details = documentDetails(unitId, { title: 'Rencana Kerja Tahunan' });
    const first = await publishedDocument(deps(), ppid, details);
    const second = await publishedDocument(deps(), ppid, details);
    assert.equal(first.slug, 'rencana-kerja-tahunan');
    assert.equal(second.slug, 'rencana-kerja-tahunan-2');
  });

  test('a new version waits for publication, then leads while the old one stays listed', async () => {
    const published = await publishedDocument(
      deps(),
      ppid,
      documentDetails(unitId, { title: 'Daftar Aset 2025' }),
    );
    const { fileId } = await stagedFile(deps(), await revisedReportPdf(), 'revisi.pdf');
    accepted(await addDocumentVersion(deps(), { ...published, fileId, note: 'Tabel diperbaiki' }, ppid));
    const before = await deps().queries.publicDocuments.bySlug(published.slug);
    assert.deepEqual(
      before?.versions.map((one) => one.versionNumber),
      [1],
    );
    assert.equal((await deps().queries.files.forDelivery(fileId))?.publiclyReadable, false);

    accepted(await publishDocument(deps(), await refOf(deps(), published.documentId), ppid));
    const after = await deps().queries.publicDocuments.bySlug(published.slug);
    assert.deepEqual(
      after?.versions.map((one) => one.versionNumber),
      [2, 1],
    );
    assert.equal(after?.versions[0]?.note, 'Tabel diperbaiki');
    for (const version of after?.versions ?? []) {
      assert.equal((await deps().queries.files.forDelivery(version.fileId))?.publiclyReadable, true);
    }
    assert.deepEqual(await bytesOf(deps().files.readPublished(fileId)), await revisedReportPdf());
  });

  test('a withdrawn address says when and why, and hands out nothing', async () => {
    const published = await publishedDocument(
      deps(),
      ppid,
      documentDetails(unitId, { title: 'Data Penerima Bantuan' }),
    );
    const [version] = (await inOffice(published.documentId)).versions;
    assert.ok(version);
    office.clock.set('2026-11-26T04:00:00.000Z');
    accepted(await withdrawDocument(deps(), { ...published, reason: 'Memuat data pribadi' }, ppid));

    const page = await deps().queries.publicDocuments.bySlug(published.slug);
    assert.equal(page?.status, 'withdrawn');
    assert.equal(page?.withdrawalReason, 'Memuat data pribadi');
    assert.equal(page?.withdrawnAt, '2026-11-26T04:00:00.000Z');
    assert.deepEqual(page?.versions, []);
    const file = await deps().queries.files.forDelivery(version.fileId);
    assert.equal(file?.publiclyReadable, false);
    assert.equal(file?.withdrawn, true);
    assert.equal(file?.documentSlug, published.slug);
    const queued = await office.database.db
      .selectFrom('outbox')
      .select('payload')
      .where('topic', '=', 'unpublish_file')
      .execute();
    assert.ok(queued.some((message) => message.payload.includes(version.fileId)));
    await unpublishFile(deps(), asId<StoredFileId>(version.fileId));
    await assert.rejects(bytesOf(deps().files.readPublished(asId<StoredFileId>(version.fileId))));
    office.clock.set('2026-11-25T03:00:00.000Z');
  });

  test('a document that comes back before the copy was removed keeps its copy', async () => {
    const published = await publishedDocument(
      deps(),
      ppid,
      documentDetails(unitId, { title: 'Peraturan Retribusi' }),
    );
    const [version] = (await inOffice(published.documentId)).versions;
    assert.ok(version);
    accepted(await withdrawDocument(deps(), { ...published, reason: 'Salah lampiran' }, ppid));
    accepted(await publishDocument(deps(), await refOf(deps(), published.documentId), ppid));
    await unpublishFile(deps(), asId<StoredFileId>(version.fileId));
    assert.deepEqual(
      await bytesOf(deps().files.readPublished(asId<StoredFileId>(version.fileId))),
      await reportPdf(),
    );
    const page = await deps().queries.publicDocuments.bySlug(published.slug);
    assert.equal(page?.status, 'published');
    assert.equal(page?.withdrawalReason, null);
  });

  test('the history keeps every publication and withdrawal with the officer', async () => {
    const published = await publishedDocument(
      deps(),
      ppid,
      documentDetails(unitId, { title: 'SOP Pelayanan' }),
    );
    accepted(await withdrawDocument(deps(), { ...published, reason: 'Sudah diganti' }, ppid));
    accepted(await publishDocument(deps(), await refOf(deps(), published.documentId), ppid));
    const { events } = await inOffice(published.documentId);
    assert.deepEqual(
      events.map((event) => event.type),
      ['published', 'withdrawn', 'published', 'created'],
    );
    assert.equal(events[1]?.detail, 'Sudah diganti');
    assert.ok(events.every((event) => event.officerName === ppid.fullName));
  });

  test('only what changes public content tells the kept pages', async () => {
    const version = () => deps().queries.office.publicVersion();
    const start = await version();
    const draft = await draftedDocument(deps(), ppid, documentDetails(unitId, { title: 'Profil Dinas' }));
    accepted(
      await editDocument(
        deps(),
        { ...draft, details: documentDetails(unitId, { title: 'Profil Dinas Baru' }) },
        ppid,
      ),
    );
    assert.equal(await version(), start);
    accepted(await publishDocument(deps(), await refOf(deps(), draft.documentId), ppid));
    assert.equal(await version(), start + 1);
    accepted(
      await editDocument(
        deps(),
        { ...(await refOf(deps(), draft.documentId)), details: documentDetails(unitId) },
        ppid,
      ),
    );
    assert.equal(await version(), start + 2);
    const reason = 'Tidak berlaku lagi';
    accepted(await withdrawDocument(deps(), { ...(await refOf(deps(), draft.documentId)), reason }, ppid));
    assert.equal(await version(), start + 3);
  });

  test('a change made from an old page is refused and changes nothing', async () => {
    const draft = await draftedDocument(deps(), ppid, documentDetails(unitId, { title: 'Agenda Pimpinan' }));
    const details = documentDetails(unitId, { title: 'Agenda Pimpinan Mei' });
    accepted(await editDocument(deps(), { ...draft, details }, ppid));
    const stale = { ok: false, error: { code: 'STALE_DOCUMENT' } };
    const { fileId } = await stagedFile(deps(), await reportPdf());
    assert.deepEqual(await editDocument(deps(), { ...draft, details: documentDetails(unitId) }, ppid), stale);
    assert.deepEqual(await publishDocument(deps(), draft, ppid), stale);
    assert.deepEqual(await addDocumentVersion(deps(), { ...draft, fileId, note: '' }, ppid), stale);
    const document = await inOffice(draft.documentId);
    assert.equal(document.title, 'Agenda Pimpinan Mei');
    assert.equal(document.status, 'draft');
    assert.equal(document.versions.length, 1);
  });

  test('of twenty officers who publish at once one does, and the copy stays', async () => {
    const draft = await draftedDocument(
      deps(),
      ppid,
      documentDetails(unitId, { title: 'Pengumuman Seleksi' }),
    );
    const results = await Promise.all(Array.from({ length: 20 }, () => publishDocument(deps(), draft, ppid)));
    assert.equal(results.filter((result) => result.ok).length, 1);
    const document = await inOffice(draft.documentId);
    assert.equal(document.events.filter((event) => event.type === 'published').length, 1);
    const fileId = asId<StoredFileId>(document.versions[0]?.fileId ?? '');
    await unpublishFile(deps(), fileId);
    assert.deepEqual(await bytesOf(deps().files.readPublished(fileId)), await reportPdf());
  });

  test('an upload serves once, and without one nothing is made', async () => {
    const { fileId } = await stagedFile(deps(), await reportPdf());
    accepted(await createDocument(deps(), { details: documentDetails(unitId), fileId }, ppid));
    const again = await createDocument(deps(), { details: documentDetails(unitId), fileId }, ppid);
    assert.deepEqual(again, { ok: false, error: { code: 'UPLOAD_GONE' } });
    const without = await createDocument(deps(), { details: documentDetails(unitId), fileId: null }, ppid);
    assert.deepEqual(without, { ok: false, error: { code: 'FILE_NEEDED' } });
  });

  test('unit and area must be in the lists', async () => {
    const { fileId } = await stagedFile(deps(), await reportPdf());
    const refusal = async (change: Parameters<typeof documentDetails>[1]) => {
      const result = await createDocument(deps(), { details: documentDetails(unitId, change), fileId }, ppid);
      return result.ok ? null : result.error.code;
    };
    assert.equal(await refusal({ unitId: asId<UnitId>('tidak-ada') }), 'UNKNOWN_UNIT');
    assert.equal(await refusal({ regionCode: '99.99' }), 'UNKNOWN_REGION');
    assert.equal(await refusal({ title: 'A' }), 'TITLE_LENGTH');
  });

  test('a PPID of one unit works on that unit alone', async () => {
    const other = await office.unit();
    const { actor } = await office.officer({ roles: ['unit_ppid'], unit: unitId });
    const notAllowed = { ok: false, error: { code: 'NOT_ALLOWED' } };
    const own = await draftedDocument(
      deps(),
      actor,
      documentDetails(unitId, { title: 'Dokumen Unit Sendiri' }),
    );
    const moved = { ...own, details: documentDetails(other.id) };
    assert.deepEqual(await editDocument(deps(), moved, actor), notAllowed);
    accepted(await publishDocument(deps(), own, actor));

    const foreign = await publishedDocument(
      deps(),
      ppid,
      documentDetails(other.id, { title: 'Dokumen Unit Lain' }),
    );
    const { fileId } = await stagedFile(deps(), await reportPdf());
    const details = documentDetails(other.id);
    assert.deepEqual(await createDocument(deps(), { details, fileId }, actor), notAllowed);
    assert.deepEqual(await editDocument(deps(), { ...foreign, details }, actor), notAllowed);
    assert.deepEqual(await addDocumentVersion(deps(), { ...foreign, fileId, note: '' }, actor), notAllowed);
    assert.deepEqual(await publishDocument(deps(), foreign, actor), notAllowed);
    assert.deepEqual(
      await withdrawDocument(deps(), { ...foreign, reason: 'Bukan milik kami' }, actor),
      notAllowed,
    );
    assert.equal(await deps().queries.publicDocuments.officerDocument(foreign.documentId, [unitId]), null);
    const listed = await deps().queries.publicDocuments.officerList({ units: [unitId] }, 100, null);
    assert.ok(listed.every((row) => row.unitId === unitId));
    assert.deepEqual(await deps().queries.publicDocuments.officerList({ units: [] }, 100, null), []);
  });

  test('a desk officer drafts but neither publishes nor changes what is public', async () => {
    const { actor } = await office.officer({ roles: ['desk_officer'] });
    const notAllowed = { ok: false, error: { code: 'NOT_ALLOWED' } };
    const draft = await draftedDocument(deps(), actor, documentDetails(unitId, { title: 'Konsep Petugas' }));
    assert.deepEqual(await publishDocument(deps(), draft, actor), notAllowed);
    accepted(await publishDocument(deps(), draft, ppid));
    const published = await refOf(deps(), draft.documentId);
    const details = documentDetails(unitId, { title: 'Diubah diam-diam' });
    assert.deepEqual(await editDocument(deps(), { ...published, details }, actor), notAllowed);
    assert.deepEqual(
      await withdrawDocument(deps(), { ...published, reason: 'Tanpa wewenang' }, actor),
      notAllowed,
    );
  });

  test('the address of a public document stays when its title changes', async () => {
    const published = await publishedDocument(
      deps(),
      ppid,
      documentDetails(unitId, { title: 'Judul Pertama Kali' }),
    );
    const details = documentDetails(unitId, { title: 'Judul Kedua Kali' });
    accepted(await editDocument(deps(), { ...published, details }, ppid));
    const page = await deps().queries.publicDocuments.bySlug('judul-pertama-kali');
    assert.equal(page?.title, 'Judul Kedua Kali');
    assert.equal(await deps().queries.publicDocuments.bySlug('judul-kedua-kali'), null);
  });
});
