import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Letter } from '#application/letter/letter-repository.ts';
import type { Notice } from '#application/notification/notice-repository.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { InformationRequest } from '#domain/information-request/information-request.ts';
import { asId, type InformationRequestId, type NoticeId, type RequestItemId } from '#domain/shared/ids.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { sampleReceipt } from '#tests/support/sample-letters.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

const NOW = '2026-11-25T03:00:00.000Z';

function newRequest({ deps }: TestOffice): InformationRequest {
  const id = asId<InformationRequestId>(deps.ids.next());
  return {
    id,
    number: `PI-2026-${id.slice(-6)}`,
    status: 'received',
    channel: 'web',
    receivedAt: NOW,
    receivedOn: '2026-11-25',
    requester: {
      type: 'individual',
      fullName: 'Siti "Ani" Aminah 😀',
      sealedNik: null,
      nikFingerprint: null,
      address: "Desa Soka'an\nRT 1",
      regionCode: '35.13.15.2017',
      email: null,
      phone: '+6281234567890',
      doNotNotify: true,
    },
    items: ['Anggaran jalan', 'Daftar hibah'].map((detail, index) => ({
      id: asId<RequestItemId>(deps.ids.next()),
      position: index + 1,
      detail,
      decision: null,
    })),
    purposes: ['study', 'other'],
    purposeText: 'Skripsi',
    obtainMethods: ['copy_soft'],
    deliveryMethods: ['portal', 'pick_up'],
    unitId: null,
    assigneeId: null,
    identityCheck: null,
    outcome: null,
    answeredAt: null,
    withdrawnAt: null,
    version: 1,
  };
}

async function addRequest(office: TestOffice): Promise<InformationRequest> {
  const request = newRequest(office);
  await office.deps.unitOfWork.transaction((tx) =>
    tx.informationRequests.add(
      request,
      { dueOn: '2026-12-09', provisional: false },
      { codeDigest: 'c', codeGeneration: 1, linkDigest: `l ${request.id}` },
    ),
  );
  return request;
}

const refOf = (request: InformationRequest): CaseRef => ({
  caseKind: 'information_request',
  caseId: request.id,
});

eachDialect('a request in the database', (context) => {
  test('comes back as it went in, and goes in with two statements', async () => {
    const office = await createTestOffice(context);
    const { value: request, count } = await office.countStatements(() => addRequest(office));
    assert.equal(count, 2);
    const found = await office.deps.unitOfWork.transaction((tx) => tx.informationRequests.find(request.id));
    assert.deepEqual(found, {
      ...request,
      dueOn: '2026-12-09',
      dueProvisional: false,
      extendedAt: null,
      codeGeneration: 1,
    });
  });

  test('changes once for each version; who comes second changes nothing', async () => {
    const office = await createTestOffice(context);
    const request = await addRequest(office);
    const { unitOfWork } = office.deps;
    const { actor } = await office.officer();
    const change = (version: number, status: 'in_progress' | 'withdrawn') =>
      unitOfWork.transaction((tx) =>
        tx.informationRequests.change(request.id, version, {
          status,
          dueOn: '2026-12-18',
          dueProvisional: true,
          extendedAt: NOW,
          assigneeId: actor.officerId,
          identityCheck: { checkedAt: NOW, checkedBy: actor.officerId, evidence: 'KTP asli' },
          secrets: { codeDigest: 'new', codeGeneration: 2, linkDigest: 'new link' },
        }),
      );
    const raced = await Promise.all([change(1, 'in_progress'), change(1, 'in_progress')]);
    assert.deepEqual(raced.toSorted(), [false, true]);
    const found = await unitOfWork.transaction((tx) => tx.informationRequests.find(request.id));
    assert.equal(found?.version, 2);
    assert.equal(found?.status, 'in_progress');
    assert.equal(found?.dueOn, '2026-12-18');
    assert.equal(found?.dueProvisional, true);
    assert.equal(found?.codeGeneration, 2);
    assert.deepEqual(found?.identityCheck, {
      checkedAt: NOW,
      checkedBy: actor.officerId,
      evidence: 'KTP asli',
    });
    assert.equal(found?.requester.fullName, request.requester.fullName);

    assert.equal(await change(2, 'withdrawn'), true);
    const { is_open } = await office.database.db
      .selectFrom('information_request')
      .select('is_open')
      .executeTakeFirstOrThrow();
    assert.equal(is_open, 0);
  });

  test('keeps a decision for each item', async () => {
    const office = await createTestOffice(context);
    const request = await addRequest(office);
    const [first] = request.items;
    assert.ok(first !== undefined);
    const decision = { kind: 'not_held', holder: 'Pemerintah Kota Probolinggo', note: '' } as const;
    const items = await office.deps.unitOfWork.transaction(async (tx) => {
      await tx.informationRequests.decideItem(first.id, decision);
      return (await tx.informationRequests.find(request.id))?.items;
    });
    assert.deepEqual(
      items?.map((item) => item.decision),
      [decision, null],
    );
  });

  test('keeps its history in the order in which it was written', async () => {
    const office = await createTestOffice(context);
    const request = await addRequest(office);
    const types = ['request_submitted', 'request_assigned', 'identity_checked', 'answer_sent'];
    const event = (type: string) => ({
      ...refOf(request),
      type,
      visibility: 'public' as const,
      actor: { kind: 'system' as const },
      occurredAt: NOW,
      payload: { position: types.indexOf(type) },
    });
    const { count } = await office.countStatements(() =>
      office.deps.unitOfWork.transaction((tx) => tx.caseEvents.append(types.map(event))),
    );
    assert.equal(count, 1);
    const rows = await office.database.db.selectFrom('case_event').selectAll().orderBy('id').execute();
    assert.deepEqual(
      rows.map(({ type }) => type),
      types,
    );
    assert.deepEqual(
      rows.map(({ payload }) => JSON.parse(payload).position),
      [0, 1, 2, 3],
    );
  });
});

