import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Dependencies } from '#application/dependencies.ts';
import { actOnException } from '#application/exception/act-on-exception.ts';
import { listExceptions } from '#application/exception/list-exceptions.ts';
import { lookIntoHeldFiles } from '#application/file-access/look-into-held-files.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { StoredFileId } from '#domain/shared/ids.ts';
import { uploadRules } from '#domain/stored-file/file-rules.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { jpeg } from '#tests/support/hostile-files.ts';
import { scriptOnOpening } from '#tests/support/hostile-pdfs.ts';
import { multipart } from '#tests/support/multipart.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import { readForm } from '#web/forms/read-form.ts';

eachDialect('files that could not be looked into', (context) => {
  let office: TestOffice;
  let chief: OfficerActor;
  /** The portal on a day when the process that looks into files does not start. */
  let blind: Dependencies;
  before(async () => {
    office = await createTestOffice(context);
    chief = (await office.officer({ roles: ['chief_ppid'] })).actor;
    blind = {
      ...office.deps,
      inspector: { inspect: async () => ({ kind: 'unavailable' }), close: async () => {} },
    };
  });
  const never = new AbortController().signal;

  async function upload(deps: Dependencies, bytes: Uint8Array, fileName: string) {
    const { contentType, body } = multipart([{ name: 'identity_proof', value: bytes, fileName }]);
    const request = new Request('http://localhost/permohonan/baru', {
      method: 'POST',
      headers: { 'content-type': contentType },
      body: new Uint8Array(body),
    });
    const files = [{ name: 'identity_proof', rule: uploadRules.identity_proof, maxFiles: 1 }];
    const read = await readForm(request, { scope: 'held', files }, deps);
    assert.equal(read.kind, 'form');
    return read.kind === 'form' ? read : assert.fail();
  }

  /** Sent with a request while the portal was blind. */
  async function held(bytes: Uint8Array, fileName: string): Promise<StoredFileId> {
    const { files, fileErrors } = await upload(blind, bytes, fileName);
    assert.deepEqual(fileErrors, {});
    const proof = files('identity_proof')[0] ?? assert.fail('the upload is taken');
    await submittedRequest(office.deps, { identityProof: proof });
    return proof.fileId;
  }
  const isLocked = async (id: string) => (await office.deps.queries.files.forDelivery(id))?.held;
  async function items() {
    const found = await listExceptions(office.deps, await office.deps.queries.officeRules(), chief);
    return found.items.filter(({ key }) => key === 'file_held');
  }

  test('are taken with the request, but nobody gets them, and after a while a person is told', async () => {
    const id = await held(jpeg(), 'ktp.jpg');
    assert.equal(await isLocked(id), true);
    assert.deepEqual(await items(), [], 'the system is given a quarter of an hour');
    assert.equal(await lookIntoHeldFiles(blind, never), 0, 'still blind');
    office.clock.advance({ minutes: 16 });
    const [item, ...others] = await items();
    assert.equal(others.length, 0);
    assert.equal(item?.id, id);
    assert.equal(item?.params.code, '');
    assert.match(item?.params.number ?? '', /^PI-2026-/);
    assert.equal(item?.target?.kind, 'case');
  });

  test('are released when they turn out to be good', async () => {
    const [item] = await items();
    assert.equal(await lookIntoHeldFiles(office.deps, never), 1);
    assert.equal(await isLocked(item?.id ?? ''), false);
    assert.deepEqual(await items(), []);
    assert.equal(await lookIntoHeldFiles(office.deps, never), 0);
  });

  test('stay locked when they turn out to be bad, until a person says that it is dealt with', async () => {
    const id = await held(scriptOnOpening, 'ktp.pdf');
    assert.equal(await lookIntoHeldFiles(office.deps, never), 1);
    const [item] = await items();
    assert.equal(item?.params.code, 'PDF_WITH_SCRIPT');
    assert.equal(await lookIntoHeldFiles(office.deps, never), 0, 'it is not looked into again and again');
    const settle = () => actOnException(office.deps, { key: 'file_held', id, action: 'settle' }, chief);
    assert.ok((await settle()).ok);
    assert.deepEqual(await items(), []);
    const again = await settle();
    assert.equal(again.ok ? null : again.error.code, 'ALREADY_SETTLED');
    assert.equal(await isLocked(id), true);
  });

  test('what is looked into and good is not locked, what is bad is refused by its field', async () => {
    const good = await upload(office.deps, jpeg(), 'ktp.jpg');
    assert.equal(await isLocked(good.files('identity_proof')[0]?.fileId ?? ''), false);
    const bad = await upload(office.deps, scriptOnOpening, 'ktp.pdf');
    assert.deepEqual(bad.fileErrors, { identity_proof: 'PDF_WITH_SCRIPT' });
    assert.deepEqual(bad.files('identity_proof'), []);
  });
});
