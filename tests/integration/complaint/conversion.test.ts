import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { openCaseWithCode } from '#application/case-access/open-case-with-code.ts';
import { openConvertedCase } from '#application/case-access/open-converted-case.ts';
import { complaintScope } from '#application/complaint/complaint-scope.ts';
import { convertComplaint } from '#application/complaint/convert-complaint.ts';
import { takeFromRequest } from '#application/complaint/take-from-request.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { newComplaint, submittedComplaint } from '#tests/factories/complaints.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { accepted, refusal } from '#tests/integration/officer/officer-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

eachDialect('between complaint and request', (context) => {
  let office: TestOffice;
  let desk: OfficerActor;
  let counter: OfficerActor;
  beforeEach(async () => {
    office = await createTestOffice(context);
    desk = (await office.officer({ roles: ['complaint_desk'] })).actor;
    counter = (await office.officer({ roles: ['desk_officer'] })).actor;
  });
  const opensWith = async (number: string, code: string) =>
    accepted(await openCaseWithCode(office.deps, { number, code, clientAddress: '10.0.0.1' }));

  test('a report that asks for data becomes a request with its first day, reached with the same code', async () => {
    const body = 'Minta rincian dana desa Sumber tahun 2025.';
    const { caseId, number, code } = await submittedComplaint(office.deps, { body });
    office.clock.set('2026-11-30T03:00:00.000Z');
    const convert = (version: number, details = ['Rincian dana desa Sumber 2025']) =>
      convertComplaint(office.deps, { complaintId: caseId, version, details }, desk);
    assert.equal(refusal(await convert(1, [])), 'DETAILS_NEEDED');
    const { requestId, number: requestNumber } = accepted(await convert(1));
    assert.match(requestNumber, /^PI-2026-/);
    const view = await office.deps.queries.informationRequests.officerCase(requestId, 'all');
    // Ten working days from 25 November, not from the 30th; 9 December.
    assert.deepEqual(
      [view?.receivedOn, view?.dueOn, view?.requesterName],
      ['2026-11-25', '2026-12-09', 'Siti Aminah'],
    );
    const opened = await opensWith(number, code);
    const other = accepted(await openConvertedCase(office.deps, opened.ref));
    assert.deepEqual([other.number, other.ref.caseKind], [requestNumber, 'information_request']);
    const mine = await office.deps.queries.complaints.citizenComplaint(opened.ref);
    assert.deepEqual([mine?.status, mine?.convertedIntoNumber], ['converted', requestNumber]);
    assert.equal(refusal(await convert(2)), 'WRONG_STATUS');
  });

  test('who gave no name, or asked to stay unnamed, is not made a requester', async () => {
    const nobody = { fullName: null, address: null, email: null, phone: null };
    for (const change of [
      { identityMode: 'without_identity', reporter: nobody },
      { identityMode: 'anonymous', reporter: newComplaint().reporter },
      { identityMode: 'open', reporter: { ...nobody, phone: '+6281299990000' } },
    ] as const) {
      const { caseId } = await submittedComplaint(office.deps, change);
      const command = { complaintId: caseId, version: 1, details: ['Data'] };
      assert.equal(refusal(await convertComplaint(office.deps, command, desk)), 'REPORTER_UNKNOWN');
    }
    const requests = await office.database.db.selectFrom('information_request').select('id').execute();
    assert.deepEqual(requests, []);
  });

  test('a request that is really a complaint becomes one with consent, and its clock ends', async () => {
    const { caseId, number, code } = await submittedRequest(office.deps);
    office.clock.set('2026-11-27T03:00:00.000Z');
    const take = (consent: string) =>
      takeFromRequest(office.deps, { requestId: caseId, version: 1, consent }, counter);
    assert.equal(refusal(await take('ya')), 'REASONS_NEEDED');
    const taken = accepted(await take('Pemohon setuju lewat telepon 27 November'));
    const view = await office.deps.queries.complaints.officerComplaint(
      taken.complaintId,
      complaintScope(desk),
    );
    assert.deepEqual([view?.receivedOn, view?.dueOn, view?.status], ['2026-11-25', '2026-11-30', 'received']);
    const request = await office.deps.queries.informationRequests.officerCase(caseId, 'all');
    assert.equal(request?.status, 'converted');
    const open = await office.database.db
      .selectFrom('open_case_count')
      .select((eb) => eb.fn.sum<number>('value').as('sum'))
      .where('case_kind', '=', 'information_request')
      .executeTakeFirstOrThrow();
    assert.equal(Number(open.sum), 0);
    const opened = await opensWith(number, code);
    assert.equal(accepted(await openConvertedCase(office.deps, opened.ref)).number, taken.number);
    assert.equal(refusal(await take('Pemohon setuju lewat telepon')), 'STALE_CASE');
  });
});
