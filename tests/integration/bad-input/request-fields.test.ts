import assert from 'node:assert/strict';
import path from 'node:path';
import { beforeEach, test } from 'node:test';
import { loadMasterKeys } from '#adapters/system/master-keys.ts';
import { nodeVault } from '#adapters/system/node-vault.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { jpeg } from '#tests/support/hostile-files.ts';
import { type FormPart, multipart, urlEncoded } from '#tests/support/multipart.ts';
import { attackPortal } from './attacked-portal.ts';
import { assertPage, headingOf, summaryOf, textOf, valuesOf } from './page.ts';
import type { Answer } from './portal.ts';
import {
  asMultipart,
  asUrlEncoded,
  goodRequest,
  openCase,
  pairs,
  post,
  proof,
  receiptOf,
  rowOf,
  type Typed,
  without,
} from './request-form.ts';
import { tally } from './tally.ts';

const MIB = 1024 * 1024;

/** Fields with the sentence's place beside them, and how much each takes. */
const textFields: readonly { readonly name: string; readonly max: number }[] = [
  { name: 'details', max: 2000 },
  { name: 'purpose', max: 2000 },
  { name: 'full_name', max: 150 },
  { name: 'nik', max: 40 },
  { name: 'address', max: 300 },
  { name: 'phone', max: 40 },
  { name: 'email', max: 254 },
];
const listFields = ['purpose_choice', 'obtain_method', 'delivery_method', 'unit_id', 'region_code', 'body'];
const everyField = [...textFields.map((field) => field.name), ...listFields, 'do_not_notify'];

const full = (): Typed =>
  goodRequest({
    details: ['Ringkasan DPA Dinas PUPR tahun 2025', 'Daftar jalan rusak\r\ntahun 2026'],
    purpose: 'Untuk "skripsi" <b>saya</b> & teman',
    nik: '3513010101900001',
    email: 'siti@contoh.id',
    do_not_notify: '1',
  });

const kept = [
  'details',
  'purpose',
  'full_name',
  'nik',
  'address',
  'phone',
  'email',
  'purpose_choice',
  'obtain_method',
  'delivery_method',
];

function assertKept(answer: Answer, typed: Typed, except: readonly string[], what: string): void {
  for (const name of kept) {
    if (except.includes(name)) continue;
    const given = pairs(typed).flatMap(([one, value]) => (one === name ? [value] : []));
    assert.deepEqual(valuesOf(answer.text, name), given, `${what}: ${name} is kept as typed`);
  }
}

function assertBeside(answer: Answer, name: string, what: string, says?: RegExp): void {
  assertPage(answer, 422, what);
  const sentence = textOf(answer.text, `field-${name}-error`) ?? '';
  assert.match(sentence, says ?? /^Perlu diperbaiki: \S.{8}/, `${what}: a sentence beside ${name}`);
  const link = summaryOf(answer.text).find((one) => one.href === `#field-${name}`);
  assert.ok(
    link !== undefined && sentence.endsWith(link.text.split(': ').slice(1).join(': ')),
    `${what}: in the summary`,
  );
}

