import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSmtpMailer } from '#adapters/mail/smtp-mailer.ts';
import { openCaseWithLink } from '#application/case-access/open-case-with-link.ts';
import { done } from '#application/notification/job-outcome.ts';
import { purgeExpiredAccess } from '#application/retention/purge-expired-access.ts';
import { purgeIdentityProofs } from '#application/retention/purge-identity-proofs.ts';
import { purgeStagedFiles } from '#application/retention/purge-staged-files.ts';
import type { WorkerDependencies } from '#application/worker-dependencies.ts';
import { readConfig } from '#config';
import { createContainer } from '#container';
import { runOutbox, runOutboxOnce } from '#jobs/outbox-loop.ts';
import { runMessage } from '#jobs/registry.ts';
import { workerDependencies } from '#jobs/worker-dependencies.ts';
import { stagedFile, submittedRequest } from '#tests/factories/information-requests.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { startSmtpServer } from '#tests/support/smtp-server.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

/** Runs rounds until nothing is due. */
async function settle(deps: WorkerDependencies): Promise<void> {
  for (let round = 0; round < 30; round += 1) {
    if ((await runOutboxOnce(deps, runMessage)) === 0) return;
  }
  throw new Error('the outbox does not come to rest');
}

const outboxRows = (office: TestOffice) =>
  office.database.db.selectFrom('outbox').selectAll().orderBy('id').execute();
const notices = (office: TestOffice) =>
  office.database.db.selectFrom('notice').selectAll().orderBy('id').execute();
const events = (office: TestOffice, type: string) =>
  office.database.db.selectFrom('case_event').selectAll().where('type', '=', type).execute();
const toTellCount = async (office: TestOffice) =>
  (await office.deps.queries.informationRequests.openCounts('all')).noticesToTell;

const withMail = { env: { SMTP_URL: 'smtp://127.0.0.1:9' } };

/** The office with a mail server that can be taken away and given back. */
function mailing(office: TestOffice, url: string): WorkerDependencies {
  return {
    ...workerDependencies(office.container),
    mailer: createSmtpMailer({ url, from: 'PPID <ppid@contoh.go.id>', timeoutMs: 2_000 }),
  };
}

