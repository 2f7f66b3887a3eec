import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeComplaint } from '#application/complaint/merge-complaint.ts';
import { withdrawComplaint } from '#application/complaint/reporter-acts.ts';
import type { SubmitComplaint } from '#application/complaint/submit-complaint.ts';
import { purgeReporters } from '#application/retention/purge-reporters.ts';
import type { ComplaintId } from '#domain/shared/ids.ts';
import { submittedComplaint } from '#tests/factories/complaints.ts';
import { accepted } from '#tests/integration/officer/officer-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice } from '#tests/support/test-office.ts';

eachDialect('how long a reporter is known', (context) => {
  test('ninety days after the end in confidence, a year otherwise, and not while it goes on', async () => {
    const office = await createTestOffice(context, { now: '2026-01-10T03:00:00.000Z' });
    const { deps, database } = office;
    const desk = (await office.officer({ roles: ['complaint_desk'] })).actor;
    const ended = async (change: Partial<SubmitComplaint>): Promise<ComplaintId> => {
      const { caseId } = await submittedComplaint(deps, change);
      accepted(await withdrawComplaint(deps, { caseKind: 'complaint', caseId }, ''));
      return caseId;
    };
    const open = await ended({});
    const anonymous = await ended({ identityMode: 'anonymous' });
    const confidential = await ended({ confidential: true });
    const going = await submittedComplaint(deps, { identityMode: 'anonymous' });
    const merged = await submittedComplaint(deps, { identityMode: 'anonymous' });
    accepted(
      await mergeComplaint(deps, { complaintId: merged.caseId, version: 1, intoNumber: going.number }, desk),
    );
    const known = async () =>
      (
        await database.db
          .selectFrom('complaint')
          .select('id')
          .where('sealed_reporter', 'is not', null)
          .where('contact_fingerprint', 'is not', null)
          .orderBy('id')
          .execute()
      ).map((row) => row.id);
    const all = await known();
    office.clock.set('2026-04-10T03:00:00.000Z');
    assert.equal(await purgeReporters(deps), 0, 'on the ninetieth day it is not over');
    office.clock.set('2026-04-10T03:00:00.001Z');
    assert.equal(await purgeReporters(deps), 2);
    assert.deepEqual(
      await known(),
      all.filter((id) => id !== anonymous && id !== confidential),
    );
    office.clock.set('2027-01-10T03:00:00.001Z');
    assert.equal(await purgeReporters(deps), 1);
    assert.deepEqual(await known(), [going.caseId, merged.caseId].toSorted());
    assert.ok(!(await known()).includes(open));
    accepted(await withdrawComplaint(deps, { caseKind: 'complaint', caseId: going.caseId }, ''));
    office.clock.advance({ hours: 24 * 91 });
    assert.equal(await purgeReporters(deps), 2, 'the merged one goes with the one it was merged into');
  });
});
