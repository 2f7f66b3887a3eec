import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Dependencies } from '#application/dependencies.ts';
import type { GateFinding, GateReport } from '#application/ports/release-gate.ts';
import { addCompanions } from '#application/public-document/change-companions.ts';
import type { DocumentRef } from '#application/public-document/document-in-hand.ts';
import { publishDocument } from '#application/public-document/publish-document.ts';
import { publishDueDocuments } from '#application/public-document/publish-due-documents.ts';
import { decideRelease, requestRelease } from '#application/public-document/release-findings.ts';
import { scheduleDocument } from '#application/public-document/schedule-publication.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { PublicDocumentId, UnitId } from '#domain/shared/ids.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';
import {
  accepted,
  documentDetails,
  draftedDocument,
  refOf,
  reportPdf,
} from '#tests/factories/public-documents.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

const nik: GateFinding = {
  kind: 'nik',
  place: 'Halaman 2',
  excerpt: '3513••••••••0001',
  count: 1,
  severity: 'stop',
};
const never = new AbortController().signal;

eachDialect('files in which the gate found something', (context) => {
  let office: TestOffice;
  let author: OfficerActor;
  let second: OfficerActor;
  let unitId: UnitId;
  /** What the scanner says; the port stands for it here. */
  let says: GateReport = { state: 'done', findings: [] };
  let deps: Dependencies;
  const refusal = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
    result.ok ? null : result.error?.code;
  const draft = (title: string) => draftedDocument(deps, author, documentDetails(unitId, { title }));
  const openRelease = async (id: PublicDocumentId) =>
    (await deps.queries.publicDocuments.officerDocument(id, 'all'))?.releases.find(
      (one) => one.decision === null,
    )?.id ?? '';
  const decide = async (
    documentId: PublicDocumentId,
    by: OfficerActor,
    decision: 'approved' | 'refused' = 'approved',
    note = '',
  ) =>
    decideRelease(
      deps,
      { ...(await refOf(deps, documentId)), releaseId: await openRelease(documentId), decision, note },
      by,
    );
  const ask = (ref: DocumentRef, by = author) =>
    requestRelease(deps, { ...ref, reason: 'Nomor contoh dalam petunjuk pengisian' }, by);

  before(async () => {
    office = await createTestOffice(context);
    author = (await office.officer({ roles: ['chief_ppid'] })).actor;
    second = (await office.officer({ roles: ['chief_ppid'] })).actor;
    unitId = (await office.unit()).id;
    deps = { ...office.deps, releaseGate: { inspect: async () => says } };
  });

  test('wait until they were looked through', async () => {
    says = { state: 'waiting' };
    const ref = await draft('Berkas Belum Diperiksa');
    assert.equal(refusal(await publishDocument(deps, ref, author)), 'GATE_WAITING');
    const at = '2026-11-27T05:00:00.000Z';
    assert.equal(refusal(await scheduleDocument(deps, { ...ref, at }, author)), 'GATE_WAITING');
    says = { state: 'done', findings: [{ ...nik, severity: 'note' }] };
    accepted(await publishDocument(deps, ref, author));
  });

  test('go out with a reason and the word of a second officer, who neither asks nor made them', async () => {
    says = { state: 'done', findings: [nik] };
    const ref = await draft('Petunjuk Pengisian Formulir');
    assert.equal(refusal(await publishDocument(deps, ref, author)), 'GATE_STOPPED');
    accepted(await ask(ref));
    assert.equal(refusal(await decide(ref.documentId, author)), 'SECOND_OFFICER_NEEDED');
    assert.equal(
      refusal(await publishDocument(deps, await refOf(deps, ref.documentId), author)),
      'GATE_STOPPED',
    );
    accepted(await decide(ref.documentId, second));
    accepted(await publishDocument(deps, await refOf(deps, ref.documentId), author));
    const seen = await deps.queries.publicDocuments.officerDocument(ref.documentId, 'all');
    assert.deepEqual(
      seen?.releases.map((one) => [one.decision, one.requesterName, one.deciderName]),
      [['approved', author.fullName, second.fullName]],
    );
  });

  test('who made the version cannot let it out even when another asks', async () => {
    says = { state: 'done', findings: [nik] };
    const ref = await draft('Panduan Kedua');
    accepted(await ask(ref, second));
    assert.equal(refusal(await decide(ref.documentId, author)), 'SECOND_OFFICER_NEEDED');
    assert.equal(refusal(await decide(ref.documentId, second)), 'SECOND_OFFICER_NEEDED');
    const { actor: third } = await office.officer({ roles: ['desk_officer'] });
    assert.equal(refusal(await decide(ref.documentId, third)), 'NOT_ALLOWED');
  });

  test('an approval holds for what was seen: another finding or another file needs another one', async () => {
    says = { state: 'done', findings: [nik] };
    const ref = await draft('Daftar Yang Bertambah');
    accepted(await ask(ref));
    accepted(await decide(ref.documentId, second));
    says = { state: 'done', findings: [nik, { ...nik, place: 'Halaman 3' }] };
    assert.equal(
      refusal(await publishDocument(deps, await refOf(deps, ref.documentId), author)),
      'GATE_STOPPED',
    );
    says = { state: 'done', findings: [nik] };
    const { fileId } = await stagedFile(deps, await reportPdf());
    const companions = [{ fileId, role: 'data' }] as const;
    accepted(await addCompanions(deps, { ...(await refOf(deps, ref.documentId)), companions }, author));
    assert.equal(
      refusal(await publishDocument(deps, await refOf(deps, ref.documentId), author)),
      'GATE_STOPPED',
    );
  });

  test('a refusal says why, and leaves them where they are', async () => {
    says = { state: 'done', findings: [nik] };
    const ref = await draft('Daftar Penerima');
    accepted(await ask(ref));
    assert.equal(refusal(await decide(ref.documentId, second, 'refused', '')), 'REASON_LENGTH');
    accepted(await decide(ref.documentId, second, 'refused', 'Hapus kolom NIK lebih dulu'));
    assert.equal(
      refusal(await publishDocument(deps, await refOf(deps, ref.documentId), author)),
      'GATE_STOPPED',
    );
  });

  test('the schedule passes the gate again, and leaves due what it stops', async () => {
    says = { state: 'done', findings: [] };
    const ref = await draft('Terjadwal Lalu Tertahan');
    accepted(await scheduleDocument(deps, { ...ref, at: '2026-11-27T05:00:00.000Z' }, author));
    says = { state: 'done', findings: [nik] };
    office.clock.set('2026-11-27T06:00:00.000Z');
    assert.equal(await publishDueDocuments(deps, never), 0);
    const held = await deps.queries.publicDocuments.officerDocument(ref.documentId, 'all');
    assert.deepEqual([held?.status, held?.scheduledAt], ['draft', '2026-11-27T05:00:00.000Z']);
    accepted(await ask(await refOf(deps, ref.documentId)));
    accepted(await decide(ref.documentId, second));
    assert.equal(await publishDueDocuments(deps, never), 1);
    office.clock.set('2026-11-25T03:00:00.000Z');
  });
});
