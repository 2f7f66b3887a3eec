import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { type FormPart, multipart, urlEncoded } from '#tests/support/multipart.ts';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import type { TestDatabase } from '#tests/support/test-database.ts';
import { freshAddress, send } from '../bad-input/portal.ts';
import { columnsOf } from '../canary/evidence.ts';
import { wrongPlaces } from '../canary/judge.ts';
import { planting } from '../canary/planted.ts';
import { backedUpAndRestored } from '../canary/restored.ts';
import { type Evidence, filesBelow, note } from '../canary/watch.ts';

const form = '/pengaduan/baru';

eachDialect('a report without identity', (context) => {
  let database: TestDatabase;
  let portal: RunningPortal;
  const nowhere = { columns: new Map(), places: new Map() };
  /** Rows (the queue among them), log, files, what is public for machines, and where one is at hand a restored backup. */
  const everywhere = async (): Promise<Evidence> => {
    const evidence: Evidence = new Map();
    note(evidence, 'process output', portal.output());
    await columnsOf(database.db, evidence);
    for (const { file: name, bytes } of await filesBelow(portal.dataDir)) {
      note(evidence, 'files of the portal', name);
      note(evidence, 'files of the portal', bytes);
    }
    for (const path of [
      '/pengaduan',
      '/api/v1/pengaduan',
      '/statistik.csv',
      '/api/v1/statistik',
      '/feed.xml',
    ]) {
      note(evidence, 'exports', (await send(portal, { path, from: freshAddress() })).text);
    }
    if (context.dialect === 'postgres') return evidence;
    const world = { dataDir: portal.dataDir, databaseUrl: portal.databaseUrl, temporary: tmpdir() };
    const { archive, restored } = await backedUpAndRestored(world, null);
    for (const [place, pieces] of [...archive, ...restored]) {
      for (const piece of pieces) note(evidence, `backup: ${place}`, piece);
    }
    return evidence;
  };
  before(async () => {
    database = await context.open();
    portal = await startPortal({
      databaseUrl: database.url,
      env: { TRUSTED_PROXY_HOPS: '1', LOG_LEVEL: 'debug' },
    });
  });
  after(async () => {
    await portal.stop();
  });

  test('leaves nothing of who sent it: no address, program, name, file name, place or device of a photo', async () => {
    const plant = planting();
    const address = '203.0.113.177';
    plant.known('client address', address);
    const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#223344' } })
      .withExif({
        IFD0: { Make: plant.word('device'), Software: plant.word('device') },
        IFD3: {
          GPSLatitudeRef: 'S',
          GPSLatitude: '7/1 56/1 2847/100',
          GPSLongitudeRef: 'E',
          GPSLongitude: '113/1 12/1 1848/100',
          GPSMapDatum: plant.word('place of the photo'),
        },
      })
      .jpeg()
      .toBuffer();
    const headers = {
      'User-Agent': `Mozilla/5.0 ${plant.word('user agent')}`,
      Referer: `${portal.baseUrl}/${plant.word('referrer')}`,
      'Accept-Language': `id-${plant.word('language')}`,
    };
    const parts = (fields: Readonly<Record<string, string>>): readonly FormPart[] => [
      ...Object.entries(fields).map(([name, value]) => ({ name, value })),
      { name: 'photos', value: photo, fileName: `${plant.word('file name')}.jpg`, type: 'image/jpeg' },
    ];
    const sendIt = (fields: Readonly<Record<string, string>>) =>
      send(portal, { path: form, from: address, headers, form: multipart(parts(fields)) });
    const told = {
      details: 'Pungutan di loket.',
      identity_mode: 'without_identity',
      idempotency_key: 'satu',
    };

    // First with a name, as people do; it is refused and nothing of it stays.
    const refused = await sendIt({
      ...told,
      full_name: `Siti ${plant.word('name')}`,
      phone: plant.phone('telephone'),
    });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /Pungutan di loket\./);
    assert.match(refused.text, /tanpa identitas/);
    await send(portal, { path: form, from: address, headers });
    const taken = await sendIt(told);
    assert.equal(taken.status, 303);
    const receipt = await send(portal, {
      path: '/pengaduan/tanda-terima',
      cookies: taken.cookies,
      from: address,
      headers,
    });
    assert.equal(receipt.status, 200);
    const opened = await send(portal, {
      path: '/pengaduan/tanda-terima',
      cookies: taken.cookies,
      form: urlEncoded([]),
      from: address,
      headers,
    });
    const page = await send(portal, {
      path: '/kasus/pengaduan',
      cookies: opened.cookies,
      from: address,
      headers,
    });
    assert.match(page.text, /tidak disimpan \(tanpa identitas\)/);

    const file = /\/kasus\/berkas\/[^"]+/.exec(page.text)?.[0] ?? '';
    const served = await send(portal, { path: file, cookies: opened.cookies, from: freshAddress() });
    assert.equal(served.status, 200);
    const meta = await sharp(served.body).metadata();
    assert.deepEqual([meta.width, meta.exif, meta.xmp, meta.iptc], [64, undefined, undefined, undefined]);

    const row = await database.db.selectFrom('complaint').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual([row.sealed_reporter, row.contact_fingerprint], [null, null]);
    const evidence = await everywhere();
    note(evidence, 'photo as it is stored', served.body);
    assert.match(portal.output(), /"route":"\/pengaduan\/baru"/);
    assert.deepEqual(wrongPlaces(nowhere, plant.canaries(), evidence), []);
  });

  test('who reports as anonym is found nowhere but in the sealed field: not in rows, log, queue, exports or a backup', async () => {
    const plant = planting();
    const told = {
      details: 'Pungutan di loket pembayaran.',
      identity_mode: 'anonymous',
      idempotency_key: 'dua',
      full_name: `Siti ${plant.word('name')}`,
      phone: plant.phone('telephone'),
      email: plant.mail('mail address'),
    };
    const form_ = multipart(Object.entries(told).map(([name, value]) => ({ name, value })));
    const taken = await send(portal, { path: form, from: freshAddress(), form: form_ });
    assert.equal(taken.status, 303);
    const row = await database.db
      .selectFrom('complaint')
      .selectAll()
      .where('identity_mode', '=', 'anonymous')
      .executeTakeFirstOrThrow();
    assert.ok(row.sealed_reporter !== null, 'the identity is kept for the desk, sealed');
    assert.deepEqual(wrongPlaces(nowhere, plant.canaries(), await everywhere()), []);
  });
});