eachDialect('ways into a case', (context) => {
  test('are the number, the link, a one-time link that is spent once, and a session until it ends', async () => {
    const office = await createTestOffice(context);
    const request = await addRequest(office);
    const ref = refOf(request);
    const credentials = { ...ref, number: request.number, codeDigest: 'c' };
    const later = '2026-11-25T03:30:00.000Z';
    await office.deps.unitOfWork.transaction(async (tx) => {
      const access = tx.caseAccess;
      assert.deepEqual(await access.findByNumber(request.number), credentials);
      assert.equal(await access.findByNumber('PI-2026-999999'), null);
      assert.deepEqual(await access.findByLinkDigest(`l ${request.id}`), credentials);

      await access.addLink(ref, 'mail link', NOW, later);
      assert.deepEqual(await access.peekLink('mail link', NOW), credentials);
      assert.deepEqual(await access.peekLink('mail link', NOW), credentials, 'looking does not spend it');
      assert.equal(await access.peekLink('mail link', later), null, 'it has expired');
      assert.equal(await access.spendLink('mail link', NOW), true);
      assert.equal(await access.spendLink('mail link', NOW), false);
      assert.equal(await access.peekLink('mail link', NOW), null);

      await access.openSession(ref, 'phone', NOW, later);
      assert.deepEqual(await access.findSession('phone', NOW), ref);
      assert.equal(await access.findSession('phone', later), null);
      await access.closeSession('phone');
      assert.equal(await access.findSession('phone', NOW), null);
    });
  });

  test('all end when the code is replaced, and only those of that case', async () => {
    const office = await createTestOffice(context);
    const [lost, other] = [refOf(await addRequest(office)), refOf(await addRequest(office))];
    const later = '2026-11-26T03:00:00.000Z';
    await office.deps.unitOfWork.transaction(async (tx) => {
      const access = tx.caseAccess;
      await access.openSession(lost, 'stolen phone', NOW, later);
      await access.addLink(lost, 'old mail', NOW, later);
      await access.openSession(other, 'neighbour', NOW, later);
      await access.revokeAll(lost, NOW);
      assert.equal(await access.findSession('stolen phone', NOW), null);
      assert.equal(await access.spendLink('old mail', NOW), false);
      assert.deepEqual(await access.findSession('neighbour', NOW), other);
      assert.equal(await access.purgeBefore(later), 0);
      assert.equal(await access.purgeBefore('2026-11-27T00:00:00.000Z'), 2);
    });
  });
});

