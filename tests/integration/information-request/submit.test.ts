import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { submitInformationRequest } from '#application/information-request/submit-information-request.ts';
import { requestCommand, stagedFile, submittedRequest } from '#tests/factories/information-requests.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

eachDialect('submitting a request', (context) => {
  let office: TestOffice;
  before(async () => {
    office = await createTestOffice(context);
  });
  const count = async (
    table: 'information_request' | 'case_event' | 'outbox' | 'notice' | 'letter' | 'idempotency_key',
  ) => {
    const row = await office.database.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('value'))
      .executeTakeFirstOrThrow();
    return Number(row.value);
  };

  test('gives a number, a code and the tenth working day at once', async () => {
    const { deps } = office;
    const receipt = await submittedRequest(deps);
    assert.match(receipt.number, /^PI-2026-\d{6}$/);
    assert.match(receipt.code, /^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}$/);
    assert.ok(receipt.linkSecret.length >= 22);
    const view = await deps.queries.informationRequests.citizenCase({
      caseKind: 'information_request',
      caseId: receipt.caseId,
    });
    assert.equal(view?.receivedOn, '2026-11-25');
    assert.equal(view?.dueOn, '2026-12-09');
    assert.equal(view?.items.length, 3);
    assert.deepEqual(
      view?.timeline.map((entry) => entry.type),
      ['request_submitted'],
    );
    assert.equal(view?.letters[0]?.kind, 'receipt');
  });

  test('numbers follow each other without a gap', async () => {
    const first = await submittedRequest(office.deps);
    await submitInformationRequest(office.deps, requestCommand({ phone: null }));
    const second = await submittedRequest(office.deps);
    assert.equal(Number(second.number.slice(-6)), Number(first.number.slice(-6)) + 1);
  });

  test('the code and the link secret are nowhere in the database', async () => {
    const receipt = await submittedRequest(office.deps);
    const rows = await office.database.db.selectFrom('information_request').selectAll().execute();
    const letters = await office.database.db.selectFrom('letter').selectAll().execute();
    const text = JSON.stringify([rows, letters]);
    assert.ok(!text.includes(receipt.code) && !text.includes(receipt.code.replaceAll('-', '')));
    assert.ok(!text.includes(receipt.linkSecret));
  });

  test('the NIK is stored sealed and can be opened by the office only', async () => {
    const { deps } = office;
    const receipt = await submittedRequest(deps, { nik: '9171010101900003' });
    const row = await office.database.db
      .selectFrom('information_request')
      .select(['sealed_nik', 'search_text'])
      .where('id', '=', receipt.caseId)
      .executeTakeFirstOrThrow();
    assert.ok(row.sealed_nik !== null && !row.sealed_nik.includes('9171010101900003'));
    assert.ok(!row.search_text.includes('9171010101900003'));
    assert.equal(deps.vault.unseal('nik', row.sealed_nik ?? ''), '9171010101900003');
  });

  test('20 posts of one form at once make one case with one number and one code', async () => {
    const command = requestCommand();
    const before = await count('information_request');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => submitInformationRequest(office.deps, command)),
    );
    const receipts = answers.map((answer) =>
      answer.ok ? `${answer.value.number} ${answer.value.code}` : answer.error.code,
    );
    assert.equal(new Set(receipts).size, 1, receipts.join(', '));
    assert.equal(await count('information_request'), before + 1);
    assert.equal(answers.filter((answer) => answer.ok && !answer.value.repeated).length, 1);
  });

  test('the same key with another body is refused and changes nothing', async () => {
    const command = requestCommand();
    await submittedRequest(office.deps, command);
    const before = await count('information_request');
    const second = await submitInformationRequest(office.deps, { ...command, purposeText: 'lain' });
    assert.deepEqual(second, { ok: false, error: { code: 'KEY_USED_FOR_OTHER_BODY' } });
    assert.equal(await count('information_request'), before);
  });

  test('a refused request leaves nothing behind and its form can be sent again', async () => {
    const command = requestCommand({ phone: null, email: null });
    const before = [
      await count('information_request'),
      await count('idempotency_key'),
      await count('outbox'),
    ];
    assert.deepEqual(await submitInformationRequest(office.deps, command), {
      ok: false,
      error: { code: 'CONTACT_NEEDED' },
    });
    assert.deepEqual(
      [await count('information_request'), await count('idempotency_key'), await count('outbox')],
      before,
    );
    const corrected = await submitInformationRequest(office.deps, { ...command, phone: '+6281234567890' });
    assert.ok(corrected.ok);
  });

  test('a proof whose staging was purged is asked for again, and nothing is half-saved', async () => {
    const { deps } = office;
    const proof = await stagedFile(deps);
    await deps.unitOfWork.transaction((tx) => tx.storedFiles.markDeleted([proof.fileId], deps.clock.now()));
    const before = await count('information_request');
    const submitted = await submitInformationRequest(deps, requestCommand({ identityProof: proof }));
    assert.deepEqual(submitted, { ok: false, error: { code: 'UPLOAD_GONE' } });
    assert.equal(await count('information_request'), before);
  });

  test('a phone-only citizen gets no mail and no task for what stands on the screen', async () => {
    const before = await count('notice');
    await submittedRequest(office.deps);
    assert.equal(await count('notice'), before);
  });

  test('a request of 20 December 2026 gets a provisional date', async () => {
    office.clock.set('2026-12-20T03:00:00.000Z');
    const receipt = await submittedRequest(office.deps);
    const view = await office.deps.queries.informationRequests.citizenCase({
      caseKind: 'information_request',
      caseId: receipt.caseId,
    });
    assert.equal(view?.dueProvisional, true);
    assert.ok(view !== null && view.dueOn > '2027-01-01');
  });

  test('numbers start again with the year of the office, not of the server', async () => {
    office.clock.set('2026-12-31T16:59:59.000Z');
    const last = await submittedRequest(office.deps);
    office.clock.set('2026-12-31T17:00:00.000Z');
    const first = await submittedRequest(office.deps);
    assert.match(last.number, /^PI-2026-/);
    assert.equal(first.number, 'PI-2027-000001');
  });

  test('three items and a proof take at most 14 statements', async () => {
    const { deps } = office;
    const mailing = await createTestOffice(context, { env: { SMTP_URL: 'smtp://127.0.0.1:1' } });
    const proof = await mailing.countStatements(() => stagedFile(mailing.deps));
    const submitted = await mailing.countStatements(() =>
      submitInformationRequest(
        mailing.deps,
        requestCommand({ email: 'siti@contoh.id', identityProof: proof.value, unitId: null }),
      ),
    );
    assert.ok(submitted.value.ok);
    assert.ok(
      proof.count + submitted.count <= 14,
      `${proof.count + submitted.count} statements:\n${[...proof.statements, ...submitted.statements].join('\n')}`,
    );
    assert.ok(deps !== mailing.deps);
  });
});
