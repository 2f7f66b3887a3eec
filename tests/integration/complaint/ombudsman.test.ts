import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { endOmbudsman, recordOmbudsman } from '#application/complaint/record-ombudsman.ts';
import { ombudsmanUntil, strictDay } from '#domain/complaint/ombudsman.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintId } from '#domain/shared/ids.ts';
import { complaintEventText } from '#i18n/complaint-timeline.ts';
import { submittedComplaint } from '#tests/factories/complaints.ts';
import { accepted, refusal } from '#tests/integration/officer/officer-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

eachDialect('a report to the Ombudsman', (context) => {
  let office: TestOffice;
  let desk: OfficerActor;
  let complaintId: ComplaintId;
  beforeEach(async () => {
    office = await createTestOffice(context);
    desk = (await office.officer({ roles: ['complaint_desk'] })).actor;
    complaintId = (await submittedComplaint(office.deps)).caseId;
    office.clock.set('2026-12-20T03:00:00.000Z');
  });

  const record = (reportedOn: string, number = '0123/LM/XII/2026/SBY', by = desk) =>
    recordOmbudsman(office.deps, { complaintId, reportedOn, number }, by);
  const end = (outcomeOn: string) =>
    endOmbudsman(office.deps, { complaintId, outcome: 'settled', text: 'Lampu dipasang.', outcomeOn }, desk);

  test('the desk records date, number and outcome, and the reporter reads all three', async () => {
    assert.equal(refusal(await end('2026-12-20')), 'NO_OMBUDSMAN_REPORT');
    assert.equal(refusal(await record('2026-12-21')), 'OMBUDSMAN_DATE_INVALID');
    assert.equal(refusal(await record('2026-11-24')), 'OMBUDSMAN_DATE_INVALID');
    accepted(await record('2026-12-18'));
    assert.equal(refusal(await end('2026-12-17')), 'OMBUDSMAN_DATE_INVALID');
    accepted(await end('2026-12-20'));
    assert.equal(refusal(await end('2026-12-20')), 'NO_OMBUDSMAN_REPORT');
    const view = await office.deps.queries.complaints.citizenComplaint({
      caseKind: 'complaint',
      caseId: complaintId,
    });
    const lines = view?.timeline.map((one) => complaintEventText(one.type, one.payload)) ?? [];
    assert.deepEqual(lines.slice(-2), [
      {
        title: 'Dilaporkan kepada Ombudsman Republik Indonesia',
        text: 'Pada Jumat, 18 Desember 2026, nomor 0123/LM/XII/2026/SBY.',
      },
      {
        title: 'Hasil dari Ombudsman Republik Indonesia',
        text: 'Diselesaikan bersama Ombudsman, pada Minggu, 20 Desember 2026. Lampu dipasang.',
      },
    ]);
  });

  test('only the desk records it', async () => {
    const auditor = (await office.officer({ roles: ['auditor'] })).actor;
    assert.equal(refusal(await record('2026-12-18', '', auditor)), 'NOT_ALLOWED');
  });

  test('two years from the report, and the stricter reading of 14 days, stand on the page', () => {
    assert.equal(ombudsmanUntil('2026-11-25'), '2028-11-25');
    assert.equal(ombudsmanUntil('2028-02-29'), '2030-02-28');
    assert.equal(strictDay('2026-12-20', 14), '2027-01-03');
  });
});
