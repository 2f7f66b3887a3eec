import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { addDocumentVersion } from '#application/public-document/add-document-version.ts';
import { publishDocument } from '#application/public-document/publish-document.ts';
import { publishDueDocuments } from '#application/public-document/publish-due-documents.ts';
import { relateDocuments } from '#application/public-document/relate-documents.ts';
import { embargoDocument, scheduleDocument } from '#application/public-document/schedule-publication.ts';
import { withdrawDocument } from '#application/public-document/withdraw-document.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { PublicDocumentId, UnitId } from '#domain/shared/ids.ts';
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
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

const noon = '2026-11-27T05:00:00.000Z';
const before11 = '2026-11-27T04:59:59.000Z';
const never = new AbortController().signal;

eachDialect('a publication that is fixed for a moment', (context) => {
  let office: TestOffice;
  let ppid: OfficerActor;
  let unitId: UnitId;
  const deps = () => office.deps;
  const draft = (title: string) => draftedDocument(deps(), ppid, documentDetails(unitId, { title }));
  const statusOf = async (id: PublicDocumentId) =>
    (await deps().queries.publicDocuments.officerDocument(id, 'all'))?.status;
  const refusal = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
    result.ok ? null : result.error?.code;
  const reset = () => office.clock.set('2026-11-25T03:00:00.000Z');

  before(async () => {
    office = await createTestOffice(context);
    ppid = (await office.officer({ roles: ['chief_ppid'] })).actor;
    unitId = (await office.unit()).id;
  });

  test('happens at that moment and not before, once, and tells the kept pages', async () => {
    const { documentId, expectedVersion } = await draft('Pengumuman Seleksi Terjadwal');
    accepted(await scheduleDocument(deps(), { documentId, expectedVersion, at: noon }, ppid));
    const version = await deps().queries.office.publicVersion();
    office.clock.set(before11);
    assert.equal(await publishDueDocuments(deps(), never), 0);
    assert.equal(await statusOf(documentId), 'draft');
    assert.equal(await deps().queries.office.publicVersion(), version);
    office.clock.set(noon);
    assert.deepEqual(
      (
        await Promise.all([publishDueDocuments(deps(), never), publishDueDocuments(deps(), never)])
      ).toSorted(),
      [0, 1],
    );
    assert.equal(await statusOf(documentId), 'published');
    assert.equal(await deps().queries.office.publicVersion(), version + 1);
    assert.equal(await publishDueDocuments(deps(), never), 0);
    reset();
  });

  test('is done days late when the worker slept over it', async () => {
    const { documentId, expectedVersion } = await draft('Pengumuman Saat Mati Lampu');
    accepted(await scheduleDocument(deps(), { documentId, expectedVersion, at: noon }, ppid));
    office.clock.set('2026-12-05T00:00:00.000Z');
    assert.equal(await publishDueDocuments(deps(), never), 1);
    assert.equal(await statusOf(documentId), 'published');
    reset();
  });

  test('is off once another file has come', async () => {
    const ref = await draft('Pengumuman Yang Diperbaiki');
    accepted(await scheduleDocument(deps(), { ...ref, at: noon }, ppid));
    const { fileId } = await stagedFile(deps(), await revisedReportPdf());
    const now = await refOf(deps(), ref.documentId);
    accepted(await addDocumentVersion(deps(), { ...now, fileId, note: '' }, ppid));
    office.clock.set(noon);
    assert.equal(await publishDueDocuments(deps(), never), 0);
    assert.equal(await statusOf(ref.documentId), 'draft');
    reset();
  });

  test('an embargo holds it back from everybody until its end', async () => {
    const ref = await draft('Statistik Sebelum Rilis');
    accepted(await embargoDocument(deps(), { ...ref, until: noon }, ppid));
    const held = await refOf(deps(), ref.documentId);
    assert.equal(refusal(await publishDocument(deps(), held, ppid)), 'EMBARGOED');
    assert.equal(refusal(await scheduleDocument(deps(), { ...held, at: before11 }, ppid)), 'EMBARGOED');
    accepted(await scheduleDocument(deps(), { ...held, at: noon }, ppid));
    office.clock.set(noon);
    assert.equal(await publishDueDocuments(deps(), never), 1);
    reset();
  });

  test('an officer who may only draft can neither fix a moment nor lift an embargo', async () => {
    const { actor } = await office.officer({ roles: ['desk_officer'] });
    const ref = await draft('Konsep Meja Layanan');
    assert.equal(refusal(await scheduleDocument(deps(), { ...ref, at: noon }, actor)), 'NOT_ALLOWED');
    assert.equal(refusal(await embargoDocument(deps(), { ...ref, until: null }, actor)), 'NOT_ALLOWED');
  });

  test('a document that was replaced points on while its successor is public', async () => {
    const old = await publishedDocument(deps(), ppid, documentDetails(unitId, { title: 'Perbup Lama' }));
    const next = await publishedDocument(deps(), ppid, documentDetails(unitId, { title: 'Perbup Baru' }));
    const reason = 'Dicabut dengan peraturan baru';
    const unknown = { ...old, reason, replacedBySlug: 'tidak-ada' };
    assert.equal(refusal(await withdrawDocument(deps(), unknown, ppid)), 'RELATED_NOT_FOUND');
    accepted(await withdrawDocument(deps(), { ...old, reason, replacedBySlug: next.slug }, ppid));
    const page = await deps().queries.publicDocuments.bySlug(old.slug);
    assert.deepEqual(page?.replacedBy, { slug: next.slug, title: 'Perbup Baru' });
    accepted(await withdrawDocument(deps(), { ...next, reason: 'Salah unggah' }, ppid));
    assert.equal((await deps().queries.publicDocuments.bySlug(old.slug))?.replacedBy, null);
  });

  test('related documents point to each other, and only while public', async () => {
    const plan = await publishedDocument(deps(), ppid, documentDetails(unitId, { title: 'Rencana Induk' }));
    const report = await publishedDocument(deps(), ppid, documentDetails(unitId, { title: 'Laporan Induk' }));
    accepted(await relateDocuments(deps(), { ...plan, slugs: [report.slug] }, ppid));
    const seen = async (id: string) =>
      (await deps().queries.publicDocuments.namedRelated(id)).map((row) => row.slug);
    assert.deepEqual(await seen(plan.documentId), [report.slug]);
    assert.deepEqual(await seen(report.documentId), [plan.slug]);
    const ref = await refOf(deps(), report.documentId);
    accepted(await withdrawDocument(deps(), { ...ref, reason: 'Salah unggah' }, ppid));
    assert.deepEqual(await seen(plan.documentId), []);
    const hidden = { ...(await refOf(deps(), plan.documentId)), slugs: [report.slug] };
    assert.equal(refusal(await relateDocuments(deps(), hidden, ppid)), 'RELATED_NOT_FOUND');
  });
});
