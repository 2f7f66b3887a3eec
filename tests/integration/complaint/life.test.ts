import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { closeSilentComplaints } from '#application/complaint/close-silent-complaints.ts';
import { complaintScope } from '#application/complaint/complaint-scope.ts';
import type { OfficerComplaintView } from '#application/complaint/complaint-views.ts';
import { handOverComplaint } from '#application/complaint/hand-over-complaint.ts';
import { mergeComplaint, unmergeComplaint } from '#application/complaint/merge-complaint.ts';
import { moveComplaint } from '#application/complaint/move-complaint.ts';
import { publishComplaint } from '#application/complaint/publish-complaint.ts';
import { recordAct } from '#application/complaint/record-act.ts';
import {
  closeByReporter,
  reopenComplaint,
  sendReporterMessage,
  withdrawComplaint,
} from '#application/complaint/reporter-acts.ts';
import { returnTask } from '#application/complaint/return-task.ts';
import { settleAct } from '#application/complaint/settle-act.ts';
import { submitComplaint } from '#application/complaint/submit-complaint.ts';
import {
  answerByTaskLink,
  makeTaskLink,
  revokeTaskLink,
  taskOfLink,
} from '#application/complaint/task-link.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintId, ComplaintTaskId, UnitId } from '#domain/shared/ids.ts';
import { lampClassification, newComplaint, submittedComplaint } from '#tests/factories/complaints.ts';
import { accepted, refusal } from '#tests/integration/officer/officer-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

const answerText = 'Lampu sudah diganti Selasa malam dan menyala kembali.';

