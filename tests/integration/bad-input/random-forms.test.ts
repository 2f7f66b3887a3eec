import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { type FormBody, multipart, newBoundary } from '#tests/support/multipart.ts';
import { attackPortal } from './attacked-portal.ts';
import { assertHeaders, assertPage } from './page.ts';
import { type Answer, send } from './portal.ts';
import { asUrlEncoded, goodRequest, openCase, post, receiptOf, requestForm, rowOf } from './request-form.ts';
import { tally } from './tally.ts';

/** Set FUZZ_SEED to look elsewhere; a failure prints its own seed and path. */
const seed = Number(process.env.FUZZ_SEED ?? 20_261_125);
const runs = Number(process.env.FUZZ_RUNS ?? 300);

const sqlish = [
  "'; drop table information_request; --",
  "' OR '1'='1",
  '" OR ""="',
  "1' AND SLEEP(5)--",
  "x' UNION SELECT password_hash FROM officer --",
  '$1 :name ?1 @p',
  '\\',
  "\\'; --",
  '%_%',
  'NULL',
  '1e309',
  '0x31',
  '{"$ne":null}',
  "E'\\x00'",
  '#{7*7}{{7*7}}<%= 7*7 %>',
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
  '\u202Etxt.exe',
  '-1',
  '9007199254740993',
  'true',
  '__proto__',
  'constructor',
];

/** Bytes of a field: any text, any bytes, halves of characters, things that read like SQL. */
const fieldBytes: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 120 }).map((text) => Buffer.from(text)) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 400 }).map((text) => Buffer.from(text)) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 2, arbitrary: fc.constantFrom(...sqlish).map((text) => Buffer.from(text)) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('\xED\xA0\x80', '\xED\xB0\x80', '\xC0\xAF', '\xFF', '\0')
      .map((text) => Buffer.from(text, 'latin1')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('x', '👍', ' ', '\n', 'é'), fc.nat(6000))
      .map(([unit, times]) => Buffer.from(unit.repeat(times))),
  },
);

const known = [
  'idempotency_key',
  'requester_type',
  'body',
  'body_confirmed',
  'unit_id',
  'details',
  'purpose_choice',
  'purpose',
  'obtain_method',
  'delivery_method',
  'full_name',
  'nik',
  'address',
  'region_code',
  'email',
  'phone',
  'do_not_notify',
  'identity_proof',
  'identity_proof_staged',
  'identity_proof_remove',
  'action',
  'number',
  'code',
  'message',
  'reason',
  'password',
  'kembali',
  'region',
  'landmark',
  'point',
  'happened_on',
  'topic',
  'complaint_class',
  'identity_mode',
  'confidential',
  'about_official',
  'photos',
  'photos_staged',
  'rating',
  'reopen_reason',
];
const fieldName = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...known) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('__proto__', 'constructor', 'full_name[]', 'details.0', '', 'toString'),
  },
);
const action = fc.constantFrom(
  'send',
  'send_anyway',
  'add_detail',
  'remove_detail:0',
  'remove_detail:999999',
  'message',
  'withdraw',
  'x',
  '',
);

type Entry = { readonly name: string; readonly value: Buffer };

const noisyEntry: fc.Arbitrary<Entry> = fc.record({ name: fieldName, value: fieldBytes });

/** A good form with some fields replaced, or only noise. */
const formEntries: fc.Arbitrary<readonly Entry[]> = fc
  .record({
    good: fc.boolean(),
    action,
    noise: fc.oneof(fc.array(noisyEntry, { maxLength: 2 }), fc.array(noisyEntry, { maxLength: 12 })),
  })
  .map(({ good, action: pressed, noise }) => {
    const replaced = new Set(noise.map((entry) => entry.name));
    const base = Object.entries(goodRequest({ action: pressed }))
      .filter(([name]) => good && !replaced.has(name))
      .flatMap(([name, value]) =>
        (typeof value === 'string' ? [value] : value).map((one) => ({ name, value: Buffer.from(one) })),
      );
    return [...base, ...noise];
  });

