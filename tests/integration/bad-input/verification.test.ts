import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { eachDialect } from '#tests/support/each-dialect.ts';
import {
  hostileNames,
  htmlWithScript,
  isoMedia,
  jpeg,
  pdf,
  polyglots,
  truncatedPdf,
} from '#tests/support/hostile-files.ts';
import { type FormPart, multipart, urlEncoded } from '#tests/support/multipart.ts';
import { attackPortal } from './attacked-portal.ts';
import { assertPage, summaryOf, textOf } from './page.ts';
import { type Answer, send } from './portal.ts';
import { asUrlEncoded, goodRequest, post, receiptOf, rowOf } from './request-form.ts';
import { tally } from './tally.ts';

const MIB = 1024 * 1024;

eachDialect('checking whether a letter is genuine', (context) => {
  const attacked = attackPortal(context);
  const count = tally();
  let code = '';
  before(async () => {
    const typed = goodRequest({ full_name: 'Bu Rahasia Sekali', address: 'Alamat Rahasia 77' });
    const { number } = await receiptOf(attacked.portal(), await post(attacked.portal(), asUrlEncoded(typed)));
    const { request } = await rowOf(attacked.db(), number);
    const id = randomUUID();
    await attacked
      .db()
      .insertInto('stored_file')
      .values({
        id,
        purpose: 'letter',
        case_kind: 'information_request',
        case_id: request.id,
        item_id: null,
        visible_to_citizen: 1,
        name: 'tanda-bukti.pdf',
        media_type: 'application/pdf',
        byte_size: pdf().length,
        sha256: createHash('sha256').update(pdf()).digest('hex'),
        key_id: 'x',
        uploaded_by: null,
        created_at: request.received_at,
        published_at: null,
        deleted_at: null,
      })
      .execute();
    const ours = attacked.db().updateTable('letter').where('case_id', '=', request.id);
    await ours.set({ rendered_file_id: id }).execute();
    const letter = await attacked
      .db()
      .selectFrom('letter')
      .select('verification_code')
      .where('case_id', '=', request.id)
      .executeTakeFirstOrThrow();
    code = letter.verification_code;
  });
  const compare = (...files: readonly FormPart[]): Promise<Answer> => {
    count.tried();
    return send(attacked.portal(), { path: `/verifikasi/${code}`, form: multipart(files) });
  };
  const letterFile = (value: Uint8Array, fileName: string | Uint8Array = 'surat.pdf'): FormPart => ({
    name: 'letter_file',
    value,
    fileName,
    type: 'application/pdf',
  });

  test('a true code says what the letter is and nothing about the person; others say that there is none', async () => {
    const right = await send(attacked.portal(), { path: `/verifikasi/${code}` });
    assertPage(right, 200, 'the true code');
    for (const secret of ['Bu Rahasia Sekali', 'Alamat Rahasia', 'Ringkasan DPA'])
      assert.ok(!right.text.includes(secret), secret);
    const wrong = code.replace(/./, (letter) => (letter === 'A' ? 'B' : 'A'));
    for (const tried of [
      wrong,
      'AAAA-AAAA-AAAA',
      'x',
      "'%20OR%201=1%20--",
      '%25',
      '__proto__',
      '..%2e',
      `${'A'.repeat(1500)}`,
      `${code}x`,
      '%F0%9F%91%8D',
      '%E2%80%AE',
    ]) {
      count.tried(2);
      const answer = await send(attacked.portal(), { path: `/verifikasi/${tried}` });
      assertPage(answer, [400, 404], tried.slice(0, 40));
      const search = await send(attacked.portal(), { path: `/verifikasi?kode=${tried}` });
      if (search.status !== 303) assertPage(search, [400, 422], tried.slice(0, 40));
      else assert.match(search.headers.location ?? '', /^\/verifikasi\/[A-Z0-9-]+$/);
    }
  });

  test('a file to compare is judged by its bytes and never kept', async () => {
    const before = [await attacked.state(), await attacked.storedBytes()];
    assert.match((await compare(letterFile(pdf()))).text, /Berkas itu sama persis/);
    assert.match((await compare(letterFile(pdf(' ')))).text, /bukan salinan persis/);
    for (const [what, bytes, says] of [
      ['nothing', new Uint8Array(), /kosong/],
      ['HTML', htmlWithScript, /tidak diterima/],
      ['a photo', jpeg(), /tidak diterima/],
      ['HEIC', isoMedia('heic'), /HEIC/],
      ['half a PDF', truncatedPdf(), /rusak/],
      ['21 MB', Buffer.concat([pdf(), Buffer.alloc(20 * MIB)]), /terlalu besar/],
    ] as const) {
      const answer = await compare(letterFile(bytes));
      assertPage(answer, 422, what);
      assert.match(textOf(answer.text, 'field-letter_file-error') ?? '', says, what);
      assert.ok(
        summaryOf(answer.text).some((one) => one.href === '#field-letter_file'),
        what,
      );
    }
    assertPage(await compare(), [400, 422], 'no file');
    assertPage(await compare(letterFile(Buffer.alloc(41 * MIB, 0x61))), 413, '41 MB');
    for (const name of hostileNames)
      assertPage(await compare(letterFile(pdf(), name)), 200, String(name).slice(0, 40));
    for (const { what, bytes } of polyglots()) assertPage(await compare(letterFile(bytes)), [200, 422], what);
    assertPage(await compare(...Array.from({ length: 30 }, () => letterFile(pdf()))), [200, 422], '30 files');
    count.tried();
    const torn = multipart([letterFile(pdf('x'.repeat(200_000)))]);
    const cut = await send(attacked.portal(), {
      path: `/verifikasi/${code}`,
      form: { ...torn, body: torn.body.subarray(0, 120_000) },
    });
    assertPage(cut, 400, 'a torn upload');
    count.tried();
    const text = await send(attacked.portal(), {
      path: `/verifikasi/${code}`,
      form: urlEncoded([
        ['letter_file', 'x'],
        ['letter_file_staged', 'v1.a.b'],
      ]),
    });
    assertPage(text, 422, 'text instead of a file');
    assert.deepEqual([await attacked.state(), await attacked.storedBytes()], before, 'nothing is kept');
  });

  test('the portal is still the same process and said nothing about errors', (t) => {
    assert.doesNotThrow(() => process.kill(attacked.portal().pid, 0));
    assert.doesNotMatch(attacked.portal().output(), /request_failed|page_failed|uncaught/);
    assert.ok(count.report(t, 'verification') > 70);
  });
});
