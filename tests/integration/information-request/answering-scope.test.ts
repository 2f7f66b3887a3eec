import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignInformationRequest } from '#application/information-request/assign-information-request.ts';
import { decideItem } from '#application/information-request/decide-item.ts';
import { prepareAnswer } from '#application/information-request/prepare-answer.ts';
import { prepareExtension } from '#application/information-request/prepare-extension.ts';
import { reissueAccessCode } from '#application/information-request/reissue-access-code.ts';
import { sendOfficeMessage } from '#application/information-request/send-office-message.ts';
import { writeInternalNote } from '#application/information-request/write-internal-note.ts';
import { settleNotice } from '#application/notification/settle-notice.ts';
import { asId, type NoticeId, type RequestItemId, type UnitId } from '#domain/shared/ids.ts';
import {
  accepted,
  answerCommand,
  codeOf,
  extensionCommand,
  granted,
  requestNow,
} from '#tests/factories/answers.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { eachDialect } from '../../support/each-dialect.ts';
import { createTestOffice } from '../../support/test-office.ts';

eachDialect('who may do what to a request', (context) => {
  test('a PPID pelaksana works on the own unit’s requests and sees no other', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const mine = await office.unit();
    const theirs = await office.unit();
    const { actor } = await office.officer({ roles: ['unit_ppid'], unit: mine.id });
    const own = await submittedRequest(deps, { unitId: mine.id });
    const foreign = await submittedRequest(deps, { unitId: theirs.id });
    const unassigned = await submittedRequest(deps);
    const boundaries = { today: '2026-11-25', soonUntil: '2026-11-30' };
    const { rows } = await deps.queries.informationRequests.queue(
      { units: [mine.id], bucket: 'all_open' },
      boundaries,
      10,
      null,
    );
    assert.deepEqual(
      rows.map(({ number }) => number),
      [own.number],
    );
    const byNumber = await deps.queries.informationRequests.queue(
      { units: [mine.id], bucket: 'all_open', text: foreign.number },
      boundaries,
      10,
      null,
    );
    assert.deepEqual(byNumber.rows, []);
    const counts = await deps.queries.informationRequests.openCounts([mine.id]);
    assert.deepEqual(
      counts.byDueDate.map(({ unitId, count }) => [unitId, count]),
      [[mine.id, 1]],
    );
    for (const { caseId } of [foreign, unassigned]) {
      assert.equal(await deps.queries.informationRequests.officerCase(caseId, [mine.id]), null);
      const request = await requestNow(deps, caseId);
      const itemId = request.items[0]?.id ?? asId<RequestItemId>('');
      const decision = { requestId: caseId, version: 1, itemId, decision: granted };
      assert.equal(codeOf(await decideItem(deps, decision, actor)), 'NOT_ALLOWED');
      const text = { requestId: caseId, body: 'halo' };
      assert.equal(codeOf(await writeInternalNote(deps, text, actor)), 'NOT_ALLOWED');
      assert.equal(codeOf(await sendOfficeMessage(deps, text, actor)), 'NOT_ALLOWED');
    }
    const request = await requestNow(deps, own.caseId);
    const itemId = request.items[0]?.id ?? asId<RequestItemId>('');
    accepted(await decideItem(deps, { requestId: own.caseId, version: 1, itemId, decision: granted }, actor));
  });

  test('a PPID pelaksana neither signs off letters nor extends, assigns or gives out codes', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const unit = await office.unit();
    const { actor } = await office.officer({ roles: ['unit_ppid'], unit: unit.id });
    const { caseId } = await submittedRequest(deps, { unitId: unit.id });
    const request = await requestNow(deps, caseId);
    const assign = { requestId: caseId, version: 1, unitId: null, assigneeId: null };
    const personCheck = 'KTP asli dicocokkan';
    const codes = [
      await prepareAnswer(deps, answerCommand(request, '2026-11-25'), actor),
      await prepareExtension(deps, extensionCommand(request, '2026-11-25'), actor),
      await assignInformationRequest(deps, assign, actor),
      await reissueAccessCode(deps, { requestId: caseId, version: 1, personCheck }, actor),
    ].map(codeOf);
    assert.deepEqual(codes, ['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED']);
  });

  test('leaders only read, and the administrator touches no case', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { caseId } = await submittedRequest(deps);
    for (const role of ['auditor', 'administrator', 'complaint_desk'] as const) {
      const { actor } = await office.officer({ roles: [role] });
      const note = await writeInternalNote(deps, { requestId: caseId, body: 'catatan' }, actor);
      assert.equal(codeOf(note), 'NOT_ALLOWED');
    }
  });

  test('assigning tells the citizen the unit, never the officer, and asks for one who may work there', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const unit = await office.unit({ name: 'Dinas PUPR' });
    const other = await office.unit();
    const { actor: pelaksana } = await office.officer({ roles: ['unit_ppid'], unit: unit.id });
    const { actor: elsewhere } = await office.officer({ roles: ['unit_ppid'], unit: other.id });
    const { caseId } = await submittedRequest(deps);
    const assign = (unitId: UnitId | null, assigneeId = pelaksana.officerId, version = 1) =>
      assignInformationRequest(deps, { requestId: caseId, version, unitId, assigneeId }, actor);
    assert.equal(codeOf(await assign(asId<UnitId>('tidak-ada'))), 'UNKNOWN_UNIT');
    assert.equal(codeOf(await assign(unit.id, elsewhere.officerId)), 'OFFICER_NOT_FOUND');
    accepted(await assign(unit.id));
    const request = await requestNow(deps, caseId);
    assert.deepEqual(
      [request.status, request.unitId, request.assigneeId],
      ['in_progress', unit.id, pelaksana.officerId],
    );
    const citizen = await deps.queries.informationRequests.citizenCase({
      caseKind: 'information_request',
      caseId,
    });
    assert.equal(citizen?.unitName, 'Dinas PUPR');
    assert.equal(citizen?.timeline.filter(({ type }) => type === 'request_assigned').length, 1);
    assert.ok(!JSON.stringify(citizen).includes(pelaksana.fullName));
    assert.equal(codeOf(await assign(null, pelaksana.officerId, 1)), 'STALE_CASE');
  });

  test('a task to tell is ticked off once, by whoever may, and leaves the count', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const { actor: auditor } = await office.officer({ roles: ['auditor'] });
    const { caseId } = await submittedRequest(deps);
    const silent = await submittedRequest(deps, { doNotNotify: true });
    for (const requestId of [caseId, caseId, silent.caseId]) {
      accepted(await sendOfficeMessage(deps, { requestId, body: 'Berkas siap diambil.' }, actor));
    }
    const toTell = async () => (await deps.queries.informationRequests.openCounts([])).noticesToTell;
    assert.equal(await toTell(), 2);
    const [first, second] = await deps.queries.notices.toTell({ requests: true, complaints: null }, 10, null);
    const noticeId = asId<NoticeId>(first?.id ?? '');
    const tell = (id: NoticeId, by = actor) => settleNotice(deps, { noticeId: id, outcome: 'told' }, by);
    assert.equal(codeOf(await tell(noticeId, auditor)), 'NOT_ALLOWED');
    accepted(await tell(noticeId));
    assert.equal(codeOf(await tell(noticeId)), 'STALE_CASE');
    accepted(
      await settleNotice(deps, { noticeId: asId<NoticeId>(second?.id ?? ''), outcome: 'number_dead' }, actor),
    );
    assert.equal(await toTell(), 0);
    const view = await deps.queries.informationRequests.officerCase(caseId, 'all');
    assert.deepEqual(
      view?.notices.map(({ status }) => status),
      ['told', 'number_dead'],
    );
  });
});