eachDialect('the worker', (context) => {
  test('two workers at once do each piece of work exactly once', async () => {
    const office = await createTestOffice(context);
    const second = await createContainer(
      readConfig({
        LOG_LEVEL: 'silent',
        DATA_DIR: office.dataDir,
        DATABASE_URL: office.database.databaseUrl,
      }),
      { clock: office.clock, process: 'worker' },
    );
    try {
      await office.deps.unitOfWork.transaction((tx) =>
        tx.outbox.add(
          Array.from({ length: 60 }, (_, index) => ({
            topic: 'erase_file',
            dedupeKey: `erase_file:${index}`,
            payload: { fileId: String(index) },
          })),
          office.clock.now(),
        ),
      );
      const ran: string[] = [];
      const stop = new AbortController();
      const run = async (_deps: WorkerDependencies, message: { readonly id: string }) => {
        ran.push(message.id);
        if (ran.length === 60) setTimeout(() => stop.abort(), 200);
        return done;
      };
      const giveUp = setTimeout(() => stop.abort(), 20_000);
      await Promise.all(
        [office.container, second].map((container) =>
          runOutbox(workerDependencies(container), run, stop.signal),
        ),
      );
      clearTimeout(giveUp);
      assert.equal(ran.length, 60);
      assert.equal(new Set(ran).size, 60);
      assert.ok((await outboxRows(office)).every((row) => row.done_at !== null && row.attempts === 1));
    } finally {
      await second.close();
    }
  });

  test('puts the receipt on paper for the citizen, once however often it is asked', async () => {
    const office = await createTestOffice(context);
    const deps = workerDependencies(office.container);
    const { caseId, number } = await submittedRequest(office.deps);
    await settle(deps);
    const ref = { caseKind: 'information_request', caseId } as const;
    const view = await office.deps.queries.informationRequests.citizenCase(ref);
    const receipt = view?.letters.find((letter) => letter.kind === 'receipt');
    assert.equal(receipt?.file?.name, `tanda-terima-${number}.pdf`);
    const file = await office.deps.queries.files.forDelivery(receipt?.file?.id ?? '');
    assert.equal(file?.visibleToCitizen, true);
    const chunks: Uint8Array[] = [];
    for await (const chunk of office.deps.files.readSealed(receipt.file.id)) chunks.push(chunk);
    assert.equal(Buffer.concat(chunks).subarray(0, 5).toString(), '%PDF-');

    const again = { topic: 'render_letter', dedupeKey: 'again', payload: { letterId: receipt.id } } as const;
    await office.deps.unitOfWork.transaction((tx) => tx.outbox.add([again], office.clock.now()));
    await settle(deps);
    const papers = await office.database.db
      .selectFrom('stored_file')
      .select('id')
      .where('purpose', '=', 'letter_rendered')
      .execute();
    assert.equal(papers.length, 1);
  });

  test('a mail server that is down delays a mail and loses none; the link in it opens the case once', async () => {
    const office = await createTestOffice(context, withMail);
    const { number, code } = await submittedRequest(office.deps, { email: 'siti@contoh.id' });
    await settle(mailing(office, 'smtp://127.0.0.1:9'));
    const [waiting] = (await outboxRows(office)).filter((row) => row.topic === 'send_notice');
    assert.equal(waiting?.attempts, 1);
    assert.equal(waiting?.last_error, 'server_unavailable');
    assert.equal(waiting?.done_at, null);
    assert.ok((waiting?.available_at ?? '') > office.clock.now());
    assert.equal((await notices(office))[0]?.status, 'queued');

    const smtp = await startSmtpServer();
    try {
      office.clock.advance({ minutes: 5 });
      await settle(mailing(office, smtp.url));
      assert.equal(smtp.mails.length, 1);
      const [mail] = smtp.mails;
      assert.deepEqual(mail?.recipients, ['siti@contoh.id']);
      const text = mail?.parsed.text ?? '';
      assert.match(text, new RegExp(number));
      assert.equal(text.includes(code), false);
      assert.equal(text.includes('DPA'), false);
      assert.equal((await notices(office))[0]?.status, 'sent');

      const secret = /http:\/\/localhost:4321\/lacak\/(\S+)/.exec(text)?.[1] ?? '';
      const open = () => openCaseWithLink(office.deps, { secret, clientAddress: '203.0.113.9' });
      const first = await open();
      assert.equal(first.ok && first.value.number, number);
      assert.deepEqual(await open(), { ok: false, error: { code: 'LINK_NOT_VALID' } });

      await office.database.db.updateTable('notice').set({ status: 'queued', settled_at: null }).execute();
      await office.database.db
        .updateTable('outbox')
        .set({ done_at: null })
        .where('topic', '=', 'send_notice')
        .execute();
      await settle(mailing(office, smtp.url));
      assert.equal(smtp.mails.length, 2);
      assert.equal(smtp.mails[1]?.parsed.messageId, mail?.parsed.messageId);
    } finally {
      await smtp.close();
    }
  });

  test('an address that does not exist becomes a task for a person, with the reason in the history', async () => {
    const office = await createTestOffice(context, withMail);
    const smtp = await startSmtpServer({ replyTo: () => ({ code: 550, text: 'no such user' }) });
    try {
      await submittedRequest(office.deps, { email: 'salah@contoh.id' });
      await settle(mailing(office, smtp.url));
      const [notice] = await notices(office);
      assert.equal(notice?.status, 'to_tell');
      assert.equal(notice?.reason, 'recipient_refused');
      assert.equal(await toTellCount(office), 1);
      const [event] = await events(office, 'notice_failed');
      assert.equal(event?.visibility, 'internal');
      assert.equal(event?.payload.includes('salah@'), false);
      const tasks = await office.deps.queries.notices.toTell({ requests: true, complaints: null }, 10, null);
      assert.equal(tasks.length, 1);
      assert.ok((await outboxRows(office)).every((row) => row.dead_at === null));
    } finally {
      await smtp.close();
    }
  });

  test('a mail server that stays away for hours: a person tells the citizen instead', async () => {
    const office = await createTestOffice(context, withMail);
    await submittedRequest(office.deps, { email: 'siti@contoh.id' });
    const deps = mailing(office, 'smtp://127.0.0.1:9');
    let tries = 0;
    while ((await notices(office))[0]?.status === 'queued' && tries < 20) {
      await settle(deps);
      office.clock.advance({ hours: 7 });
      tries += 1;
    }
    assert.equal(tries, 8);
    assert.equal((await notices(office))[0]?.status, 'to_tell');
    assert.equal(await toTellCount(office), 1);
  });

  test('officers are told by mail: the desk of a new request, the assignee of what follows', async () => {
    const office = await createTestOffice(context, withMail);
    const smtp = await startSmtpServer();
    try {
      const unit = await office.unit();
      const otherUnit = await office.unit();
      const desk = await office.officer({ roles: ['desk_officer'] });
      const chief = await office.officer({ roles: ['chief_ppid', 'administrator'] });
      const ownUnit = await office.officer({ roles: ['unit_ppid'], unit: unit.id });
      await office.officer({ roles: ['unit_ppid'], unit: otherUnit.id });
      await office.officer({ roles: ['administrator'] });
      await office.officer({ roles: ['auditor'] });
      const { caseId, number } = await submittedRequest(office.deps, { unitId: unit.id });
      await settle(mailing(office, smtp.url));
      const recipients = smtp.mails.flatMap((mail) => mail.recipients).toSorted();
      assert.deepEqual(recipients, [desk.email, chief.email, ownUnit.email].toSorted());
      for (const mail of smtp.mails) {
        assert.match(mail.parsed.subject ?? '', new RegExp(number));
        assert.match(mail.parsed.text ?? '', new RegExp(`/petugas/permohonan/${caseId}`));
        assert.equal(/Siti|DPA/.test(mail.parsed.text ?? ''), false);
      }

      smtp.clear();
      await office.database.db
        .updateTable('information_request')
        .set({ assignee_id: ownUnit.actor.officerId })
        .execute();
      const message = {
        topic: 'notify_officers',
        dedupeKey: 'message-1',
        payload: { caseId, event: 'citizen_message' },
      } as const;
      await office.deps.unitOfWork.transaction((tx) => tx.outbox.add([message], office.clock.now()));
      await settle(mailing(office, smtp.url));
      assert.deepEqual(
        smtp.mails.flatMap((mail) => mail.recipients),
        [ownUnit.email],
      );
    } finally {
      await smtp.close();
    }
  });

  test('without a mail server officers’ mails wait and no try is counted; they leave when there is one', async () => {
    const office = await createTestOffice(context);
    const desk = await office.officer({ roles: ['desk_officer'] });
    await submittedRequest(office.deps);
    const deps = workerDependencies(office.container);
    for (let quarter = 0; quarter < 20; quarter += 1) {
      await settle(deps);
      office.clock.advance({ minutes: 16 });
    }
    const [row] = (await outboxRows(office)).filter(({ topic }) => topic === 'send_notice');
    assert.equal(row?.attempts, 0);
    assert.equal(row?.dead_at, null);
    assert.equal(row?.last_error, 'NO_MAIL_SERVER');
    const smtp = await startSmtpServer();
    try {
      await settle(mailing(office, smtp.url));
      assert.deepEqual(
        smtp.mails.flatMap((mail) => mail.recipients),
        [desk.email],
      );
    } finally {
      await smtp.close();
    }
  });

  test('work that throws comes again and is put aside after its last try', async () => {
    const office = await createTestOffice(context);
    const deps = workerDependencies(office.container);
    const message = { topic: 'erase_file', dedupeKey: 'x', payload: { fileId: 'x' } } as const;
    await office.deps.unitOfWork.transaction((tx) => tx.outbox.add([message], office.clock.now()));
    let tries = 0;
    for (let day = 0; day < 30; day += 1) {
      await runOutboxOnce(deps, async () => {
        tries += 1;
        throw new Error('Siti Aminah, 3513000000000001');
      });
      office.clock.advance({ hours: 24 });
    }
    const [row] = await outboxRows(office);
    assert.equal(tries, 12);
    assert.notEqual(row?.dead_at, null);
    assert.equal(row?.last_error, 'UNEXPECTED_ERROR');
  });
});

