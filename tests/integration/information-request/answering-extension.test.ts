import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cancelLetter } from '#application/information-request/cancel-letter.ts';
import { prepareAnswer } from '#application/information-request/prepare-answer.ts';
import { prepareExtension } from '#application/information-request/prepare-extension.ts';
import { previewExtension } from '#application/information-request/preview-extension.ts';
import { sendExtension } from '#application/information-request/send-extension.ts';
import type { EarlierHandingOver } from '#domain/information-request/handing-over.ts';
import { asId, type InformationRequestId, type LetterId } from '#domain/shared/ids.ts';
import {
  accepted,
  answerCommand,
  codeOf,
  decideAll,
  extensionCommand,
  granted,
  lettersOf,
  requestNow,
  signedScans,
} from '#tests/factories/answers.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { eachDialect } from '../../support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '../../support/test-office.ts';
import { add18August, apply, receivedOn } from '../calendar/calendar-world.ts';

const refFor = (caseId: InformationRequestId) => ({ caseKind: 'information_request', caseId }) as const;

async function prepared(office: TestOffice, caseId: InformationRequestId, letterOn: string) {
  const { actor } = await office.officer();
  const { deps } = office;
  const command = extensionCommand(await requestNow(deps, caseId), letterOn);
  accepted(await prepareExtension(deps, command, actor));
  const letter = (await lettersOf(deps, caseId)).at(-1);
  return { actor, letterId: letter?.id ?? asId<LetterId>('') };
}

async function send(
  office: TestOffice,
  caseId: InformationRequestId,
  letterId: LetterId,
  handedOver: EarlierHandingOver | null = null,
) {
  const { actor } = await office.officer();
  const { deps } = office;
  const { version } = await requestNow(deps, caseId);
  const signed = (await signedScans(deps, caseId)).get(letterId);
  const scan = signed ?? { letterNumber: null, signedFileId: null };
  return sendExtension(deps, { requestId: caseId, version, letterId, handedOver, ...scan }, actor);
}

