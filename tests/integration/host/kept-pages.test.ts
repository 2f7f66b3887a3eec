import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Dependencies } from '#application/dependencies.ts';
import { publishDocument } from '#application/public-document/publish-document.ts';
import { withdrawDocument } from '#application/public-document/withdraw-document.ts';
import { createContainer } from '#container';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { createHost, type Host } from '#server/host.ts';
import { loadPages } from '#server/load-pages.ts';
import type { PageHandler } from '#server/page-response.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import {
  accepted,
  documentDetails,
  draftedDocument,
  publishedDocument,
  refOf,
} from '#tests/factories/public-documents.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
};

const agent = new Agent({ keepAlive: true });
after(() => agent.destroy());

function ask(
  port: number,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: target, method, headers, agent }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () =>
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** The newest titles as a page, and how often each address was made; `hold` keeps the next ones waiting. */
function countedPages(deps: Dependencies) {
  const made: string[] = [];
  let held: Promise<void> | null = null;
  const handler: PageHandler = async (req, res, next) => {
    const target = req.url ?? '';
    if (target === '/404') return next();
    made.push(target);
    const newest = await deps.queries.publicDocuments.newest(10);
    await held;
    if (target === '/informasi/hilang') return next();
    const headers = {
      'content-type': 'text/html',
      ...(target === '/bantuan' ? { 'set-cookie': 'kasus=a' } : {}),
      ...(target === '/pengaduan' ? { 'cache-control': 'no-store' } : {}),
    };
    res.writeHead(200, headers);
    const titles = newest.map(({ title }) => `<li>${title}</li>`).join('');
    res.end(`<!doctype html><title>Informasi</title><ol>${titles}</ol><p>${'isi '.repeat(1_000)}</p>`);
  };
  return {
    handler,
    count: (target: string) => made.filter((one) => one === target).length,
    total: () => made.length,
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return () => {
        held = null;
        resolve();
      };
    },
  };
}

