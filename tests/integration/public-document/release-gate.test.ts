import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createDocument } from '#application/public-document/create-document.ts';
import { lookThroughDocuments, lookThroughFile } from '#application/public-document/look-through-file.ts';
import { publishDocument } from '#application/public-document/publish-document.ts';
import { requestRelease } from '#application/public-document/release-findings.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { StoredFileId, UnitId } from '#domain/shared/ids.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';
import { accepted, documentDetails, refOf, reportPdf } from '#tests/factories/public-documents.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { scriptOnOpening } from '#tests/support/hostile-pdfs.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

const list = Buffer.from('nama;NIK\nSulastri;3513016505900002\nWulandari;3513021204800003\n');

eachDialect('the gate before publication', (context) => {
  let office: TestOffice;
  let author: OfficerActor;
  let unitId: UnitId;
  const draft = async (title: string, bytes: Buffer, name: string) => {
    const { fileId } = await stagedFile(office.deps, bytes, name);
    const details = documentDetails(unitId, { title });
    const { documentId } = accepted(await createDocument(office.deps, { details, fileId }, author));
    return { fileId, documentId };
  };
  const publish = async (documentId: Awaited<ReturnType<typeof draft>>['documentId']) => {
    const published = await publishDocument(office.deps, await refOf(office.deps, documentId), author);
    return published.ok ? 'published' : published.error.code;
  };
  const found = async (fileId: StoredFileId) => {
    const seen = await lookThroughFile(office.deps, fileId);
    return seen.kind === 'checked' ? seen.check.findings : seen.kind;
  };

  before(async () => {
    office = await createTestOffice(context);
    author = (await office.officer({ roles: ['chief_ppid'] })).actor;
    unitId = (await office.unit()).id;
  });

  test('lets a plain file through', async () => {
    const { documentId, fileId } = await draft('Laporan Tanpa Temuan', await reportPdf(), 'laporan.pdf');
    assert.equal(await publish(documentId), 'published');
    assert.deepEqual(await found(fileId), []);
  });

  test('stops a list with NIK, and remembers where and how many', async () => {
    const { documentId, fileId } = await draft('Daftar Penerima Bantuan', list, 'daftar.csv');
    assert.equal(await publish(documentId), 'GATE_STOPPED');
    assert.deepEqual(await found(fileId), [
      { kind: 'nik', place: { in: 'line', line: 2 }, excerpt: '35••••••••••••02', count: 2 },
    ]);
    const file = await office.deps.queries.files.forDelivery(fileId);
    assert.equal(file?.publishedAt, null);
  });

  test('never lets out what could harm, with whatever reason', async () => {
    const { documentId } = await draft('Formulir Bersama Skrip', scriptOnOpening, 'formulir.pdf');
    assert.equal(await publish(documentId), 'GATE_BARRED');
    const asked = await requestRelease(
      office.deps,
      { ...(await refOf(office.deps, documentId)), reason: 'Tidak berbahaya menurut pembuatnya' },
      author,
    );
    assert.equal(asked.ok ? null : asked.error.code, 'GATE_BARRED');
  });

  test('looks a file through once for an edition, and again for the next', async () => {
    const { fileId } = await draft('Daftar Edisi Berikut', list, 'daftar.csv');
    await found(fileId);
    const never = { ...office.deps.fileScanner, scan: () => assert.fail('looked again') };
    await lookThroughFile({ ...office.deps, fileScanner: never }, fileId);
    const next = {
      ...office.deps.fileScanner,
      edition: office.deps.fileScanner.edition + 1,
      scan: async () => ({ kind: 'findings', findings: [] }) as const,
    };
    const seen = await lookThroughFile({ ...office.deps, fileScanner: next }, fileId);
    assert.deepEqual(seen.kind === 'checked' && seen.check.findings, []);
  });

  test('waits when files cannot be looked through, and the worker catches up', async () => {
    const { documentId, fileId } = await draft('Daftar Menunggu', list, 'daftar.csv');
    const away = { ...office.deps.fileScanner, scan: async () => ({ kind: 'unavailable' }) as const };
    const deps = { ...office.deps, fileScanner: away };
    assert.deepEqual(await lookThroughFile(deps, fileId), { kind: 'unavailable' });
    assert.equal(await lookThroughDocuments(deps, new AbortController().signal), 0);
    assert.ok((await lookThroughDocuments(office.deps, new AbortController().signal)) >= 1);
    const edition = office.deps.fileScanner.edition;
    assert.deepEqual(await office.deps.queries.files.notLookedThrough(edition, 10), []);
    assert.equal(await publish(documentId), 'GATE_STOPPED');
  });

  test('forgets what it found in a file that was erased', async () => {
    const { fileId } = await draft('Daftar Dihapus', list, 'daftar.csv');
    await found(fileId);
    await office.deps.unitOfWork.transaction((tx) =>
      tx.storedFiles.markDeleted([fileId], '2026-11-25T03:00:00.000Z'),
    );
    const check = await office.deps.unitOfWork.transaction((tx) => tx.fileChecks.find(fileId));
    assert.deepEqual(check?.findings, []);
    assert.deepEqual(await lookThroughFile(office.deps, fileId), { kind: 'gone' });
  });
});
