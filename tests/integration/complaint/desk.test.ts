import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { blockContact } from '#application/complaint/block-contact.ts';
import { complaintScope } from '#application/complaint/complaint-scope.ts';
import type { OfficerComplaintView } from '#application/complaint/complaint-views.ts';
import { handOverComplaint } from '#application/complaint/hand-over-complaint.ts';
import { chaseUnit, escalateComplaint } from '#application/complaint/press-unit.ts';
import { recordAct } from '#application/complaint/record-act.ts';
import { reissueComplaintCode } from '#application/complaint/reissue-complaint-code.ts';
import { releaseReporter } from '#application/complaint/release-reporter.ts';
import { nobody } from '#application/complaint/reporter.ts';
import { reporterShown } from '#application/complaint/reporter-shown.ts';
import { submitComplaint } from '#application/complaint/submit-complaint.ts';
import { answerByTaskLink, makeTaskLink } from '#application/complaint/task-link.ts';
import { viewReporter } from '#application/complaint/view-reporter.ts';
import { writeToReporter } from '#application/complaint/write-to-reporter.ts';
import { listExceptions } from '#application/exception/list-exceptions.ts';
import { settleNotice } from '#application/notification/settle-notice.ts';
import { changeUnitContacts } from '#application/settings/change-unit-contacts.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type ComplaintId, type NoticeId, type UnitId } from '#domain/shared/ids.ts';
import { lampClassification, newComplaint, submittedComplaint } from '#tests/factories/complaints.ts';
import { accepted, refusal } from '#tests/integration/officer/officer-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import { toTellAudience, toTellCount } from '#web/to-tell.ts';

const reason = 'Menanyakan letak tiang lampu';

