import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { addDocumentVersion } from '#application/public-document/add-document-version.ts';
import { addCompanions, removeCompanion } from '#application/public-document/change-companions.ts';
import { createDocument } from '#application/public-document/create-document.ts';
import { publishDocument } from '#application/public-document/publish-document.ts';
import { withdrawDocument } from '#application/public-document/withdraw-document.ts';
import { searchDocuments } from '#application/search/search-documents.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { mostCompanions } from '#domain/public-document/document-file.ts';
import { noRegisterFacts } from '#domain/public-document/register-facts.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';
import {
  accepted,
  documentDetails,
  publishedDocument,
  refOf,
  reportPdf,
  revisedReportPdf,
} from '#tests/factories/public-documents.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

eachDialect('files of one document', (context) => {
  let office: TestOffice;
  let ppid: OfficerActor;
  let unitId: UnitId;
  const deps = () => office.deps;
  const staged = async () => (await stagedFile(deps(), await reportPdf())).fileId;
  const readable = async (fileId: string) =>
    (await deps().queries.files.forDelivery(fileId))?.publiclyReadable ?? null;
  const refusal = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
    result.ok ? null : result.error?.code;

  before(async () => {
    office = await createTestOffice(context);
    ppid = (await office.officer({ roles: ['chief_ppid'] })).actor;
    unitId = (await office.unit({ name: 'Dinas Pekerjaan Umum', slug: 'dinas-pu' })).id;
  });

  test('a data file stands beside the main one and is public with it', async () => {
    const data = await staged();
    const created = accepted(
      await createDocument(
        deps(),
        {
          details: documentDetails(unitId, { title: 'Anggaran Jalan 2025' }),
          fileId: await staged(),
          companions: [{ fileId: data, role: 'data' }],
        },
        ppid,
      ),
    );
    assert.equal(await readable(data), false);
    const ref = await refOf(deps(), created.documentId);
    const { slug } = accepted(await publishDocument(deps(), ref, ppid));
    const page = await deps().queries.publicDocuments.bySlug(slug);
    assert.deepEqual(
      page?.versions[0]?.companions.map((file) => [file.fileId, file.role]),
      [[data, 'data']],
    );
    assert.equal(await readable(data), true);
    const reason = 'Salah lampiran data';
    accepted(await withdrawDocument(deps(), { ...(await refOf(deps(), created.documentId)), reason }, ppid));
    assert.equal(await readable(data), false);
    assert.equal((await deps().queries.files.forDelivery(data))?.withdrawn, true);
  });

  test('the form that is sent twice makes one draft', async () => {
    const post = async (title: string) =>
      createDocument(
        deps(),
        {
          details: documentDetails(unitId, { title }),
          fileId: await staged(),
          companions: [{ fileId: await staged(), role: 'attachment' }],
          idempotencyKey: 'satu-formulir',
        },
        ppid,
      );
    const [first, second] = await Promise.all([post('Daftar Aset Kecamatan'), post('Daftar Aset Kecamatan')]);
    assert.equal(accepted(first).documentId, accepted(second).documentId);
    const list = await deps().queries.publicDocuments.officerList(
      { units: 'all', text: 'daftar aset kecamatan' },
      10,
      null,
    );
    assert.equal(list.length, 1);
    assert.equal(refusal(await post('Daftar Aset Desa')), 'KEY_USED_FOR_OTHER_BODY');
  });

  test('an entry without a file says where the information is', async () => {
    const details = documentDetails(unitId, { title: 'Buku Inventaris 2025' });
    assert.equal(refusal(await createDocument(deps(), { details, fileId: null }, ppid)), 'FILE_NEEDED');
    const register = { ...noRegisterFacts, forms: ['printed'] as const, locator: 'Ruang arsip, jam kerja' };
    const entry = accepted(
      await createDocument(deps(), { details: { ...details, register }, fileId: null }, ppid),
    );
    const { slug } = accepted(await publishDocument(deps(), await refOf(deps(), entry.documentId), ppid));
    const page = await deps().queries.publicDocuments.bySlug(slug);
    assert.equal(page?.register.locator, 'Ruang arsip, jam kerja');
    assert.deepEqual(page?.versions, []);
    const { rows } = await searchDocuments(deps(), 'inventaris', {}, 1);
    assert.deepEqual(
      rows.map((row) => [row.slug, row.mediaType]),
      [[slug, null]],
    );
  });

  test('links elsewhere go by https alone', async () => {
    const details = documentDetails(unitId, { title: 'Peraturan di JDIH' });
    const create = (url: string) =>
      createDocument(
        deps(),
        {
          details: { ...details, register: { ...noRegisterFacts, links: [{ url, label: 'JDIH' }] } },
          fileId: null,
        },
        ppid,
      );
    for (const url of [
      'http://jdih.example.go.id/1',
      'javascript:alert(1)',
      'https://user:pw@example.go.id/',
      'https://localhost/x',
      'https://127.0.0.1/x',
      'jdih.example.go.id',
    ]) {
      assert.equal(refusal(await create(url)), 'LINK_NOT_HTTPS', url);
    }
    assert.equal(refusal(await create('https://jdih.example.go.id/perbup/12-2025')), null);
  });

  test('files of a public version stay as they are; a new version has its own', async () => {
    const published = await publishedDocument(
      deps(),
      ppid,
      documentDetails(unitId, { title: 'Rencana Kerja Jalan' }),
    );
    const extra = await staged();
    const companions = [{ fileId: extra, role: 'audio' }] as const;
    assert.equal(
      refusal(await addCompanions(deps(), { ...published, companions }, ppid)),
      'VERSION_IS_PUBLIC',
    );
    const { fileId } = await stagedFile(deps(), await revisedReportPdf());
    accepted(await addDocumentVersion(deps(), { ...published, fileId, companions, note: 'Baru' }, ppid));
    const ref = await refOf(deps(), published.documentId);
    accepted(await removeCompanion(deps(), { ...ref, fileId: extra }, ppid));
    assert.equal(await readable(extra), null);
    const again = await refOf(deps(), published.documentId);
    assert.equal(refusal(await removeCompanion(deps(), { ...again, fileId: extra }, ppid)), 'FILE_NOT_FOUND');
    const many = await Promise.all(
      Array.from({ length: mostCompanions + 1 }, async () => ({
        fileId: await staged(),
        role: 'data' as const,
      })),
    );
    assert.equal(
      refusal(await addCompanions(deps(), { ...again, companions: many }, ppid)),
      'TOO_MANY_FILES',
    );
    accepted(await addCompanions(deps(), { ...again, companions: many.slice(1) }, ppid));
  });
});
