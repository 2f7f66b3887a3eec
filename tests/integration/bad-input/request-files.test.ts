import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { beforeEach, test } from 'node:test';
import { eachDialect } from '#tests/support/each-dialect.ts';
import {
  animatedPng,
  elfProgram,
  gif,
  hostileNames,
  htmlWithScript,
  isoMedia,
  jpeg,
  jpegWithoutFrame,
  pdf,
  pdfWithDeepPageTree,
  pdfWithManyObjects,
  png,
  polyglots,
  svgWithScript,
  truncatedPdf,
  webp,
  windowsProgram,
  zip,
} from '#tests/support/hostile-files.ts';
import { multipart } from '#tests/support/multipart.ts';
import { attackPortal } from './attacked-portal.ts';
import { assertPage, summaryOf, textOf, valuesOf } from './page.ts';
import { send } from './portal.ts';
import { asMultipart, goodRequest, openCase, pairs, post, proof, receiptOf, rowOf } from './request-form.ts';
import { tally } from './tally.ts';

const cap = 5 * 1024 * 1024;
const TOO_LARGE = /terlalu besar/;
const WRONG_KIND = /Jenis berkas ini tidak diterima/;
const BROKEN = /rusak atau tidak lengkap/;

eachDialect('the identity proof and what people attach', (context) => {
  const attacked = attackPortal(context);
  const count = tally();
  let untouched: Readonly<Record<string, number>> = {};
  beforeEach(async () => {
    untouched = await attacked.state();
  });

  const refused = async (bytes: Uint8Array, name: string, type: string, says: RegExp): Promise<number> => {
    count.tried();
    const typed = goodRequest({ purpose: 'Untuk <i>skripsi</i>' });
    const answer = await post(attacked.portal(), asMultipart(typed, [proof(bytes, name, type)]));
    assertPage(answer, 422, `${name} as ${type}`);
    assert.match(textOf(answer.text, 'field-identity_proof-error') ?? '', says, `${name} as ${type}`);
    assert.ok(summaryOf(answer.text).some((one) => one.href === '#field-identity_proof'));
    assert.deepEqual(valuesOf(answer.text, 'identity_proof_staged'), [], 'a refused file is not kept');
    assert.deepEqual(valuesOf(answer.text, 'full_name'), ['Siti Rahmawati'], 'what was typed is kept');
    assert.deepEqual(valuesOf(answer.text, 'purpose'), ['Untuk <i>skripsi</i>']);
    return answer.ms;
  };
  const taken = async (bytes: Uint8Array, name: string | Uint8Array, type = 'image/jpeg') => {
    count.tried();
    const answer = await post(attacked.portal(), asMultipart(goodRequest(), [proof(bytes, name, type)]));
    const receipt = await receiptOf(attacked.portal(), answer, String(name).slice(0, 40));
    const { request } = await rowOf(attacked.db(), receipt.number);
    const file = await attacked
      .db()
      .selectFrom('stored_file')
      .selectAll()
      .where('case_id', '=', request.id)
      .where('purpose', '=', 'identity_proof')
      .executeTakeFirstOrThrow();
    return { file, receipt, ms: answer.ms };
  };

  test('the bytes decide: only a true PDF, JPEG or PNG passes, under whatever name and type', async () => {
    const wrong: readonly (readonly [string, Uint8Array, RegExp])[] = [
      ['nothing', new Uint8Array(), /kosong/],
      ['one byte', Buffer.from([0]), WRONG_KIND],
      ['HEIC', isoMedia('heic'), /HEIC dari iPhone.*JPG/],
      ['HEIC sequence', isoMedia('hevc'), /HEIC dari iPhone.*JPG/],
      ['HEIF', isoMedia('mif1'), /HEIC dari iPhone.*JPG/],
      ['AVIF', isoMedia('avif'), /tidak diterima|HEIC/],
      ['MP4', isoMedia('isom'), WRONG_KIND],
      ['SVG with script', svgWithScript, WRONG_KIND],
      ['HTML with script', htmlWithScript, WRONG_KIND],
      ['GIF', gif, WRONG_KIND],
      ['WebP', webp, WRONG_KIND],
      ['DOCX', zip('word/document.xml'), WRONG_KIND],
      ['XLSX', zip('xl/workbook.xml'), WRONG_KIND],
      ['zip with a path', zip('../../etc/passwd'), WRONG_KIND],
      ['Windows program', windowsProgram, WRONG_KIND],
      ['Linux program', elfProgram, WRONG_KIND],
      ['shell script', Buffer.from('#!/bin/sh\nrm -rf /\n'), WRONG_KIND],
      ['plain text', Buffer.from('%PDF ini bukan PDF'), WRONG_KIND],
    ];
    const disguises: readonly (readonly [string, string])[] = [
      ['ktp.jpg', 'image/jpeg'],
      ['ktp.pdf', 'application/pdf'],
      ['ktp.png', 'image/png'],
      ['ktp.svg', 'image/svg+xml'],
      ['ktp', 'application/octet-stream'],
    ];
    for (const [what, bytes, says] of wrong) {
      for (const [name, type] of disguises) {
        const ms = await refused(bytes, name, type, says);
        assert.ok(ms < 15_000, `${what} took ${Math.round(ms)} ms`);
      }
    }
    assert.deepEqual(await attacked.state(), untouched);
    for (const [bytes, mediaType, ending] of [
      [jpeg(), 'image/jpeg', 'jpg'],
      [png(), 'image/png', 'png'],
      [pdf(), 'application/pdf', 'pdf'],
    ] as const) {
      for (const [name, type] of disguises) {
        const { file } = await taken(bytes, name, type);
        assert.equal(file.media_type, mediaType);
        assert.ok(file.name.endsWith(`.${ending}`), file.name);
      }
    }
  });

  test('a file over its cap is dropped with a sentence and the rest of the form is read on', async () => {
    const early = multipart([
      proof(jpeg(640, 480, cap + 1), 'besar.jpg'),
      ...pairs(goodRequest()).map(([name, value]) => ({ name, value })),
      proof(png(), 'kecil.png', 'image/png'),
    ]);
    count.tried();
    const answer = await post(attacked.portal(), early);
    assertPage(answer, 422, 'a large file first');
    assert.match(textOf(answer.text, 'field-identity_proof-error') ?? '', TOO_LARGE);
    assert.deepEqual(
      valuesOf(answer.text, 'full_name'),
      ['Siti Rahmawati'],
      'fields behind the file are read',
    );
    assert.equal(valuesOf(answer.text, 'identity_proof_staged').length, 1, 'the other file is kept');
    assert.match(answer.text, /kecil\.png/);
    await refused(
      Buffer.concat([jpeg(), Buffer.alloc(cap + 1 - jpeg().length)]),
      'ktp.jpg',
      'image/jpeg',
      TOO_LARGE,
    );
    await refused(Buffer.alloc(12 * 1024 * 1024, 0xff), 'ktp.jpg', 'image/jpeg', TOO_LARGE);
    assert.deepEqual(await attacked.state(), untouched);
    const whole = Buffer.concat([jpeg(), Buffer.alloc(cap - jpeg().length)]);
    const { file } = await taken(whole, 'tepat.jpg');
    assert.equal(file.byte_size, cap);
  });

  test('a file that was not taken is said at once, also when only a row is added', async () => {
    count.tried();
    const form = asMultipart(goodRequest({ action: 'add_detail' }), [proof(gif, 'ktp.gif', 'image/gif')]);
    const answer = await post(attacked.portal(), form);
    assertPage(answer, 422, 'adding a row with a wrong file');
    assert.match(textOf(answer.text, 'field-identity_proof-error') ?? '', WRONG_KIND);
    assert.equal(valuesOf(answer.text, 'details').length, 2, 'the row is added all the same');
  });

  test('pictures that would unpack to gigabytes are refused by their header, before anything unpacks them', async () => {
    const bombs: readonly (readonly [string, Uint8Array, RegExp])[] = [
      ['PNG of 60,000 by 60,000', png(60_000, 60_000), /40 megapiksel/],
      ['PNG of 16,000 by 16,000', png(16_000, 16_000), /40 megapiksel/],
      ['PNG of 2^31 by 2^31', png(0x7fffffff, 0x7fffffff), /40 megapiksel/],
      ['PNG of no size', png(0, 0), BROKEN],
      ['animated PNG', animatedPng(5000), /40 megapiksel/],
      ['JPEG of 65,535 by 65,535', jpeg(65_535, 65_535), /40 megapiksel/],
      ['JPEG of no size', jpeg(0, 0), BROKEN],
      ['JPEG of a million segments', jpegWithoutFrame(800_000), BROKEN],
      ['JPEG cut after its signature', Buffer.from([0xff, 0xd8, 0xff]), BROKEN],
      [
        'JPEG of fill bytes',
        Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(4_000_000, 0xff)]),
        BROKEN,
      ],
      ['PNG signature alone', png().subarray(0, 8), BROKEN],
    ];
    const before = await residentMegabytes(attacked.portal().pid);
    for (const [what, bytes, says] of bombs) {
      const ms = await refused(bytes, `${what}.jpg`, 'image/jpeg', says);
      assert.ok(ms < 15_000, `${what} took ${Math.round(ms)} ms`);
    }
    const grown = (await residentMegabytes(attacked.portal().pid)) - before;
    assert.ok(grown < 100, `memory grew by ${grown} MB`);
    assert.deepEqual(await attacked.state(), untouched);
  });

  test('a PDF is opened in a process with limits: bombs pass or are refused, quickly and in little memory', async () => {
    await refused(truncatedPdf(), 'ktp.pdf', 'application/pdf', BROKEN);
    await refused(Buffer.from('%PDF-1.7\n'), 'ktp.pdf', 'application/pdf', BROKEN);
    await refused(pdfWithManyObjects(1_000_000), 'ktp.pdf', 'application/pdf', TOO_LARGE);
    const before = await residentMegabytes(attacked.portal().pid);
    const ms = await refused(pdfWithManyObjects(200_000), 'ktp.pdf', 'application/pdf', BROKEN);
    assert.ok(ms < 15_000, `took ${Math.round(ms)} ms`);
    assert.deepEqual(await attacked.state(), untouched);
    const deep = pdfWithDeepPageTree(40_000);
    const taking = await taken(deep, 'ktp.pdf', 'application/pdf');
    assert.equal(taking.file.byte_size, deep.length);
    assert.ok(taking.ms < 15_000, `took ${Math.round(taking.ms)} ms`);
    const grown = (await residentMegabytes(attacked.portal().pid)) - before;
    assert.ok(grown < 100, `memory grew by ${grown} MB`);
  });

  test('what is two things at once is refused or keeps one fixed type, and no guessed address gives it out', async () => {
    let kept = 0;
    for (const { what, bytes } of polyglots()) {
      count.tried();
      const answer = await post(
        attacked.portal(),
        asMultipart(goodRequest(), [proof(bytes, `${what}.html`, 'text/html')]),
      );
      if (answer.status === 422) {
        assert.match(textOf(answer.text, 'field-identity_proof-error') ?? '', /Perlu diperbaiki/, what);
        continue;
      }
      kept += 1;
      const receipt = await receiptOf(attacked.portal(), answer, what);
      const { request } = await rowOf(attacked.db(), receipt.number);
      const file = await attacked
        .db()
        .selectFrom('stored_file')
        .selectAll()
        .where('case_id', '=', request.id)
        .executeTakeFirstOrThrow();
      assert.ok(['application/pdf', 'image/jpeg', 'image/png'].includes(file.media_type), what);
      assert.doesNotMatch(file.name, /html/, what);
      const { cookies } = await openCase(attacked.portal(), receipt);
      for (const path of [
        `/berkas/${file.id}/${encodeURIComponent(file.name)}`,
        `/kasus/berkas/${file.id}/${encodeURIComponent(file.name)}`,
        `/petugas/berkas/${file.id}/${encodeURIComponent(file.name)}`,
        `/uploads/${file.id}`,
        `/files/${file.id.slice(-2)}/${file.id.slice(-4, -2)}/${file.id}`,
        `/${encodeURIComponent(file.name)}`,
      ]) {
        const fetched = await send(attacked.portal(), { path, cookies });
        assert.ok([303, 403, 404].includes(fetched.status), `${path}: ${fetched.status}`);
        assert.ok(!fetched.body.includes(bytes.subarray(0, 200)), `${path} gives the file out`);
      }
    }
    assert.ok(kept > 0);
  });

  test('hostile names are cleaned: no folder, control or turning character is stored or shown', async () => {
    for (const name of hostileNames) {
      const { file, receipt } = await taken(jpeg(), name);
      const what = JSON.stringify(String(name).slice(0, 60));
      assert.ok(file.name.length > 4 && file.name.length <= 120, `${what} → ${file.name}`);
      assert.match(file.name, /\.(jpg|jpeg)$/, what);
      assert.doesNotMatch(file.name, /[\p{Cc}\p{Cf}/\\<>:"|?*\uFFFD]/u, `${what} → ${file.name}`);
      assert.doesNotMatch(file.name, /^\.|\.(exe|php|html)\./i, `${what} → ${file.name}`);
      assert.doesNotMatch(file.name, /^(con|nul|aux)\./i, what);
      assert.equal(file.media_type, 'image/jpeg');
      assert.equal(receipt.page.status, 200);
    }
    for (const rawHeaders of [
      'Content-Disposition: form-data; name="identity_proof"; filename*=UTF-8\'\'..%2f..%2fktp.jpg\r\nContent-Type: image/jpeg',
      'Content-Disposition: form-data; name="identity_proof"; filename="a.jpg"; filename*=UTF-8\'\'%00b.html',
      'Content-Disposition: form-data; filename="a.jpg"; name="identity_proof"; name="full_name"',
      'content-disposition: FORM-DATA; NAME=identity_proof; FILENAME=ktp.jpg',
      `Content-Disposition: form-data; name="identity_proof"; filename="${'n'.repeat(200_000)}.jpg"`,
      'Content-Disposition: attachment; name="identity_proof"; filename="ktp.jpg"',
      'Content-Disposition: form-data; name="__proto__"; filename="ktp.jpg"',
      'Content-Disposition: form-data; filename="ktp.jpg"',
      'Content-Type: image/jpeg',
      'X: y',
      '',
    ]) {
      count.tried();
      const fields = pairs(goodRequest()).map(([name, value]) => ({ name, value }));
      const form = multipart([...fields, { name: '', value: jpeg(), rawHeaders }]);
      const answer = await post(attacked.portal(), form);
      assert.ok([303, 400, 422].includes(answer.status), `${rawHeaders.slice(0, 60)}: ${answer.status}`);
      if (answer.status !== 303) assertPage(answer, answer.status, rawHeaders.slice(0, 60));
    }
    const names = await attacked.db().selectFrom('stored_file').select('name').execute();
    for (const { name } of names) assert.doesNotMatch(name, /[\p{Cc}\p{Cf}/\\]/u);
  });

  test('of several new files in one field the first counts, and fifty of them do not pile up', async () => {
    count.tried(2);
    const fields = pairs(goodRequest()).map(([name, value]) => ({ name, value }));
    const answer = await post(
      attacked.portal(),
      multipart([...fields, proof(jpeg(), 'pertama.jpg'), proof(png(), 'kedua.png', 'image/png')]),
    );
    const { request } = await rowOf(attacked.db(), (await receiptOf(attacked.portal(), answer)).number);
    const files = await attacked
      .db()
      .selectFrom('stored_file')
      .selectAll()
      .where('case_id', '=', request.id)
      .execute();
    assert.deepEqual(
      files.map((file) => file.name),
      ['pertama.jpg'],
    );
    const before = await attacked.storedBytes();
    const many = Array.from({ length: 49 }, (_, at) => proof(jpeg(), `${at}.jpg`));
    const crowd = await post(attacked.portal(), asMultipart(goodRequest(), many));
    assertPage(crowd, 422, '49 files');
    assert.match(textOf(crowd.text, 'field-identity_proof-error') ?? '', /Paling banyak 1 berkas/);
    const after = await attacked.storedBytes();
    assert.equal(after.files - before.files, 1, 'only the file that counts is kept');
  });

  test('the portal is still the same process and said nothing about errors', (t) => {
    assert.doesNotThrow(() => process.kill(attacked.portal().pid, 0));
    assert.doesNotMatch(attacked.portal().output(), /request_failed|page_failed|uncaught/);
    assert.ok(count.report(t, 'files') > 140);
  });
});

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
