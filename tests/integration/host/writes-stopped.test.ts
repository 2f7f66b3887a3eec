import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { jpeg } from '#tests/support/hostile-files.ts';
import { startPortal } from '#tests/support/running-portal.ts';
import { ensureSiteBuild } from '../../../src/cli/bootstrap/site-build.mjs';
import { assertPage, headingOf } from '../bad-input/page.ts';
import { attackedPortal, send } from '../bad-input/portal.ts';
import { asMultipart, asUrlEncoded, goodRequest, post, proof } from '../bad-input/request-form.ts';

before(() =>
  ensureSiteBuild(process.cwd(), { executable: process.execPath, version: process.versions.node }),
);

let dataDir = '';
after(() => rm(dataDir, { recursive: true, force: true }));

async function doctor(): Promise<string> {
  const child = spawn(process.execPath, ['src/cli/main.ts', 'doctor'], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  await once(child, 'close');
  return said;
}

test('after the disk failed to keep something the portal only reads, says so, and writes again after a new start', async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'ppid-writes-stopped-'));
  const portal = await startPortal({ dataDir, env: attackedPortal });
  try {
    assert.equal((await post(portal, asUrlEncoded(goodRequest()))).status, 303);
    assert.match(await doctor(), /Penyimpanan/);
    // As a worker or web process on this folder leaves it when its disk fails.
    await writeFile(path.join(dataDir, 'writes-stopped'), '2026-11-25T03:00:00.000Z\n');
    await delay(1_100);
    const files = await readdir(path.join(dataDir, 'files')).catch(() => []);
    for (const form of [
      asUrlEncoded(goodRequest()),
      asMultipart(goodRequest(), [proof(jpeg(640, 480, 900_000))]),
    ]) {
      const refused = await post(portal, form);
      assertPage(refused, 503, 'a form');
      assert.equal(headingOf(refused.text), 'Portal sedang tidak dapat menyimpan');
      assert.match(refused.text, /Kiriman Anda belum tersimpan/);
      assert.equal(refused.headers['retry-after'], '600');
    }
    assert.deepEqual(await readdir(path.join(dataDir, 'files')).catch(() => []), files);
    for (const page of ['/', '/informasi', '/permohonan', '/permohonan/baru', '/petugas/masuk', '/sehat']) {
      assert.equal((await send(portal, { path: page })).status, 200, page);
    }
    const ready = await send(portal, { path: '/siap' });
    assert.equal(ready.status, 503);
    assert.equal(ready.text, 'hanya baca\n');
    assert.match(await doctor(), /DIHENTIKAN sejak 2026-11-25T03:00:00\.000Z/);
  } finally {
    await portal.stop();
  }
  const again = await startPortal({ dataDir, env: attackedPortal });
  try {
    assert.equal((await send(again, { path: '/siap' })).status, 200);
    assert.equal((await post(again, asUrlEncoded(goodRequest()))).status, 303);
    assert.doesNotMatch(await doctor(), /DIHENTIKAN/);
  } finally {
    await again.stop();
  }
});
