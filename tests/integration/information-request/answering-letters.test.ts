import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepareAnswer } from '#application/information-request/prepare-answer.ts';
import { sendAnswer } from '#application/information-request/send-answer.ts';
import { asId, type InformationRequestId } from '#domain/shared/ids.ts';
import {
  accepted,
  answerCommand,
  codeOf,
  decideAll,
  granted,
  lettersOf,
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

eachDialect('the letters of an answer', (context) => {
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
});
