import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attachAnswerFile } from '#application/information-request/attach-answer-file.ts';
import { checkIdentity } from '#application/information-request/check-identity.ts';
import { decideItem } from '#application/information-request/decide-item.ts';
import { prepareAnswer } from '#application/information-request/prepare-answer.ts';
import { previewAnswer } from '#application/information-request/preview-answer.ts';
import { reissueAccessCode } from '#application/information-request/reissue-access-code.ts';
import { reviseAnswer } from '#application/information-request/revise-answer.ts';
import { sendAnswer } from '#application/information-request/send-answer.ts';
import { sendOfficeMessage } from '#application/information-request/send-office-message.ts';
import { withdrawInformationRequest } from '#application/information-request/withdraw-information-request.ts';
import { writeInternalNote } from '#application/information-request/write-internal-note.ts';
import { asId, type InformationRequestId, type RequestItemId } from '#domain/shared/ids.ts';
import {
  accepted,
  answerCommand,
  answeredRequest,
  codeOf,
  decideAll,
  granted,
  lettersOf,
  notHeld,
  refused,
  requestNow,
  signedScans,
} from '#tests/factories/answers.ts';
import { stagedFile, submittedRequest } from '#tests/factories/information-requests.ts';
import { eachDialect } from '../../support/each-dialect.ts';
import { createTestOffice } from '../../support/test-office.ts';

const refFor = (caseId: string) =>
  ({ caseKind: 'information_request', caseId: asId<InformationRequestId>(caseId) }) as const;