eachDialect('the request form and what people type', (context) => {
  const attacked = attackPortal(context);
  const count = tally();
  let untouched: Readonly<Record<string, number>> = {};
  beforeEach(async () => {
    untouched = await attacked.state();
  });
  const nothingSaved = async (): Promise<void> => assert.deepEqual(await attacked.state(), untouched);

  test('each missing part is named beside its field and in the summary, and the rest is kept', async () => {
    const absent: readonly { readonly names: readonly string[]; readonly beside: string }[] = [
      { names: ['details'], beside: 'details' },
      { names: ['full_name'], beside: 'full_name' },
      { names: ['address'], beside: 'address' },
      { names: ['obtain_method'], beside: 'obtain_method' },
      { names: ['delivery_method'], beside: 'delivery_method' },
      { names: ['purpose', 'purpose_choice'], beside: 'purpose' },
      { names: ['phone', 'email'], beside: 'phone' },
    ];
    for (const { names, beside } of absent) {
      const typed = without(full(), ...names);
      for (const form of [asMultipart(typed), asUrlEncoded(typed)]) {
        count.tried();
        const answer = await post(attacked.portal(), form);
        assertBeside(answer, beside, `without ${names.join(' and ')}`);
        assertKept(answer, typed, names, `without ${names.join(' and ')}`);
      }
    }
    const blank: Typed = { ...full(), full_name: ' \t ', details: ['   ', '\r\n'], address: '\u200F\u202E' };
    count.tried();
    const answer = await post(attacked.portal(), asMultipart(blank));
    for (const name of ['full_name', 'details', 'address']) assertBeside(answer, name, `blank ${name}`);
    count.tried();
    const empty = await post(attacked.portal(), urlEncoded([]));
    assertPage(empty, 422, 'an empty form');
    assert.equal(headingOf(empty.text), 'Minta informasi');
    await nothingSaved();
  });

  test('what is too long says how long it may be, counted as people count', async () => {
    for (const { name, max } of textFields) {
      for (const letter of ['x', '👍']) {
        const typed = { ...full(), [name]: letter.repeat(max + 1) };
        count.tried();
        const answer = await post(attacked.portal(), asMultipart(typed));
        assertBeside(answer, name, `${name} of ${max + 1}`, /Terlalu panjang.*paling banyak [\d.]+ huruf/);
        assertKept(answer, typed, [], `${name} of ${max + 1}`);
      }
    }
    await nothingSaved();
  });

  test('one megabyte of text in any field is refused, quickly', async () => {
    for (const { name } of textFields) {
      for (const unit of ['x', 'a\u0301\u0323']) {
        const typed = { ...full(), [name]: `y${unit.repeat(MIB / Buffer.byteLength(unit))}y` };
        count.tried();
        const answer = await post(attacked.portal(), asMultipart(typed));
        assertBeside(answer, name, `1 MB of ${JSON.stringify(unit)} in ${name}`);
        assert.ok(answer.ms < 15_000, `1 MB in ${name} took ${Math.round(answer.ms)} ms`);
      }
    }
    for (const name of listFields) {
      count.tried();
      const answer = await post(attacked.portal(), asMultipart({ ...full(), [name]: 'x'.repeat(MIB) }));
      assertBeside(answer, name, `1 MB in ${name}`);
    }
    await nothingSaved();
  });

  test('marks heaped on one letter do not stop the portal for others', async () => {
    for (const marks of ['\u0301\u0323', '\u0301\u0001\u0323\u0001', '\u0301\u202E\u0323']) {
      count.tried();
      const heap = `a${marks.repeat(Math.floor(MIB / Buffer.byteLength(marks)))}`;
      const answer = await post(attacked.portal(), asMultipart({ ...full(), purpose: heap }));
      assertPage(answer, 422, 'heaped marks');
      assert.ok(answer.ms < 15_000, `heaped marks took ${Math.round(answer.ms)} ms`);
    }
    await nothingSaved();
  });

  test('NUL and broken UTF-8 are refused beside their field', async () => {
    const broken: readonly { readonly what: string; readonly raw: string; readonly bytes: Buffer }[] = [
      { what: 'NUL', raw: 'a%00b', bytes: Buffer.from('a\0b') },
      { what: 'lone byte FF', raw: 'a%FFb', bytes: Buffer.from([0x61, 0xff, 0x62]) },
      { what: 'overlong slash', raw: 'a%C0%AFb', bytes: Buffer.from([0x61, 0xc0, 0xaf]) },
      { what: 'high surrogate', raw: 'a%ED%A0%80b', bytes: Buffer.from([0x61, 0xed, 0xa0, 0x80]) },
      { what: 'low surrogate', raw: 'a%ED%B0%80b', bytes: Buffer.from([0xed, 0xb0, 0x80, 0x61]) },
      { what: 'cut emoji', raw: 'a%F0%9F%91', bytes: Buffer.from([0x61, 0xf0, 0x9f, 0x91]) },
      { what: 'beyond Unicode', raw: 'a%F4%90%80%80', bytes: Buffer.from([0xf4, 0x90, 0x80, 0x80, 0x61]) },
    ];
    for (const name of everyField) {
      const rest = pairs(without(full(), name));
      for (const { what, raw, bytes } of broken) {
        const parts: FormPart[] = rest.map(([one, value]) => ({ name: one, value }));
        for (const form of [
          urlEncoded([...rest, [name, { raw }]]),
          multipart([...parts, { name, value: bytes }]),
        ]) {
          count.tried();
          const answer = await post(attacked.portal(), form);
          assertBeside(answer, name, `${what} in ${name}`);
        }
      }
    }
    await nothingSaved();
  });

  test('half a character in another encoding is refused too', async () => {
    const lone = Buffer.from('A\uD800B\uDC00', 'utf16le');
    for (const name of ['full_name', 'purpose', 'address', 'details']) {
      const rest = pairs(without(full(), name)).map(([one, value]) => ({ name: one, value }));
      count.tried();
      const form = multipart([...rest, { name, value: lone, type: 'text/plain; charset=utf-16le' }]);
      assertBeside(await post(attacked.portal(), form), name, `UTF-16 halves in ${name}`);
    }
    for (const charset of ['utf-7', 'x-unknown', 'base64', 'utf-16be', '__proto__', 'constructor']) {
      const rest = pairs(without(full(), 'purpose')).map(([one, value]) => ({ name: one, value }));
      count.tried();
      const type = `text/plain; charset=${charset}`;
      const answer = await post(
        attacked.portal(),
        multipart([...rest, { name: 'purpose', value: Buffer.from([0, 0xff, 0xfe]), type }]),
      );
      assert.ok([303, 422].includes(answer.status), `charset ${charset}: ${answer.status}`);
    }
  });

  test('values of the wrong kind are refused beside their field', async () => {
    const wrong: Readonly<Record<string, readonly string[]>> = {
      nik: [
        'abc',
        '351301010190000',
        '35130101019000011',
        '3513010101900001.0',
        '3.513e15',
        '-351301010190001',
        '[]',
        '{"$gt":""}',
        '١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦',
      ],
      phone: [
        'halo',
        '12',
        '+1 202 555 0100',
        '0812',
        '0812345678901234567',
        '08-1e9',
        'null',
        '0812 3456 7890 x',
      ],
      email: [
        'siti',
        'siti@',
        '@contoh.id',
        'siti@contoh',
        'a@b.id,c@d.id',
        'a@b.id\r\nBcc: c@d.id',
        '<a@b.id>',
        'a b@c.id',
        "a@b.id' OR 1=1 --",
      ],
      purpose_choice: ['zzz', '0', 'toString', '__proto__', 'Study'],
      obtain_method: ['zzz', 'constructor', ''],
      delivery_method: ['zzz', 'whatsapp', ''],
      unit_id: ['zzz', '0', "' OR 1=1 --", '00000000-0000-7000-8000-000000000000', '__proto__'],
      region_code: ['zzz', '35.13.99.9999', '0', '__proto__'],
      body: ['99', '9', '-1', 'abc', '0x0', '__proto__'],
    };
    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) {
        const typed = { ...full(), [name]: value };
        count.tried();
        const answer = await post(attacked.portal(), asUrlEncoded(typed));
        assertBeside(answer, name, `${name}=${value}`);
        assertKept(answer, typed, [...listFields], `${name}=${value}`);
      }
    }
    await nothingSaved();
  });

  test('too many rows are refused and none of them is lost', async () => {
    const typed = { ...full(), details: Array.from({ length: 60 }, (_, at) => `Informasi nomor ${at + 1}`) };
    count.tried();
    const answer = await post(attacked.portal(), asMultipart(typed));
    assertBeside(answer, 'details', '60 rows', /Paling banyak 20 baris/);
    assertKept(answer, typed, [], '60 rows');
    await nothingSaved();
  });

  test('a proof sent with a refused form is kept and taken on the next try without sending it again', async () => {
    const first = await post(attacked.portal(), asMultipart(without(full(), 'full_name'), [proof(jpeg())]));
    assertBeside(first, 'full_name', 'with a proof');
    const [token = ''] = valuesOf(first.text, 'identity_proof_staged');
    assert.notEqual(token, '', 'the staged proof comes back with the form');
    assert.match(first.text, /ktp\.jpg/);
    const again = await post(
      attacked.portal(),
      asUrlEncoded({ ...without(full(), 'address'), identity_proof_staged: token }),
    );
    assertBeside(again, 'address', 'once more refused');
    assert.deepEqual(valuesOf(again.text, 'identity_proof_staged'), [token]);
    await nothingSaved();
    count.tried(2);
    for (const forged of [
      'x',
      `${token.slice(0, 60)}${token[60] === 'A' ? 'B' : 'A'}${token.slice(61)}`,
      token.slice(0, -2),
      `v1.${token}`,
      '__proto__',
      '../../etc/passwd',
      'A'.repeat(5000),
    ]) {
      count.tried();
      const answer = await post(
        attacked.portal(),
        asUrlEncoded({ ...without(full(), 'address'), identity_proof_staged: forged }),
      );
      assertPage(answer, 422, 'a forged token');
      assert.deepEqual(
        valuesOf(answer.text, 'identity_proof_staged'),
        [],
        `forged token ${forged.slice(0, 12)}`,
      );
    }
    const taken = await receiptOf(
      attacked.portal(),
      await post(attacked.portal(), asUrlEncoded({ ...full(), identity_proof_staged: token })),
    );
    const { request } = await rowOf(attacked.db(), taken.number);
    const files = await attacked
      .db()
      .selectFrom('stored_file')
      .selectAll()
      .where('case_id', '=', request.id)
      .execute();
    assert.deepEqual(
      files.map((file) => [file.purpose, file.name, file.media_type]),
      [['identity_proof', 'ktp.jpg', 'image/jpeg']],
    );
    untouched = await attacked.state();
    const stolen = await post(attacked.portal(), asUrlEncoded({ ...full(), identity_proof_staged: token }));
    assertBeside(stolen, 'identity_proof', 'a proof that already belongs to a case');
    assert.deepEqual(
      valuesOf(stolen.text, 'identity_proof_staged'),
      [],
      'and the next press goes without it',
    );
    await nothingSaved();
  });

  test('emoji stay, bidi controls go from lines and stay in body text, accents are one character', async () => {
    const family = '👨‍👩‍👧‍👦';
    const detail = `Data puskesmas 🏥 ${family} \u202Eabc\u202C عربى`;
    const typed = {
      ...full(),
      full_name: `Siti\u202E Rahma\u2066wati\u2069 ${family} Jose\u0301`,
      address: 'Jalan\u200F Raya\u061C 14 🏠',
      details: [detail, '👍'.repeat(2000)],
      purpose: `Skripsi \u2067ע\u2069 ${family}`,
    };
    const receipt = await receiptOf(attacked.portal(), await post(attacked.portal(), asMultipart(typed)));
    const { request, details } = await rowOf(attacked.db(), receipt.number);
    assert.equal(request.full_name, `Siti Rahmawati ${family} Jos\u00E9`);
    assert.equal(request.address, 'Jalan Raya 14 🏠');
    assert.deepEqual(details, [detail, '👍'.repeat(2000)]);
    assert.equal(request.purpose_text, `Skripsi \u2067ע\u2069 ${family}`);
    assert.ok(receipt.page.text.includes(detail));
    const { page } = await openCase(attacked.portal(), receipt);
    for (const shown of [request.full_name, request.address, detail, request.purpose_text]) {
      assert.ok(page.text.includes(shown), shown);
    }
    count.tried(4);
  });

  test('names nobody asked for change nothing; of doubled names the first counts, all rows count', async () => {
    const extra: [string, string][] = [
      ['__proto__', 'x'],
      ['constructor', 'x'],
      ['toString', 'x'],
      ['__proto__[full_name]', 'x'],
      ['constructor.prototype.full_name', 'x'],
      ['full_name[]', 'Orang lain'],
      ['status', 'answered'],
      ['is_open', '0'],
      ['due_on', '2099-01-01'],
      ['received_at', '1999-01-01T00:00:00.000Z'],
      ['received_on', '1999-01-01'],
      ['number', 'PI-1999-000001'],
      ['number_value', '7'],
      ['outcome', 'granted'],
      ['answered_at', '1999-01-01T00:00:00.000Z'],
      ['identity_checked_at', '1999-01-01T00:00:00.000Z'],
      ['assignee_id', 'x'],
      ['channel', 'desk'],
      ['role', 'administrator'],
      ['version', '99'],
      ['id', '1'],
    ];
    const doubled: [string, string][] = [
      ['full_name', 'Orang Kedua'],
      ['nik', '9999999999999999'],
      ['phone', '0899 9999 9999'],
      ['address', 'Alamat kedua yang lain'],
      ['idempotency_key', 'kunci-kedua'],
      ['details', 'Baris terakhir yang terpisah'],
      ['purpose', 'tujuan kedua'],
    ];
    count.tried(extra.length + doubled.length);
    for (const form of [
      urlEncoded([...extra, ...pairs(full()), ...doubled]),
      multipart([...extra, ...pairs(full()), ...doubled].map(([name, value]) => ({ name, value }))),
    ]) {
      const receipt = await receiptOf(attacked.portal(), await post(attacked.portal(), form));
      const { request, details } = await rowOf(attacked.db(), receipt.number);
      assert.equal(request.full_name, 'Siti Rahmawati');
      assert.equal(request.phone, '+6281234567890');
      assert.equal(request.address, 'Jalan Raya Dringu 14, Dringu');
      assert.equal(request.purpose_text, 'Untuk "skripsi" <b>saya</b> & teman');
      assert.deepEqual(details, [
        'Ringkasan DPA Dinas PUPR tahun 2025',
        'Daftar jalan rusak\ntahun 2026',
        'Baris terakhir yang terpisah',
      ]);
      assert.equal(request.status, 'received');
      assert.equal(request.is_open, 1);
      assert.equal(request.channel, 'web');
      assert.equal(request.outcome, null);
      assert.equal(request.identity_checked_at, null);
      assert.equal(request.assignee_id, null);
      assert.ok(request.due_on < '2099' && request.received_on > '2020');
    }
  });

  test('a NIK above 2^53 and one with leading zeros, and a phone in any spelling, keep every digit', async () => {
    const vault = nodeVault(
      await loadMasterKeys(path.join(attacked.portal().dataDir, 'secret.key'), async () => false),
    );
    const cases: readonly (readonly [string, string, string, string])[] = [
      ['9007199254740993', '9007199254740993', '081234567890', '+6281234567890'],
      ['9171019007100003', '9171019007100003', '62 812-3456-7890', '+6281234567890'],
      ['0012345678901234', '0012345678901234', '+62 (812) 3456.7890', '+6281234567890'],
      ['3513 0101 0190 0001', '3513010101900001', '0335 421234', '+62335421234'],
      ['3513.0101.0190.0001', '3513010101900001', '8123456789', '+628123456789'],
      ['0000000000000000', '0000000000000000', '0811-111-1111', '+628111111111'],
    ];
    for (const [nik, digits, phone, dialled] of cases) {
      count.tried();
      const receipt = await receiptOf(
        attacked.portal(),
        await post(attacked.portal(), asUrlEncoded({ ...full(), nik, phone })),
      );
      const { request } = await rowOf(attacked.db(), receipt.number);
      assert.equal(vault.unseal('nik', request.sealed_nik ?? ''), digits);
      assert.equal(request.phone, dialled);
      assert.ok(!JSON.stringify(request).includes(digits), 'the NIK stands nowhere in clear');
      const { page } = await openCase(attacked.portal(), receipt);
      assert.ok(
        page.text.replace(/\D/g, '').includes(dialled.replace('+62', '0')),
        `${phone} is shown with every digit`,
      );
      assert.ok(!page.text.includes(digits), 'the citizen page shows no NIK');
      const typed = await post(
        attacked.portal(),
        asUrlEncoded({ ...without(full(), 'address'), nik, phone }),
      );
      assert.deepEqual(valuesOf(typed.text, 'nik'), [nik], 'a refused form shows the NIK as typed');
      assert.deepEqual(valuesOf(typed.text, 'phone'), [phone]);
    }
  });

  test('the portal is still the same process and said nothing about errors', (t) => {
    assert.doesNotThrow(() => process.kill(attacked.portal().pid, 0));
    assert.doesNotMatch(attacked.portal().output(), /request_failed|page_failed|uncaught/);
    assert.ok(count.report(t, 'fields') > 300);
  });
});
