import assert from 'node:assert/strict';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { describe, test } from 'node:test';
import { keepableAddress } from '#server/kept-pages/keepable-address.ts';
import { keepPage } from '#server/kept-pages/kept-page.ts';
import { createKeptPages } from '#server/kept-pages/kept-pages.ts';
import { pageShelf } from '#server/kept-pages/page-shelf.ts';

describe('addresses of kept pages', () => {
  test('one page has one spelling, whatever the order of its filters', () => {
    const one = keepableAddress('/informasi?tahun=2025&q=jalan+desa');
    assert.deepEqual(one, keepableAddress('/informasi?q=jalan+desa&tahun=2025'));
    assert.equal(one?.share, 'asked');
    assert.equal(keepableAddress('/informasi?')?.address, '/informasi');
    assert.equal(keepableAddress('/informasi')?.share, 'plain');
    assert.equal(
      keepableAddress('/pengaduan?topik=road&keadaan=selesai')?.address,
      '/pengaduan?keadaan=selesai&topik=road',
    );
    assert.equal(keepableAddress('/pengaduan/PG-2026-000001')?.maxAgeMs, 5000);
  });

  test('names that a page does not read, doubled names and long queries are not kept', () => {
    for (const target of [
      '/?q=a',
      '/informasi?fbclid=x',
      '/informasi?q=a&q=b',
      '/informasi?%71=a',
      '/informasi/berkala?q=a',
      '/informasi/laporan-2025?halaman=x',
      `/informasi?q=${'a'.repeat(300)}`,
    ]) {
      assert.equal(keepableAddress(target), null, target);
    }
  });

  test('pages of one person, forms with a key and the back office are none of them', () => {
    for (const target of [
      '/permohonan/baru',
      '/pengaduan/baru',
      '/pengaduan/tanda-terima',
      '/pengaduan/pg-2026-000001',
      '/kasus/pengaduan',
      '/tugas/dikembalikan',
      '/tugas/abcdef',
      '/permohonan/tanda-terima',
      '/lacak',
      '/lacak/abcdef',
      '/kasus',
      '/kasus/berkas/1/a.pdf',
      '/petugas',
      '/petugas/dokumen',
      '/verifikasi/ABCDEFGHJKLM',
      '/berkas/1/a.pdf',
      '/informasi/',
      '/informasi/Besar',
      '/INFORMASI',
      '/404',
    ]) {
      assert.equal(keepableAddress(target), null, target);
    }
  });
});

describe('the shelf of kept pages', () => {
  test('what was asked for the longest ago goes first', () => {
    const shelf = pageShelf<string>({ pages: 2, bytes: 100 });
    shelf.put('a', 'A', 10);
    shelf.put('b', 'B', 10);
    assert.equal(shelf.get('a'), 'A');
    shelf.put('c', 'C', 10);
    assert.equal(shelf.get('b'), undefined);
    assert.equal(shelf.get('a'), 'A');
  });

  test('bytes are bounded as pages are, and a page larger than the shelf is left out', () => {
    const shelf = pageShelf<string>({ pages: 10, bytes: 100 });
    shelf.put('a', 'A', 60);
    shelf.put('b', 'B', 60);
    assert.equal(shelf.count(), 1);
    assert.equal(shelf.bytes(), 60);
    shelf.put('large', 'L', 101);
    assert.equal(shelf.get('large'), undefined);
    shelf.put('b', 'B', 10);
    assert.equal(shelf.bytes(), 10);
  });
});

describe('what may be kept', () => {
  const about = { route: '/', version: 1, day: '2026-11-25', endsAtMs: 1 };
  const html = ['content-type', 'text/html'] as const;
  const keep = (status: number, headers: readonly (readonly [string, string])[], body = 'isi') =>
    keepPage({ status, headers, body: Buffer.from(body) }, about, []);

  test('a whole page for everyone is; refusals, cookies, private pages and unknown headers are not', () => {
    assert.ok(keep(200, [html]));
    assert.equal(keep(404, [html]), null);
    assert.equal(keep(422, [html]), null);
    assert.equal(keep(200, [html], ''), null);
    assert.equal(keep(200, []), null);
    assert.equal(keep(200, [html, ['set-cookie', 'a=b']]), null);
    assert.equal(keep(200, [html, ['cache-control', 'private']]), null);
    assert.equal(keep(200, [html, ['cache-control', 'no-store']]), null);
    assert.equal(keep(200, [html, ['vary', 'Cookie']]), null);
    assert.equal(keep(200, [html, ['x-anything', '1']]), null);
  });
});

test('counts on the home page lag five seconds at most', async () => {
  let ms = 0;
  let made = 0;
  const kept = createKeptPages({
    version: { current: () => 7 },
    clock: { now: () => '2026-11-25T03:00:00.000Z', today: () => '2026-11-25', dateOf: () => '2026-11-25' },
    baseline: [],
    monotonicMs: () => ms,
    render: async () => {
      made += 1;
      return {
        route: '/',
        answer: { status: 200, headers: [['content-type', 'text/html']], body: Buffer.from('isi') },
      };
    },
  });
  const visit = async () => {
    const req = new IncomingMessage(new Socket());
    Object.assign(req, { method: 'GET', url: '/' });
    const address = kept.addressOf(req);
    assert.ok(address);
    await kept.serve(address, req, new ServerResponse(req), 'UJI');
  };
  await visit();
  ms = 4_999;
  await visit();
  assert.equal(made, 1);
  ms = 5_000;
  await visit();
  assert.equal(made, 2);
});
