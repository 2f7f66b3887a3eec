import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { closeCitizenSession, resolveCitizenSession } from '#application/case-access/citizen-session.ts';
import { openCaseWithCode } from '#application/case-access/open-case-with-code.ts';
import { openCaseWithLink, peekCaseLink } from '#application/case-access/open-case-with-link.ts';
import { sendCitizenMessage } from '#application/information-request/send-citizen-message.ts';
import { withdrawInformationRequest } from '#application/information-request/withdraw-information-request.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

eachDialect('following a request', (context) => {
  let office: TestOffice;
  before(async () => {
    office = await createTestOffice(context);
  });
  const open = (number: string, code: string, clientAddress = '192.0.2.1') =>
    openCaseWithCode(office.deps, { number, code, clientAddress });

  test('number and code open the case, however they are typed', async () => {
    const receipt = await submittedRequest(office.deps);
    for (const code of [receipt.code, receipt.code.toLowerCase(), receipt.code.replaceAll('-', ' ')]) {
      const opened = await open(receipt.number.toLowerCase().replaceAll('-', ' '), code);
      assert.ok(opened.ok);
      assert.deepEqual(await resolveCitizenSession(office.deps, opened.value.token), {
        caseKind: 'information_request',
        caseId: receipt.caseId,
      });
    }
  });

  test('a wrong code and an unknown number are answered alike', async () => {
    const receipt = await submittedRequest(office.deps);
    const wrong = await open(receipt.number, 'AAAA-BBBB-CCCC', '192.0.2.2');
    const unknown = await open('PI-2026-999999', receipt.code, '192.0.2.2');
    assert.deepEqual(wrong, { ok: false, error: { code: 'CASE_NOT_OPENED' } });
    assert.deepEqual(unknown, wrong);
  });

  test('tries are limited for each case, and the link still opens it', async () => {
    const receipt = await submittedRequest(office.deps);
    const answers: string[] = [];
    for (let attempt = 0; attempt < 14; attempt += 1) {
      const opened = await open(receipt.number, 'AAAA-BBBB-CCCC', `192.0.2.${50 + attempt}`);
      answers.push(opened.ok ? 'opened' : opened.error.code);
    }
    assert.equal(answers[0], 'CASE_NOT_OPENED');
    assert.equal(answers.at(-1), 'TOO_MANY_TRIES');
    assert.equal((await open(receipt.number, receipt.code, '192.0.2.99')).ok, false);
    const byLink = await openCaseWithLink(office.deps, {
      secret: receipt.linkSecret,
      clientAddress: '192.0.2.99',
    });
    assert.ok(byLink.ok);
  });

  test('tries are limited for each address, over many cases', async () => {
    const answers: string[] = [];
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const opened = await open(
        `PI-2026-9${String(attempt).padStart(5, '0')}`,
        'AAAA-BBBB-CCCC',
        '198.51.100.7',
      );
      answers.push(opened.ok ? 'opened' : opened.error.code);
    }
    assert.equal(answers.at(-1), 'TOO_MANY_TRIES');
  });

  test('looking at a link burns nothing; a link of a mail is spent by opening it once', async () => {
    const { deps } = office;
    const receipt = await submittedRequest(deps);
    const secret = deps.ids.secret();
    await deps.unitOfWork.transaction((tx) =>
      tx.caseAccess.addLink(
        { caseKind: 'information_request', caseId: receipt.caseId },
        deps.vault.digest('case_link', secret),
        deps.clock.now(),
        '2026-12-02T03:00:00.000Z',
      ),
    );
    for (let look = 0; look < 3; look += 1) assert.equal(await peekCaseLink(deps, secret), receipt.number);
    const address = { clientAddress: '192.0.2.3' };
    assert.ok((await openCaseWithLink(deps, { secret, ...address })).ok);
    assert.deepEqual(await openCaseWithLink(deps, { secret, ...address }), {
      ok: false,
      error: { code: 'LINK_NOT_VALID' },
    });
    assert.equal(await peekCaseLink(deps, secret), null);
  });

  test('of 10 openings of one mail link at once exactly one succeeds', async () => {
    const { deps } = office;
    const receipt = await submittedRequest(deps);
    const secret = deps.ids.secret();
    const ref = { caseKind: 'information_request', caseId: receipt.caseId } as const;
    await deps.unitOfWork.transaction((tx) =>
      tx.caseAccess.addLink(
        ref,
        deps.vault.digest('case_link', secret),
        deps.clock.now(),
        '2026-12-02T03:00:00.000Z',
      ),
    );
    const opened = await Promise.all(
      Array.from({ length: 10 }, () => openCaseWithLink(deps, { secret, clientAddress: '192.0.2.4' })),
    );
    assert.equal(opened.filter((one) => one.ok).length, 1);
  });

  test('a session ends after 30 minutes, and at once when it is closed', async () => {
    const receipt = await submittedRequest(office.deps);
    const first = await openCaseWithLink(office.deps, {
      secret: receipt.linkSecret,
      clientAddress: '192.0.2.5',
    });
    assert.ok(first.ok);
    await closeCitizenSession(office.deps, first.value.token);
    assert.equal(await resolveCitizenSession(office.deps, first.value.token), null);
    const second = await openCaseWithLink(office.deps, {
      secret: receipt.linkSecret,
      clientAddress: '192.0.2.5',
    });
    assert.ok(second.ok);
    office.clock.advance({ minutes: 29 });
    assert.notEqual(await resolveCitizenSession(office.deps, second.value.token), null);
    office.clock.advance({ minutes: 2 });
    assert.equal(await resolveCitizenSession(office.deps, second.value.token), null);
  });

  test('the session token is stored only as a digest', async () => {
    const receipt = await submittedRequest(office.deps);
    const opened = await openCaseWithLink(office.deps, {
      secret: receipt.linkSecret,
      clientAddress: '192.0.2.6',
    });
    assert.ok(opened.ok);
    const rows = await office.database.db.selectFrom('citizen_session').selectAll().execute();
    assert.ok(!JSON.stringify(rows).includes(opened.value.token));
  });

  test('a message reaches the case and tells the office', async () => {
    const receipt = await submittedRequest(office.deps);
    const ref = { caseKind: 'information_request', caseId: receipt.caseId } as const;
    assert.ok((await sendCitizenMessage(office.deps, ref, 'Mohon yang tahun 2025 saja.')).ok);
    const view = await office.deps.queries.informationRequests.citizenCase(ref);
    assert.deepEqual(
      view?.messages.map((message) => message.body),
      ['Mohon yang tahun 2025 saja.'],
    );
    const topics = await office.database.db.selectFrom('outbox').select(['topic', 'payload']).execute();
    assert.ok(
      topics.some((row) => row.topic === 'notify_officers' && row.payload.includes('citizen_message')),
    );
  });

  test('a withdrawal ends the case once and takes it out of the counts', async () => {
    const { deps } = office;
    const total = async () =>
      (await deps.queries.informationRequests.openCounts('all')).byDueDate.reduce(
        (sum, cell) => sum + cell.count,
        0,
      );
    const before = await total();
    const receipt = await submittedRequest(deps);
    assert.equal(await total(), before + 1);
    const ref = { caseKind: 'information_request', caseId: receipt.caseId } as const;
    assert.ok((await withdrawInformationRequest(deps, ref, 'Sudah menemukan sendiri')).ok);
    assert.deepEqual(await withdrawInformationRequest(deps, ref, ''), {
      ok: false,
      error: { code: 'WRONG_STATUS' },
    });
    assert.equal(await total(), before);
    const view = await deps.queries.informationRequests.citizenCase(ref);
    assert.equal(view?.status, 'withdrawn');
    assert.equal(view?.timeline.at(-1)?.type, 'request_withdrawn');
  });
});
