import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { eachDialect } from '#tests/support/each-dialect.ts';
import {
  htmlWithScript,
  isoMedia,
  jpeg,
  svgWithScript,
  truncatedPdf,
  windowsProgram,
} from '#tests/support/hostile-files.ts';
import { urlEncoded } from '#tests/support/multipart.ts';
import { attackPortal } from './attacked-portal.ts';
import { firstAdministrator, newOfficer } from './officers.ts';
import { assertPage, tagsOf } from './page.ts';
import { formsOf, withField } from './page-forms.ts';
import { send } from './portal.ts';
import { asMultipart, goodRequest, post, proof, receiptOf } from './request-form.ts';
import { tally } from './tally.ts';

eachDialect('every form of the back office', (context) => {
  const attacked = attackPortal(context);
  const count = tally();
  let administrator = '';
  let officer = '';

  before(async () => {
    const portal = attacked.portal();
    administrator = await firstAdministrator(portal);
    officer = await newOfficer(portal, administrator, 'agus@contoh.id', [
      'chief_ppid',
      'desk_officer',
      'superior_officer',
    ]);
    await receiptOf(
      portal,
      await post(portal, asMultipart(goodRequest({ nik: '3513010101900001' }), [proof(jpeg())])),
    );
  });

  /** Pages that links of the back office lead to. */
  const crawl = async (cookies: string): Promise<ReadonlyMap<string, string>> => {
    const pages = new Map<string, string>();
    const kinds = new Map<string, number>();
    const waiting = ['/petugas'];
    for (let path = waiting.shift(); path !== undefined && pages.size < 80; path = waiting.shift()) {
      const kind = path.replace(/\?.*/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id');
      if (pages.has(path) || (kinds.get(kind) ?? 0) >= 2) continue;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      const answer = await send(attacked.portal(), { path, cookies });
      if (answer.status === 303) waiting.push(answer.headers.location ?? '');
      if (answer.status !== 200) continue;
      pages.set(path, answer.text);
      for (const tag of tagsOf(answer.text)) {
        const href = tag.attributes.get('href') ?? '';
        if (tag.name === 'a' && /^\/petugas(?:[/?]|$)/.test(href) && !href.startsWith('/petugas/berkas/')) {
          waiting.push(href.replace(/#.*/, ''));
        }
      }
    }
    assert.ok(pages.size >= 8, `only ${pages.size} pages were found`);
    return pages;
  };

  /** One of each kind of form on the pages that can be reached. */
  const differentForms = async (cookies: string) => {
    const pages = await crawl(cookies);
    const forms = new Map<string, ReturnType<typeof formsOf>[number]>();
    for (const [address, html] of pages) {
      for (const form of formsOf(html, address)) {
        if (form.path.startsWith('/petugas/keluar') || /^(?:add|remove)_/.test(form.button?.[1] ?? ''))
          continue;
        const key = [
          form.path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\?.*/, ''),
          form.button?.join('='),
          ...form.fields.map((field) => field.name),
        ];
        forms.set(key.join(' ').replace(/\d+/g, '#'), form);
      }
    }
    return { pages: pages.size, forms: [...forms.values()] };
  };

  const brokenFiles: readonly (readonly [string, Uint8Array])[] = [
    ['nothing', new Uint8Array()],
    ['HTML', htmlWithScript],
    ['SVG', svgWithScript],
    ['HEIC', isoMedia('heic')],
    ['program', windowsProgram],
    ['half a PDF', truncatedPdf()],
  ];
  const broken: readonly (readonly [string, string | Uint8Array])[] = [
    ['NUL', 'a\0b'],
    ['a broken byte', Buffer.from([0x61, 0xff, 0x62])],
    ['half a character', Buffer.from([0xed, 0xa0, 0x80])],
    ['a megabyte', 'x'.repeat(1024 * 1024)],
    ['heaped marks', `a${'\u0301\u0323'.repeat(50_000)}`],
  ];

  for (const [who, cookiesOf] of [
    ['an administrator', () => administrator],
    ['a chief PPID', () => officer],
  ] as const) {
    test(`of ${who}: wrong and broken files in any field are refused beside it and change nothing`, async () => {
      const before = await attacked.state();
      const unsaid: string[] = [];
      let fileFields = 0;
      for (const form of (await differentForms(cookiesOf())).forms) {
        for (const { name } of form.fields.filter((field) => field.kind === 'file')) {
          fileFields += 1;
          for (const [what, bytes] of brokenFiles) {
            count.tried();
            const where = `${what} in ${name} of ${form.path} ${form.button?.join('=') ?? ''}`;
            const body = withField(form, name, bytes, `${what}.pdf`);
            const answer = await send(attacked.portal(), {
              path: form.path,
              form: body,
              cookies: cookiesOf(),
            });
            assertPage(answer, [409, 422], where);
            if (!new RegExp(`id="field-${name}(?:-\\d+)?-error"`).test(answer.text)) unsaid.push(where);
          }
        }
      }
      assert.ok(who === 'an administrator' || fileFields >= 2, `${fileFields} file fields were found`);
      assert.deepEqual(unsaid, [], 'files refused without a sentence beside their field');
      assert.deepEqual(await attacked.state(), before);
    });

    test(`of ${who}: broken and oversized values in any field are refused with a page and change nothing`, async (t) => {
      const { pages, forms } = await differentForms(cookiesOf());
      const before = await attacked.state();
      const accepted: string[] = [];
      const unsaid: string[] = [];
      for (const form of forms) {
        for (const field of form.fields) {
          // Of a decision only the fields of the chosen kind count; they have a test of their own.
          const decided = form.button?.[1] === 'decide_item' && field.kind === 'text';
          if (field.kind === 'file' || decided) continue;
          for (const [what, value] of broken.slice(0, field.kind === 'text' ? broken.length : 2)) {
            count.tried();
            const where = `${what} in ${field.name} of ${form.path} ${form.button?.join('=') ?? ''}`;
            const answer = await send(attacked.portal(), {
              path: form.path,
              form: withField(form, field.name, value),
              cookies: cookiesOf(),
            });
            if (answer.status === 303) accepted.push(`${where} (${field.kind}) → ${answer.headers.location}`);
            else assertPage(answer, [200, 400, 403, 404, 409, 413, 422], where);
            const beside = new RegExp(`id="field-${field.name}(?:-\\d+)?-error"`);
            if (field.kind === 'text' && !beside.test(answer.text)) unsaid.push(`${answer.status} ${where}`);
          }
        }
      }
      t.diagnostic(`${pages} pages, ${forms.length} forms`);
      assert.deepEqual(accepted, [], 'broken values that were taken');
      assert.deepEqual(unsaid, [], 'fields without a sentence beside them');
      assert.deepEqual(await attacked.state(), before);
    });
  }

  test('a decision names the broken field of each kind and is not saved', async () => {
    const kinds: Readonly<Record<string, readonly string[]>> = {
      granted: ['supply_working_days', 'cost_label', 'cost_amount', 'note'],
      refused: ['statute_article', 'reasons', 'if_opened', 'test_number', 'test_held_on'],
      not_held: ['holder', 'note'],
      not_documented: ['supply_on', 'note'],
    };
    const { id } = await attacked
      .db()
      .selectFrom('information_request')
      .select('id')
      .executeTakeFirstOrThrow();
    const path = `/petugas/permohonan/${id}`;
    const page = await send(attacked.portal(), { path, cookies: officer });
    const form = formsOf(page.text, path).find((one) => one.button?.[1] === 'decide_item');
    assert.ok(form !== undefined, 'the case page has a form for a decision');
    const before = await attacked.state();
    for (const [kind, names] of Object.entries(kinds)) {
      const chosen = {
        ...form,
        fields: form.fields.map((one) => (one.name === 'decision' ? { ...one, values: [kind] } : one)),
      };
      for (const name of names) {
        for (const [what, value] of broken) {
          count.tried();
          const where = `${what} in ${name} of ${kind}`;
          const answer = await send(attacked.portal(), {
            path,
            form: withField(chosen, name, value),
            cookies: officer,
          });
          assertPage(answer, 422, where);
          const beside = new RegExp(
            `id="field-${name.replace('cost_amount', 'cost_label')}(?:-\\d+)?-error"`,
          );
          assert.match(answer.text, beside, where);
        }
      }
    }
    assert.deepEqual(await attacked.state(), before);
  });

  test('looking at every page twice changes nothing', async () => {
    const before = await attacked.state();
    for (const cookies of [administrator, officer]) {
      for (const path of (await crawl(cookies)).keys()) {
        for (const method of ['GET', 'HEAD']) {
          const answer = await send(attacked.portal(), { path, method, cookies });
          assert.equal(answer.status, 200, path);
          assert.equal(answer.headers['cache-control'], 'no-store', path);
          assert.equal(answer.cookies, '', path);
        }
      }
    }
    assert.deepEqual(await attacked.state(), before);
  });

  test('without a session every one of these addresses leads to the sign-in page and changes nothing', async () => {
    const pages = new Set([...(await crawl(administrator)).keys(), ...(await crawl(officer)).keys()]);
    const before = await attacked.state();
    for (const path of pages) {
      for (const form of [
        undefined,
        urlEncoded([
          ['action', 'send'],
          ['full_name', 'x'],
        ]),
      ]) {
        for (const cookies of [
          '',
          'petugas=',
          `petugas=${'A'.repeat(43)}`,
          officer.replace('petugas', 'kasus'),
        ]) {
          count.tried();
          const answer = await send(attacked.portal(), {
            path,
            cookies,
            ...(form === undefined ? {} : { form }),
          });
          const what = `${path} with ${cookies.slice(0, 20)}`;
          // A form whose session ran out is shown again for signing in; looking leads there.
          if (answer.status === 401) assertPage(answer, 401, what);
          else assert.equal(answer.status, 303, what);
          if (answer.status === 303) assert.match(answer.headers.location ?? '', /^\/petugas\/masuk/, what);
        }
      }
    }
    assert.deepEqual(await attacked.state(), before);
  });

  test('the portal is still the same process and said nothing about errors', (t) => {
    assert.doesNotThrow(() => process.kill(attacked.portal().pid, 0));
    assert.doesNotMatch(attacked.portal().output(), /request_failed|page_failed|uncaught/);
    assert.ok(count.report(t, 'officer forms') > 300);
  });
});
