import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { complaintScope } from '#application/complaint/complaint-scope.ts';
import type { Sp4nCase, Sp4nGateway } from '#application/ports/sp4n-gateway.ts';
import { copyCase } from '#application/sp4n/copy-case.ts';
import { actsToTell, copyStatus } from '#application/sp4n/copy-status.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintId, UnitId } from '#domain/shared/ids.ts';
import { submittedComplaint } from '#tests/factories/complaints.ts';
import { answeredBy, handedOver } from '#tests/factories/sp4n.ts';
import { accepted, refusal } from '#tests/integration/officer/officer-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

eachDialect('copying to SP4N-LAPOR!', (context) => {
  let office: TestOffice;
  let desk: OfficerActor;
  let unit: UnitId;
  beforeEach(async () => {
    office = await createTestOffice(context);
    desk = (await office.officer({ roles: ['complaint_desk'] })).actor;
    unit = (await office.unit({ name: 'Dinas Perhubungan' })).id;
  });

  const work = async (kind: 'case' | 'status', actor = desk) =>
    (await office.deps.queries.sp4n.worklist(kind, complaintScope(actor), 50, null)).rows;
  const linkOf = async (id: ComplaintId) => {
    const link = await office.deps.queries.sp4n.link(id, complaintScope(desk));
    assert.ok(link !== null);
    return link;
  };
  const copy = async (id: ComplaintId, trackingId: string, actor = desk, version?: number) =>
    copyCase(
      office.deps,
      { complaintId: id, version: version ?? (await linkOf(id)).version, trackingId },
      actor,
    );

  test('what was handed over waits, the oldest first; what was not, and what was born there, does not', async () => {
    const first = await handedOver(office, desk, unit);
    office.clock.advance({ hours: 1 });
    const second = await handedOver(office, desk, unit, { confidential: true }, { confidential: true });
    await submittedComplaint(office.deps);
    await handedOver(office, desk, unit, { channel: 'sp4n' });
    assert.deepEqual(
      (await work('case')).map((row) => [row.number, row.confidential, row.unitName !== null]),
      [
        [first.number, false, true],
        [second.number, true, true],
      ],
    );
    assert.deepEqual(await office.deps.queries.sp4n.workCounts(complaintScope(desk)), { case: 2, status: 0 });
    // Page by page, there and back.
    const { worklist } = office.deps.queries.sp4n;
    const scope = complaintScope(desk);
    const one = await worklist('case', scope, 1, null);
    const [row] = one.rows;
    assert.ok(row !== undefined && one.hasOlder && !one.hasNewer);
    const cursor = { key: row.sortKey, id: row.id, direction: 'older' } as const;
    const two = await worklist('case', scope, 1, cursor);
    assert.deepEqual(
      [two.rows.map((found) => found.number), two.hasOlder, two.hasNewer],
      [[second.number], false, true],
    );
    const [other] = two.rows;
    assert.ok(other !== undefined);
    const back = await worklist('case', scope, 1, {
      key: other.sortKey,
      id: other.id,
      direction: 'newer',
    });
    assert.deepEqual(
      back.rows.map((found) => found.number),
      [first.number],
    );
  });

  test('the tracking id is kept once and tells whose it is', async () => {
    const first = await handedOver(office, desk, unit);
    const second = await handedOver(office, desk, unit);
    assert.equal(refusal(await copy(first.id, '')), 'TRACKING_ID_NEEDED');
    assert.equal(refusal(await copy(first.id, '12')), 'TRACKING_ID_INVALID');
    assert.equal(accepted(await copy(first.id, ' #7654321 ')).trackingId, '7654321');
    const taken = await copy(second.id, '7654321');
    assert.ok(!taken.ok);
    assert.deepEqual(taken.error, { code: 'TRACKING_ID_TAKEN', number: first.number });
    assert.equal((await linkOf(second.id)).trackingId, null, 'the refused one still waits');
    assert.deepEqual(
      (await work('case')).map((row) => row.number),
      [second.number],
    );
    // The same again is no change; another one corrects it.
    assert.equal(accepted(await copy(first.id, '7654321', desk, 99)).trackingId, '7654321');
    assert.equal(refusal(await copy(first.id, '7654322', desk, 99)), 'STALE_LINK');
    accepted(await copy(first.id, '7654322'));
    accepted(await copy(second.id, '7654321'));
    const view = await office.deps.queries.complaints.officerComplaint(first.id, complaintScope(desk));
    assert.equal(view?.timeline.filter((line) => line.type === 'sp4n_copied').length, 2);
    const citizen = await office.deps.queries.complaints.citizenComplaint({
      caseKind: 'complaint',
      caseId: first.id,
    });
    assert.ok(!JSON.stringify(citizen?.timeline).includes('sp4n'));
  });

  test('two officers with one tracking id for two cases: one is kept, the other hears whose it is', async () => {
    const other = (await office.officer({ roles: ['complaint_desk'] })).actor;
    for (let round = 0; round < 10; round += 1) {
      const a = await handedOver(office, desk, unit);
      const b = await handedOver(office, desk, unit);
      const id = `RACE${round}X`;
      const results = await Promise.all([copy(a.id, id), copy(b.id, id, other)]);
      const codes = results.map((one) => (one.ok ? 'ok' : one.error.code)).toSorted();
      assert.deepEqual(codes, ['TRACKING_ID_TAKEN', 'ok']);
      const lost = results.find((one) => !one.ok);
      const holder = (await linkOf(a.id)).trackingId === null ? b : a;
      assert.ok(lost !== undefined && !lost.ok && lost.error.code === 'TRACKING_ID_TAKEN');
      assert.equal(lost.error.number, holder.number);
    }
  });

  test('two officers with two tracking ids for one case: the second is told', async () => {
    const { id } = await handedOver(office, desk, unit);
    const results = await Promise.all([copy(id, '1111111', desk, 1), copy(id, '2222222', desk, 1)]);
    assert.deepEqual(results.map((one) => (one.ok ? 'ok' : one.error.code)).toSorted(), ['STALE_LINK', 'ok']);
  });

  test('what a unit did after the copy waits with its words, until it is said to be copied', async () => {
    const { id, number } = await handedOver(office, desk, unit);
    accepted(await copy(id, '7654321'));
    assert.deepEqual(await work('status'), []);
    office.clock.advance({ hours: 1 });
    await answeredBy(office, id, desk);
    const [row] = await work('status');
    assert.deepEqual([row?.number, row?.status, row?.statusCopied], [number, 'answered', 'handed_over']);
    const link = await linkOf(id);
    const view = await office.deps.queries.complaints.officerComplaint(id, complaintScope(desk));
    assert.equal(actsToTell(view?.acts ?? [], link).length, 1);
    const command = {
      complaintId: id,
      version: link.version,
      status: 'answered',
      text: '',
      doneByHand: true,
    } as const;
    assert.equal(
      refusal(await copyStatus(office.deps, { ...command, status: 'closed' }, desk)),
      'STALE_LINK',
    );
    accepted(await copyStatus(office.deps, command, desk));
    assert.equal(refusal(await copyStatus(office.deps, command, desk)), 'STALE_LINK');
    assert.deepEqual(await work('status'), []);
    assert.equal(actsToTell(view?.acts ?? [], await linkOf(id)).length, 0);
  });

  test('acts from before the copy are told too', async () => {
    const { id } = await handedOver(office, desk, unit);
    await answeredBy(office, id, desk, 'progress');
    office.clock.advance({ hours: 1 });
    accepted(await copy(id, '7654321'));
    assert.equal((await work('status')).length, 1);
    const view = await office.deps.queries.complaints.officerComplaint(id, complaintScope(desk));
    assert.equal(actsToTell(view?.acts ?? [], await linkOf(id)).length, 1);
  });

  test('who may not handle complaints copies nothing; a complaint about the own unit is not there', async () => {
    const { id } = await handedOver(office, desk, unit);
    const liaison = (await office.officer({ roles: ['liaison_officer'], unit })).actor;
    assert.equal(refusal(await copy(id, '7654321', liaison)), 'NOT_ALLOWED');
    const reported = (await office.unit({ name: 'Dinas Lain' })).id;
    const secret = await handedOver(office, desk, unit, {}, { aboutUnitId: reported });
    const insider = (await office.officer({ roles: ['complaint_desk'] })).actor;
    const both: OfficerActor = {
      ...insider,
      grants: [...insider.grants, { role: 'liaison_officer', unitId: reported }],
    };
    assert.deepEqual(
      (await work('case', both)).map((row) => row.id),
      [id],
    );
    assert.equal((await office.deps.queries.sp4n.workCounts(complaintScope(both))).case, 1);
    assert.equal(await office.deps.queries.sp4n.link(secret.id, complaintScope(both)), null);
    assert.equal(refusal(await copy(secret.id, '9999999', both)), 'NOT_FOUND');
    accepted(await copy(secret.id, '9999999'));
    const taken = await copy(id, '9999999', both);
    assert.deepEqual(taken.ok ? null : taken.error, { code: 'TRACKING_ID_TAKEN', number: '' });
  });

  test('an interface behind the port does by itself what officers do by hand', async () => {
    const sent: Sp4nCase[] = [];
    const told: string[] = [];
    let up = true;
    const sp4nGateway: Sp4nGateway = {
      createFromCase: async (report) => {
        if (!up) return { kind: 'unavailable' };
        sent.push(report);
        return { kind: 'done', value: { trackingId: `API${sent.length}000` } };
      },
      getStatus: async () => ({ kind: 'done', value: { status: 'in_process' } }),
      addFollowUp: async (trackingId, text) => {
        told.push(`${trackingId}: ${text}`);
        return { kind: 'done', value: null };
      },
    };
    const deps = { ...office.deps, sp4nGateway };
    const { id, number } = await handedOver(office, desk, unit, {
      identityMode: 'anonymous',
      confidential: true,
    });
    const command = { complaintId: id, version: 1, trackingId: '' };
    up = false;
    assert.equal(refusal(await copyCase(deps, command, desk)), 'GATEWAY_UNAVAILABLE');
    up = true;
    assert.equal(accepted(await copyCase(deps, command, desk)).trackingId, 'API1000');
    const [report] = sent;
    assert.ok(report !== undefined);
    assert.deepEqual(
      [report.anonymous, report.category?.sub, report.unitName],
      [true, 'Penerangan jalan umum', 'Dinas Perhubungan'],
    );
    assert.ok(report.body.includes(number));
    assert.ok(!JSON.stringify(report).includes('Siti Aminah'));
    assert.ok(!JSON.stringify(report).includes('81234567890'));
    office.clock.advance({ hours: 1 });
    await answeredBy(office, id, desk);
    const { version } = await linkOf(id);
    const follow = {
      complaintId: id,
      version,
      status: 'answered',
      text: 'Sudah dijawab',
      doneByHand: false,
    } as const;
    assert.equal(refusal(await copyStatus(office.deps, follow, desk)), 'GATEWAY_UNAVAILABLE');
    accepted(await copyStatus(deps, follow, desk));
    assert.deepEqual(told, ['API1000: Sudah dijawab']);
    assert.equal((await linkOf(id)).statusThere, 'in_process');
  });
});