eachDialect('the life of a complaint', (context) => {
  let office: TestOffice;
  let desk: OfficerActor;
  let dishub: UnitId;
  let pupr: UnitId;
  let liaison: OfficerActor;
  beforeEach(async () => {
    office = await createTestOffice(context);
    desk = (await office.officer({ roles: ['complaint_desk'] })).actor;
    dishub = (await office.unit({ name: 'Dinas Perhubungan' })).id;
    pupr = (await office.unit({ name: 'Dinas PUPR' })).id;
    liaison = (await office.officer({ roles: ['liaison_officer'], unit: dishub })).actor;
  });

  const refOf = (caseId: ComplaintId): CaseRef => ({ caseKind: 'complaint', caseId });
  const seenBy = async (caseId: ComplaintId, actor: OfficerActor): Promise<OfficerComplaintView> => {
    const view = await office.deps.queries.complaints.officerComplaint(caseId, complaintScope(actor));
    assert.ok(view !== null);
    return view;
  };
  const handedOver = async (unitIds: readonly UnitId[] = [dishub], change = {}) => {
    const { caseId, number } = await submittedComplaint(office.deps, change);
    accepted(
      await handOverComplaint(
        office.deps,
        { complaintId: caseId, version: 1, unitIds, note: '', classification: lampClassification },
        desk,
      ),
    );
    const view = await seenBy(caseId, desk);
    return { caseId, number, tasks: view.tasks.map((task) => task.id) };
  };
  const act = (
    taskId: ComplaintTaskId | undefined,
    kind: 'progress' | 'answer',
    by = liaison,
    body = answerText,
  ) => {
    assert.ok(taskId !== undefined);
    return recordAct(
      office.deps,
      { taskId, kind, body, actorName: 'Budi', actorPosition: 'Kasi PJU', files: [], source: 'account' },
      by,
    );
  };

  test('taken, handed over, worked on, answered, and ended by the reporter', async () => {
    const { caseId, number, tasks } = await handedOver();
    assert.match(number, /^PG-2026-000001$/);
    const handed = await seenBy(caseId, desk);
    assert.equal(handed.status, 'handed_over');
    // 25 November is a Wednesday: five working days end on 2 December.
    assert.equal(handed.dueOn, '2026-12-02');
    assert.equal(handed.unitName, 'Dinas Perhubungan');
    accepted(await act(tasks[0], 'progress', liaison, 'Petugas sudah mengecek tiang, kabel putus.'));
    const working = await seenBy(caseId, desk);
    assert.equal(working.status, 'in_progress');
    // Fourteen working days from receipt, past Christmas leave or not: from the calendar.
    assert.ok(working.dueOn > '2026-12-10');
    accepted(await act(tasks[0], 'answer'));
    const answered = await seenBy(caseId, desk);
    assert.equal(answered.status, 'answered');
    assert.equal(answered.closesOn, '2026-12-09');
    accepted(await closeByReporter(office.deps, refOf(caseId), 5));
    const closed = await seenBy(caseId, desk);
    assert.deepEqual([closed.status, closed.rating, closed.closesOn], ['closed', 5, null]);
    const citizen = await office.deps.queries.complaints.citizenComplaint(refOf(caseId));
    assert.deepEqual(
      citizen?.timeline.map((line) => line.type),
      [
        'complaint_submitted',
        'complaint_handed_over',
        'complaint_act_recorded',
        'complaint_answered',
        'complaint_closed',
      ],
    );
    assert.deepEqual(
      citizen?.acts.map((one) => one.kind),
      ['progress', 'answer'],
    );
    assert.ok(citizen?.timeline.every((line) => line.actorName === null));
  });

  test('the same form sent again is the same complaint, another body under its key is refused', async () => {
    const form = newComplaint();
    const first = accepted(await submitComplaint(office.deps, form));
    const again = accepted(await submitComplaint(office.deps, form));
    assert.deepEqual([again.number, again.code, again.repeated], [first.number, first.code, true]);
    assert.equal(
      refusal(await submitComplaint(office.deps, { ...form, body: 'Hal lain sama sekali.' })),
      'KEY_USED_FOR_OTHER_BODY',
    );
    const opened = await office.deps.unitOfWork.transaction((tx) => tx.caseAccess.findByNumber(first.number));
    assert.deepEqual([opened?.caseKind, opened?.caseId], ['complaint', first.caseId]);
  });

  test('without identity nothing may come with it; anonymous needs a way to be reached', async () => {
    const reporter = newComplaint().reporter;
    const nobody = { fullName: null, address: null, email: null, phone: null };
    assert.equal(
      refusal(await submitComplaint(office.deps, newComplaint({ identityMode: 'without_identity' }))),
      'IDENTITY_NOT_TAKEN',
    );
    assert.equal(
      refusal(
        await submitComplaint(office.deps, newComplaint({ identityMode: 'anonymous', reporter: nobody })),
      ),
      'CONTACT_NEEDED',
    );
    const { caseId } = await submittedComplaint(office.deps, {
      identityMode: 'without_identity',
      reporter: nobody,
    });
    const row = await office.database.db
      .selectFrom('complaint')
      .selectAll()
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow();
    assert.deepEqual([row.sealed_reporter, row.contact_fingerprint], [null, null]);
    const anonymous = await submittedComplaint(office.deps, { identityMode: 'anonymous', reporter });
    const everything = JSON.stringify(await everyRow(office));
    for (const trace of ['Siti Aminah', '81234567890']) assert.ok(!everything.includes(trace), trace);
    assert.ok((await seenBy(anonymous.caseId, desk)).sealedReporter?.length);
  });

  test('an emoji, or only passing it on, ends nothing', async () => {
    const { caseId, tasks } = await handedOver();
    assert.equal(refusal(await act(tasks[0], 'answer', liaison, '🙏')), 'ANSWER_EMPTY');
    assert.equal(
      refusal(await act(tasks[0], 'answer', liaison, 'Laporan sudah kami teruskan kepada pihak terkait.')),
      'ANSWER_ONLY_PASSES_ON',
    );
    assert.equal((await seenBy(caseId, desk)).status, 'handed_over');
    assert.equal(refusal(await closeByReporter(office.deps, refOf(caseId), null)), 'WRONG_STATUS');
  });

  test('bukan kami goes back to the desk with a reason the reporter never sees', async () => {
    const { caseId, tasks } = await handedOver();
    const [taskId] = tasks;
    assert.ok(taskId !== undefined);
    assert.equal(refusal(await returnTask(office.deps, { taskId, reason: ' ' }, liaison)), 'REASON_NEEDED');
    accepted(await returnTask(office.deps, { taskId, reason: 'Lampu milik PLN, rahasia dapur' }, liaison));
    const view = await seenBy(caseId, desk);
    assert.deepEqual([view.status, view.unitName], ['received', null]);
    const citizen = await office.deps.queries.complaints.citizenComplaint(refOf(caseId));
    assert.ok(!JSON.stringify(citizen).includes('rahasia dapur'));
    assert.ok(!citizen?.timeline.some((line) => line.type === 'complaint_returned'));
    assert.equal(refusal(await act(taskId, 'answer')), 'TASK_NOT_OPEN');
    assert.equal(await office.deps.queries.complaints.suggestedUnit('street_light', null), null);
  });

  test('two units: answered only when both have answered', async () => {
    const { caseId, tasks } = await handedOver([dishub, pupr]);
    const other = (await office.officer({ roles: ['liaison_officer'], unit: pupr })).actor;
    accepted(await act(tasks[0], 'answer'));
    assert.equal((await seenBy(caseId, desk)).status, 'in_progress');
    assert.equal(refusal(await act(tasks[1], 'answer', liaison)), 'TASK_NOT_FOUND');
    accepted(await act(tasks[1], 'answer', other));
    assert.equal((await seenBy(caseId, desk)).status, 'answered');
    // A unit sees its own part only.
    const own = await seenBy(caseId, liaison);
    assert.deepEqual([own.tasks.length, own.acts.length, own.sealedReporter], [1, 1, null]);
  });

  test('belum opens it again with the same units and a new clock', async () => {
    const { caseId, tasks } = await handedOver();
    accepted(await act(tasks[0], 'answer'));
    assert.equal(refusal(await reopenComplaint(office.deps, refOf(caseId), '')), 'REASON_NEEDED');
    accepted(await reopenComplaint(office.deps, refOf(caseId), 'Masih gelap'));
    const view = await seenBy(caseId, desk);
    assert.deepEqual([view.status, view.reopenedCount, view.closesOn], ['in_progress', 1, null]);
    assert.equal(view.tasks[0]?.status, 'open');
    accepted(await act(tasks[0], 'answer', liaison, 'Kabel tanah sudah diganti, lampu menyala terus.'));
    assert.equal((await seenBy(caseId, desk)).status, 'answered');
  });

  test('silence ends it after the last day, never on it, and a missed run loses nothing', async () => {
    const { caseId, tasks } = await handedOver();
    accepted(await act(tasks[0], 'answer'));
    office.clock.set('2026-12-09T16:59:59.000Z');
    assert.equal(await closeSilentComplaints(office.deps), 0);
    office.clock.set('2026-12-09T17:00:00.000Z');
    assert.equal(
      refusal(await reopenComplaint(office.deps, refOf(caseId), 'Masih gelap')),
      'REOPEN_TOO_LATE',
    );
    office.clock.set('2027-03-01T00:00:00.000Z');
    assert.equal(await closeSilentComplaints(office.deps), 1);
    assert.equal(await closeSilentComplaints(office.deps), 0);
    assert.equal((await seenBy(caseId, desk)).status, 'closed');
  });

  test('on hold with a question; the reporter answers and it goes on', async () => {
    const { caseId } = await submittedComplaint(office.deps);
    const move = (name: 'hold' | 'decline' | 'archive' | 'restore', words: string, version: number) =>
      moveComplaint(office.deps, { complaintId: caseId, version, move: name, words }, desk);
    assert.equal(refusal(await move('hold', 'Di?', 1)), 'REASON_NEEDED');
    accepted(await move('hold', 'Di desa mana musala itu?', 1));
    accepted(
      await sendReporterMessage(office.deps, refOf(caseId), { body: 'Desa Sumber', idempotencyKey: 'k1' }),
    );
    accepted(
      await sendReporterMessage(office.deps, refOf(caseId), { body: 'Desa Sumber', idempotencyKey: 'k1' }),
    );
    const view = await seenBy(caseId, desk);
    assert.equal(view.status, 'received');
    assert.equal(view.messages.filter((one) => one.direction === 'from_citizen').length, 1);
    accepted(
      await move('decline', 'Jalan ini milik Kota Probolinggo. Lapor ke sana lewat LAPOR!', view.version),
    );
    assert.equal((await seenBy(caseId, desk)).status, 'not_ours');
    accepted(await move('restore', '', view.version + 1));
    accepted(await withdrawComplaint(office.deps, refOf(caseId), 'Sudah menyala'));
    assert.equal((await seenBy(caseId, desk)).status, 'withdrawn');
  });

  test('five reports of one lamp: each keeps its number and hears of the one act', async () => {
    const first = await handedOver();
    const second = await submittedComplaint(office.deps, {
      reporter: { fullName: 'Pak Rahmat', address: null, email: null, phone: '+6281299998888' },
    });
    const merge = (version: number, intoNumber = first.number) =>
      mergeComplaint(office.deps, { complaintId: second.caseId, version, intoNumber }, desk);
    assert.equal(refusal(await merge(1, 'PG-2026-999999')), 'MERGE_TARGET_NOT_FOUND');
    assert.equal(refusal(await merge(1, second.number)), 'MERGE_TARGET_IS_ITSELF');
    accepted(await merge(1));
    accepted(await act(first.tasks[0], 'answer'));
    const told = await office.deps.queries.complaints.citizenComplaint(refOf(second.caseId));
    assert.equal(told?.acts.length, 1);
    assert.ok(told?.timeline.some((line) => line.type === 'complaint_answered'));
    assert.ok(!JSON.stringify(told).includes(first.number), 'the other number is not this reporter’s');
    const lead = await seenBy(first.caseId, desk);
    assert.deepEqual(
      lead.merged.map((one) => one.number),
      [second.number],
    );
    accepted(await unmergeComplaint(office.deps, { complaintId: second.caseId, version: 2 }, desk));
    assert.equal((await seenBy(second.caseId, desk)).status, 'received');
  });

  test('a task link opens its task, its answer waits for the desk, and nothing opens once it has ended', async () => {
    const { caseId, tasks } = await handedOver();
    const [taskId] = tasks;
    assert.ok(taskId !== undefined);
    const linkOf = async () => {
      const { url } = accepted(await makeTaskLink(office.deps, taskId, desk));
      return url.slice(url.lastIndexOf('/') + 1);
    };
    const opens = (token: string) =>
      office.deps.unitOfWork.transaction(async (tx) => (await taskOfLink(tx, office.deps, token)) !== null);
    const old = await linkOf();
    const token = await linkOf();
    assert.deepEqual([await opens(old), await opens(token), await opens('x')], [false, true, false]);
    const statement = {
      kind: 'answer',
      body: answerText,
      actorName: 'Pak Joko',
      actorPosition: 'Teknisi PJU',
      files: [],
    } as const;
    assert.equal(refusal(await answerByTaskLink(office.deps, old, statement)), 'LINK_NOT_VALID');
    accepted(await answerByTaskLink(office.deps, token, statement));
    const waiting = await seenBy(caseId, desk);
    assert.equal(waiting.status, 'handed_over');
    const citizen = await office.deps.queries.complaints.citizenComplaint(refOf(caseId));
    assert.deepEqual(citizen?.acts, []);
    const [given] = waiting.acts;
    assert.ok(given !== undefined);
    accepted(await settleAct(office.deps, { actId: given.id, as: 'confirmed', reason: '' }, desk));
    assert.equal(
      refusal(await settleAct(office.deps, { actId: given.id, as: 'confirmed', reason: '' }, desk)),
      'ACT_ALREADY_CONFIRMED',
    );
    assert.equal((await seenBy(caseId, desk)).status, 'answered');
    assert.equal(await opens(token), false);
    const second = await handedOver();
    const [otherTask] = second.tasks;
    assert.ok(otherTask !== undefined);
    const { url } = accepted(await makeTaskLink(office.deps, otherTask, desk));
    const other = url.slice(url.lastIndexOf('/') + 1);
    accepted(await revokeTaskLink(office.deps, otherTask, desk));
    assert.equal(await opens(other), false);
    const { url: third } = accepted(await makeTaskLink(office.deps, otherTask, desk));
    office.clock.advance({ hours: 14 * 24 });
    assert.equal(await opens(third.slice(third.lastIndexOf('/') + 1)), false);
  });

  test('the reported unit has no way to it: not by handing over, list, count, search or address', async () => {
    const inspectorate = await office.unit({ name: 'Inspektorat' });
    await office.deps.unitOfWork.transaction((tx) =>
      tx.settings.save({ inspectorateUnitId: inspectorate.id }, office.clock.now(), desk.officerId),
    );
    const { caseId, number } = await submittedComplaint(office.deps, { confidential: true });
    const about = { ...lampClassification, supervision: true, confidential: true, aboutUnitId: dishub };
    const give = (unitIds: readonly UnitId[], classification = about) =>
      handOverComplaint(
        office.deps,
        { complaintId: caseId, version: 1, unitIds, note: '', classification },
        desk,
      );
    assert.equal(refusal(await give([pupr])), 'INSPECTORATE_NEEDED');
    assert.equal(refusal(await give([dishub], { ...about, supervision: false })), 'UNIT_IS_REPORTED');
    accepted(await give([inspectorate.id]));
    // Even an officer of the reported unit who also sits at the desk.
    const both = (await office.officer({ roles: ['complaint_desk'] })).actor;
    const insider: OfficerActor = { ...both, grants: [...both.grants, ...liaison.grants] };
    for (const actor of [liaison, insider]) {
      const scope = complaintScope(actor);
      const { complaints } = office.deps.queries;
      assert.equal(await complaints.officerComplaint(caseId, scope), null);
      for (const folder of ['desk', 'units', 'reporter', 'done', 'all_open'] as const) {
        for (const text of ['', 'lampu', number]) {
          const page = await complaints.inbox({ scope, folder, text }, 50, null);
          assert.deepEqual(page.rows, [], `${folder} ${text}`);
        }
      }
      assert.deepEqual(await complaints.counts(scope, '2027-01-01'), {
        desk: 0,
        units: 0,
        reporter: 0,
        late: 0,
      });
      assert.deepEqual(await complaints.similar(caseId, scope, '2026-01-01'), []);
    }
    assert.equal((await office.deps.queries.complaints.counts(complaintScope(desk), '2027-01-01')).units, 1);
    assert.equal(
      refusal(
        await publishComplaint(office.deps, { complaintId: caseId, version: 3, publicBody: 'Teks' }, desk),
      ),
      'CONFIDENTIAL_NOT_PUBLIC',
    );
  });

  test('two officers from the same page: one is taken, the other is told', async () => {
    const { caseId } = await submittedComplaint(office.deps);
    const give = () =>
      handOverComplaint(
        office.deps,
        { complaintId: caseId, version: 1, unitIds: [dishub], note: '', classification: lampClassification },
        desk,
      );
    const results = await Promise.all([give(), give()]);
    assert.deepEqual(results.map((one) => (one.ok ? 'ok' : one.error.code)).toSorted(), ['STALE_CASE', 'ok']);
  });
});

async function everyRow(office: TestOffice): Promise<unknown> {
  const { db } = office.database;
  return await Promise.all([
    db.selectFrom('complaint').selectAll().execute(),
    db.selectFrom('notice').selectAll().execute(),
    db.selectFrom('outbox').selectAll().execute(),
    db.selectFrom('case_event').selectAll().execute(),
  ]);
}
