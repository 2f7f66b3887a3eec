import assert from 'node:assert/strict';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import path from 'node:path';
import { before, test } from 'node:test';
import { loadMasterKeys } from '#adapters/system/master-keys.ts';
import { ACCESS_CODE_ALPHABET, nodeVault } from '#adapters/system/node-vault.ts';
import type { Vault } from '#application/ports/vault.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { urlEncoded } from '#tests/support/multipart.ts';
import { attackPortal } from './attacked-portal.ts';
import { assertPage, summaryOf, textOf, valuesOf } from './page.ts';
import { type Answer, freshAddress, send } from './portal.ts';
import {
  asMultipart,
  asUrlEncoded,
  goodRequest,
  openCase,
  post,
  type Receipt,
  receiptOf,
  rowOf,
} from './request-form.ts';
import { tally } from './tally.ts';

const person = {
  full_name: 'Bu Rahasia Sekali',
  address: 'Alamat Rahasia 77',
  phone: '081298765432',
  purpose: 'tujuan rahasia',
};

function wrongCode(): string {
  const letters = Array.from(
    { length: 12 },
    () => ACCESS_CODE_ALPHABET[randomInt(ACCESS_CODE_ALPHABET.length)],
  );
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)]
    .map((group) => group.join(''))
    .join('-');
}

const numberAfter = (number: string, steps: number): string =>
  number.replace(/\d{6}$/, (digits) => String(Number(digits) + steps).padStart(6, '0'));