eachDialect('kept public pages', (context) => {
  let office: TestOffice;
  let ppid: OfficerActor;
  let unitId: UnitId;
  let host: Host;
  let port: number;
  let pages: ReturnType<typeof countedPages>;
  const get = (target: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
    ask(port, target, headers, method);
  const draft = (title: string) => draftedDocument(office.deps, ppid, documentDetails(unitId, { title }));

  before(async () => {
    office = await createTestOffice(context);
    ppid = (await office.officer({ roles: ['chief_ppid'] })).actor;
    unitId = (await office.unit({ name: 'Dinas Keuangan' })).id;
    pages = countedPages(office.deps);
    host = createHost({
      baseUrl: 'http://localhost:1',
      trustedProxyHops: 0,
      deps: office.deps,
      pages: pages.handler,
      staticFiles: new Map(),
      publicVersion: office.container.publicVersion,
    });
    port = await host.listen(0, '127.0.0.1');
  });
  after(async () => {
    host.server.closeAllConnections();
    await new Promise((resolve) => host.server.close(resolve));
  });

  test('a page is made once and then comes from memory, with the same headers and bytes', async () => {
    const first = await get('/informasi/berkala');
    const second = await get('/informasi/berkala');
    assert.equal(pages.count('/informasi/berkala'), 1);
    assert.equal(first.status, 200);
    assert.deepEqual(second.body, first.body);
    const { date: _one, ...headers } = first.headers;
    const { date: _two, ...again } = second.headers;
    assert.deepEqual(again, headers);
    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
    assert.equal(headers['cache-control'], 'no-cache');
    assert.equal(headers.vary, 'Accept-Encoding');
    assert.match(String(headers['content-security-policy']), /default-src 'self'/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(Number(headers['content-length']), first.body.length);
    assert.equal(headers['transfer-encoding'], undefined);
  });

  test('br and gzip copies hold the page, each under a strong tag of its own', async () => {
    const plain = await get('/informasi/serta-merta');
    const br = await get('/informasi/serta-merta', { 'accept-encoding': 'gzip, br' });
    const gzip = await get('/informasi/serta-merta', { 'accept-encoding': 'gzip' });
    assert.deepEqual(brotliDecompressSync(br.body), plain.body);
    assert.deepEqual(gunzipSync(gzip.body), plain.body);
    assert.equal(br.headers['content-encoding'], 'br');
    assert.equal(gzip.headers['content-encoding'], 'gzip');
    const tags = [plain, br, gzip].map(({ headers }) => String(headers.etag));
    assert.equal(new Set(tags).size, 3);
    for (const tag of tags) assert.match(tag, /^"[\w-]+"$/);
    assert.equal(pages.count('/informasi/serta-merta'), 1);
  });

  test('a browser that has the page already gets 304 without a body, with the headers of every answer', async () => {
    const { headers } = await get('/informasi/serta-merta');
    const unchanged = await get('/informasi/serta-merta', { 'if-none-match': String(headers.etag) });
    assert.equal(unchanged.status, 304);
    assert.equal(unchanged.body.length, 0);
    assert.equal(unchanged.headers.etag, headers.etag);
    assert.equal(unchanged.headers['content-security-policy'], headers['content-security-policy']);
    assert.equal((await get('/informasi/serta-merta', { 'if-none-match': '"other"' })).status, 200);
  });

  test('HEAD answers as GET does, without the body, from the same memory', async () => {
    const whole = await get('/tenggat');
    const head = await get('/tenggat', {}, 'HEAD');
    assert.equal(head.status, 200);
    assert.equal(head.body.length, 0);
    assert.equal(head.headers['content-length'], whole.headers['content-length']);
    assert.equal(head.headers.etag, whole.headers.etag);
    assert.equal(pages.count('/tenggat'), 1);
  });

  test('a page asked for right after a publication or a withdrawal shows it', async () => {
    const titles: string[] = [];
    for (const title of ['Daftar Ruas Jalan', 'Peta Evakuasi Bromo', 'Daftar Penerima Hibah']) {
      const ref = await draft(title);
      assert.ok(!(await get('/informasi')).body.includes(title));
      accepted(await publishDocument(office.deps, ref, ppid));
      assert.ok((await get('/informasi')).body.includes(title), `${title} after its publication`);
      titles.push(title);
      const published = await refOf(office.deps, ref.documentId);
      accepted(await withdrawDocument(office.deps, { ...published, reason: 'Ada kesalahan angka' }, ppid));
      assert.ok(!(await get('/informasi')).body.includes(title), `${title} after its withdrawal`);
    }
    assert.equal(titles.length, 3);
  });

  test('what another process publishes is there within a second', async () => {
    const other = await createContainer(office.container.config, { process: 'cli', clock: office.clock });
    try {
      const title = 'Alokasi Pupuk Bersubsidi';
      const ref = await draft(title);
      assert.ok(!(await get('/informasi')).body.includes(title));
      accepted(await publishDocument(other.deps, ref, ppid));
      const started = performance.now();
      while (!(await get('/informasi')).body.includes(title)) {
        assert.ok(performance.now() - started < 1_500, 'still the old page after a second and a half');
        await delay(10);
      }
    } finally {
      await other.close();
    }
  });

  test('a page that was being made while a document was published is not kept as the new one', async () => {
    const title = 'Laporan Kinerja Semester I';
    const ref = await draft(title);
    const letGo = pages.hold();
    const waiting = get('/informasi/setiap-saat');
    while (pages.count('/informasi/setiap-saat') === 0) await delay(5);
    accepted(await publishDocument(office.deps, ref, ppid));
    letGo();
    assert.ok(!(await waiting).body.includes(title));
    assert.ok((await get('/informasi/setiap-saat')).body.includes(title));
  });

  test('many who ask at once for a page that is not there wait for one rendering', async () => {
    const letGo = pages.hold();
    const target = '/informasi?q=bersama';
    const all = Array.from({ length: 40 }, () => ask(port, target));
    while (pages.count(target) === 0) await delay(5);
    await delay(50);
    letGo();
    const answers = await Promise.all(all);
    assert.equal(pages.count(target), 1);
    for (const { status, body } of answers) {
      assert.equal(status, 200);
      assert.deepEqual(body, answers[0]?.body);
    }
  });

  test('whoever leaves while a page is being made does not end it for the others', async () => {
    const letGo = pages.hold();
    const target = '/informasi?q=pergi';
    const leaver = request({ port, host: '127.0.0.1', path: target });
    leaver.on('error', () => {});
    leaver.end();
    while (pages.count(target) === 0) await delay(5);
    const stays = ask(port, target);
    await delay(20);
    leaver.destroy();
    await delay(20);
    letGo();
    assert.equal((await stays).status, 200);
    assert.equal(pages.count(target), 1);
  });

  test('any cookie goes past the memory, and its answer is not kept', async () => {
    const before = pages.count('/permohonan');
    for (const cookie of ['kasus=abc', 'petugas=def', 'a=b']) {
      const { headers } = await get('/permohonan', { cookie });
      assert.equal(headers['cache-control'], 'no-store');
      assert.equal(headers.etag, undefined);
    }
    assert.equal(pages.count('/permohonan'), before + 3);
    await get('/permohonan');
    assert.equal(pages.count('/permohonan'), before + 4);
  });

  test('answers with a cookie, with no-store, or other than 200 are never kept, nor are pages off the list', async () => {
    for (const target of [
      '/bantuan',
      '/pengaduan',
      '/informasi/hilang',
      '/permohonan/baru',
      '/permohonan/tanda-terima',
      '/lacak',
      '/lacak/abc',
      '/kasus',
      '/petugas',
      '/verifikasi/ABCDEFGHJKLM',
      '/informasi?utm_source=wa',
      '/informasi?q=a&q=b',
    ]) {
      const before = pages.count(target);
      await get(target);
      await get(target);
      assert.equal(pages.count(target), before + 2, target);
    }
  });

  test('at midnight in the office’s zone every page is made anew, not before', async () => {
    office.clock.set('2026-11-25T16:59:59.000Z');
    await delay(50);
    await get('/tenggat?jenis=request_answer&mulai=2026-11-25');
    const target = '/tenggat?jenis=request_answer&mulai=2026-11-25';
    await get(target);
    assert.equal(pages.count(target), 1);
    office.clock.set('2026-11-25T17:00:00.000Z');
    await delay(50);
    await get(target);
    assert.equal(pages.count(target), 2);
  });

  test('a change that is rolled back, and a citizen’s request, leave the pages where they are', async () => {
    await get('/verifikasi');
    const before = pages.count('/verifikasi');
    await office.deps.unitOfWork
      .transaction(async (tx) => {
        await tx.settings.bumpPublicVersion();
        throw new Error('undone');
      })
      .catch(() => {});
    await submittedRequest(office.deps);
    await get('/verifikasi');
    assert.equal(pages.count('/verifikasi'), before);
  });
});

eachDialect('kept public pages under a flood', (context) => {
  test('five thousand different filters neither fill the memory nor push the plain pages out', async () => {
    const office = await createTestOffice(context);
    const pages = countedPages(office.deps);
    const host = createHost({
      baseUrl: 'http://localhost:1',
      trustedProxyHops: 0,
      deps: office.deps,
      pages: pages.handler,
      staticFiles: new Map(),
      publicVersion: office.container.publicVersion,
    });
    const port = await host.listen(0, '127.0.0.1');
    await ask(port, '/informasi');
    for (let from = 0; from < 5_000; from += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, n) => ask(port, `/informasi?jenis=kata${from + n}`)));
    }
    await ask(port, '/informasi');
    assert.equal(pages.count('/informasi'), 1);
    const held = host.keptPages();
    assert.ok(held.pages <= 201, `${held.pages} pages`);
    assert.ok(held.bytes <= 32 * 1024 * 1024, `${held.bytes} bytes`);
    const made = pages.total();
    await ask(port, '/informasi?jenis=kata0');
    assert.equal(pages.total(), made + 1);
    host.server.closeAllConnections();
    await new Promise((resolve) => host.server.close(resolve));
  });
});

