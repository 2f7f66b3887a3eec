import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { endExemption } from '#application/exemption/end-exemption.ts';
import { openEndedExemptions } from '#application/exemption/open-ended-exemptions.ts';
import { recordExemption } from '#application/exemption/record-exemption.ts';
import { publishDocument } from '#application/public-document/publish-document.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { exemptionRecord } from '#tests/factories/exemptions.ts';
import { accepted, documentDetails, draftedDocument, refOf } from '#tests/factories/public-documents.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

const never = new AbortController().signal;

eachDialect('information that is exempt', (context) => {
  let office: TestOffice;
  let ppid: OfficerActor;
  let second: OfficerActor;
  let unitId: UnitId;
  const deps = () => office.deps;
  const refusal = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
    result.ok ? null : result.error?.code;
  const listed = async () =>
    (await deps().queries.exemptions.list(null, 50, null)).map((row) => row.information);

  before(async () => {
    office = await createTestOffice(context);
    ppid = (await office.officer({ roles: ['chief_ppid'] })).actor;
    second = (await office.officer({ roles: ['chief_ppid'] })).actor;
    unitId = (await office.unit({ name: 'Dinas Uji Kesehatan', slug: 'dinas-uji-kesehatan' })).id;
  });

  test('stands on the public list, and its draft cannot be published', async () => {
    const draft = await draftedDocument(deps(), ppid, documentDetails(unitId, { title: 'Data Pasien 2025' }));
    const record = exemptionRecord(unitId, { documentId: draft.documentId, information: 'Data pasien' });
    accepted(await recordExemption(deps(), record, ppid));
    assert.deepEqual(await listed(), ['Data pasien']);
    assert.equal(refusal(await publishDocument(deps(), draft, ppid)), 'STILL_EXEMPT');

    office.clock.set('2027-01-29T16:59:00.000Z');
    assert.equal(await openEndedExemptions(deps(), never), 0);
    office.clock.set('2027-02-03T01:00:00.000Z');
    const version = await deps().queries.office.publicVersion();
    assert.equal(await openEndedExemptions(deps(), never), 1);
    assert.equal(await openEndedExemptions(deps(), never), 0);
    assert.ok((await deps().queries.office.publicVersion()) > version);
    assert.deepEqual(await listed(), []);

    const page = await deps().queries.publicDocuments.bySlug('data-pasien-2025');
    assert.equal(page?.status, 'published');
    assert.deepEqual(page?.versions, [], 'its file is not public by itself');
    const [waiting] = await deps().queries.exemptions.filesToOpen('all', 5);
    assert.equal(waiting?.documentId, draft.documentId);
    const ref = await refOf(deps(), draft.documentId);
    assert.equal(refusal(await publishDocument(deps(), ref, ppid)), 'SECOND_OFFICER_NEEDED');
    accepted(await publishDocument(deps(), ref, second));
    assert.deepEqual(await deps().queries.exemptions.filesToOpen('all', 5), []);
    office.clock.set('2026-11-25T03:00:00.000Z');
  });

  test('without a draft gets an entry in the register when its condition has come about', async () => {
    const record = exemptionRecord(unitId, {
      information: 'Isi wasiat yang dititipkan',
      letters: ['g'],
      endsOn: null,
      endCondition: 'Sampai ada persetujuan tertulis ahli waris',
    });
    const { id } = accepted(await recordExemption(deps(), record, ppid));
    const command = { id, version: 1, reason: 'Ahli waris menyetujui secara tertulis' };
    assert.equal(refusal(await endExemption(deps(), { ...command, reason: 'ya' }, ppid)), 'REASON_LENGTH');
    accepted(await endExemption(deps(), command, ppid));
    assert.equal(refusal(await endExemption(deps(), command, ppid)), 'ALREADY_ENDED');
    const page = await deps().queries.publicDocuments.bySlug('isi-wasiat-yang-dititipkan');
    assert.equal(page?.classification, 'available_anytime');
    assert.notEqual(page?.register.locator, '');
  });

  test('is decided by the PPID alone', async () => {
    const { actor } = await office.officer({ roles: ['unit_ppid'], unit: unitId });
    assert.equal(refusal(await recordExemption(deps(), exemptionRecord(unitId), actor)), 'NOT_ALLOWED');
    const { id } = accepted(
      await recordExemption(deps(), exemptionRecord(unitId, { information: 'Rekam medis' }), ppid),
    );
    const ending = await deps().queries.exemptions.endingBy('2027-01-29', 'all', 5);
    assert.deepEqual(
      ending.map((row) => row.id),
      [id],
    );
    const stale = { id, version: 7, reason: 'Tidak perlu lagi' };
    assert.equal(refusal(await endExemption(deps(), stale, ppid)), 'STALE_EXEMPTION');
    assert.equal(refusal(await endExemption(deps(), { ...stale, version: 1 }, actor)), 'NOT_ALLOWED');
  });
});