function percentEncoded(bytes: Uint8Array): string {
  return [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

function bodyOf(entries: readonly Entry[], encoding: 'multipart' | 'urlencoded' | 'torn'): FormBody {
  if (encoding === 'urlencoded') {
    const pairs = entries.map(
      ({ name, value }) => `${percentEncoded(Buffer.from(name))}=${percentEncoded(value)}`,
    );
    return { contentType: 'application/x-www-form-urlencoded', body: Buffer.from(pairs.join('&')) };
  }
  const form = multipart(entries, newBoundary());
  return encoding === 'torn'
    ? { ...form, body: form.body.subarray(0, Math.floor(form.body.length * 0.8)) }
    : form;
}

eachDialect('random forms', (context) => {
  const attacked = attackPortal(context);
  const count = tally();
  const statuses = new Map<number, number>();
  let caseCookie = '';
  before(async () => {
    const receipt = await receiptOf(
      attacked.portal(),
      await post(attacked.portal(), asUrlEncoded(goodRequest())),
    );
    caseCookie = (await openCase(attacked.portal(), receipt)).cookies;
  });

  const judged = (answer: Answer, what: string): void => {
    count.tried();
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    if (answer.status === 303) {
      assertHeaders(answer, what);
      assert.match(answer.headers.location ?? '', /^\/(?!\/)/, what);
    } else {
      assertPage(answer, [200, 400, 404, 409, 410, 413, 422, 429], what);
      assert.ok(answer.body.length > 400, `${what}: a blank page`);
    }
  };

  test(`${runs} random forms get a page or a receipt, never an error of ours, and save all or nothing`, async () => {
    await fc.assert(
      fc.asyncProperty(
        formEntries,
        fc.constantFrom('multipart', 'urlencoded', 'multipart', 'urlencoded', 'multipart', 'torn'),
        fc.constantFrom(
          requestForm,
          requestForm,
          requestForm,
          '/pengaduan/baru',
          '/pengaduan/baru',
          '/kasus/pengaduan',
          '/tugas/bukan-tautan',
          '/lacak',
          '/kasus',
          '/kasus',
          '/petugas/masuk',
        ),
        async (entries, encoding, path) => {
          const portal = attacked.portal();
          const before = await attacked.state();
          const answer = await send(portal, {
            path,
            form: bodyOf(entries, encoding),
            cookies: path === '/kasus' ? caseCookie : '',
          });
          judged(answer, `${path} as ${encoding}`);
          const after = await attacked.state();
          if (path !== requestForm) return;
          if (answer.status !== 303) {
            assert.deepEqual(after, before, 'a refused form saves nothing');
            return;
          }
          const { number } = await receiptOf(portal, answer);
          const { request, details } = await rowOf(attacked.db(), number);
          assert.equal(request.status, 'received');
          assert.ok(request.full_name !== '' && [...request.full_name].length <= 150);
          for (const line of [request.full_name, request.address, request.email ?? '', request.phone ?? '']) {
            assert.doesNotMatch(line, /[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFFD]/u);
            assert.equal(line, line.normalize('NFC'));
          }
          assert.ok(details.length >= 1 && details.length <= 20);
          for (const detail of details) assert.ok(detail.isWellFormed() && [...detail].length <= 2000);
          assert.match(request.phone ?? '+620', /^\+62\d+$/);
          assert.ok(
            after[`counter information_request ${request.received_on.slice(0, 4)}`] ===
              after.information_request,
          );
        },
      ),
      { numRuns: runs, seed, endOnFailure: true },
    );
  });

  test('random queries get a page, in words, or JSON where a machine asked', async () => {
    const word = fc.oneof(
      fieldBytes,
      fc.constantFrom('2026-11-25', 'request_answer', 'berkala').map((text) => Buffer.from(text)),
    );
    const name = fc.constantFrom(
      'q',
      'kelas',
      'unit',
      'tahun',
      'jenis',
      'wilayah',
      'halaman',
      'mulai',
      'tentang',
      'sesi',
      '__proto__',
      'x[]',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          '/informasi',
          '/informasi/berkala',
          '/kepatuhan',
          '/pengaduan',
          '/statistik',
          '/api/v1/dokumen',
          '/api/v1/pengaduan',
          '/tenggat',
          '/api/v1/tenggat',
          requestForm,
          '/lacak',
          '/petugas/masuk',
          '/',
        ),
        fc.array(fc.tuple(name, word), { maxLength: 5 }),
        async (path, query) => {
          const search = query
            .map(
              ([key, value]) =>
                `${percentEncoded(Buffer.from(key))}=${percentEncoded(value.subarray(0, 120))}`,
            )
            .join('&');
          const answer = await send(attacked.portal(), { path: `${path}?${search}` });
          count.tried();
          if (path.startsWith('/api/')) {
            assert.ok([200, 400, 404, 414, 422].includes(answer.status), `${path}: ${answer.status}`);
            assert.match(String(answer.headers['content-type']), /^application\/json/);
            assert.ok(typeof JSON.parse(answer.text) === 'object');
            assertHeaders(answer, path);
          } else assertPage(answer, [200, 400, 404, 414, 422], `${path}?${search.slice(0, 80)}`);
        },
      ),
      { numRuns: Math.ceil(runs / 2), seed, endOnFailure: true },
    );
  });

  test('the portal is still the same process and said nothing about errors', (t) => {
    assert.doesNotThrow(() => process.kill(attacked.portal().pid, 0));
    assert.doesNotMatch(attacked.portal().output(), /request_failed|page_failed|uncaught/);
    t.diagnostic(
      `answers by status: ${[...statuses].map(([status, times]) => `${status} × ${times}`).join(', ')}`,
    );
    assert.ok(count.report(t, 'random forms') >= runs);
  });
});
