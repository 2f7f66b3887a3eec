import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import type { AuditCursor, AuditFilter } from '#application/audit/audit-views.ts';
import { viewReporter } from '#application/complaint/view-reporter.ts';
import { viewIdentity } from '#application/information-request/view-identity.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type InformationRequestId } from '#domain/shared/ids.ts';
import { submittedComplaint } from '#tests/factories/complaints.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import { append, entry } from './audit-world.ts';

eachDialect('the list of the audit trail', (context) => {
  let office: TestOffice;
  let rina: OfficerActor;
  before(async () => {
    office = await createTestOffice(context);
    rina = (await office.officer({ roles: ['administrator'], fullName: 'Rina Kartika' })).actor;
    for (let at = 1; at <= 30; at += 1) {
      const actor =
        at % 3 === 0
          ? ({ kind: 'officer', officerId: rina.officerId, role: 'administrator' } as const)
          : ({ kind: 'system' } as const);
      await append(office, entry(office, { actor, action: at % 2 === 0 ? 'unit_changed' : 'backup_made' }));
      office.clock.advance({ hours: 1 });
    }
  });

  const page = (filter: AuditFilter, limit: number, cursor: AuditCursor | null = null) =>
    office.deps.queries.audit.page(filter, limit, cursor);
  const seqs = (found: Awaited<ReturnType<typeof page>>) => found.rows.map(({ seq }) => seq);

  test('walks to the oldest and back without leaving out or repeating an entry', async () => {
    const walked: number[] = [];
    let cursor: AuditCursor | null = null;
    for (;;) {
      const found = await page({}, 7, cursor);
      walked.push(...seqs(found));
      assert.equal(found.hasNewer, cursor !== null);
      if (!found.hasOlder) break;
      cursor = { direction: 'older', seq: walked.at(-1) ?? 0 };
    }
    assert.deepEqual(
      walked,
      Array.from({ length: 30 }, (_, at) => 30 - at),
    );
    const back = await page({}, 7, { direction: 'newer', seq: 9 });
    assert.deepEqual(seqs(back), [16, 15, 14, 13, 12, 11, 10]);
    const top = await page({}, 7, { direction: 'newer', seq: 25 });
    assert.deepEqual([seqs(top), top.hasNewer], [[30, 29, 28, 27, 26], false]);
  });

  test('filters by action, officer and day, alone and together, in one statement', async () => {
    const { value, count } = await office.countStatements(() => page({ action: 'unit_changed' }, 50));
    assert.equal(count, 1);
    assert.equal(value.rows.length, 15);
    const hers = await page({ officerId: rina.officerId }, 50);
    assert.deepEqual(seqs(hers), [30, 27, 24, 21, 18, 15, 12, 9, 6, 3]);
    assert.equal(hers.rows[0]?.actorName, 'Rina Kartika');
    const both = await page({ officerId: rina.officerId, action: 'unit_changed' }, 50);
    assert.deepEqual(seqs(both), [30, 24, 18, 12, 6]);
    const hours = await page({ after: '2026-11-25T03:00:00.000Z', until: '2026-11-25T06:00:00.000Z' }, 50);
    assert.deepEqual(seqs(hours), [4, 3, 2]);
    assert.deepEqual(seqs(await page({ officerId: 'tidak ada' }, 50)), []);
  });

  test('says who opened an identity of which case and why, latest first, from an index', async () => {
    const chief = (await office.officer({ roles: ['chief_ppid'], fullName: 'Sri Wahyuni' })).actor;
    const receipts = [await submittedRequest(office.deps), await submittedRequest(office.deps)];
    for (const { caseId } of receipts) {
      const requestId = asId<InformationRequestId>(caseId);
      const reason = `Mencocokkan KTP untuk ${caseId.slice(-4)}`;
      assert.ok((await viewIdentity(office.deps, { requestId, reason }, chief)).ok);
    }
    const { audit } = office.deps.queries;
    const { value, count } = await office.countStatements(() => audit.identityViews(10, null, []));
    assert.equal(count, 1);
    assert.deepEqual(
      value.map(({ officerName, role, caseId, reason, sawNik, sawProof }) => ({
        officerName,
        role,
        caseId,
        reason,
        sawNik,
        sawProof,
      })),
      receipts.toReversed().map(({ caseId }) => ({
        officerName: 'Sri Wahyuni',
        role: 'chief_ppid',
        caseId,
        reason: `Mencocokkan KTP untuk ${caseId.slice(-4)}`,
        sawNik: true,
        sawProof: false,
      })),
    );
    assert.match(value[0]?.caseNumber ?? '', /^PI-2026-\d{6}$/);
    assert.equal((await audit.identityViews(10, value[0]?.id ?? null, [])).length, 1);

    const reported = (await office.unit({ name: 'Dinas Terlapor' })).id;
    const desk = (await office.officer({ roles: ['complaint_desk'], fullName: 'Wahyu Lestari' })).actor;
    const { caseId } = await submittedComplaint(office.deps, { identityMode: 'anonymous' });
    const opened = await viewReporter(
      office.deps,
      { complaintId: caseId, reason: 'Menanyakan letak lampunya' },
      desk,
    );
    assert.ok(opened.ok);
    await office.database.db
      .updateTable('complaint')
      .set({ about_unit_id: reported })
      .where('id', '=', caseId)
      .execute();
    const [latest, ...others] = await audit.identityViews(10, null, []);
    assert.deepEqual(
      [latest?.caseKind, latest?.caseId, latest?.officerName, latest?.role, latest?.reason],
      ['complaint', caseId, 'Wahyu Lestari', 'complaint_desk', 'Menanyakan letak lampunya'],
    );
    assert.equal(others.length, 2);
    assert.equal((await audit.identityViews(10, latest?.id ?? null, [])).length, 2);
    // Who belongs to the unit that it is about does not learn that there is such a report.
    assert.deepEqual(await audit.identityViews(10, null, [reported]), others);

    if (office.database.dialect !== 'sqlite') return;
    const plan = await sql<{ detail: string }>`explain query plan
      select e.id from case_event as e where e.type = 'identity_viewed' order by e.id desc limit 10`.execute(
      office.database.db,
    );
    assert.match(plan.rows.map(({ detail }) => detail).join(), /case_event_identity_views/);
  });
});
