import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { eachDialect } from '#tests/support/each-dialect.ts';
import {
  gif,
  hostileNames,
  htmlWithScript,
  isoMedia,
  pdf,
  pdfWithDeepPageTree,
  pdfWithManyObjects,
  polyglots,
  svgWithScript,
  truncatedPdf,
  windowsProgram,
  zip,
} from '#tests/support/hostile-files.ts';
import { type FormPart, multipart, urlEncoded } from '#tests/support/multipart.ts';
import { attackPortal } from './attacked-portal.ts';
import { firstAdministrator, newOfficer, officerPassword } from './officers.ts';
import { assertPage, headingOf, summaryOf, tagsOf, textOf, valuesOf } from './page.ts';
import { formsOf, withField } from './page-forms.ts';
import { type Answer, freshAddress, send } from './portal.ts';
import { asMultipart, pairs, type Typed, without } from './request-form.ts';
import { tally } from './tally.ts';

const MIB = 1024 * 1024;
const cap = 20 * MIB;
const newDocument = '/petugas/dokumen/baru';

eachDialect('documents that officers upload, and the door they come in by', (context) => {
  const attacked = attackPortal(context);
  const count = tally();
  let officer = '';
  let unitId = '';

  before(async () => {
    const administrator = await firstAdministrator(attacked.portal());
    officer = await newOfficer(attacked.portal(), administrator, 'agus@contoh.id', ['chief_ppid']);
    unitId = (await attacked.db().selectFrom('unit').select('id').executeTakeFirstOrThrow()).id;
  });

  const goodDocument = (changes: Typed = {}): Typed => ({
    title: 'Laporan realisasi anggaran 2025',
    classification: 'periodic',
    unit_id: unitId,
    kind: 'Laporan keuangan',
    year: '2025',
    summary: 'Ringkasan "realisasi" & <b>belanja</b>',
    forms: 'electronic',
    licence: 'statute',
    ...changes,
  });
  const file = (
    value: Uint8Array,
    fileName: string | Uint8Array = 'laporan.pdf',
    type = 'application/pdf',
  ): FormPart => ({
    name: 'file',
    value,
    fileName,
    type,
  });
  const upload = (typed: Typed, ...files: readonly FormPart[]): Promise<Answer> => {
    count.tried();
    return send(attacked.portal(), { path: newDocument, form: asMultipart(typed, files), cookies: officer });
  };
  const refused = (answer: Answer, name: string, says: RegExp, what: string): void => {
    assertPage(answer, 422, what);
    assert.match(textOf(answer.text, `field-${name}-error`) ?? '', says, what);
    assert.ok(
      summaryOf(answer.text).some((one) => one.href === `#field-${name}`),
      what,
    );
  };

  test('only what a document may be becomes one, whatever its name says', async () => {
    const before = await attacked.state();
    for (const [what, bytes, says] of [
      ['nothing', new Uint8Array(), /kosong/],
      ['HTML named PDF', htmlWithScript, /bukan PDF/],
      ['SVG named PDF', svgWithScript, /bukan PDF/],
      ['a GIF', gif, /bukan PDF/],
      ['HEIC', isoMedia('heic'), /HEIC|bukan PDF/],
      ['AVIF', isoMedia('avif'), /HEIC|bukan PDF/],
      ['a DOCX without its list of parts', zip('word/document.xml'), /bukan PDF/],
      ['any ZIP', zip('rahasia.txt'), /bukan PDF/],
      ['a program', windowsProgram, /bukan PDF/],
      ['half a PDF', truncatedPdf(), /rusak/],
      ['a PDF over the cap', Buffer.concat([pdf(), Buffer.alloc(cap + 1 - pdf().length)]), /terlalu besar/],
    ] as const) {
      const answer = await upload(goodDocument(), file(bytes));
      refused(answer, 'file', says, what);
      assert.deepEqual(valuesOf(answer.text, 'title'), ['Laporan realisasi anggaran 2025']);
      assert.deepEqual(valuesOf(answer.text, 'summary'), ['Ringkasan "realisasi" & <b>belanja</b>']);
    }
    const huge = await upload(goodDocument(), file(Buffer.alloc(41 * MIB, 0x61)));
    assertPage(huge, 413, 'a body over its cap');
    assert.equal(headingOf(huge.text), 'Kiriman terlalu besar');
    assert.deepEqual(await attacked.state(), before);
    for (const { what, bytes } of polyglots()) {
      const answer = await upload(
        goodDocument({ title: `Polyglot ${what}` }),
        file(bytes, `${what}.html`, 'text/html'),
      );
      if (answer.status !== 303) refused(answer, 'file', /\S/, what);
    }
    const deep = await upload(
      goodDocument({ title: 'Berkas yang berat' }),
      file(pdfWithDeepPageTree(40_000)),
    );
    assert.equal(deep.status, 303);
    const many = await upload(goodDocument(), file(pdfWithManyObjects(900_000)));
    refused(many, 'file', /rusak|tidak dapat kami buka/, 'a PDF of 900,000 objects');
    for (const { ms } of [deep, many]) assert.ok(ms < 25_000, `took ${Math.round(ms)} ms`);
    const types = await attacked.db().selectFrom('stored_file').select(['media_type', 'name']).execute();
    for (const { media_type, name } of types) {
      assert.match(
        `${media_type} ${name}`,
        /^(?:application\/pdf .*\.pdf|image\/jpeg .*\.jpg|image\/png .*\.png)$/,
      );
    }
  });

  test('a refused form keeps its PDF, and the next one needs no second upload', async () => {
    const first = await upload(without(goodDocument(), 'title'), file(pdf(), 'laporan tahunan.pdf'));
    refused(first, 'title', /wajib diisi/, 'without a title');
    const tokens = valuesOf(first.text, 'file_staged');
    assert.equal(tokens.length, 1);
    assert.match(first.text, /laporan tahunan\.pdf/);
    const { document_version: versions = 0 } = await attacked.state();
    const saved = await upload(goodDocument({ file_staged: tokens }));
    assert.equal(saved.status, 303);
    assert.equal((await attacked.state()).document_version, versions + 1);
    const again = await upload(goodDocument({ title: 'Yang kedua dari berkas itu', file_staged: tokens }));
    refused(again, 'file', /[Uu]nggah lagi/, 'a token that was used');
    assert.deepEqual(valuesOf(again.text, 'file_staged'), [], 'what is gone is not offered again');
    const proofToken = await upload(without(goodDocument({ file_staged: 'v1.x.y' }), 'title'));
    assert.deepEqual(valuesOf(proofToken.text, 'file_staged'), []);
  });

  test('hostile names and titles are clean where the public sees them', async () => {
    for (const [at, name] of hostileNames.entries()) {
      const title = `Judul \u202E"><script>alert(${at})</script> 👨‍👩‍👧 \u2066ke-${at}`;
      const answer = await upload(goodDocument({ title }), file(pdf(), name));
      assert.equal(answer.status, 303, String(name).slice(0, 40));
    }
    const files = await attacked.db().selectFrom('stored_file').select('name').execute();
    for (const { name } of files) assert.doesNotMatch(name, /[\p{Cc}\p{Cf}/\\<>:"|?*\uFFFD]/u);
    const documents = await attacked.db().selectFrom('public_document').select(['title', 'slug']).execute();
    for (const { title, slug } of documents) {
      assert.doesNotMatch(title, /[\u202A-\u202E\u2066-\u2069]/u);
      assert.match(slug, /^[a-z0-9-]{1,120}$/);
    }
    assert.equal(new Set(documents.map((one) => one.slug)).size, documents.length);
    const list = await send(attacked.portal(), { path: '/petugas/dokumen', cookies: officer });
    assertPage(list, 200, 'the list of documents');
    assert.ok(!list.text.includes('<script>alert'));
  });

  test('what is published goes out as a PDF and as nothing else, under a name that splits no header', async () => {
    const dangerous: readonly (readonly [Uint8Array, string | Uint8Array])[] = [
      ...polyglots()
        .filter(({ what }) => /PDF/.test(what) && !/PNG|alone|zip/i.test(what))
        .map(({ what, bytes }) => [bytes, `${what}.html`] as const),
      ...hostileNames.slice(0, 8).map((name) => [pdf(), name] as const),
      [pdf(), 'Laporan%20Tahunan%202025.pdf'],
      [pdf(), 'Serapan 95% anggaran.pdf'],
      [pdf(), 'laporan "akhir"; filename=x.html'],
      [pdf(), 'laporan 👨‍👩‍👧 \u202Efdp.html'],
    ];
    for (const [at, [bytes, name]] of dangerous.entries()) {
      const what = String(name).slice(0, 40);
      const created = await upload(
        goodDocument({ title: `Terbitan nomor ${at}` }),
        file(bytes, name, 'text/html'),
      );
      assert.equal(created.status, 303, what);
      const path = String(created.headers.location).replace(/\?.*/, '');
      const page = await send(attacked.portal(), { path, cookies: officer });
      const publish = formsOf(page.text, path).find((form) =>
        [...form.fields, { name: '', values: [form.button?.[1]] }].some((one) =>
          one.values.includes('publish'),
        ),
      );
      assert.ok(publish !== undefined, 'the page has a button to publish');
      const published = await send(attacked.portal(), {
        path,
        form: withField(publish, 'confirmed', 'yes'),
        cookies: officer,
      });
      assert.equal(published.status, 303, `${what} is published`);
      const { slug } = await attacked
        .db()
        .selectFrom('public_document')
        .select('slug')
        .where('title', '=', `Terbitan nomor ${at}`)
        .executeTakeFirstOrThrow();
      const shown = await send(attacked.portal(), { path: `/informasi/${slug}` });
      assertPage(shown, 200, what);
      const href = tagsOf(shown.text)
        .map((tag) => tag.attributes.get('href') ?? '')
        .find((one) => one.startsWith('/berkas/'));
      assert.ok(href !== undefined, 'the page links its file');
      count.tried();
      const fetched = await send(attacked.portal(), { path: href });
      assert.equal(fetched.status, 200, href);
      assert.equal(fetched.headers['content-type'], 'application/pdf');
      assert.equal(fetched.headers['x-content-type-options'], 'nosniff');
      assert.equal(fetched.headers['set-cookie'], undefined);
      assert.match(
        String(fetched.headers['content-disposition']),
        /^inline; filename="[\w .()'&,+=@!#$~^{}`-]*\.pdf"(?:; filename\*=UTF-8''[\w%.!~*-]+\.pdf)?$/,
        what,
      );
      assert.ok(fetched.body.equals(Buffer.from(bytes)), 'byte for byte');
    }
  });

  test('names nobody asked for publish nothing; numbers and choices of the wrong kind are refused', async () => {
    const extra = {
      status: 'published',
      published_at: '2020-01-01T00:00:00.000Z',
      __proto__x: 'x',
      slug: 'beranda',
      id: '1',
      created_by: 'x',
    };
    assert.equal(
      (await upload(goodDocument({ ...extra, title: 'Dengan isian tambahan' }), file(pdf()))).status,
      303,
    );
    const row = await attacked
      .db()
      .selectFrom('public_document')
      .selectAll()
      .where('title', '=', 'Dengan isian tambahan')
      .executeTakeFirstOrThrow();
    assert.equal(row.status, 'draft');
    assert.equal(row.published_at, null);
    assert.notEqual(row.slug, 'beranda');
    const before = await attacked.state();
    const wrong: Readonly<Record<string, readonly string[]>> = {
      year: ['', 'abc', '1989', '2099', '2025.5', '9007199254740993', '-1', '0x7e9'],
      classification: ['', 'exempted', '__proto__', 'PERIODIC'],
      unit_id: ['', 'x', '00000000-0000-7000-8000-000000000000', "' OR 1=1 --"],
      region_code: ['x', '35.13.99.9999'],
      title: ['', 'abc', 'x'.repeat(201)],
      kind: ['', 'x', 'x'.repeat(61)],
      summary: ['x'.repeat(1001)],
    };
    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) {
        refused(
          await upload(goodDocument({ [name]: value }), file(pdf())),
          name,
          /\S/,
          `${name}=${value.slice(0, 40)}`,
        );
      }
    }
    assert.deepEqual(await attacked.state(), before);
  });

  test('a stranger uploads nothing into the back office', async () => {
    const before = [await attacked.state(), await attacked.storedBytes()];
    for (const cookies of ['', 'petugas=x', officer.replace('petugas', 'kasus')]) {
      count.tried();
      const form = asMultipart(goodDocument(), [file(pdf('x'.repeat(MIB)))]);
      const answer = await send(attacked.portal(), { path: newDocument, form, cookies });
      assert.ok([303, 401].includes(answer.status), String(answer.status));
      if (answer.status === 401) assertPage(answer, 401, 'the sign-in page');
    }
    assert.deepEqual([await attacked.state(), await attacked.storedBytes()], before);
  });

  test('the sign-in form refuses what is missing, too long or broken, and says when to come back', async () => {
    const door = (fields: Parameters<typeof urlEncoded>[0], from = freshAddress()): Promise<Answer> => {
      count.tried();
      return send(attacked.portal(), { path: '/petugas/masuk', form: urlEncoded(fields), from });
    };
    const before = await attacked.state();
    for (const [email, password, beside] of [
      ['', officerPassword, 'email'],
      ['agus@contoh.id', '', 'password'],
      ['x'.repeat(255), officerPassword, 'email'],
      ['x'.repeat(MIB), officerPassword, 'email'],
      ['agus@contoh.id', 'x'.repeat(MIB), 'password'],
      [{ raw: 'agus%00@contoh.id' }, officerPassword, 'email'],
      [{ raw: '%ED%A0%80' }, officerPassword, 'email'],
      ['agus@contoh.id', { raw: 'sandi%00' }, 'password'],
      ['agus@contoh.id', { raw: 'sandi%FF' }, 'password'],
      ["agus@contoh.id' OR 1=1 --", officerPassword, 'email'],
      ['%', officerPassword, 'email'],
      ['agus@contoh.id\u0000', officerPassword, 'email'],
      ['agus@contoh.id', officerPassword.toUpperCase(), 'email'],
      ['agus@contoh.id', `${officerPassword} `, 'email'],
    ] as const) {
      const answer = await door([
        ['email', email],
        ['password', password],
      ]);
      refused(answer, beside, /\S/, JSON.stringify([email, password]).slice(0, 60));
      assert.equal(answer.cookies, '');
      assert.ok(!answer.text.includes(officerPassword), 'a password never comes back');
      assert.deepEqual(valuesOf(answer.text, 'password'), ['']);
    }
    const crowded = freshAddress();
    let last: Answer | undefined;
    for (let at = 0; at < 25 && last?.status !== 429; at += 1) {
      last = await door(
        [
          ['email', 'tidak.ada@contoh.id'],
          ['password', `tebakan nomor ${at}`],
        ],
        crowded,
      );
    }
    assert.ok(last !== undefined);
    assertPage(last, 429, 'after too many tries');
    assert.match(String(last.headers['retry-after']), /^\d+$/);
    assert.deepEqual(await attacked.state(), before);
  });

  test('set-up and invitation links that were guessed, used or torn open nothing', async () => {
    const used = new URL(attacked.portal().setupLink ?? '').pathname;
    const before = await attacked.state();
    const fields = pairs({
      full_name: 'Penyusup',
      position_title: 'x y',
      email: 'penyusup@contoh.id',
      password: officerPassword,
      password_repeat: officerPassword,
      roles: 'administrator',
      token: 'x',
    });
    for (const path of [
      used,
      `${used}x`,
      used.slice(0, -1),
      used.replace('siapkan', 'undangan'),
      '/petugas/siapkan/x',
      '/petugas/siapkan/__proto__',
      `/petugas/siapkan/${'x'.repeat(1500)}`,
      '/petugas/undangan/x',
      '/petugas/undangan/%ED%A0%80',
      '/petugas/undangan/..%2e',
    ]) {
      for (const form of [urlEncoded(fields), multipart(fields.map(([name, value]) => ({ name, value })))]) {
        count.tried();
        const answer = await send(attacked.portal(), { path, form });
        assertPage(answer, [400, 404, 410], path.slice(0, 60));
        assert.equal(answer.cookies, '');
      }
      const looked = await send(attacked.portal(), { path });
      assertPage(looked, [400, 404, 410], path.slice(0, 60));
    }
    assert.deepEqual(await attacked.state(), before);
  });

  test('the portal is still the same process and said nothing about errors', (t) => {
    assert.doesNotThrow(() => process.kill(attacked.portal().pid, 0));
    assert.doesNotMatch(attacked.portal().output(), /request_failed|page_failed|uncaught/);
    assert.ok(count.report(t, 'officer files') > 100);
  });
});