const built = existsSync(path.join(import.meta.dirname, '../../../dist/server/entry.mjs'));

eachDialect('kept pages of the portal itself', (context) => {
  test('nothing of a case stands in any page that is kept', {
    skip: !built && 'dist is not built',
  }, async () => {
    const office = await createTestOffice(context);
    const ppid = (await office.officer({ roles: ['chief_ppid'] })).actor;
    const unitId = (await office.unit({ name: 'Dinas Keuangan' })).id;
    const published = await publishedDocument(office.deps, ppid, documentDetails(unitId));
    const submitted = await submittedRequest(office.deps, {
      fullName: 'Kenanga Wulandari',
      details: ['Burung kuntul di pasar Kraksaan'],
      address: 'Dusun Rahasia Nomor 9',
      phone: '+6281299988877',
      nik: '3513000000000042',
    });
    const host = createHost({
      baseUrl: 'http://localhost:1',
      trustedProxyHops: 0,
      deps: office.deps,
      pages: await loadPages(),
      staticFiles: new Map(),
      publicVersion: office.container.publicVersion,
    });
    const port = await host.listen(0, '127.0.0.1');
    const addresses = [
      '/',
      '/informasi',
      '/informasi?q=kuntul',
      '/informasi/berkala',
      '/informasi/serta-merta',
      '/informasi/setiap-saat',
      '/informasi/dikecualikan',
      `/informasi/${published.slug}`,
      '/permohonan',
      '/pengaduan',
      '/bantuan',
      '/tenggat',
      '/tenggat?jenis=request_answer&mulai=2026-11-25',
      '/api/v1/tenggat?jenis=request_answer&mulai=2026-11-25',
      '/verifikasi',
    ];
    for (const address of addresses) {
      const first = await ask(port, address);
      const kept = await ask(port, address);
      assert.equal(kept.status, 200, address);
      assert.ok(kept.headers.etag, `${address} is kept`);
      assert.deepEqual(kept.body, first.body, address);
      const text = kept.body.toString();
      for (const canary of [
        'Kenanga',
        'burung kuntul di pasar',
        'Burung kuntul di pasar',
        'Dusun Rahasia',
        '81299988877',
        '3513000000000042',
        submitted.number,
      ]) {
        assert.ok(!text.includes(canary), `${canary} on ${address}`);
      }
    }
    assert.equal(host.keptPages().pages, addresses.length);
    host.server.closeAllConnections();
    await new Promise((resolve) => host.server.close(resolve));
  });
});
