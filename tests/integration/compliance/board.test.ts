import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { addEvidence } from '#application/compliance/add-evidence.ts';
import { assignDuty } from '#application/compliance/assign-duty.ts';
import type { DutyRow } from '#application/compliance/compliance-views.ts';
import { confirmDuty } from '#application/compliance/confirm-duty.ts';
import { groupScores, judgeRows } from '#application/compliance/judge-duties.ts';
import { moveDuty } from '#application/compliance/move-duty.ts';
import { removeEvidence } from '#application/compliance/remove-evidence.ts';
import { addPackage, savePackage } from '#application/compliance/save-package.ts';
import { setApplicability } from '#application/compliance/set-applicability.ts';
import { listExceptions } from '#application/exception/list-exceptions.ts';
import { withdrawDocument } from '#application/public-document/withdraw-document.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { accepted, documentDetails, publishedDocument, refOf } from '#tests/factories/public-documents.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

eachDialect('the mandated checklist', (context) => {
  let office: TestOffice;
  let chief: OfficerActor;
  let works: UnitId;
  let worksPpid: OfficerActor;
  let otherPpid: OfficerActor;

  const duties = () => office.deps.queries.compliance.duties();
  const dutyOf = async (code: string, unit?: UnitId): Promise<DutyRow> => {
    const found = (await duties()).find(
      ({ item, unitId }) => item.code === code && (unit === undefined || unitId === unit),
    );
    assert.ok(found, code);
    return found;
  };
  const refTo = async (code: string, unit?: UnitId) => {
    const { id, version } = await dutyOf(code, unit);
    return { dutyId: id, expectedVersion: version };
  };
  const stateOf = async (code: string, unit?: UnitId) => {
    const row = await dutyOf(code, unit);
    return judgeRows(office.deps.clock, [row], office.deps.clock.today())[0]?.judged;
  };
  const link = { address: 'https://jdih.probolinggokab.go.id/', label: 'JDIH', periodYear: null };
  const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }) =>
    result.ok ? 'ok' : result.error.code;

  before(async () => {
    office = await createTestOffice(context);
    chief = (await office.officer({ roles: ['chief_ppid'] })).actor;
    works = (await office.unit({ name: 'Dinas Uji Jalan', slug: 'dinas-uji-jalan' })).id;
    const other = (await office.unit({ name: 'Dinas Uji Lain', slug: 'dinas-uji-lain' })).id;
    worksPpid = (await office.officer({ roles: ['unit_ppid'], unit: works })).actor;
    otherPpid = (await office.officer({ roles: ['unit_ppid'], unit: other })).actor;
  });

  test('a fresh office owes every item, each in one unit, and has published none', async () => {
    const rows = judgeRows(office.deps.clock, await duties(), office.deps.clock.today());
    assert.equal(rows.length, 63);
    assert.equal(new Set(rows.map(({ item }) => item.code)).size, 63);
    const scores = groupScores(rows);
    assert.deepEqual(
      [scores.periodic.missing, scores.immediate.missing, scores.available_anytime.missing],
      [38, 6, 19],
    );
    assert.equal(scores.periodic.percent, 0);
  });

  test('a published document is evidence, is current for six months, and no longer counts once withdrawn', async () => {
    const document = await publishedDocument(
      office.deps,
      chief,
      documentDetails(works, { title: 'Profil dinas uji' }),
    );
    accepted(
      await addEvidence(
        office.deps,
        { ...(await refTo('B-01a')), ...link, address: `/informasi/${document.slug}` },
        chief,
      ),
    );
    assert.deepEqual(await stateOf('B-01a'), {
      state: 'published',
      lastConfirmedOn: '2026-11-25',
      nextDueOn: '2027-05-25',
    });
    accepted(
      await withdrawDocument(
        office.deps,
        { ...(await refOf(office.deps, document.documentId)), reason: 'Salah unggah berkas.' },
        chief,
      ),
    );
    assert.equal((await stateOf('B-01a'))?.state, 'missing');
    assert.equal(codeOf(await confirmDuty(office.deps, await refTo('B-01a'), chief)), 'NO_EVIDENCE');
  });

  test('a link goes stale the day after its six months, and "masih berlaku" starts them anew', async () => {
    accepted(await addEvidence(office.deps, { ...(await refTo('B-06b')), ...link }, chief));
    office.clock.set('2027-05-25T16:59:59.000Z');
    assert.equal((await stateOf('B-06b'))?.state, 'published');
    office.clock.set('2027-05-25T17:00:00.000Z');
    assert.equal((await stateOf('B-06b'))?.state, 'stale');
    const rules = await office.deps.queries.officeRules();
    const { items } = await listExceptions(office.deps, rules, chief);
    const told = items.filter(({ key }) => key === 'duty_due');
    assert.deepEqual(
      told.map(({ params }) => [params.code, params.over]),
      [['B-06b', 'yes']],
    );
    accepted(await confirmDuty(office.deps, await refTo('B-06b'), chief));
    assert.equal((await stateOf('B-06b'))?.nextDueOn, '2027-11-26');
    office.clock.set('2026-11-25T03:00:00.000Z');
  });

  test('an address that is no document of ours, or no https link, is refused and nothing is kept', async () => {
    const before = await dutyOf('B-10');
    for (const [address, code] of [
      ['', 'EVIDENCE_NEEDED'],
      ['/informasi/tidak-ada', 'DOCUMENT_NOT_PUBLISHED'],
      ['/petugas/dokumen', 'DOCUMENT_NOT_PUBLISHED'],
      ['http://contoh.go.id', 'URL_NOT_HTTPS'],
      ['javascript:alert(1)', 'URL_NOT_HTTPS'],
    ] as const) {
      const refused = await addEvidence(office.deps, { ...(await refTo('B-10')), ...link, address }, chief);
      assert.equal(codeOf(refused), code, address);
    }
    const nameless = { ...(await refTo('B-10')), ...link, label: '' };
    assert.equal(codeOf(await addEvidence(office.deps, nameless, chief)), 'LABEL_LENGTH');
    const future = { ...(await refTo('B-10')), ...link, periodYear: 2030 };
    assert.equal(codeOf(await addEvidence(office.deps, future, chief)), 'PERIOD_YEAR');
    assert.deepEqual(await dutyOf('B-10'), before);
  });

  test('the address may be pasted with the portal in front of it', async () => {
    const { slug } = await publishedDocument(
      office.deps,
      chief,
      documentDetails(works, { title: 'Data pegawai uji' }),
    );
    const address = `${office.deps.facts.baseUrl}/informasi/${slug}?dari=papan`;
    accepted(await addEvidence(office.deps, { ...(await refTo('B-10')), ...link, address }, chief));
    const { evidence } = await dutyOf('B-10');
    assert.deepEqual(
      evidence.map(({ document, label }) => [document?.slug, label]),
      [[slug, 'Data pegawai uji']],
    );
  });

  test('a unit confirms what it owes and nothing of another unit', async () => {
    accepted(await assignDuty(office.deps, { itemCode: 'B-01d', unitId: works }, chief));
    const twice = await assignDuty(office.deps, { itemCode: 'B-01d', unitId: works }, chief);
    assert.equal(codeOf(twice), 'DUTY_EXISTS');
    const byOther = await addEvidence(office.deps, { ...(await refTo('B-01d', works)), ...link }, otherPpid);
    assert.equal(codeOf(byOther), 'NOT_ALLOWED');
    accepted(await addEvidence(office.deps, { ...(await refTo('B-01d', works)), ...link }, worksPpid));
    assert.equal((await stateOf('B-01d', works))?.state, 'published');
    const self = await setApplicability(
      office.deps,
      { ...(await refTo('B-01d', works)), applicable: false, reason: 'Tidak ada.' },
      worksPpid,
    );
    assert.equal(codeOf(self), 'NOT_ALLOWED');
    assert.deepEqual(
      (await office.deps.queries.compliance.duties([works])).map(({ item }) => item.code),
      ['B-01d'],
    );
  });

  test('of two officers with the same page the second is refused', async () => {
    const seen = { ...(await refTo('T-01')), ...link };
    accepted(await addEvidence(office.deps, seen, chief));
    assert.equal(codeOf(await addEvidence(office.deps, seen, chief)), 'STALE_DUTY');
    assert.equal((await dutyOf('T-01')).evidence.length, 1);
  });

  test('evidence that is taken away no longer counts, and is taken away once', async () => {
    const [evidence] = (await dutyOf('T-01')).evidence;
    assert.ok(evidence);
    const command = { ...(await refTo('T-01')), evidenceId: evidence.id };
    accepted(await removeEvidence(office.deps, command, chief));
    assert.equal((await stateOf('T-01'))?.state, 'missing');
    const again = { ...(await refTo('T-01')), evidenceId: evidence.id };
    assert.equal(codeOf(await removeEvidence(office.deps, again, chief)), 'STALE_DUTY');
    const elsewhere = { ...(await refTo('T-02')), evidenceId: evidence.id };
    assert.equal(codeOf(await removeEvidence(office.deps, elsewhere, chief)), 'STALE_DUTY');
  });

  test('what does not apply needs a reason that the public reads', async () => {
    const empty = { ...(await refTo('B-02i')), applicable: false, reason: '  ' };
    assert.equal(codeOf(await setApplicability(office.deps, empty, chief)), 'REASON_LENGTH');
    const reason = 'Kantor ini tidak menyelenggarakan pendidikan.';
    accepted(
      await setApplicability(office.deps, { ...(await refTo('B-02i')), applicable: false, reason }, chief),
    );
    assert.equal((await stateOf('B-02i'))?.state, 'not_applicable');
    accepted(
      await setApplicability(office.deps, { ...(await refTo('B-02i')), applicable: true, reason: '' }, chief),
    );
    assert.equal((await stateOf('B-02i'))?.state, 'missing');
  });

  test('a duty moves to another unit with its proofs, but not onto one that owes the same', async () => {
    accepted(await addEvidence(office.deps, { ...(await refTo('S-06')), ...link }, chief));
    accepted(await moveDuty(office.deps, { ...(await refTo('S-06')), unitId: works }, chief));
    const moved = await dutyOf('S-06');
    assert.equal(moved.unitId, works);
    assert.equal(moved.evidence.length, 1);
    const [first] = (await duties()).filter(({ item, unitId }) => item.code === 'B-01d' && unitId !== works);
    assert.ok(first);
    const onto = { dutyId: first.id, expectedVersion: first.version, unitId: works };
    assert.equal(codeOf(await moveDuty(office.deps, onto, chief)), 'DUTY_EXISTS');
  });

  test('every change makes the public board new', async () => {
    const version = () =>
      office.database.db.selectFrom('public_version').select('value').executeTakeFirstOrThrow();
    const before = await version();
    accepted(await addEvidence(office.deps, { ...(await refTo('T-08')), ...link }, chief));
    assert.ok((await version()).value > before.value);
  });

  test('a package counts what is published, and leaves out what it does not require', async () => {
    const byOther = await addPackage(
      office.deps,
      { unitId: works, year: 2026, name: 'Jalan uji' },
      otherPpid,
    );
    assert.equal(codeOf(byOther), 'NOT_ALLOWED');
    const id = accepted(
      await addPackage(office.deps, { unitId: works, year: 2026, name: 'Pemeliharaan jalan uji' }, worksPpid),
    );
    const entry = (itemCode: string, address: string, notRequired = false) => ({
      itemCode,
      address,
      notRequired,
    });
    const entries = [
      entry('P-01', 'https://sirup.contoh.go.id/1'),
      entry('P-02', ''),
      entry('P-11', 'https://diabaikan.contoh.go.id', true),
      entry('X-99', 'https://contoh.go.id'),
    ];
    const save = (expectedVersion: number, list = entries) =>
      savePackage(office.deps, { packageId: id, expectedVersion, entries: list }, worksPpid);
    const wrong = await save(1, [...entries, entry('P-03', 'bukan alamat')]);
    assert.deepEqual(wrong.ok ? null : wrong.error, { code: 'URL_NOT_HTTPS', itemCode: 'P-03' });
    assert.deepEqual((await office.deps.queries.compliance.package(id))?.records, []);
    accepted(await save(1));
    assert.equal(codeOf(await save(1)), 'STALE_DUTY');
    const shown = await office.deps.queries.compliance.package(id);
    assert.deepEqual([shown?.published, shown?.notRequired, shown?.version], [1, 1, 2]);
    const [listed] = await office.deps.queries.compliance.packages(2026, 10);
    assert.deepEqual([listed?.published, listed?.notRequired], [1, 1]);
    accepted(await save(2, [entry('P-01', '')]));
    assert.equal((await office.deps.queries.compliance.package(id))?.published, 0);
  });

  test('the board is two statements, however much is owed', async () => {
    const { count } = await office.countStatements(duties);
    assert.equal(count, 2);
  });
});
