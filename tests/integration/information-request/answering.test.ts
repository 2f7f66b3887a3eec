import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attachAnswerFile } from '#application/information-request/attach-answer-file.ts';
import { decideItem } from '#application/information-request/decide-item.ts';
import { prepareAnswer } from '#application/information-request/prepare-answer.ts';
import { previewAnswer } from '#application/information-request/preview-answer.ts';
import { removeAnswerFile } from '#application/information-request/remove-answer-file.ts';
import { reviseAnswer } from '#application/information-request/revise-answer.ts';
import { sendAnswer } from '#application/information-request/send-answer.ts';
import { withdrawInformationRequest } from '#application/information-request/withdraw-information-request.ts';
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
  ppidSignature,
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
        ['notification', 'sent', 'pindaian.pdf'],
        ['refusal', 'sent', 'pindaian.pdf'],
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
    const [task] = await office.deps.queries.notices.toTell(10, null);
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

  test('a refusal without ground, statute, reasons or consequence test is refused itself', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const { caseId } = await submittedRequest(deps);
    const request = await requestNow(deps, caseId);
    const complete = await refused(deps);
    const target = { requestId: caseId, version: request.version, itemId: request.items[0]?.id ?? asId('') };
    const codes: string[] = [];
    for (const change of [
      { exemptionLetter: null },
      { exemptionLetter: null, statuteArticle: 'Pasal 3 Peraturan Bupati Probolinggo Nomor 12 Tahun 2019' },
      { statuteArticle: 'Perda Nomor 4 Tahun 2012' },
      { exemptionLetter: 'j' },
      { reasons: '  \n ' },
      { consequenceTest: { ...complete.consequenceTest, number: ' ' } },
      { consequenceTest: { ...complete.consequenceTest, uploadedFileId: null } },
      { consequenceTest: { ...complete.consequenceTest, heldOn: '2026-11-26' } },
    ] as const) {
      codes.push(codeOf(await decideItem(deps, { ...target, decision: { ...complete, ...change } }, actor)));
    }
    assert.deepEqual(codes, [
      'GROUND_NEEDED',
      'STATUTE_NEEDED',
      'STATUTE_NEEDED',
      'STATUTE_NEEDED',
      'REASONS_NEEDED',
      'CONSEQUENCE_TEST_NEEDED',
      'CONSEQUENCE_TEST_NEEDED',
      'CONSEQUENCE_TEST_NEEDED',
    ]);
    const long = `"Alasan" panjang\n${"kata 'sulit' & <b>\n".repeat(260)}`;
    const decision = {
      ...complete,
      exemptionLetter: null,
      statuteArticle: 'Pasal 84 ayat (1) UU 23/2006',
      reasons: long,
    } as const;
    accepted(await decideItem(deps, { ...target, decision }, actor));
    const [item] = (await requestNow(deps, caseId)).items;
    assert.equal(item?.decision?.kind === 'refused' && item.decision.reasons, long);
  });

  test('deciding anew keeps the scan on file, and lets it go when the item is granted after all', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const { caseId } = await submittedRequest(deps);
    const request = await requestNow(deps, caseId);
    const itemId = request.items[0]?.id ?? asId<RequestItemId>('');
    const first = await refused(deps);
    accepted(await decideItem(deps, { requestId: caseId, version: 1, itemId, decision: first }, actor));
    const again = {
      ...first,
      reasons: 'Alasan yang lebih jelas.',
      consequenceTest: { ...first.consequenceTest, uploadedFileId: null },
    };
    accepted(await decideItem(deps, { requestId: caseId, version: 2, itemId, decision: again }, actor));
    const scans = () =>
      deps.unitOfWork.transaction((tx) => tx.storedFiles.ofCase(refFor(caseId), 'consequence_test'));
    assert.equal((await scans()).length, 1);
    accepted(await decideItem(deps, { requestId: caseId, version: 3, itemId, decision: granted }, actor));
    assert.equal((await scans()).length, 0);
  });

  test('"not held" names the holder, or says that the office does not know it', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const { caseId } = await submittedRequest(deps);
    const request = await requestNow(deps, caseId);
    const target = { requestId: caseId, version: request.version, itemId: request.items[0]?.id ?? asId('') };
    const blank = { kind: 'not_held', holder: ' ', holderUnknown: false, note: '' } as const;
    assert.equal(codeOf(await decideItem(deps, { ...target, decision: blank }, actor)), 'HOLDER_NEEDED');
    const both = { ...blank, holder: 'BPK', holderUnknown: true };
    assert.equal(codeOf(await decideItem(deps, { ...target, decision: both }, actor)), 'HOLDER_NEEDED');
    accepted(
      await decideItem(deps, { ...target, decision: { ...blank, holder: '', holderUnknown: true } }, actor),
    );
  });

  test('an answer needs every item decided, a date that has been, a signing official and a payment for costs', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const { caseId } = await submittedRequest(deps, { details: ['Salinan cetak APBD'] });
    const prepare = async (change: Parameters<typeof answerCommand>[2] = {}) =>
      codeOf(
        await prepareAnswer(deps, answerCommand(await requestNow(deps, caseId), '2026-11-25', change), actor),
      );
    assert.equal(await prepare(), 'ITEMS_UNDECIDED');
    await decideAll(deps, actor, caseId, [
      {
        ...granted,
        kind: 'granted',
        form: 'hardcopy',
        supplyWorkingDays: 2,
        note: '',
        costs: [{ label: 'Fotokopi 40 lembar', amountRupiah: 10_000 }],
      },
    ]);
    assert.equal(await prepare(), 'PAYMENT_NEEDED');
    const payment = 'Tunai di meja layanan';
    assert.equal(await prepare({ payment, letterOn: '2026-11-26' }), 'LETTER_DATE_INVALID');
    assert.equal(await prepare({ payment, letterOn: '2026-11-24' }), 'LETTER_DATE_INVALID');
    const nobody = { ...ppidSignature, fullName: ' ' };
    assert.equal(await prepare({ payment, signature: nobody }), 'SIGNING_OFFICIAL_NEEDED');
    const standIn = { ...ppidSignature, capacity: 'a.n.' } as const;
    assert.equal(await prepare({ payment, signature: standIn }), 'SIGNING_OFFICIAL_NEEDED');
    const unsigned = { ...ppidSignature, mode: 'valid_without_signature' } as const;
    assert.equal(await prepare({ payment, signature: unsigned }), 'SIGNATURE_RULE_FORBIDS');
    assert.equal(await prepare({ payment }), 'accepted');
    assert.equal(await prepare({ payment }), 'WRONG_STATUS');
  });

  test('a number that the e-office gives later is asked for before the letter leaves', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const { caseId } = await submittedRequest(deps);
    await decideAll(deps, actor, caseId, [granted]);
    const command = answerCommand(await requestNow(deps, caseId), '2026-11-25', { letterNumber: null });
    accepted(await prepareAnswer(deps, command, actor));
    const { version } = await requestNow(deps, caseId);
    const scans = await signedScans(deps, caseId);
    const send = { requestId: caseId, version, handedOver: null };
    assert.equal(codeOf(await sendAnswer(deps, { ...send, letters: scans }, actor)), 'LETTER_NUMBER_NEEDED');
    const numbered = new Map(
      [...scans].map(([id, signed]) => [id, { ...signed, letterNumber: ' 000.4/99/PPID/XI/2026 ' }]),
    );
    accepted(await sendAnswer(deps, { ...send, letters: numbered }, actor));
    assert.equal((await lettersOf(deps, caseId)).at(-1)?.letterNumber, '000.4/99/PPID/XI/2026');
  });

  test('generated numbers run on, and an answer that is refused takes none', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    await deps.unitOfWork.transaction((tx) =>
      tx.settings.save({ letterNumbering: 'generated' }, deps.clock.now(), actor.officerId),
    );
    const numbers: (string | null)[] = [];
    for (const attempt of [1, 2, 3]) {
      const { caseId } = await submittedRequest(deps, { details: ['Nomor rekening penerima hibah'] });
      await decideAll(deps, actor, caseId, [await refused(deps)]);
      const bare = { letterNumber: null, refusalNumber: null };
      const command = answerCommand(await requestNow(deps, caseId), '2026-11-25', bare);
      const stale = attempt === 2 ? { ...command, version: command.version - 1 } : command;
      const prepared = await prepareAnswer(deps, stale, actor);
      assert.equal(codeOf(prepared), attempt === 2 ? 'STALE_CASE' : 'accepted');
      if (prepared.ok) {
        const letters = await lettersOf(deps, caseId);
        numbers.push(
          ...letters.filter(({ kind }) => kind !== 'receipt').map((letter) => letter.letterNumber),
        );
      }
    }
    assert.deepEqual(numbers, [
      '000.4/1/PPID/XI/2026',
      '000.4/2/PPID/XI/2026',
      '000.4/3/PPID/XI/2026',
      '000.4/4/PPID/XI/2026',
    ]);
  });

  test('where the office rules so, a letter leaves unsigned with its legal basis, once its paper is there', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const { caseId } = await submittedRequest(deps, { details: ['APBD 2026'] });
    await decideAll(deps, actor, caseId, [granted]);
    const signature = { ...ppidSignature, mode: 'valid_without_signature' } as const;
    const change = (settings: { signatureRule: 'valid_without_signature'; signatureLegalBasis: string }) =>
      deps.unitOfWork.transaction((tx) => tx.settings.save(settings, deps.clock.now(), actor.officerId));
    const prepare = async () =>
      prepareAnswer(deps, answerCommand(await requestNow(deps, caseId), '2026-11-25', { signature }), actor);
    await change({ signatureRule: 'valid_without_signature', signatureLegalBasis: '' });
    assert.equal(codeOf(await prepare()), 'LEGAL_BASIS_NEEDED');
    await change({
      signatureRule: 'valid_without_signature',
      signatureLegalBasis: 'Peraturan Bupati Probolinggo Nomor 1 Tahun 2026',
    });
    accepted(await prepare());
    const { version } = await requestNow(deps, caseId);
    const send = { requestId: caseId, version, letters: new Map(), handedOver: null };
    assert.equal(codeOf(await sendAnswer(deps, send, actor)), 'LETTER_NOT_RENDERED');
    const letter = (await lettersOf(deps, caseId)).at(-1);
    const paper = await stagedFile(deps, Buffer.from('%PDF-1.7\nF-04\n%%EOF\n'), 'pemberitahuan.pdf');
    await deps.unitOfWork.transaction(async (tx) => {
      await tx.storedFiles.adopt([paper.fileId], {
        purpose: 'letter_rendered',
        ref: refFor(caseId),
        visibleToCitizen: false,
      });
      await tx.letters.change(letter?.id ?? asId(''), { renderedFileId: paper.fileId });
    });
    accepted(await sendAnswer(deps, send, actor));
    const shown = await deps.queries.informationRequests.citizenCase(refFor(caseId));
    assert.equal(shown?.letters.at(-1)?.file?.name, 'pemberitahuan.pdf');
    const verified = await deps.queries.letters.verification(letter?.verificationCode ?? '');
    assert.deepEqual(verified?.sha256, [paper.sha256]);
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

  test('a file taken off an answer is gone for everybody; a file of another case cannot be taken off', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const { caseId } = await submittedRequest(deps);
    const other = await submittedRequest(deps);
    const { items } = await requestNow(deps, caseId);
    const file = await stagedFile(deps);
    const attach = { requestId: caseId, version: 1, itemId: items[0]?.id ?? asId<RequestItemId>('') };
    accepted(await attachAnswerFile(deps, { ...attach, fileIds: [file.fileId] }, actor));
    const again = await attachAnswerFile(deps, { ...attach, version: 2, fileIds: [file.fileId] }, actor);
    assert.equal(codeOf(again), 'UPLOAD_GONE');
    assert.equal((await requestNow(deps, caseId)).version, 2);
    const wrong = { requestId: other.caseId, version: 1, fileId: file.fileId };
    assert.equal(codeOf(await removeAnswerFile(deps, wrong, actor)), 'NOT_FOUND');
    accepted(await removeAnswerFile(deps, { requestId: caseId, version: 2, fileId: file.fileId }, actor));
    assert.equal(await deps.queries.files.forDelivery(file.fileId), null);
  });
});
