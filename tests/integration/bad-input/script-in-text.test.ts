import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { jpeg } from '#tests/support/hostile-files.ts';
import { urlEncoded } from '#tests/support/multipart.ts';
import { attackPortal } from './attacked-portal.ts';
import { firstAdministrator, newOfficer } from './officers.ts';
import { betweenTags, decodeHtml, tagsOf } from './page.ts';
import { type Answer, send } from './portal.ts';
import { asMultipart, goodRequest, openCase, post, proof, receiptOf, rowOf } from './request-form.ts';
import { tally } from './tally.ts';

const payloads: readonly string[] = [
  '<script>alert(1)</script>',
  '"><script>alert(1)</script>',
  "'><script>alert(1)</script>",
  '</textarea><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '" onfocus="alert(1)" autofocus="',
  "' onmouseover='alert(1)",
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  'javascript:alert(1)',
  '<a href="javascript:alert(1)">klik</a>',
  '<!-- --><script>alert(1)</script>',
  '<style>*{display:none}</style>',
  '<meta http-equiv="refresh" content="0;url=https://evil.test">',
  '<base href="https://evil.test/">',
  '<form action="https://evil.test"><input name="code">',
  `{{constructor.constructor("alert(1)")()}} ${'$'}{alert(1)} <%= 1 %>`,
  '&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;',
  '<ScRiPt\n>alert(1)</sCrIpT\t>',
  '＜script＞alert(1)＜/script＞',
  ']]><![CDATA[<script>alert(1)</script>',
];

/** Tags and the names of their attributes: text that stays text never changes it. */
function shapeOf(html: string): string {
  return tagsOf(html)
    .map((tag) => [tag.name, ...tag.attributes.keys()].join(' '))
    .join('\n');
}

