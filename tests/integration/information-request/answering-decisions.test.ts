import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attachAnswerFile } from '#application/information-request/attach-answer-file.ts';
import { decideItem } from '#application/information-request/decide-item.ts';
import { removeAnswerFile } from '#application/information-request/remove-answer-file.ts';
import { asId, type InformationRequestId, type RequestItemId } from '#domain/shared/ids.ts';
import { accepted, codeOf, granted, refused, requestNow } from '#tests/factories/answers.ts';
import { stagedFile, submittedRequest } from '#tests/factories/information-requests.ts';
import { eachDialect } from '../../support/each-dialect.ts';
import { createTestOffice } from '../../support/test-office.ts';

const refFor = (caseId: string) =>
  ({ caseKind: 'information_request', caseId: asId<InformationRequestId>(caseId) }) as const;

eachDialect('deciding on items', (context) => {
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