eachDialect('files, letters and notices', (context) => {
  test('a staged file is taken over once, by one case', async () => {
    const office = await createTestOffice(context);
    const [mine, other] = [await addRequest(office), await addRequest(office)];
    const { unitOfWork, ids } = office.deps;
    const file = {
      id: asId<Parameters<typeof office.deps.files.erase>[0]>(ids.next()),
      purpose: 'staged',
      ref: null,
      itemId: null,
      visibleToCitizen: false,
      name: 'ktp.jpg',
      mediaType: 'image/jpeg',
      byteSize: 3_000_000_000,
      sha256: 'ab'.repeat(32),
      keyId: 'testkey1',
      uploadedBy: null,
      createdAt: NOW,
      publishedAt: null,
      deletedAt: null,
    } as const;
    await unitOfWork.transaction((tx) => tx.storedFiles.add({ ...file, byteSize: 3_000_000 }));
    const adopt = (request: InformationRequest) =>
      unitOfWork.transaction((tx) =>
        tx.storedFiles.adopt([file.id], {
          purpose: 'identity_proof',
          ref: refOf(request),
          visibleToCitizen: false,
        }),
      );
    assert.equal(await adopt(mine), 1);
    assert.equal(await adopt(other), 0);
    const found = await unitOfWork.transaction((tx) => tx.storedFiles.find(file.id));
    assert.deepEqual(found, {
      ...file,
      byteSize: 3_000_000,
      purpose: 'identity_proof',
      ref: refOf(mine),
    });
    assert.equal((await office.deps.queries.files.forDelivery(file.id))?.publiclyReadable, false);
    await unitOfWork.transaction((tx) => tx.storedFiles.markDeleted([file.id], NOW));
    assert.equal(await office.deps.queries.files.forDelivery(file.id), null);
  });

  test('staged files older than a day are found, oldest first', async () => {
    const office = await createTestOffice(context);
    const { unitOfWork, ids } = office.deps;
    const stage = (createdAt: string) => ({
      id: asId<Parameters<typeof office.deps.files.erase>[0]>(ids.next()),
      purpose: 'staged' as const,
      ref: null,
      itemId: null,
      visibleToCitizen: false,
      name: 'a.pdf',
      mediaType: 'application/pdf',
      byteSize: 1,
      sha256: '',
      keyId: 'testkey1',
      uploadedBy: null,
      createdAt,
      publishedAt: null,
      deletedAt: null,
    });
    const files = ['2026-11-24T02:59:59.999Z', '2026-11-23T00:00:00.000Z', '2026-11-24T03:00:00.000Z'].map(
      stage,
    );
    const found = await unitOfWork.transaction(async (tx) => {
      for (const file of files) await tx.storedFiles.add(file);
      return tx.storedFiles.stagedBefore('2026-11-24T03:00:00.000Z', 10);
    });
    assert.deepEqual(found, [files[1]?.id, files[0]?.id]);
  });

  test('a letter keeps its frozen data and its later facts', async () => {
    const office = await createTestOffice(context);
    const request = await addRequest(office);
    const letter: Letter = {
      id: asId(office.deps.ids.next()),
      kind: 'receipt',
      ref: refOf(request),
      status: 'issued',
      letterNumber: null,
      letterOn: null,
      data: sampleReceipt,
      verificationCode: 'ABCD-EFGH-JKMN',
      renderedFileId: null,
      signedFileId: null,
      signatureMode: null,
      decidedBy: null,
      recordedBy: null,
      createdAt: NOW,
      sentAt: null,
      cancelledAt: null,
    };
    await office.deps.unitOfWork.transaction(async (tx) => {
      await tx.letters.add(letter);
      assert.deepEqual(await tx.letters.find(letter.id), letter);
      await tx.letters.change(letter.id, {});
      await tx.letters.change(letter.id, { status: 'sent', sentAt: NOW, letterNumber: '000.4/1/PPID' });
      assert.deepEqual(await tx.letters.ofCase(refOf(request)), [
        { ...letter, status: 'sent', sentAt: NOW, letterNumber: '000.4/1/PPID' },
      ]);
    });
  });

  test('a notice is settled once, from where it stood', async () => {
    const office = await createTestOffice(context);
    const request = await addRequest(office);
    const { actor } = await office.officer();
    const notice: Notice = {
      id: asId<NoticeId>(office.deps.ids.next()),
      ref: refOf(request),
      template: 'request_received',
      recipientKind: 'requester',
      officerId: null,
      channel: 'person',
      address: '+6281234567890',
      params: { number: request.number },
      status: 'to_tell',
      reason: null,
      createdAt: NOW,
      settledAt: null,
      settledBy: null,
    };
    await office.deps.unitOfWork.transaction((tx) => tx.notices.add([notice]));
    const settle = () =>
      office.deps.unitOfWork.transaction((tx) =>
        tx.notices.settle(notice.id, ['to_tell'], 'number_dead', NOW, actor.officerId, 'tidak aktif'),
      );
    assert.deepEqual((await Promise.all([settle(), settle()])).toSorted(), [false, true]);
    const found = await office.deps.unitOfWork.transaction((tx) => tx.notices.find(notice.id));
    assert.deepEqual(found, {
      ...notice,
      status: 'number_dead',
      reason: 'tidak aktif',
      settledAt: NOW,
      settledBy: actor.officerId,
    });
  });
});