eachDialect('answering a request', (context) => {
  test('one item granted with a file, one refused, one not held: two letters, signed, sent, readable', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const { caseId } = await submittedRequest(deps);
    await decideAll(deps, actor, caseId, [granted, await refused(deps), notHeld]);
    const { items, ...decided } = await requestNow(deps, caseId);
    const file = await stagedFile(deps, Buffer.from('%PDF-1.7\nDPA\n%%EOF\n'), 'DPA-2025.pdf');
    const stray = await stagedFile(deps, Buffer.from('%PDF-1.7\nhibah\n%%EOF\n'), 'hibah.pdf');
    for (const [itemId, fileId] of [
      [items[0]?.id, file.fileId],
      [items[1]?.id, stray.fileId],
    ] as const) {
      const { version } = await requestNow(deps, caseId);
      accepted(
        await attachAnswerFile(
          deps,
          { requestId: caseId, version, itemId: itemId ?? asId<RequestItemId>(''), fileIds: [fileId] },
          actor,
        ),
      );
    }
    assert.equal(decided.status, 'in_progress');

    const command = answerCommand(await requestNow(deps, caseId), '2026-11-25');
    const preview = accepted(await previewAnswer(deps, command, actor));
    assert.deepEqual(
      preview.map(({ kind }) => kind),
      ['notification', 'refusal'],
    );
    accepted(await prepareAnswer(deps, command, actor));
    const waiting = await requestNow(deps, caseId);
    assert.equal(waiting.status, 'awaiting_signature');
    assert.equal(waiting.outcome, 'partially_granted');
    const hidden = await deps.queries.informationRequests.citizenCase(refFor(caseId));
    assert.equal(hidden?.outcome, null);
    assert.deepEqual(hidden?.files, []);
    assert.ok(hidden?.items.every((item) => item.decision === null));
    assert.deepEqual(
      hidden?.letters.map(({ kind }) => kind),
      ['receipt'],
    );

    const [notification, refusal] = (await lettersOf(deps, caseId)).filter(({ kind }) => kind !== 'receipt');
    assert.equal(notification?.data.kind, 'notification');
    assert.ok(notification?.data.kind === 'notification');
    assert.deepEqual(
      notification.data.items[0]?.decision === 'granted' && notification.data.items[0].fileNames,
      ['DPA-2025.pdf'],
    );
    // 30 working days from 25 November 2026; 2027 has no decree yet.
    assert.equal(notification.data.objection.workingDays, 30);
    assert.equal(notification.data.objection.provisional, true);
    assert.equal(refusal?.data.kind, 'refusal');
    assert.equal(refusal?.decidedBy, 'Dra. Sri Wahyuni, M.Si., Pejabat Pengelola Informasi dan Dokumentasi');

    const send = { requestId: caseId, version: waiting.version, handedOver: null };
    const none = await sendAnswer(deps, { ...send, letters: new Map() }, actor);
    assert.equal(codeOf(none), 'SIGNED_FILE_NEEDED');
    assert.equal((await requestNow(deps, caseId)).status, 'awaiting_signature');
    const letters = await signedScans(deps, caseId);
    accepted(await sendAnswer(deps, { ...send, letters }, actor));

    const shown = await deps.queries.informationRequests.citizenCase(refFor(caseId));
    assert.equal(shown?.status, 'answered');
    assert.equal(shown?.outcome, 'partially_granted');
    assert.deepEqual(
      shown?.items.map((item) => item.decision?.kind),
      ['granted', 'refused', 'not_held'],
    );
    assert.deepEqual(
      shown?.files.map(({ name }) => name),
      ['DPA-2025.pdf'],
    );
    assert.deepEqual(
      shown?.letters.map(({ kind, status, file: own }) => [kind, status, own?.name ?? null]),
      [
        ['receipt', 'issued', null],
        ['notification', 'sent', 'pemberitahuan-PI-2026-000001.pdf'],
        ['refusal', 'sent', 'penolakan-PI-2026-000001.pdf'],
      ],
    );
    assert.equal(shown?.timeline.at(-1)?.type, 'answer_sent');
    assert.ok(shown?.timeline.every((entry) => entry.actorName === null));
    assert.ok(shown?.deadlines[0]?.metAt);

    const verified = await deps.queries.letters.verification(notification?.verificationCode ?? '');
    const scan = letters.get(notification?.id ?? asId(''));
    const stored = await deps.queries.files.forDelivery(scan?.signedFileId ?? '');
    assert.deepEqual(verified?.sha256, [stored?.sha256]);
    assert.equal(verified?.caseNumber, waiting.number);
    assert.equal(verified?.letterNumber, '000.4/57/PPID/XI/2026');
    assert.deepEqual(await deps.queries.informationRequests.yearFigures(2026), {
      received: 1,
      answered: 1,
      onTime: 1,
    });
  });

  test('the phone-only requester becomes a task, and the task is counted', async () => {
    const office = await createTestOffice(context);
    const { actor } = await office.officer();
    await answeredRequest(office.deps, actor, [granted]);
    const counts = await office.deps.queries.informationRequests.openCounts('all');
    assert.deepEqual([counts.byDueDate, counts.noticesToTell], [[], 1]);
    const [task] = await office.deps.queries.notices.toTell({ requests: true, complaints: null }, 10, null);
    assert.equal(task?.template, 'request_answered');
    assert.equal(task?.phone, '+6281234567890');
  });

  test('all granted makes one letter; all refused makes two', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const first = await submittedRequest(deps);
    await decideAll(deps, actor, first.caseId, [granted]);
    accepted(
      await prepareAnswer(deps, answerCommand(await requestNow(deps, first.caseId), '2026-11-25'), actor),
    );
    assert.equal((await requestNow(deps, first.caseId)).outcome, 'granted');
    assert.equal((await lettersOf(deps, first.caseId)).length, 2);
    const second = await submittedRequest(deps, { details: ['Nomor rekening penerima hibah'] });
    await decideAll(deps, actor, second.caseId, [await refused(deps)]);
    accepted(
      await prepareAnswer(deps, answerCommand(await requestNow(deps, second.caseId), '2026-11-25'), actor),
    );
    assert.equal((await requestNow(deps, second.caseId)).outcome, 'refused');
    assert.equal((await lettersOf(deps, second.caseId)).length, 3);
  });

  test('a prepared answer can be taken back: its letters are cancelled and decisions open again', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const { caseId } = await submittedRequest(deps);
    await decideAll(deps, actor, caseId, [granted]);
    accepted(await prepareAnswer(deps, answerCommand(await requestNow(deps, caseId), '2026-11-25'), actor));
    const waiting = await requestNow(deps, caseId);
    const itemId = waiting.items[0]?.id ?? asId<RequestItemId>('');
    const late = { requestId: caseId, version: waiting.version, itemId, decision: notHeld };
    assert.equal(codeOf(await decideItem(deps, late, actor)), 'WRONG_STATUS');
    accepted(await reviseAnswer(deps, { requestId: caseId, version: waiting.version }, actor));
    const open = await requestNow(deps, caseId);
    assert.equal(open.status, 'in_progress');
    assert.equal(open.outcome, null);
    assert.deepEqual(
      (await lettersOf(deps, caseId)).map(({ status }) => status),
      ['issued', 'cancelled'],
    );
    const cancelled = (await lettersOf(deps, caseId)).at(-1);
    const verified = await deps.queries.letters.verification(cancelled?.verificationCode ?? '');
    assert.deepEqual([verified?.status, verified?.sha256], ['cancelled', []]);
    accepted(await decideItem(deps, { ...late, version: open.version }, actor));
    accepted(await prepareAnswer(deps, answerCommand(await requestNow(deps, caseId), '2026-11-25'), actor));
  });

  test('withdrawn while the answer waits for its signature: the letters are cancelled and nothing can be sent', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const { caseId } = await submittedRequest(deps);
    await decideAll(deps, actor, caseId, [granted]);
    accepted(await prepareAnswer(deps, answerCommand(await requestNow(deps, caseId), '2026-11-25'), actor));
    const letters = await signedScans(deps, caseId);
    accepted(await withdrawInformationRequest(deps, refFor(caseId), ''));
    const { version, status } = await requestNow(deps, caseId);
    assert.equal(status, 'withdrawn');
    const send = { requestId: caseId, version, letters, handedOver: null };
    assert.equal(codeOf(await sendAnswer(deps, send, actor)), 'WRONG_STATUS');
    assert.deepEqual((await deps.queries.informationRequests.openCounts('all')).byDueDate, []);
  });

  test('of two officers who act on what they both saw, the second is told that the case has changed', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const { actor: other } = await office.officer({ roles: ['chief_ppid'] });
    const { caseId } = await submittedRequest(deps);
    const { version, items } = await requestNow(deps, caseId);
    const target = { requestId: caseId, version, itemId: items[0]?.id ?? asId<RequestItemId>('') };
    const [first, second] = await Promise.all([
      decideItem(deps, { ...target, decision: granted }, actor),
      decideItem(deps, { ...target, decision: notHeld }, other),
    ]);
    assert.deepEqual([codeOf(first), codeOf(second)].toSorted(), ['STALE_CASE', 'accepted']);
  });

  test('an answer handed over on an evidenced earlier day is on time, and says that it was entered later', async () => {
    const office = await createTestOffice(context);
    const { deps, clock } = office;
    const { actor } = await office.officer();
    const { caseId } = await submittedRequest(deps);
    await decideAll(deps, actor, caseId, [granted]);
    const { dueOn, number } = await requestNow(deps, caseId);
    assert.equal(dueOn, '2026-12-09');
    clock.set('2026-12-09T03:00:00.000Z');
    accepted(await prepareAnswer(deps, answerCommand(await requestNow(deps, caseId), '2026-12-09'), actor));
    clock.set('2026-12-11T03:00:00.000Z');
    const { version } = await requestNow(deps, caseId);
    const letters = await signedScans(deps, caseId);
    const send = (givenOn: string, reason = 'Jaringan kantor padam', evidence = 'Tanda terima bertanggal') =>
      sendAnswer(
        deps,
        { requestId: caseId, version, letters, handedOver: { givenOn, reason, evidence } },
        actor,
      );
    assert.equal(codeOf(await send('2026-12-08')), 'GIVEN_ON_INVALID');
    assert.equal(codeOf(await send('2026-12-12')), 'GIVEN_ON_INVALID');
    assert.equal(codeOf(await send('2026-12-09', ' ')), 'EVIDENCE_NEEDED');
    assert.equal(codeOf(await send('2026-12-09', 'Padam', '')), 'EVIDENCE_NEEDED');
    accepted(await send('2026-12-09'));
    const shown = await deps.queries.informationRequests.citizenCase(refFor(caseId));
    assert.equal(shown?.number, number);
    assert.equal(shown?.timeline.at(-1)?.payload.givenOn, '2026-12-09');
    assert.ok(shown?.timeline.every((entry) => !JSON.stringify(entry.payload).includes('Tanda terima')));
    assert.equal(clock.dateOf(shown?.deadlines[0]?.metAt ?? ''), '2026-12-09');
    assert.equal((await deps.queries.informationRequests.yearFigures(2026)).onTime, 1);
  });

  test('what is done on an answered request afterwards leaves when and how it was answered alone', async () => {
    const office = await createTestOffice(context);
    const { deps, clock } = office;
    const { actor } = await office.officer();
    const caseId = await answeredRequest(deps, actor, [granted]);
    const before = await requestNow(deps, caseId);
    clock.advance({ hours: 48 });
    const personCheck = 'KTP asli dicocokkan dengan nama';
    accepted(await writeInternalNote(deps, { requestId: caseId, body: 'Sudah diambil.' }, actor));
    accepted(await sendOfficeMessage(deps, { requestId: caseId, body: 'Terima kasih.' }, actor));
    const { version } = before;
    accepted(await checkIdentity(deps, { requestId: caseId, version, evidence: 'other' }, actor));
    accepted(await reissueAccessCode(deps, { requestId: caseId, version: version + 1, personCheck }, actor));
    const after = await requestNow(deps, caseId);
    assert.deepEqual(
      [after.status, after.outcome, after.answeredAt, after.dueOn],
      [before.status, before.outcome, before.answeredAt, before.dueOn],
    );
    const late = await withdrawInformationRequest(deps, refFor(caseId), '');
    assert.equal(codeOf(late), 'WRONG_STATUS');
  });
});
