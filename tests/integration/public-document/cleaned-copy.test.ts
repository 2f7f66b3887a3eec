import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createDocument } from '#application/public-document/create-document.ts';
import { publishDocument } from '#application/public-document/publish-document.ts';
import { takeCleanedCopy } from '#application/public-document/take-cleaned-copy.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { StoredFileId, UnitId } from '#domain/shared/ids.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';
import { accepted, documentDetails, refOf, reportPdf } from '#tests/factories/public-documents.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { encryptedPdf, scriptOnOpening } from '#tests/support/hostile-pdfs.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

eachDialect('a cleaned copy', (context) => {
  let office: TestOffice;
  let author: OfficerActor;
  let unitId: UnitId;
  const draft = async (title: string, main: Buffer, companion?: Buffer) => {
    const { fileId } = await stagedFile(office.deps, main, 'laporan.pdf');
    const beside =
      companion === undefined ? null : (await stagedFile(office.deps, companion, 'lampiran.pdf')).fileId;
    const companions = beside === null ? [] : [{ fileId: beside, role: 'attachment' as const }];
    const details = documentDetails(unitId, { title });
    const made = accepted(await createDocument(office.deps, { details, fileId, companions }, author));
    return { ...made, fileId, beside };
  };
  type Draft = Awaited<ReturnType<typeof draft>>;
  const take = async ({ documentId }: Draft, fileId: StoredFileId, actor = author) =>
    takeCleanedCopy(
      office.deps,
      { ...(await refOf(office.deps, documentId)), fileId, note: 'Salinan bersih' },
      actor,
    );
  const newest = async ({ documentId }: Draft) =>
    (await office.deps.queries.publicDocuments.officerDocument(documentId, 'all'))?.versions[0];

  before(async () => {
    office = await createTestOffice(context);
    author = (await office.officer({ roles: ['chief_ppid'] })).actor;
    unitId = (await office.unit()).id;
  });

  test('of the main file is a new version with the same companions, and may go out', async () => {
    const made = await draft('Laporan Berskrip', scriptOnOpening, await reportPdf());
    accepted(await take(made, made.fileId));
    const version = await newest(made);
    assert.equal(version?.versionNumber, 2);
    assert.notEqual(version?.fileId, made.fileId);
    assert.equal(version?.fileName, 'laporan.pdf');
    assert.deepEqual(
      version?.companions.map((file) => file.fileId),
      [made.beside],
    );
    const ref = await refOf(office.deps, made.documentId);
    accepted(await publishDocument(office.deps, ref, author));
  });

  test('of a companion takes its place in the same version, and the old file is erased', async () => {
    const made = await draft('Laporan Berlampiran', await reportPdf(), scriptOnOpening);
    assert.ok(made.beside !== null);
    accepted(await take(made, made.beside));
    const version = await newest(made);
    assert.equal(version?.versionNumber, 1);
    assert.equal(version?.fileId, made.fileId);
    assert.notEqual(version?.companions[0]?.fileId, made.beside);
    assert.equal(version?.companions[0]?.role, 'attachment');
    const { beside } = made;
    const old = await office.deps.unitOfWork.transaction((tx) => tx.storedFiles.find(beside));
    assert.notEqual(old?.deletedAt, null);
  });

  test('is refused with its reason where it cannot be made, and leaves all as it was', async () => {
    const plain = await draft('Laporan Tanpa Apa-Apa', await reportPdf());
    assert.deepEqual(await take(plain, plain.fileId), {
      ok: false,
      error: { code: 'NOT_CLEANED', reason: 'IN_PLAIN_SIGHT' },
    });
    const locked = await draft('Laporan Terkunci', encryptedPdf(''));
    assert.equal((await take(locked, locked.fileId)).ok, false);
    assert.equal((await newest(plain))?.versionNumber, 1);
  });

  test('is for files of this document that are not public yet, by officers of its unit', async () => {
    const made = await draft('Laporan Lain', scriptOnOpening);
    const other = await draft('Laporan Orang Lain', scriptOnOpening);
    const refused = async (outcome: ReturnType<typeof take>) => {
      const result = await outcome;
      return result.ok ? null : result.error.code;
    };
    assert.equal(await refused(take(made, other.fileId)), 'FILE_NOT_FOUND');
    const stranger = (await office.officer({ roles: ['complaint_desk'] })).actor;
    assert.equal(await refused(take(made, made.fileId, stranger)), 'NOT_ALLOWED');
    const published = await draft('Laporan Sudah Terbit', await reportPdf());
    accepted(await publishDocument(office.deps, await refOf(office.deps, published.documentId), author));
    assert.equal(await refused(take(published, published.fileId)), 'VERSION_IS_PUBLIC');
  });
});