eachDialect('the complaint desk', (context) => {
  let office: TestOffice;
  let desk: OfficerActor;
  let dishub: UnitId;
  let pupr: UnitId;
  let liaison: OfficerActor;
  let other: OfficerActor;
  beforeEach(async () => {
    office = await createTestOffice(context);
    desk = (await office.officer({ roles: ['complaint_desk'] })).actor;
    dishub = (await office.unit({ name: 'Dinas Perhubungan' })).id;
    pupr = (await office.unit({ name: 'Dinas PUPR' })).id;
    liaison = (await office.officer({ roles: ['liaison_officer'], unit: dishub })).actor;
    other = (await office.officer({ roles: ['liaison_officer'], unit: pupr })).actor;
  });

  const seenBy = async (id: ComplaintId, actor: OfficerActor): Promise<OfficerComplaintView> => {
    const view = await office.deps.queries.complaints.officerComplaint(id, complaintScope(actor));
    assert.ok(view !== null);
    return view;
  };
  const handedOver = async (change = {}, unitIds: readonly UnitId[] = [dishub, pupr]) => {
    const { caseId } = await submittedComplaint(office.deps, change);
    const command = {
      complaintId: caseId,
      version: 1,
      unitIds,
      note: '',
      classification: lampClassification,
    };
    accepted(await handOverComplaint(office.deps, command, desk));
    const view = await seenBy(caseId, desk);
    const taskOf = (unit: UnitId) => {
      const task = view.tasks.find((one) => one.unitId === unit);
      assert.ok(task !== undefined);
      return task.id;
    };
    return { caseId, taskOf };
  };
  const audited = async (action: string) =>
    (
      await office.database.db
        .selectFrom('audit_entry')
        .select(['object_id', 'detail', 'actor_id'])
        .where('action', '=', action)
        .execute()
    ).map((row) => ({ ...row, detail: JSON.parse(row.detail) }));

  test('an open reporter stands on the desk’s page; an anonymous one is opened for a reason only', async () => {
    const open = await submittedComplaint(office.deps);
    const shown = reporterShown(office.deps, await seenBy(open.caseId, desk), desk);
    assert.ok(shown.kind === 'shown' && shown.reporter.fullName === 'Siti Aminah');
    const { caseId } = await submittedComplaint(office.deps, { identityMode: 'anonymous' });
    assert.equal(reporterShown(office.deps, await seenBy(caseId, desk), desk).kind, 'sealed');
    const look = (by: OfficerActor, why = reason) =>
      viewReporter(office.deps, { complaintId: caseId, reason: why }, by);
    assert.equal(refusal(await look(desk, 'ingin')), 'REASON_NEEDED');
    assert.equal(refusal(await look(liaison)), 'NOT_FOUND');
    const auditor = (await office.officer({ roles: ['auditor'] })).actor;
    assert.equal(reporterShown(office.deps, await seenBy(caseId, auditor), auditor).kind, 'withheld');
    assert.equal(refusal(await look(auditor)), 'NOT_ALLOWED');
    assert.equal(accepted(await look(desk)).phone, '+6281234567890');
    assert.deepEqual(
      (await audited('reporter_view_refused')).map(({ detail }) => detail.code),
      ['REASON_NEEDED', 'NOT_FOUND', 'NOT_ALLOWED'],
    );
    assert.deepEqual(
      (await audited('reporter_viewed')).map(({ object_id, actor_id }) => [object_id, actor_id]),
      [[caseId, desk.officerId]],
    );
    const [viewed] = (await seenBy(caseId, desk)).timeline.filter(({ type }) => type === 'reporter_viewed');
    assert.deepEqual([viewed?.payload, viewed?.visibility], [{ reason }, 'internal']);
    const nameless = await submittedComplaint(office.deps, {
      identityMode: 'without_identity',
      reporter: nobody,
    });
    const asked = { complaintId: nameless.caseId, reason };
    assert.equal(refusal(await viewReporter(office.deps, asked, desk)), 'NO_REPORTER');
  });

  test('with consent a unit gets name and phone for its task, other units and later tasks do not', async () => {
    const { caseId, taskOf } = await handedOver({
      reporter: { ...newComplaint().reporter, address: 'Jl. Raya 12', email: 'siti@contoh.id' },
    });
    const give = (consent: string) => releaseReporter(office.deps, { taskId: taskOf(dishub), consent }, desk);
    const shown = async (by: OfficerActor) => reporterShown(office.deps, await seenBy(caseId, by), by);
    assert.equal((await seenBy(caseId, liaison)).sealedReporter, null);
    assert.equal(refusal(await give('setuju')), 'REASON_NEEDED');
    assert.equal(
      refusal(await releaseReporter(office.deps, { taskId: taskOf(dishub), consent: reason }, liaison)),
      'NOT_ALLOWED',
    );
    accepted(await give('Ditelepon, setuju dihubungi Dishub'));
    assert.deepEqual(await shown(liaison), {
      kind: 'released',
      fullName: 'Siti Aminah',
      phone: '+6281234567890',
    });
    assert.equal((await shown(other)).kind, 'withheld');
    assert.equal((await seenBy(caseId, other)).sealedReporter, null);
    assert.ok((await seenBy(caseId, liaison)).timeline.every(({ visibility }) => visibility === 'public'));
    accepted(
      await recordAct(
        office.deps,
        {
          taskId: taskOf(dishub),
          kind: 'answer',
          body: 'Lampu sudah diganti Selasa malam dan menyala kembali.',
          actorName: 'Budi',
          actorPosition: '',
          files: [],
          source: 'account',
        },
        liaison,
      ),
    );
    assert.equal((await shown(liaison)).kind, 'withheld');
    assert.equal((await audited('reporter_released')).length, 1);
    const anonymous = await handedOver({ identityMode: 'anonymous' });
    const hidden = { taskId: anonymous.taskOf(dishub), consent: 'Ditelepon, setuju dihubungi' };
    assert.equal(refusal(await releaseReporter(office.deps, hidden, desk)), 'NO_REPORTER');
  });

  test('a blocked contact reports no more by web, the desk may for it, and the block can be lifted', async () => {
    const { caseId } = await submittedComplaint(office.deps);
    const block = (blocked: boolean, why = 'Sembilan kali mengirim spam') =>
      blockContact(office.deps, { complaintId: caseId, blocked, reason: why }, desk);
    assert.equal(refusal(await block(true, 'spam')), 'REASON_NEEDED');
    assert.equal(refusal(await block(false)), 'WRONG_STATUS');
    accepted(await block(true));
    assert.equal(refusal(await block(true)), 'WRONG_STATUS');
    assert.equal((await seenBy(caseId, desk)).contactBlock?.reason, 'Sembilan kali mengirim spam');
    assert.equal(refusal(await submitComplaint(office.deps, newComplaint())), 'CONTACT_BLOCKED');
    accepted(await submitComplaint(office.deps, newComplaint({ channel: 'desk' }), desk));
    accepted(await block(false));
    accepted(await submitComplaint(office.deps, newComplaint()));
    assert.equal((await audited('contact_blocked')).length + (await audited('contact_unblocked')).length, 2);
    const { caseId: nameless } = await submittedComplaint(office.deps, {
      identityMode: 'without_identity',
      reporter: nobody,
    });
    const command = { complaintId: nameless, blocked: true, reason };
    assert.equal(refusal(await blockContact(office.deps, command, desk)), 'NO_CONTACT');
  });

  test('a silent unit is reminded, then its head and the Sekda are told; only the desk does so', async () => {
    const { caseId, taskOf } = await handedOver();
    accepted(await chaseUnit(office.deps, taskOf(dishub), desk));
    for (const level of ['unit_head', 'regional_secretary'] as const) {
      accepted(await escalateComplaint(office.deps, { taskId: taskOf(dishub), level }, desk));
    }
    assert.equal(refusal(await chaseUnit(office.deps, taskOf(dishub), liaison)), 'NOT_ALLOWED');
    const lines = (await seenBy(caseId, desk)).timeline.map(({ type, payload }) => [type, payload.level]);
    assert.deepEqual(
      lines.filter(([type]) => type === 'complaint_unit_chased' || type === 'complaint_escalated'),
      [
        ['complaint_unit_chased', undefined],
        ['complaint_escalated', 'unit_head'],
        ['complaint_escalated', 'regional_secretary'],
      ],
    );
  });

  test('contacts of a unit are the administrator’s to keep', async () => {
    const { actor: administrator } = await office.officer({ roles: ['administrator'] });
    const contacts = [
      { kind: 'liaison', fullName: 'Agus', positionTitle: 'Sekretaris', phone: '+6281200000001' },
      { kind: 'head', fullName: 'Bu Ratna', positionTitle: 'Kepala Dinas', phone: null },
    ] as const;
    const keep = (by: OfficerActor, some: readonly (typeof contacts)[number][]) =>
      changeUnitContacts(office.deps, { unitId: dishub, contacts: some }, by);
    assert.equal(refusal(await keep(desk, contacts)), 'FORBIDDEN');
    accepted(await keep(administrator, contacts));
    const kept = await office.deps.queries.office.unitContacts([dishub, pupr]);
    assert.deepEqual(
      kept.map(({ unitId, kind, fullName, phone }) => [unitId, kind, fullName, phone]),
      [
        [dishub, 'liaison', 'Agus', '+6281200000001'],
        [dishub, 'head', 'Bu Ratna', null],
      ],
    );
    accepted(await keep(administrator, []));
    assert.deepEqual(await office.deps.queries.office.unitContacts([dishub]), []);
  });

  test('a reporter who must be told by hand is on the desk’s list and count, and on nobody else’s', async () => {
    const { actor: chief } = await office.officer({ roles: ['chief_ppid'] });
    const { caseId } = await submittedComplaint(office.deps);
    accepted(await writeToReporter(office.deps, { complaintId: caseId, body: 'Tiang nomor berapa?' }, desk));
    const { queries } = office.deps;
    const listOf = (actor: OfficerActor) => queries.notices.toTell(toTellAudience(actor), 10, null);
    const countOf = async (actor: OfficerActor) =>
      toTellCount(actor, await queries.informationRequests.openCounts([]));
    assert.deepEqual([await countOf(desk), (await listOf(desk)).length], [1, 1]);
    assert.deepEqual([await countOf(chief), (await listOf(chief)).length], [0, 0]);
    const [task] = await listOf(desk);
    assert.ok(task?.caseKind === 'complaint' && task.phone === null);
    const { db } = office.database;
    const row = await db.selectFrom('notice').selectAll().where('id', '=', task.id).executeTakeFirstOrThrow();
    assert.equal(row.address, '');
    const settle = (by: OfficerActor) =>
      settleNotice(office.deps, { noticeId: asId<NoticeId>(task.id), outcome: 'told' }, by);
    assert.equal(refusal(await settle(chief)), 'NOT_ALLOWED');
    accepted(await settle(desk));
    assert.deepEqual([await countOf(desk), (await listOf(desk)).length], [0, 0]);
  });

  test('of a complaint about the own unit there is no task, and none to settle', async () => {
    const both = (await office.officer({ roles: ['complaint_desk'] })).actor;
    const conflicted: OfficerActor = {
      ...both,
      grants: [...both.grants, { role: 'liaison_officer', unitId: pupr }],
    };
    const { caseId } = await submittedComplaint(office.deps);
    const classification = { ...lampClassification, aboutUnitId: pupr };
    const command = { complaintId: caseId, version: 1, unitIds: [dishub], note: '', classification };
    accepted(await handOverComplaint(office.deps, command, desk));
    const { queries } = office.deps;
    const [task] = await queries.notices.toTell(toTellAudience(desk), 10, null);
    assert.ok(task !== undefined);
    assert.deepEqual(await queries.notices.toTell(toTellAudience(conflicted), 10, null), []);
    assert.equal(toTellCount(conflicted, await queries.informationRequests.openCounts([])), 0);
    const tick = { noticeId: asId<NoticeId>(task.id), outcome: 'told' } as const;
    assert.equal(refusal(await settleNotice(office.deps, tick, conflicted)), 'NOT_FOUND');
    const rules = await queries.officeRules();
    office.clock.set('2026-12-20T03:00:00.000Z');
    const late = async (actor: OfficerActor) =>
      (await listExceptions(office.deps, rules, actor)).items.filter(({ key }) => key === 'complaint_late');
    assert.equal((await late(desk)).length, 1);
    assert.equal((await late(conflicted)).length, 0);
    for (const actor of [conflicted, other]) {
      const scope = complaintScope(actor);
      const { number } = await seenBy(caseId, desk);
      for (const text of [number, 'musala']) {
        for (const folder of ['desk', 'units', 'reporter', 'done', 'all_open'] as const) {
          assert.deepEqual((await queries.complaints.inbox({ scope, folder, text }, 10, null)).rows, []);
        }
      }
      assert.deepEqual(await queries.complaints.counts(scope, '2026-12-20'), {
        desk: 0,
        units: 0,
        reporter: 0,
        late: 0,
      });
      assert.equal(await queries.complaints.officerComplaint(caseId, scope), null);
      assert.deepEqual(await queries.complaints.waitingActs(scope, office.deps.clock.now(), 10), []);
    }
  });

  test('an act by task link that nobody looked at is a matter after one working day', async () => {
    const { taskOf } = await handedOver();
    const { url } = accepted(await makeTaskLink(office.deps, taskOf(dishub), desk));
    const token = url.split('/').at(-1) ?? '';
    const body = 'Lampu sudah diganti Selasa malam dan menyala kembali.';
    const statement = { kind: 'answer', body, actorName: 'Budi', actorPosition: '', files: [] } as const;
    accepted(await answerByTaskLink(office.deps, token, statement));
    const rules = await office.deps.queries.officeRules();
    const waiting = async () =>
      (await listExceptions(office.deps, rules, desk)).items.filter(
        ({ key }) => key === 'complaint_act_waiting',
      ).length;
    // Wednesday; Thursday is the working day it has, on Friday it is late.
    office.clock.set('2026-11-26T16:59:59.000Z');
    assert.equal(await waiting(), 0);
    office.clock.set('2026-11-26T17:00:00.000Z');
    assert.equal(await waiting(), 1);
  });

  test('a lost code is replaced for a known reporter, and the old one ends', async () => {
    const { caseId, code } = await submittedComplaint(office.deps);
    const ask = (personCheck: string, by = desk, version = 1) =>
      reissueComplaintCode(office.deps, { complaintId: caseId, version, personCheck }, by);
    assert.equal(refusal(await ask('ya')), 'PERSON_CHECK_NEEDED');
    assert.equal(refusal(await ask('Ditelepon ke nomornya', liaison)), 'NOT_FOUND');
    const fresh = accepted(await ask('Ditelepon ke nomornya'));
    assert.notEqual(fresh.code, code);
    assert.equal(refusal(await ask('Ditelepon ke nomornya')), 'STALE_CASE');
    const nameless = await submittedComplaint(office.deps, {
      identityMode: 'without_identity',
      reporter: nobody,
    });
    const command = { complaintId: nameless.caseId, version: 1, personCheck: 'Mengaku pelapornya' };
    assert.equal(refusal(await reissueComplaintCode(office.deps, command, desk)), 'NO_REPORTER');
  });
});
