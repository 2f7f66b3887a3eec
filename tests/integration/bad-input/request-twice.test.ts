import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { jpeg } from '#tests/support/hostile-files.ts';
import type { FormBody } from '#tests/support/multipart.ts';
import { attackPortal } from './attacked-portal.ts';
import { assertPage, valuesOf } from './page.ts';
import {
  asMultipart,
  asUrlEncoded,
  goodRequest,
  post,
  proof,
  receiptOf,
  requestForm,
  type Typed,
} from './request-form.ts';
import { tally } from './tally.ts';

const keyOf = (typed: Typed): string => String(typed.idempotency_key);

eachDialect('one form sent more than once', (context) => {
  const attacked = attackPortal(context);
  const count = tally();
  const cases = async (): Promise<number> => (await attacked.state()).information_request ?? 0;
  const last = async (): Promise<number> => {
    const rows = await attacked
      .db()
      .selectFrom('counter')
      .select('value')
      .where('kind', '=', 'information_request')
      .execute();
    return rows[0]?.value ?? 0;
  };
  const numberAndCode = async (form: FormBody): Promise<string> => {
    count.tried();
    const { number, code } = await receiptOf(attacked.portal(), await post(attacked.portal(), form));
    return `${number} ${code}`;
  };

  test('twenty posts of one form at once make one case, and every answer has its number and code', async () => {
    for (const [what, form] of [
      ['without a proof', asUrlEncoded(goodRequest())],
      ['with a proof', asMultipart(goodRequest(), [proof(jpeg(640, 480, 50_000))])],
    ] as const) {
      const before = await attacked.state();
      const answers = await Promise.all(Array.from({ length: 20 }, () => numberAndCode(form)));
      assert.equal(new Set(answers).size, 1, what);
      const after = await attacked.state();
      for (const table of ['information_request', 'deadline', 'letter', 'idempotency_key', 'case_event']) {
        assert.equal((after[table] ?? 0) - (before[table] ?? 0), 1, `${what}: ${table}`);
      }
      const proofs = (after['stored_file in use'] ?? 0) - (before['stored_file in use'] ?? 0);
      assert.equal(proofs, what === 'with a proof' ? 1 : 0);
      assert.equal(await numberAndCode(form), answers[0], 'and again after them');
    }
    assert.equal(await last(), await cases(), 'no number is lost');
  });

  test('whoever lost the answer sends the form again and gets the same number and code', async () => {
    for (const wait of [0, 0, 1, 3, 5, 10, 20, 40, 80, 300]) {
      const form = asUrlEncoded(goodRequest({ purpose: `Tunggu ${wait}` }));
      const before = await cases();
      await sendAndHangUp(attacked.portal().baseUrl, form, wait);
      const answers = await Promise.all([numberAndCode(form), numberAndCode(form)]);
      assert.equal(new Set(answers).size, 1);
      await delay(30);
      assert.equal(await numberAndCode(form), answers[0]);
      assert.equal((await cases()) - before, 1, `hung up after ${wait} ms`);
    }
    assert.equal(await last(), await cases());
  });

  test('the same form with other words is not taken for the first; a second press sends it as a second case', async () => {
    const first = goodRequest();
    const receipt = await numberAndCode(asUrlEncoded(first));
    const before = await attacked.state();
    const changed = { ...first, details: ['Yang lain sama sekali'], full_name: 'Siti "Rahma" & <b>' };
    count.tried();
    const conflict = await post(attacked.portal(), asUrlEncoded(changed));
    assertPage(conflict, 409, 'a used key with other words');
    assert.match(conflict.text, /sudah pernah terkirim/);
    assert.deepEqual(valuesOf(conflict.text, 'details'), ['Yang lain sama sekali']);
    assert.deepEqual(valuesOf(conflict.text, 'full_name'), ['Siti "Rahma" & <b>']);
    assert.deepEqual(await attacked.state(), before);
    const [key = ''] = valuesOf(conflict.text, 'idempotency_key');
    assert.notEqual(key, keyOf(first));
    assert.ok(key.length >= 40, 'a new key of full strength');
    const second = await numberAndCode(asUrlEncoded({ ...changed, idempotency_key: key }));
    assert.notEqual(second.split(' ')[0], receipt.split(' ')[0]);
    assert.notEqual(second.split(' ')[1], receipt.split(' ')[1]);
    assert.equal(await numberAndCode(asUrlEncoded(first)), receipt, 'the first form still has its receipt');
    assert.equal((await cases()) - (before.information_request ?? 0), 1);
  });

  test('two versions of one form at once: one is taken, the other is asked about', async () => {
    const typed = goodRequest();
    const before = await cases();
    const versions = Array.from({ length: 20 }, (_, at) =>
      asUrlEncoded(at % 2 === 0 ? typed : { ...typed, address: 'Alamat lain nomor 99' }),
    );
    count.tried(versions.length);
    const answers = await Promise.all(versions.map((form) => post(attacked.portal(), form)));
    const statuses = answers.map((answer) => answer.status);
    assert.equal(statuses.filter((status) => status === 303).length, 10);
    assert.equal(statuses.filter((status) => status === 409).length, 10);
    assert.equal((await cases()) - before, 1);
  });

  test('many people at once get numbers without a gap and codes of their own', async () => {
    const before = await last();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        numberAndCode(asUrlEncoded(goodRequest({ full_name: `Warga ${at}` }))),
      ),
    );
    const numbers = answers.map((one) => Number(one.slice(8, 14))).toSorted((a, b) => a - b);
    assert.deepEqual(
      numbers,
      Array.from({ length: 40 }, (_, at) => before + 1 + at),
    );
    assert.equal(new Set(answers.map((one) => one.split(' ')[1])).size, 40);
    assert.equal(await last(), await cases());
  });

  test('keys that no page of ours made do no harm', async () => {
    for (const key of [
      '',
      '0',
      'x'.repeat(10_000),
      '__proto__',
      '👍'.repeat(60),
      "' OR 1=1 --",
      '../..',
      '\u202E',
      'a\nb',
    ]) {
      count.tried();
      const answer = await post(attacked.portal(), asUrlEncoded(goodRequest({ idempotency_key: key })));
      assert.ok([303, 409].includes(answer.status), `${key.slice(0, 12)}: ${answer.status}`);
    }
    const empty = goodRequest({ idempotency_key: '' });
    const twice = [await numberAndCode(asUrlEncoded(empty)), await numberAndCode(asUrlEncoded(empty))];
    assert.equal(new Set(twice).size, 2, 'without a key each post is its own request');
    assert.equal(await last(), await cases());
  });

  test('the portal is still the same process and said nothing about errors', (t) => {
    assert.doesNotThrow(() => process.kill(attacked.portal().pid, 0));
    assert.doesNotMatch(attacked.portal().output(), /request_failed|page_failed|uncaught/);
    assert.ok(count.report(t, 'repeats') > 140);
  });
});

/** Sends a whole form and breaks the connection after some milliseconds, before or after the answer was made. */
async function sendAndHangUp(baseUrl: string, form: FormBody, waitMs: number): Promise<void> {
  const { host, port } = new URL(baseUrl);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  const head = [
    `POST ${requestForm} HTTP/1.1`,
    `Host: ${host}`,
    `Origin: ${baseUrl}`,
    `Content-Type: ${form.contentType}`,
    `Content-Length: ${form.body.length}`,
  ];
  await new Promise<void>((resolve) => {
    socket.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), form.body]), () => resolve());
  });
  await delay(waitMs);
  socket.resetAndDestroy();
}