eachDialect('what is kept only for a while', (context) => {
  const exists = async (office: TestOffice, id: string) =>
    (await office.deps.queries.files.forDelivery(id)) !== null;
  const bytesOf = async (
    office: TestOffice,
    id: Parameters<TestOffice['deps']['files']['readSealed']>[0],
  ) => {
    for await (const chunk of office.deps.files.readSealed(id)) return chunk.length;
    return 0;
  };

  test('uploads of forms never sent go after 24 hours, bytes and all; those of sent forms stay', async () => {
    const office = await createTestOffice(context);
    const deps = workerDependencies(office.container);
    const old = await stagedFile(office.deps);
    const sent = await stagedFile(office.deps);
    await submittedRequest(office.deps, { identityProof: sent });
    office.clock.advance({ hours: 23, minutes: 59 });
    const young = await stagedFile(office.deps);
    assert.equal(await purgeStagedFiles(deps), 0);
    office.clock.advance({ minutes: 2 });
    assert.equal(await purgeStagedFiles(deps), 1);
    await settle(deps);
    assert.equal(await exists(office, old.fileId), false);
    await assert.rejects(bytesOf(office, old.fileId));
    for (const kept of [sent, young]) assert.ok((await bytesOf(office, kept.fileId)) > 0);
    assert.equal(await purgeStagedFiles(deps), 0);
  });

  test('a proof goes seven days after the identity was checked, and the history says so', async () => {
    const office = await createTestOffice(context);
    const deps = workerDependencies(office.container);
    const proof = await stagedFile(office.deps);
    const unchecked = await stagedFile(office.deps);
    const { caseId } = await submittedRequest(office.deps, { identityProof: proof });
    await submittedRequest(office.deps, { identityProof: unchecked });
    await office.database.db
      .updateTable('information_request')
      .set({ identity_checked_at: office.clock.now(), identity_evidence: 'KTP asli' })
      .where('id', '=', caseId)
      .execute();
    office.clock.advance({ hours: 7 * 24 - 1 });
    assert.equal(await purgeIdentityProofs(deps), 0);
    office.clock.advance({ hours: 2 });
    assert.equal(await purgeIdentityProofs(deps), 1);
    await settle(deps);
    await assert.rejects(bytesOf(office, proof.fileId));
    assert.ok((await bytesOf(office, unchecked.fileId)) > 0);
    const [event] = await events(office, 'identity_proof_deleted');
    assert.equal(event?.case_id, caseId);
    assert.match(event?.payload ?? '', /identity_checked/);
    assert.equal(await purgeIdentityProofs(deps), 0);
  });

  test('a proof that nobody checked goes when nothing can be contested any more', async () => {
    const office = await createTestOffice(context);
    const deps = workerDependencies(office.container);
    const proof = await stagedFile(office.deps);
    const { caseId } = await submittedRequest(office.deps, { identityProof: proof });
    office.clock.advance({ hours: 200 * 24 });
    assert.equal(await purgeIdentityProofs(deps), 0, 'the case is still open');
    await office.database.db
      .updateTable('information_request')
      .set({ withdrawn_at: office.clock.now() })
      .where('id', '=', caseId)
      .execute();
    office.clock.advance({ hours: 119 * 24 });
    assert.equal(await purgeIdentityProofs(deps), 0);
    office.clock.advance({ hours: 2 * 24 });
    assert.equal(await purgeIdentityProofs(deps), 1);
    const [event] = await events(office, 'identity_proof_deleted');
    assert.match(event?.payload ?? '', /case_over/);
  });

  test('sessions and links go when their time is over, keys of forms and finished work after a week', async () => {
    const office = await createTestOffice(context);
    const deps = workerDependencies(office.container);
    const { caseId } = await submittedRequest(office.deps);
    await settle(deps);
    const ref = { caseKind: 'information_request', caseId } as const;
    await office.deps.unitOfWork.transaction(async (tx) => {
      const now = office.clock.now();
      await tx.caseAccess.openSession(ref, 'session', now, '2026-11-25T03:30:00.000Z');
      await tx.caseAccess.addLink(ref, 'link', now, '2026-12-02T03:00:00.000Z');
    });
    office.clock.advance({ minutes: 31 });
    assert.equal(await purgeExpiredAccess(deps), 1);
    office.clock.advance({ hours: 7 * 24 + 1 });
    const finished = (await outboxRows(office)).filter((row) => row.done_at !== null).length;
    assert.equal(await purgeExpiredAccess(deps), 2 + finished);
    assert.equal(await purgeExpiredAccess(deps), 0);
  });
});