function assertInert(answer: Answer, what: string): void {
  assert.ok(answer.status < 500, `${what}: status ${answer.status}`);
  for (const { name, attributes, at } of tagsOf(answer.text)) {
    if (name === 'script') {
      assert.match(attributes.get('src') ?? '', /^\/[\w./-]+$/, `${what}: a script of its own address`);
      assert.ok(answer.text.startsWith('</script>', at), `${what}: a script with a body`);
    }
    assert.ok(!['iframe', 'object', 'embed', 'base', 'style'].includes(name), `${what}: <${name}>`);
    for (const [attribute, value] of attributes) {
      assert.doesNotMatch(attribute, /^on|^style$|^srcdoc$/, `${what}: ${name} ${attribute}`);
      if (/^(?:href|src|action|formaction)$/.test(attribute)) {
        assert.match(
          value,
          /^(?:\/(?!\/)|#|\?|https:\/\/|http:\/\/localhost|tel:|mailto:|data:image\/|$)/,
          `${what}: ${name} ${attribute}=${value.slice(0, 60)}`,
        );
        assert.doesNotMatch(value, /^https?:\/\/(?:[^/]*\.)?evil\.test/, what);
      }
    }
  }
}

eachDialect('script in what people type', (context) => {
  const attacked = attackPortal(context);
  const count = tally();
  const plain = new Map<string, string>();
  let officer = '';

  /** Every page that shows a request of this text, by name. */
  const pagesWith = async (text: string, email: string): Promise<ReadonlyMap<string, Answer>> => {
    const portal = attacked.portal();
    const typed = goodRequest({
      details: [`Informasi ${text}`, `Kedua ${text}`],
      purpose: `Untuk ${text}`,
      full_name: `Siti ${text}`.slice(0, 140),
      address: `Jalan ${text}`,
      email,
    });
    const pages = new Map<string, Answer>();
    const file = proof(jpeg(), `ktp ${text.replace(/\s/g, ' ')}.jpg`);
    pages.set(
      'refused form',
      await post(portal, asMultipart({ ...typed, phone: text, nik: text, email: text }, [file])),
    );
    const receipt = await receiptOf(portal, await post(portal, asMultipart(typed, [file])), text);
    pages.set('receipt', receipt.page);
    const opened = await openCase(portal, receipt);
    const message = urlEncoded([
      ['action', 'message'],
      ['message', `Pesan ${text}`],
    ]);
    assert.equal(
      (await send(portal, { path: '/kasus', form: message, cookies: opened.cookies })).status,
      303,
    );
    pages.set('case', await send(portal, { path: '/kasus', cookies: opened.cookies }));
    const { request } = await rowOf(attacked.db(), receipt.number);
    for (const [name, path] of [
      ['officer queue', `/petugas/permohonan?q=${receipt.number}`],
      ['officer case', `/petugas/permohonan/${request.id}`],
      ['officer answer', `/petugas/permohonan/${request.id}/jawaban`],
      ['officer identity', `/petugas/permohonan/${request.id}/identitas`],
      ['officer letters', `/petugas/permohonan/${request.id}/kirim`],
      ['officer extension', `/petugas/permohonan/${request.id}/perpanjangan`],
    ] as const) {
      pages.set(name, await send(portal, { path, cookies: officer }));
    }
    return pages;
  };

  before(async () => {
    const administrator = await firstAdministrator(attacked.portal());
    officer = await newOfficer(attacked.portal(), administrator, 'agus@contoh.id', [
      'chief_ppid',
      'desk_officer',
    ]);
    for (const [name, answer] of await pagesWith('kata biasa', 'siti@contoh.id'))
      plain.set(name, shapeOf(answer.text));
  });

  test('stays text on the form, the receipt, the case page and the officer pages', async () => {
    for (const payload of payloads) {
      for (const [name, answer] of await pagesWith(payload, 'siti@contoh.id')) {
        count.tried();
        const what = `${payload} on the ${name}`;
        assertInert(answer, what);
        if (name === 'refused form') assert.equal(answer.status, 422, what);
        else assert.equal(answer.status, 200, what);
        if (['refused form', 'receipt', 'case', 'officer case'].includes(name)) {
          const shown = decodeHtml(answer.text).replace(/\r\n/g, '\n');
          assert.ok(shown.includes(`Informasi ${payload}`), `${what}: is shown as typed`);
        }
        assert.equal(shapeOf(answer.text), plain.get(name), `${what}: changes the page`);
        if (/<[a-z!]/i.test(payload))
          assert.ok(!betweenTags(answer.text).includes(payload), `${what}: is not escaped`);
      }
    }
  });

  test('stays text where an address carries it', async () => {
    const portal = attacked.portal();
    for (const payload of payloads) {
      const text = encodeURIComponent(payload);
      for (const [path, cookies] of [
        [
          `/informasi?q=${text}&kelas=${text}&unit=${text}&tahun=${text}&jenis=${text}&wilayah=${text}&halaman=${text}`,
          '',
        ],
        [`/permohonan/baru?tentang=${text}&unit=${text}`, ''],
        [`/tenggat?mulai=${text}&jenis=${text}`, ''],
        [`/lacak?sesi=${text}`, ''],
        [`/petugas/masuk?kembali=${text}&pesan=${text}`, ''],
        [`/petugas/permohonan?q=${text}&unit=${text}&halaman=${text}&status=${text}`, officer],
        [`/petugas/perlu-dikabari?q=${text}&halaman=${text}`, officer],
        [`/petugas/dokumen?q=${text}&halaman=${text}`, officer],
        [`/${text.replace(/%2F|%5C|%0[0-9A-F]/g, '')}`, ''],
      ] as const) {
        count.tried();
        const answer = await send(portal, { path, cookies });
        assertInert(answer, `${path.slice(0, 60)} ${payload}`);
        assert.ok(answer.status < 500, `${path}: ${answer.status}`);
        if (/<[a-z!]/i.test(payload))
          assert.ok(!betweenTags(answer.text).includes(payload), `${path}: is not escaped`);
        const location = answer.headers.location ?? '/';
        assert.match(location, /^\/(?!\/)/, `${path} leads to ${location}`);
      }
    }
    for (const target of [
      '//evil.test',
      '/\\evil.test',
      'https://evil.test',
      '/%09/evil.test',
      '\t//evil.test',
      'javascript:alert(1)',
      '/petugas/../..//evil.test',
      '/permohonan',
      '/petugas@evil.test',
    ]) {
      count.tried();
      const answer = await send(portal, {
        path: `/petugas/masuk?kembali=${encodeURIComponent(target)}`,
        cookies: officer,
      });
      assert.match(answer.headers.location ?? '/', /^\/petugas(?:\/|$)/, target);
    }
  });

  test('stays text when the tracking form and the sign-in form show it again', async () => {
    const portal = attacked.portal();
    for (const payload of payloads) {
      for (const [path, names] of [
        ['/lacak', ['number', 'code']],
        ['/petugas/masuk', ['email', 'password', 'kembali']],
      ] as const) {
        count.tried();
        const short = payload.slice(0, 40);
        const answer = await send(portal, { path, form: urlEncoded(names.map((name) => [name, short])) });
        assertInert(answer, `${path} ${payload}`);
        if (/<[a-z!]/i.test(short))
          assert.ok(!betweenTags(answer.text).includes(short), `${path}: is not escaped`);
      }
    }
    const leaked = await send(portal, {
      path: '/petugas/masuk',
      form: urlEncoded([
        ['email', 'a@b.id'],
        ['password', 'sandi-yang-diketik'],
      ]),
    });
    assert.ok(!leaked.text.includes('sandi-yang-diketik'), 'a password never comes back');
    count.tried();
  });

  test('the portal is still the same process and said nothing about errors', (t) => {
    assert.doesNotThrow(() => process.kill(attacked.portal().pid, 0));
    assert.doesNotMatch(attacked.portal().output(), /request_failed|page_failed|uncaught/);
    assert.ok(count.report(t, 'script in text') > 400);
  });
});