eachDialect('tracking a request by number and code, or by a link', (context) => {
  const attacked = attackPortal(context);
  const count = tally();
  let vault: Vault;
  before(async () => {
    vault = nodeVault(
      await loadMasterKeys(path.join(attacked.portal().dataDir, 'secret.key'), async () => false),
    );
  });

  const newCase = async (): Promise<Receipt & { readonly secret: string }> => {
    const typed = goodRequest(person);
    const receipt = await receiptOf(attacked.portal(), await post(attacked.portal(), asUrlEncoded(typed)));
    return { ...receipt, secret: vault.linkSecret(`request:${String(typed.idempotency_key)}`) };
  };
  const track = (number: string, code: string, from = freshAddress()): Promise<Answer> => {
    count.tried();
    return send(attacked.portal(), {
      path: '/lacak',
      form: urlEncoded([
        ['number', number],
        ['code', code],
      ]),
      from,
    });
  };
  const openLink = (secret: string, from = freshAddress()): Promise<Answer> => {
    count.tried();
    return send(attacked.portal(), {
      path: `/lacak/${encodeURIComponent(secret)}`,
      form: urlEncoded([]),
      from,
    });
  };
  const assertNothingPersonal = (answer: Answer, what: string): void => {
    for (const secret of Object.values(person))
      assert.ok(!answer.text.includes(secret), `${what} shows ${secret}`);
    assert.ok(!answer.text.includes('Ringkasan DPA'), `${what} shows what was asked`);
  };

  test('after ten wrong codes a number is closed for codes, known or not, but not for its link', async () => {
    const { number, code, secret } = await newCase();
    for (const tried of [number, numberAfter(number, 500)]) {
      for (let at = 1; at <= 10; at += 1) assertPage(await track(tried, wrongCode()), 422, `try ${at}`);
      for (const next of [wrongCode(), tried === number ? code : wrongCode()]) {
        const closed = await track(tried, next);
        assertPage(closed, 429, 'the eleventh');
        assert.match(String(closed.headers['retry-after']), /^\d+$/);
        assert.match(textOf(closed.text, 'field-code-error') ?? '', /Terlalu banyak percobaan/);
        assert.equal(closed.cookies, '');
      }
    }
    const opened = await openLink(secret);
    assert.equal(opened.status, 303);
    assert.equal(opened.headers.location, '/kasus');
    const page = await send(attacked.portal(), { path: '/kasus', cookies: opened.cookies });
    assertPage(page, 200, 'the case by its link');
    assert.ok(page.text.includes(person.full_name));
  });

  test('thirty wrong tries close an address for guessing, not for whoever holds the right link', async () => {
    const { number, code, secret } = await newCase();
    const crowded = freshAddress();
    for (let at = 1; at <= 30; at += 1) {
      const answer =
        at % 3 === 0
          ? await openLink(randomBytes(24).toString('base64url'), crowded)
          : await track(numberAfter(number, 1000 + at), wrongCode(), crowded);
      assertPage(answer, [404, 422], `try ${at}`);
    }
    for (const answer of [await track(number, code, crowded), await openLink('x'.repeat(32), crowded)]) {
      assertPage(answer, 429, 'the thirty-first');
      assert.match(String(answer.headers['retry-after']), /^\d+$/);
    }
    assert.equal((await openLink(secret, crowded)).status, 303, 'the right link opens from the same address');
    assert.equal((await track(number, code)).status, 303, 'the right code opens from another');
  });

  test('slips that are no number at all close nothing for the next person', async () => {
    for (let at = 0; at < 25; at += 1)
      assertPage(await track(`bukan nomor ${at}`, 'AAAA'), 422, `slip ${at}`);
  });

  test('a right code opens however it is typed, and gives back the tries', async () => {
    const { number, code } = await newCase();
    for (const [typedNumber, typedCode] of [
      [number, code],
      [number.toLowerCase(), code.toLowerCase()],
      [number.replaceAll('-', ' '), code.replaceAll('-', '')],
      [`  ${number}\u200F `, ` ${code.replaceAll('-', '  ')} `],
      [number.replaceAll('-', '\u2013'), code.split('').join('.')],
    ] as const) {
      for (let at = 0; at < 6; at += 1) assert.equal((await track(number, wrongCode())).status, 422);
      assert.equal((await track(typedNumber, typedCode)).status, 303, `${typedNumber} ${typedCode}`);
    }
  });

  test('broken and oversized numbers and codes are refused beside their field', async () => {
    const { number, code } = await newCase();
    const bad: readonly (readonly [
      string,
      string | { readonly raw: string },
      string | { readonly raw: string },
    ])[] = [
      ['number', '', code],
      ['code', number, ''],
      ['number', 'x'.repeat(41), code],
      ['code', number, 'x'.repeat(41)],
      ['number', 'x'.repeat(1024 * 1024), code],
      ['code', number, 'A'.repeat(1024 * 1024)],
      ['number', { raw: `${number}%00` }, code],
      ['code', number, { raw: `${code}%00` }],
      ['number', { raw: 'PI%FF' }, code],
      ['code', number, { raw: '%ED%A0%80' }],
      ['code', number, "' OR 1=1 --"],
      ['code', number, '%'],
      ['code', number, '*'],
      ['code', "' OR 1=1 --", code],
      ['code', '%', code],
      ['code', '__proto__', '__proto__'],
    ];
    for (const [beside, typedNumber, typedCode] of bad) {
      count.tried();
      const form = urlEncoded([
        ['number', typedNumber],
        ['code', typedCode],
      ]);
      const answer = await send(attacked.portal(), { path: '/lacak', form });
      assertPage(answer, 422, beside);
      assert.match(
        textOf(answer.text, `field-${beside}-error`) ?? '',
        /\S{4}/,
        `${beside}: ${JSON.stringify(typedNumber).slice(0, 40)}`,
      );
      assert.equal(answer.cookies, '');
    }
  });

  test('a number alone shows nothing anywhere', async () => {
    const { number } = await newCase();
    const { request } = await rowOf(attacked.db(), number);
    for (const address of [
      `/lacak/${number}`,
      `/lacak/${request.id}`,
      `/lacak?number=${number}`,
      `/kasus?number=${number}`,
      `/kasus?id=${request.id}`,
      `/kasus/${number}`,
      `/kasus/${request.id}`,
      `/permohonan/${number}`,
      `/permohonan/tanda-terima?number=${number}`,
      `/permohonan/arsip/${number}`,
      `/verifikasi/${number}`,
      `/api/v1/permohonan/${number}`,
      `/petugas/permohonan/${request.id}`,
      `/petugas/permohonan?q=${number}`,
      `/petugas/permohonan/${request.id}/identitas`,
    ]) {
      count.tried();
      const answer = await send(attacked.portal(), { path: address });
      assert.ok(answer.status < 500, `${address}: ${answer.status}`);
      assertNothingPersonal(answer, address);
    }
  });

  test('looking at a link opens and spends nothing; only its button does', async () => {
    const { secret, number } = await newCase();
    const before = await attacked.state();
    for (const method of ['GET', 'HEAD', 'GET']) {
      count.tried();
      const looked = await send(attacked.portal(), { path: `/lacak/${secret}`, method });
      assert.equal(looked.status, 200);
      assert.equal(looked.cookies, '');
      assert.equal(looked.headers['cache-control'], 'no-store');
      assert.match(String(looked.headers['x-robots-tag']), /noindex/);
      assertNothingPersonal(looked, 'the page before the button');
      if (method === 'GET') assert.ok(looked.text.includes(number));
    }
    assert.deepEqual(await attacked.state(), before);
    for (const near of [
      secret.slice(0, -1),
      `${secret}A`,
      secret.toLowerCase(),
      secret.split('').toReversed().join(''),
      `${secret}%00`,
      '__proto__',
      '..%2e',
      `${'x'.repeat(1500)}`,
    ]) {
      count.tried();
      const answer = await send(attacked.portal(), { path: `/lacak/${near}`, form: urlEncoded([]) });
      assertPage(answer, [400, 404], near.slice(0, 40));
      assert.equal(answer.cookies, '');
      assert.ok(!answer.text.includes(number));
    }
    assert.deepEqual(await attacked.state(), before);
  });

  test('a link from a mail is spent once, by its button, even when pressed ten times at once', async () => {
    const { number } = await newCase();
    const { request } = await rowOf(attacked.db(), number);
    const token = randomBytes(24).toString('base64url');
    const spent = async (): Promise<string | null | undefined> =>
      (
        await attacked
          .db()
          .selectFrom('case_link')
          .select('spent_at')
          .where('case_id', '=', request.id)
          .executeTakeFirst()
      )?.spent_at;
    await attacked
      .db()
      .insertInto('case_link')
      .values({
        token_hash: vault.digest('case_link', token),
        case_kind: 'information_request',
        case_id: request.id,
        created_at: request.received_at,
        expires_at: '2999-01-01T00:00:00.000Z',
        spent_at: null,
      })
      .execute();
    for (let at = 0; at < 5; at += 1) {
      assert.equal(
        (await send(attacked.portal(), { path: `/lacak/${token}` })).status,
        200,
        'a scanner looks',
      );
    }
    assert.equal(await spent(), null);
    const pressed = await Promise.all(Array.from({ length: 10 }, () => openLink(token)));
    assert.equal(pressed.filter((answer) => answer.status === 303).length, 1);
    for (const answer of pressed) if (answer.status !== 303) assertPage(answer, 404, 'a spent link');
    assert.notEqual(await spent(), null);
    assertPage(await openLink(token), 404, 'much later');
  });

  test('forged, foreign and torn cookies open nothing', async () => {
    const one = await newCase();
    const two = await newCase();
    const { cookies } = await openCase(attacked.portal(), one);
    const token = cookies.replace('kasus=', '');
    for (const cookie of [
      'kasus=',
      'kasus=x',
      'kasus=__proto__',
      `kasus=${token.slice(1)}`,
      `kasus=${token}x`,
      `kasus=${token.toUpperCase()}`,
      `kasus=${'A'.repeat(4000)}`,
      'kasus=%00',
      'kasus=%E0%A4%A',
      `Kasus=${token}`,
      `petugas=${token}`,
      `tanda-terima=${token}`,
      'kasus="; kasus=x; kasus',
      '=;;=;',
    ]) {
      count.tried();
      for (const path of ['/kasus', '/permohonan/tanda-terima', '/lacak', '/petugas']) {
        const answer = await send(attacked.portal(), { path, cookies: cookie });
        assert.ok(
          [200, 303, 404].includes(answer.status),
          `${path} with ${cookie.slice(0, 40)}: ${answer.status}`,
        );
        assertNothingPersonal(answer, `${path} with ${cookie.slice(0, 40)}`);
      }
    }
    const receiptCookie = two.cookies.replace('tanda-terima=', '');
    const swapped = `tanda-terima=${receiptCookie.slice(0, 60)}${receiptCookie[60] === 'A' ? 'B' : 'A'}${receiptCookie.slice(61)}`;
    count.tried();
    assertNothingPersonal(
      await send(attacked.portal(), { path: '/permohonan/tanda-terima', cookies: swapped }),
      'an altered receipt',
    );
    const closed = await send(attacked.portal(), {
      path: '/kasus',
      form: urlEncoded([['action', 'close']]),
      cookies,
    });
    assert.equal(closed.status, 303);
    const after = await send(attacked.portal(), { path: '/kasus', cookies });
    assert.equal(after.status, 303, 'a closed session stays closed, whatever cookie is kept');
  });

  test('messages: what is missing, too long or broken is refused and kept; ten presses send one', async () => {
    const receipt = await newCase();
    const { cookies, page } = await openCase(attacked.portal(), receipt);
    const [key = ''] = valuesOf(page.text, 'idempotency_key');
    const before = await attacked.state();
    const say = (fields: Parameters<typeof urlEncoded>[0]): Promise<Answer> => {
      count.tried();
      return send(attacked.portal(), {
        path: '/kasus',
        form: urlEncoded([['action', 'message'], ...fields]),
        cookies,
      });
    };
    const long = `Mohon "segera" <b>ya</b>\n${'x'.repeat(4000)}`;
    for (const message of [
      '',
      '   ',
      'x',
      long,
      'x'.repeat(1024 * 1024),
      { raw: 'a%00b' },
      { raw: 'a%FFb' },
      { raw: '%ED%A0%80' },
      `a${'\u0301\u0323'.repeat(100_000)}`,
    ]) {
      const answer = await say([['message', message]]);
      assertPage(answer, 422, `message ${JSON.stringify(message).slice(0, 30)}`);
      assert.match(textOf(answer.text, 'field-message-error') ?? '', /Perlu diperbaiki: \S/);
      assert.ok(summaryOf(answer.text).some((one) => one.href === '#field-message'));
      if (message === long) assert.deepEqual(valuesOf(answer.text, 'message'), [long]);
    }
    for (const action of ['', 'x', '__proto__', 'constructor', 'answer', 'message,withdraw']) {
      count.tried();
      const answer = await send(attacked.portal(), {
        path: '/kasus',
        form: urlEncoded([
          ['action', action],
          ['message', 'halo'],
        ]),
        cookies,
      });
      assertPage(answer, 200, `action ${action}`);
    }
    const reason = await send(attacked.portal(), {
      path: '/kasus',
      form: urlEncoded([
        ['action', 'withdraw'],
        ['reason', 'x'.repeat(1001)],
      ]),
      cookies,
    });
    assertPage(reason, 422, 'a reason too long');
    assert.match(textOf(reason.text, 'field-reason-error') ?? '', /Terlalu panjang/);
    assert.deepEqual(await attacked.state(), before);

    const words: Parameters<typeof urlEncoded>[0] = [
      ['idempotency_key', key],
      ['message', 'Mohon yang tahun 2025 saja 🙏'],
    ];
    const pressed = await Promise.all(Array.from({ length: 10 }, () => say(words)));
    for (const answer of pressed) assert.equal(answer.status, 303);
    const after = await attacked.state();
    assert.equal((after.case_message ?? 0) - (before.case_message ?? 0), 1, 'one message');
    assert.equal((after.outbox ?? 0) - (before.outbox ?? 0), 1, 'officers are told once');
    assert.equal(
      (
        await say([
          ['idempotency_key', key],
          ['message', 'Satu hal lagi'],
        ])
      ).status,
      303,
    );
    assert.equal(
      (await attacked.state()).case_message,
      (after.case_message ?? 0) + 1,
      'other words are another message',
    );

    const withdrawn = await Promise.all(
      Array.from({ length: 5 }, () =>
        send(attacked.portal(), {
          path: '/kasus',
          form: asMultipart({ action: 'withdraw', reason: 'Sudah dapat' }),
          cookies,
        }),
      ),
    );
    assert.equal(withdrawn.filter((answer) => answer.status === 303).length, 1, 'withdrawn once');
    for (const answer of withdrawn) if (answer.status !== 303) assertPage(answer, 409, 'withdrawn already');
  });

  test('two hundred neighbours of a real number look like the real one with a wrong code', async () => {
    const { number } = await newCase();
    const code = wrongCode();
    const shape = async (tried: string): Promise<string> => {
      const answer = await track(tried, code);
      assertPage(answer, 422, tried);
      assert.deepEqual(
        summaryOf(answer.text).map((one) => one.href),
        ['#field-code'],
      );
      assertNothingPersonal(answer, tried);
      assert.deepEqual(valuesOf(answer.text, 'number'), [tried]);
      const page = answer.text.replace(`value="${tried}"`, '');
      const hash = createHash('sha256').update(page).digest('hex');
      return `${answer.status} ${answer.headers['content-length']} ${answer.cookies} ${hash}`;
    };
    const real = await shape(number);
    for (let step = 1; step <= 200; step += 1) {
      assert.equal(await shape(numberAfter(number, step)), real, `neighbour ${step}`);
    }
    for (const other of ['PG', 'KB']) assert.equal(await shape(number.replace('PI', other)), real);
  });

  test('the portal is still the same process and said nothing about errors', (t) => {
    assert.doesNotThrow(() => process.kill(attacked.portal().pid, 0));
    assert.doesNotMatch(attacked.portal().output(), /request_failed|page_failed|uncaught/);
    assert.ok(count.report(t, 'tracking') > 350);
  });
});