eachDialect('extending the time to answer', (context) => {
  test('counts seventeen working days from the day of receipt, and moves date, deadline and count', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { caseId } = await submittedRequest(deps);
    assert.equal((await requestNow(deps, caseId)).dueOn, '2026-12-09');
    const { actor, letterId } = await prepared(office, caseId, '2026-11-25');
    const waiting = await requestNow(deps, caseId);
    assert.deepEqual([waiting.dueOn, waiting.extendedAt], ['2026-12-09', null]);
    const before = await deps.queries.informationRequests.citizenCase(refFor(caseId));
    assert.equal(before?.letters.length, 1);
    assert.ok(before?.timeline.every(({ type }) => type !== 'extension_prepared'));
    accepted(await send(office, caseId, letterId));
    const extended = await requestNow(deps, caseId);
    // 25 November + 17 working days, never 9 December + 7 days.
    assert.equal(extended.dueOn, '2026-12-18');
    assert.ok(extended.extendedAt !== null);
    const view = await deps.queries.informationRequests.citizenCase(refFor(caseId));
    assert.deepEqual(
      view?.deadlines.map(({ periodKey, dueOn, supersededAt }) => [periodKey, dueOn, supersededAt !== null]),
      [
        ['request_answer', '2026-12-09', true],
        ['request_answer_extended', '2026-12-18', false],
      ],
    );
    assert.equal(view?.timeline.at(-1)?.type, 'response_deadline_extended');
    assert.equal(view?.letters.at(-1)?.file?.name, 'perpanjangan-PI-2026-000001.pdf');
    const counts = await deps.queries.informationRequests.openCounts('all');
    assert.deepEqual(counts.byDueDate, [{ dueOn: '2026-12-18', unitId: null, count: 1 }]);
    const [task] = await deps.queries.notices.toTell({ requests: true, complaints: null }, 5, null);
    assert.deepEqual([task?.template, task?.params.dueOn], ['deadline_extended', '2026-12-18']);
    const again = extensionCommand(extended, '2026-11-25');
    assert.equal(codeOf(await prepareExtension(deps, again, actor)), 'ALREADY_EXTENDED');
  });

  test('goes out on the last of the ten days until midnight WIB, and not a minute later', async () => {
    const office = await createTestOffice(context);
    const { deps, clock } = office;
    const first = await submittedRequest(deps);
    const second = await submittedRequest(deps);
    clock.set('2026-12-09T16:59:00.000Z');
    const inTime = await prepared(office, first.caseId, '2026-12-09');
    const tooLate = await prepared(office, second.caseId, '2026-12-09');
    accepted(await send(office, first.caseId, inTime.letterId));
    clock.set('2026-12-09T17:00:00.000Z');
    assert.equal(codeOf(await send(office, second.caseId, tooLate.letterId)), 'EXTENSION_TOO_LATE');
    assert.equal((await requestNow(deps, second.caseId)).dueOn, '2026-12-09');
    const third = extensionCommand(await requestNow(deps, second.caseId), '2026-12-09');
    assert.equal(codeOf(await prepareExtension(deps, third, tooLate.actor)), 'EXTENSION_TOO_LATE');
  });

  test('a letter whose date the calendar has moved since is not sent; it is written again', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor: chief } = await office.officer({ roles: ['chief_ppid'] });
    const { caseId } = await receivedOn(office, '2026-08-03');
    const { letterId, actor } = await prepared(office, caseId, '2026-08-03');
    await apply(office, add18August, chief);
    assert.equal(codeOf(await send(office, caseId, letterId)), 'EXTENSION_DATE_MOVED');
    const { version } = await requestNow(deps, caseId);
    accepted(await cancelLetter(deps, { requestId: caseId, version, letterId }, actor));
    const again = await prepared(office, caseId, '2026-08-03');
    accepted(await send(office, caseId, again.letterId));
  });

  test('handed over in time and entered later, it stands, with reason and evidence', async () => {
    const office = await createTestOffice(context);
    const { deps, clock } = office;
    const { caseId } = await submittedRequest(deps);
    clock.set('2026-12-08T03:00:00.000Z');
    const { letterId } = await prepared(office, caseId, '2026-12-08');
    clock.set('2026-12-11T03:00:00.000Z');
    const evidence = { reason: 'Diposkan saat jaringan padam', evidence: 'Resi pos 8 Desember' };
    const late = await send(office, caseId, letterId, { givenOn: '2026-12-10', ...evidence });
    assert.equal(codeOf(late), 'EXTENSION_TOO_LATE');
    const bare = await send(office, caseId, letterId, { givenOn: '2026-12-09', reason: '', evidence: '' });
    assert.equal(codeOf(bare), 'EVIDENCE_NEEDED');
    accepted(await send(office, caseId, letterId, { givenOn: '2026-12-09', ...evidence }));
    const view = await deps.queries.informationRequests.citizenCase(refFor(caseId));
    assert.equal(view?.dueOn, '2026-12-18');
    assert.equal(view?.timeline.at(-1)?.payload.givenOn, '2026-12-09');
    assert.ok(view?.timeline.every(({ payload }) => !JSON.stringify(payload).includes('Resi pos')));
    const officer = await deps.queries.informationRequests.officerCase(caseId, 'all');
    assert.equal(officer?.timeline.at(-1)?.payload.evidence, 'Resi pos 8 Desember');
  });

  test('a letter that is cancelled leaves the old date, and another can be written', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { caseId } = await submittedRequest(deps);
    const { actor, letterId } = await prepared(office, caseId, '2026-11-25');
    const command = extensionCommand(await requestNow(deps, caseId), '2026-11-25');
    assert.equal(codeOf(await prepareExtension(deps, command, actor)), 'EXTENSION_PENDING');
    const { version } = await requestNow(deps, caseId);
    accepted(await cancelLetter(deps, { requestId: caseId, version, letterId }, actor));
    assert.equal((await requestNow(deps, caseId)).dueOn, '2026-12-09');
    assert.equal(codeOf(await send(office, caseId, letterId)), 'LETTER_NOT_FOUND');
    const again = await prepared(office, caseId, '2026-11-25');
    accepted(await send(office, caseId, again.letterId));
    assert.equal((await requestNow(deps, caseId)).dueOn, '2026-12-18');
  });

  test('the answer is not prepared while an extension waits for its signature', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { caseId } = await submittedRequest(deps);
    const { actor } = await prepared(office, caseId, '2026-11-25');
    await decideAll(deps, actor, caseId, [granted]);
    const command = answerCommand(await requestNow(deps, caseId), '2026-11-25');
    assert.equal(codeOf(await prepareAnswer(deps, command, actor)), 'EXTENSION_PENDING');
  });

  test('the preview says what the letter will say, and writes nothing', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const { caseId } = await submittedRequest(deps);
    const command = extensionCommand(await requestNow(deps, caseId), '2026-11-25');
    const [data] = accepted(await previewExtension(deps, command, actor));
    assert.ok(data?.kind === 'extension');
    assert.deepEqual([data.newDueOn, data.extensionWorkingDays], ['2026-12-18', 7]);
    assert.equal((await lettersOf(deps, caseId)).length, 1);
    assert.equal((await requestNow(deps, caseId)).version, 1);
  });
});
